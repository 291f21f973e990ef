namespace XenNetLint.Syntax.Cfg;

/// <summary>A line that is no statement of any reader.</summary>
public sealed class SkippedStatementSyntax : SyntaxNode
{
    internal SkippedStatementSyntax(SyntaxToken token) => Token = token;

    /// <summary>The characters up to the line end, or up to a semicolon or comment.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SkippedStatement;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
