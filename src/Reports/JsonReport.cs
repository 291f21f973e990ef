using System.Text.Json;
using XenNetLint.Diagnostics;

namespace XenNetLint.Reports;

/// <summary>Findings for programs; docs/schemas/check.schema.json describes the form. Source: product §3.</summary>
public static class JsonReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(CheckResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            json.WriteStartArray("findings");
            foreach (var finding in result.Findings)
            {
                WriteFinding(json, finding);
            }

            json.WriteEndArray();
            json.WriteStartObject("summary");
            json.WriteNumber("errors", result.Count(DiagnosticSeverity.Error));
            json.WriteNumber("warnings", result.Count(DiagnosticSeverity.Warning));
            json.WriteNumber("infos", result.Count(DiagnosticSeverity.Info));
            json.WriteNumber("files", result.FileCount);
            json.WriteNumber("hosts", result.HostCount);
            json.WriteEndObject();
            if (result.Statistics is { } statistics)
            {
                WriteStatistics(json, statistics, result);
            }
        });
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", Wording.Of(finding.Severity));
        json.Text("message", finding.Message);
        json.Place(finding.Location);
        json.TextIfAny("callout", finding.Callout);
        json.TextIfAny("effect", finding.Effect);
        json.Texts("notes", finding.Notes);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            json.Place(related.Location);
            json.Text("message", related.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fixes");
        foreach (var fix in finding.Fixes)
        {
            WriteFix(json, fix);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, CodeFix fix)
    {
        json.WriteStartObject();
        json.Text("title", fix.Title);
        json.WriteBoolean("safe", fix.IsSafe);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            json.Place(edit.Location);
            json.Text("newText", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter json, CheckStatistics statistics, CheckResult result)
    {
        json.WriteStartObject("statistics");
        json.WriteStartArray("files");
        foreach (var files in statistics.Files)
        {
            json.WriteStartObject();
            json.WriteString("readAs", files.ReadAs);
            json.WriteNumber("count", files.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var file in statistics.LeftOut)
        {
            json.WriteStartObject();
            json.Text("file", file.Path);
            json.Text("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var (id, count) in StatisticsText.FindingsByRule(result))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
