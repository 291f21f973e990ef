using System.Collections.Immutable;

namespace XenNetLint.Syntax.Shell;

/// <summary>A whole shell script, line by line.</summary>
public sealed class ShellFileSyntax : SyntaxNode
{
    internal ShellFileSyntax(ImmutableArray<SyntaxNode> items, SyntaxToken endOfFile)
    {
        Items = items;
        EndOfFile = endOfFile;
    }

    /// <summary>The lines.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The end of the file; of width zero.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>The logical lines in order: a backslash at the end of a line, or an open quote, joins it with the next.</summary>
    public IEnumerable<ShellLineSyntax> Lines => Items.Cast<ShellLineSyntax>();

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ShellFile;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Items.Length ? Items[index] : EndOfFile;
}
