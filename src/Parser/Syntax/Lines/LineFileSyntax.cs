using System.Collections.Immutable;

namespace XenNetLint.Syntax.Lines;

/// <summary>A whole file of lines: <c>/etc/network/interfaces</c>, or a file of systemd-networkd.</summary>
public sealed class LineFileSyntax : SyntaxNode
{
    internal LineFileSyntax(ImmutableArray<SyntaxNode> items, SyntaxToken endOfFile)
    {
        Items = items;
        EndOfFile = endOfFile;
    }

    /// <summary>The lines.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The end of the file; of width zero.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>The logical lines in order: a backslash at the end of a line joins it with the next.</summary>
    public IEnumerable<LineSyntax> Lines => Items.Cast<LineSyntax>();

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.LineFile;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Items.Length ? Items[index] : EndOfFile;
}
