namespace XenNetLint.Syntax.Cfg;

/// <summary>The place where a value should stand.</summary>
public sealed class MissingValueSyntax : SyntaxNode
{
    internal MissingValueSyntax(SyntaxToken token) => Token = token;

    /// <summary>Missing, of width zero.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.MissingValue;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
