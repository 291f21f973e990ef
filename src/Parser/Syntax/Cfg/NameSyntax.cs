namespace XenNetLint.Syntax.Cfg;

/// <summary>A bare name: <c>None</c>, <c>True</c>, a variable.</summary>
public sealed class NameSyntax : SyntaxNode
{
    internal NameSyntax(SyntaxToken token) => Token = token;

    /// <summary>The name.</summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Name;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
