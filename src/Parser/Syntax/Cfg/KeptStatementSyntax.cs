namespace XenNetLint.Syntax.Cfg;

/// <summary>A Python statement that is kept, not taken apart: a whole logical line.</summary>
public sealed class KeptStatementSyntax : SyntaxNode
{
    internal KeptStatementSyntax(SyntaxToken firstWord, SyntaxToken rest, int indentation)
    {
        FirstWord = firstWord;
        Rest = rest;
        Indentation = indentation;
    }

    /// <summary>The first word, or the first sign if no word stands there: <c>import</c>, <c>if</c>, <c>@</c>.</summary>
    public SyntaxToken FirstWord { get; }

    /// <summary>The other characters of the line; may be empty.</summary>
    public SyntaxToken Rest { get; }

    /// <summary>As of <see cref="AssignmentSyntax.Indentation"/>.</summary>
    public int Indentation { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.KeptStatement;

    /// <inheritdoc/>
    public override int ChildCount => 2;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index == 0 ? FirstWord : Rest;
}
