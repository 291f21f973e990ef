using System.Globalization;
using System.Text;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;

namespace XenNetLint.Samples;

/// <summary>Writes the syntax trees of a sample's files: a node a line with its place, a token with its text.</summary>
/// <remarks>What is nested deeper than <see cref="MaximumDepth"/> is only counted: a golden file is there to be read.</remarks>
internal static class SyntaxText
{
    private const int MaximumDepth = 24;

    public static string Of(IEnumerable<WorkspaceFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Path}: {file.Role}\n");
            if (file.Tree is { } tree)
            {
                Write(text, tree, tree.Root, depth: 1);
                foreach (var diagnostic in tree.Diagnostics)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {diagnostic.Id} at {diagnostic.Location.Source.GetPosition(diagnostic.Location.Span.Start)}: {diagnostic.Message}\n");
                }
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, SyntaxTree tree, SyntaxNode node, int depth)
    {
        text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{node.Kind} {tree.Text.GetPosition(node.Span.Start)}");
        if (node is SyntaxToken token)
        {
            text.Append(token.IsMissing ? " (missing)" : " " + Shown(token.Text)).Append(token.IsUnterminated ? " (unterminated)\n" : "\n");
            return;
        }

        text.Append('\n');
        if (depth == MaximumDepth)
        {
            text.Append(' ', (depth + 1) * 2).Append(CultureInfo.InvariantCulture, $"… {node.DescendantNodes().Count()} nodes below\n");
            return;
        }

        for (var index = 0; index < node.ChildCount; index++)
        {
            Write(text, tree, node.GetChild(index), depth + 1);
        }

        if (node.Embedded is { } embedded)
        {
            Write(text, tree, embedded, depth + 1);
        }
    }

    private static string Shown(string text) => "\"" + text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"";
}
