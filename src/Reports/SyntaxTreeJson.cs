using System.Text.Json;
using XenNetLint.Syntax;

namespace XenNetLint.Reports;

/// <summary>A syntax tree for programs: nodes in the order of the text with their depth, a flat list, because files may nest a million lists.</summary>
public static class SyntaxTreeJson
{
    /// <summary>Writes the tree, then what is wrong with the text.</summary>
    public static void Write(SyntaxTree tree, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(tree);
        JsonOutput.WriteCommand(output, [], json =>
        {
            json.Text("file", tree.Text.Path);
            json.WriteString("language", tree.Language switch { SyntaxLanguage.Sxp => "sxp", SyntaxLanguage.Cfg => "cfg", SyntaxLanguage.Interfaces => "interfaces", SyntaxLanguage.Ini => "ini", _ => "shell" });
            json.WriteString("encoding", tree.Text.IsLatin1 ? "latin-1" : "utf-8");
            json.WriteStartArray("nodes");
            foreach (var (node, depth) in SyntaxOutline.Of(tree.Root))
            {
                WriteNode(json, tree, node, depth);
            }

            json.WriteEndArray();
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in tree.Diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("id", diagnostic.Id);
                json.WriteString("severity", Wording.Of(diagnostic.Severity));
                json.Text("message", diagnostic.Message);
                json.Place(diagnostic.Location);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WriteNode(Utf8JsonWriter json, SyntaxTree tree, SyntaxNode node, int depth)
    {
        json.WriteStartObject();
        json.WriteNumber("depth", depth);
        json.WriteString("kind", node.Kind.ToString());
        json.WriteNumber("start", node.Span.Start);
        json.WriteNumber("length", node.Span.Length);
        if (node is SyntaxToken token)
        {
            json.Text("text", token.Text);
            json.Text("leadingTrivia", tree.Text.Content[token.FullSpan.Start..token.Span.Start]);
            if (token.IsMissing)
            {
                json.WriteBoolean("missing", value: true);
            }

            if (token.IsUnterminated)
            {
                json.WriteBoolean("unterminated", value: true);
            }
        }

        json.WriteEndObject();
    }
}
