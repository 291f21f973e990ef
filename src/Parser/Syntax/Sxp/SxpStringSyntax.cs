using XenNetLint.Text;

namespace XenNetLint.Syntax.Sxp;

/// <summary>A quoted string; <see cref="SxpEscapes"/> tells what a reader makes of it.</summary>
public sealed class SxpStringSyntax : SyntaxNode
{
    internal SxpStringSyntax(SyntaxToken token) => Token = token;

    /// <summary>The string with its quotes.</summary>
    public SyntaxToken Token { get; }

    /// <summary>What stands between the quotes, as written.</summary>
    public TextSpan ContentSpan => TextSpan.FromBounds(Token.Span.Start + 1, IsTerminated ? Token.Span.End - 1 : Token.Span.End);

    /// <summary>Whether the closing quote is there.</summary>
    public bool IsTerminated => !Token.IsUnterminated;

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SxpString;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
