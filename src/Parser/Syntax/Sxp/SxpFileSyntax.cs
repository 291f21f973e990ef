using System.Collections.Immutable;

namespace XenNetLint.Syntax.Sxp;

/// <summary>A whole S-expression file.</summary>
public sealed class SxpFileSyntax : SyntaxNode
{
    internal SxpFileSyntax(ImmutableArray<SyntaxNode> items, SyntaxToken endOfFile)
    {
        Items = items;
        EndOfFile = endOfFile;
    }

    /// <summary>Values and skipped text.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The values, lists, atoms and strings, that stand outside any list.</summary>
    public ImmutableArray<SyntaxNode> Values => SxpListSyntax.ValuesOf(Items);

    /// <summary>The end, with the trivia before it.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>
    /// Whether the text ends while an atom or a comment is being read inside an open list. xend then drops the unfinished form
    /// without a word, instead of refusing the file. Source: config-languages §1.3.
    /// </summary>
    public bool EndsInsideToken
    {
        get
        {
            if (Items is not [.., SxpListSyntax { CloseParen.IsMissing: true } open])
            {
                return false;
            }

            if (EndOfFile.LeadingTrivia.LastOrDefault() is { Span.Length: > 0 } last)
            {
                return last.Kind == SyntaxTriviaKind.Comment;
            }

            while (open.Items is [.., SxpListSyntax { CloseParen.IsMissing: true } inner])
            {
                open = inner;
            }

            return open.Items is [.., SxpAtomSyntax];
        }
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SxpFile;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Items.Length ? Items[index] : EndOfFile;
}
