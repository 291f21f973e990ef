namespace XenNetLint.Syntax.Cfg;

/// <summary>One expression in parentheses.</summary>
public sealed class ParenthesizedSyntax : SyntaxNode
{
    internal ParenthesizedSyntax(SyntaxToken openParen, SyntaxNode expression, SyntaxToken closeParen)
    {
        OpenParen = openParen;
        Expression = expression;
        CloseParen = closeParen;
    }

    /// <summary><c>(</c>.</summary>
    public SyntaxToken OpenParen { get; }

    /// <summary>What the parentheses hold.</summary>
    public SyntaxNode Expression { get; }

    /// <summary><c>)</c>; may be missing.</summary>
    public SyntaxToken CloseParen { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Parenthesized;

    /// <inheritdoc/>
    public override int ChildCount => 3;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index switch
    {
        0 => OpenParen,
        1 => Expression,
        _ => CloseParen,
    };
}
