using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>Findings for people: the line at fault with carets, the consequence, the way out. Source: product §3.</summary>
public static class TextReport
{
    private const string BetweenFixAndDocs = "          ";
    private const int MaxHostsNamed = 3;

    /// <summary>Writes the report.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="output">Where to.</param>
    /// <param name="palette">The colours.</param>
    /// <param name="isQuiet">Whether only the findings are wanted.</param>
    public static void Write(CheckResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var finding in result.Findings)
        {
            WriteFinding(finding, output, palette);
            output.Write('\n');
        }

        if (isQuiet)
        {
            return;
        }

        WriteAssumptions(result.Assumptions, output, palette);
        output.Write(Summary(result, palette) + "\n");
    }

    /// <summary>Writes one finding.</summary>
    internal static void WriteFinding(Diagnostic finding, TextWriter output, Palette palette)
    {
        var location = finding.Location;
        var hasSource = location.Source.Length > 0;
        var gutter = SourceExcerpt.LastLine(location).ToString(CultureInfo.InvariantCulture).Length;
        var margin = new string(' ', gutter);
        output.Write($"{palette.Severity(finding.Severity, $"{Wording.Of(finding.Severity)}[{finding.Id}]")}{palette.Strong(": " + Printable.OneLine(finding.Message))}\n");
        output.Write($"{margin}{palette.Faint("-->")} {Printable.OneLine(location.ToString())}\n");
        if (hasSource)
        {
            SourceExcerpt.Write(output, finding, gutter, palette);
        }

        void WriteLine(string label, string text) =>
            output.Write($"{margin} {palette.Faint("=")} {palette.Strong(label + ":")} {Printable.OneLine(text)}\n");

        if (finding.Callout.Length > 0 && !hasSource)
        {
            WriteLine("note", finding.Callout);
        }

        if (finding.Effect.Length > 0)
        {
            WriteLine("effect", finding.Effect);
        }

        foreach (var note in finding.Notes)
        {
            WriteLine("note", note);
        }

        foreach (var related in finding.Related)
        {
            WriteLine("see", $"{related.Location}: {related.Message}");
        }

        var docs = "xennetlint explain " + finding.Id;
        for (var index = 0; index < finding.Fixes.Count; index++)
        {
            var fix = finding.Fixes[index];
            var isLast = index == finding.Fixes.Count - 1;
            WriteLine(fix.IsSafe ? "fix" : "fix (unsafe)", Wording.InSentence(fix.Title) + (isLast ? $"{BetweenFixAndDocs}docs: {docs}" : ""));
        }

        if (finding.Fixes.Count == 0)
        {
            WriteLine("docs", docs);
        }
    }

    /// <summary>Writes what was assumed: the same assumption about many hosts once.</summary>
    internal static void WriteAssumptions(EquatableArray<Assumption> assumptions, TextWriter output, Palette palette)
    {
        if (assumptions.Count == 0)
        {
            return;
        }

        output.Write(palette.Strong("assumed") + "\n");
        foreach (var group in assumptions.GroupBy(assumption => $"{assumption.Fact} {assumption.Value} ({assumption.Why})", StringComparer.Ordinal))
        {
            var hosts = group.Select(assumption => assumption.Host).Distinct(StringComparer.Ordinal).ToList();
            var named = hosts.Count <= MaxHostsNamed + 1
                ? Wording.Listed(hosts)
                : $"{string.Join(", ", hosts.Take(MaxHostsNamed))} and {Wording.Count(hosts.Count - MaxHostsNamed, "other host")}";
            output.Write($"  {Printable.OneLine($"{named}: {group.Key}")}\n");
        }

        output.Write('\n');
    }

    private static string Summary(CheckResult result, Palette palette)
    {
        var parts = new List<string>();
        foreach (var severity in (ReadOnlySpan<DiagnosticSeverity>)[DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Info])
        {
            var count = result.Count(severity);
            if (count > 0)
            {
                parts.Add(palette.Severity(severity, Wording.Count(count, severity == DiagnosticSeverity.Info ? "remark" : Wording.Of(severity))));
            }
        }

        var found = parts.Count == 0 ? palette.Good("nothing found") : Wording.Listed(parts);
        return $"{found} in {Wording.Count(result.FileCount, "file")} of {Wording.Count(result.HostCount, "host")}";
    }
}
