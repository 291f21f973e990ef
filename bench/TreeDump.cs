using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Bench;

/// <summary>Prints a tree, to look at.</summary>
internal static class TreeDump
{
    public static void Write(TextWriter output, string language, string file)
    {
        var text = SourceText.FromBytes(file, File.ReadAllBytes(file));
        var tree = language switch
        {
            "sxp" => SyntaxTree.ParseSxp(text),
            "cfg" => SyntaxTree.ParseCfg(text),
            _ => SyntaxTree.ParseShell(text),
        };
        WriteNode(output, tree.Root, 0);
        foreach (var diagnostic in tree.Diagnostics)
        {
            output.WriteLine($"{diagnostic.Location}: {diagnostic.Id} {diagnostic.Message}");
        }
    }

    private static void WriteNode(TextWriter output, SyntaxNode node, int depth)
    {
        var shown = node is SyntaxToken token ? (token.IsMissing ? " <missing>" : $" {token.Text.ReplaceLineEndings("\\n")}") : "";
        output.WriteLine($"{new string(' ', depth * 2)}{node.Kind} {node.Span.Start}..{node.Span.End}{shown}");
        for (var index = 0; index < node.ChildCount; index++)
        {
            WriteNode(output, node.GetChild(index), depth + 1);
        }

        if (node.Embedded is { } embedded)
        {
            WriteNode(output, embedded, depth + 1);
        }
    }
}
