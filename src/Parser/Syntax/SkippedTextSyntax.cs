namespace XenNetLint.Syntax;

/// <summary>Characters that are kept but have no place in the grammar; the token's kind tells why.</summary>
public sealed class SkippedTextSyntax : SyntaxNode
{
    internal SkippedTextSyntax(SyntaxToken token) => Token = token;

    /// <summary>The characters.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SkippedText;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
