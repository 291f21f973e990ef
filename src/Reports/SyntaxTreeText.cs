using System.Globalization;
using XenNetLint.Syntax;

namespace XenNetLint.Reports;

/// <summary>A syntax tree as an outline: nodes, tokens with their text, trivia.</summary>
public static class SyntaxTreeText
{
    // A million nested lists would else need terabytes of blanks.
    private const int MaxIndent = 64;

    /// <summary>Writes the tree, then what is wrong with the text.</summary>
    public static void Write(SyntaxTree tree, TextWriter output, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var (node, depth) in SyntaxOutline.Of(tree.Root))
        {
            if (node is SyntaxToken token)
            {
                foreach (var trivia in token.LeadingTrivia)
                {
                    output.Write($"{IndentOf(depth)}{palette.Faint($"{trivia.Kind} {Quote(tree.Text.ToString(trivia.Span))}")}\n");
                }

                output.Write($"{IndentOf(depth)}{token.Kind} {PlaceOf(tree, node)} {Quote(token.Text)}{(token.IsMissing ? " missing" : "")}{(token.IsUnterminated ? " unterminated" : "")}\n");
            }
            else
            {
                output.Write($"{IndentOf(depth)}{palette.Strong(node.Kind.ToString())} {PlaceOf(tree, node)}\n");
            }
        }

        foreach (var diagnostic in tree.Diagnostics)
        {
            output.Write('\n');
            TextReport.WriteFinding(diagnostic, output, palette);
        }
    }

    private static string IndentOf(int depth) =>
        depth <= MaxIndent ? new string(' ', 2 * depth) : new string(' ', 2 * MaxIndent) + string.Create(CultureInfo.InvariantCulture, $"({depth}) ");

    private static string PlaceOf(SyntaxTree tree, SyntaxNode node)
    {
        var location = tree.GetLocation(node);
        return $"{location.Start}-{location.End}";
    }

    private static string Quote(string text)
    {
        var escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
        return $"\"{Printable.OneLine(escaped)}\"";
    }
}
