namespace XenNetLint.Syntax.Cfg;

/// <summary>One option of a vif string: <c>key=value</c>, or a part without <c>=</c>.</summary>
public sealed class VifOptionSyntax : SyntaxNode
{
    internal VifOptionSyntax(SyntaxToken key, SyntaxToken equalsToken, SyntaxToken value)
    {
        Key = key;
        EqualsToken = equalsToken;
        Value = value;
    }

    /// <summary>What stands before the first <c>=</c>; missing if nothing does.</summary>
    public SyntaxToken Key { get; }

    /// <summary><c>=</c>; missing in a part without it.</summary>
    public SyntaxToken EqualsToken { get; }

    /// <summary>What stands behind it, up to the comma; missing if nothing does.</summary>
    public SyntaxToken Value { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VifOption;

    /// <inheritdoc/>
    public override int ChildCount => 3;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index switch
    {
        0 => Key,
        1 => EqualsToken,
        _ => Value,
    };
}
