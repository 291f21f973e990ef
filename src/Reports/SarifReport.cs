using System.Text.Json;
using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>Findings as SARIF 2.1.0, which code hosts and editors read.</summary>
public static class SarifReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="rules">Every kind of finding that there is, by id; those that did not occur are declared too.</param>
    /// <param name="pageOf">The page of a rule as Markdown; null if it has none.</param>
    /// <param name="output">Where to.</param>
    public static void Write(CheckResult result, IReadOnlyList<DiagnosticDescriptor> rules, Func<string, string?> pageOf, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(pageOf);
        JsonOutput.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "xennetlint");
            json.WriteString("version", ToolVersion.Text);
            json.WriteString("semanticVersion", ToolVersion.Text);
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                WriteRule(json, rule, pageOf(rule.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("invocations");
            json.WriteStartObject();
            json.WriteBoolean("executionSuccessful", value: true);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in result.Findings)
            {
                WriteResult(json, finding, IndexOf(rules, finding.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>A path as a URI reference: relative to where the program ran, or a file URI if it is absolute.</summary>
    internal static string UriOf(string path)
    {
        var encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + encoded : encoded;
    }

    private static int IndexOf(IReadOnlyList<DiagnosticDescriptor> rules, string id)
    {
        for (var index = 0; index < rules.Count; index++)
        {
            if (string.Equals(rules[index].Id, id, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static void WriteRule(Utf8JsonWriter json, DiagnosticDescriptor rule, string? page)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteText(json, "shortDescription", rule.Title);
        json.WriteStartObject("help");
        json.Text("text", $"{rule.Title}. Run 'xennetlint explain {rule.Id}' for cause, example and cure.");
        if (page is not null)
        {
            json.Text("markdown", page);
        }

        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("category", rule.Category);
        json.Texts("tags", ["xen", "network", rule.Category.ToLowerInvariant()]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        if (ruleIndex >= 0)
        {
            json.WriteNumber("ruleIndex", ruleIndex);
        }

        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", GithubReport.MessageOf(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePhysicalLocation(json, finding.Location);
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            WriteRelated(json, finding);
        }

        if (finding.Fixes.Count > 0)
        {
            json.WriteStartArray("fixes");
            foreach (var fix in finding.Fixes)
            {
                WriteFix(json, fix);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartArray("relatedLocations");
        for (var index = 0; index < finding.Related.Count; index++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", index + 1);
            WritePhysicalLocation(json, finding.Related[index].Location);
            WriteText(json, "message", finding.Related[index].Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, CodeFix fix)
    {
        json.WriteStartObject();
        WriteText(json, "description", fix.IsSafe ? fix.Title : fix.Title + " (unsafe: look at it before you apply it)");
        json.WriteStartArray("artifactChanges");
        foreach (var edits in fix.Edits.GroupBy(edit => edit.Location.Source.Path, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            WriteArtifact(json, edits.Key);
            json.WriteStartArray("replacements");
            foreach (var edit in edits)
            {
                json.WriteStartObject();
                WriteRegion(json, "deletedRegion", edit.Location);
                WriteText(json, "insertedContent", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePhysicalLocation(Utf8JsonWriter json, Location location)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, location.Source.Path);
        WriteRegion(json, "region", location);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(path));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, Location location)
    {
        var start = location.Start;
        var end = location.End;
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", text);
        json.WriteEndObject();
    }
}
