namespace XenNetLint.Syntax.Cfg;

/// <summary>A number, with its sign.</summary>
public sealed class NumberSyntax : SyntaxNode
{
    internal NumberSyntax(SyntaxToken token) => Token = token;

    /// <summary>The digits as written.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Number;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
