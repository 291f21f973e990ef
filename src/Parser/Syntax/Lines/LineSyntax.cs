using System.Collections.Immutable;

namespace XenNetLint.Syntax.Lines;

/// <summary>One logical line.</summary>
public sealed class LineSyntax : SyntaxNode
{
    internal LineSyntax(LineKind lineKind, ImmutableArray<SyntaxNode> tokens, SyntaxToken endOfLine)
    {
        LineKind = lineKind;
        Tokens = tokens;
        EndOfLine = endOfLine;
    }

    /// <summary>What the line is.</summary>
    public LineKind LineKind { get; }

    /// <summary>The words; or key, <c>=</c> and value; or one token with all the text. None in a blank line.</summary>
    public ImmutableArray<SyntaxNode> Tokens { get; }

    /// <summary>The words of a line that has words.</summary>
    public IEnumerable<string> Words => LineKind == LineKind.Words ? Tokens.Select(token => token.FirstToken.Text) : [];

    /// <summary>The name between the brackets of a section's head.</summary>
    public string SectionName => LineKind == LineKind.Section ? FirstToken.Text[1..].TrimEnd(']') : "";

    /// <summary>The key of a setting.</summary>
    public string Key => LineKind == LineKind.Setting ? FirstToken.Text : "";

    /// <summary>The value of a setting, joined lines with a blank between.</summary>
    public string Value => LineKind == LineKind.Setting
        ? Tokens[^1].FirstToken.Text.Replace("\\\r\n", " ", StringComparison.Ordinal).Replace("\\\n", " ", StringComparison.Ordinal)
        : "";

    /// <summary>The line end, with the blanks before it; of width zero at the end of the file.</summary>
    public SyntaxToken EndOfLine { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Line;

    /// <inheritdoc/>
    public override int ChildCount => Tokens.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Tokens.Length ? Tokens[index] : EndOfLine;
}
