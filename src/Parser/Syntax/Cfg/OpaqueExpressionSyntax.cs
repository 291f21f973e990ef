namespace XenNetLint.Syntax.Cfg;

/// <summary>A Python expression that is kept whole: calls, operators, indexing, comprehensions, dictionaries.</summary>
public sealed class OpaqueExpressionSyntax : SyntaxNode
{
    internal OpaqueExpressionSyntax(SyntaxToken token) => Token = token;

    /// <summary>All of it, comments and line ends inside included.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OpaqueExpression;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
