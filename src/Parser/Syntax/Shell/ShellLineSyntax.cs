using System.Collections.Immutable;

namespace XenNetLint.Syntax.Shell;

/// <summary>One logical line.</summary>
public sealed class ShellLineSyntax : SyntaxNode
{
    internal ShellLineSyntax(ShellLineKind lineKind, ImmutableArray<SyntaxNode> parts, SyntaxToken endOfLine)
    {
        LineKind = lineKind;
        Parts = parts;
        EndOfLine = endOfLine;
    }

    /// <summary>What the line is.</summary>
    public ShellLineKind LineKind { get; }

    /// <summary>The words of an assignment or a command, words and operators of a compound line, else one token with all the text; none in a blank line.</summary>
    public ImmutableArray<SyntaxNode> Parts { get; }

    /// <summary>The words of an assignment (one), a command or a compound line, operators left out; none in other lines.</summary>
    public ImmutableArray<ShellWordSyntax> Words => [.. Parts.OfType<ShellWordSyntax>()];

    /// <summary>The line end, with the blanks and the comment before it; of width zero at the end of the file.</summary>
    public SyntaxToken EndOfLine { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ShellLine;

    /// <inheritdoc/>
    public override int ChildCount => Parts.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Parts.Length ? Parts[index] : EndOfLine;
}
