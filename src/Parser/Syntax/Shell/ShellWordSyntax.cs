namespace XenNetLint.Syntax.Shell;

/// <summary>One word of a command, quotes included.</summary>
public sealed class ShellWordSyntax : SyntaxNode
{
    internal ShellWordSyntax(SyntaxToken token) => Token = token;

    /// <summary>The word as written.</summary>
    public SyntaxToken Token { get; }

    /// <summary>What it is made of; found anew at each call.</summary>
    public IReadOnlyList<ShellWordPiece> Pieces => ShellWordPiece.Split(Token.Characters);

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ShellWord;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
