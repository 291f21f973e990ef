namespace XenNetLint.Syntax.Sxp;

/// <summary>A bare word.</summary>
public sealed class SxpAtomSyntax : SyntaxNode
{
    internal SxpAtomSyntax(SyntaxToken token) => Token = token;

    /// <summary>The word.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SxpAtom;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
