using System.Globalization;
using System.Text;
using XenNetLint.Diagnostics;

namespace XenNetLint.Reports;

/// <summary>Workflow commands that GitHub shows as annotations beside the lines.</summary>
public static class GithubReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(CheckResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var finding in result.Findings)
        {
            WriteFinding(finding, output);
        }
    }

    private static void WriteFinding(Diagnostic finding, TextWriter output)
    {
        var start = finding.Location.Start;
        var end = finding.Location.End;
        var command = finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "notice",
        };

        // GitHub takes columns only within one line.
        var columns = start.Line == end.Line
            ? string.Create(CultureInfo.InvariantCulture, $",col={start.Column},endColumn={end.Column}")
            : "";
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"::{command} file={EscapeProperty(finding.Location.Source.Path)},line={start.Line},endLine={end.Line}{columns},title={EscapeProperty($"{finding.Id} {finding.Descriptor.Title}")}::{EscapeMessage(MessageOf(finding))}\n"));
    }

    /// <summary>The message with what explains it, one remark a line.</summary>
    internal static string MessageOf(Diagnostic finding)
    {
        var text = new StringBuilder(finding.Message);
        if (finding.Callout.Length > 0)
        {
            text.Append('\n').Append(finding.Callout);
        }

        if (finding.Effect.Length > 0)
        {
            text.Append("\nEffect: ").Append(finding.Effect);
        }

        foreach (var note in finding.Notes)
        {
            text.Append("\nNote: ").Append(note);
        }

        return text.ToString();
    }

    private static string EscapeMessage(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeMessage(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
