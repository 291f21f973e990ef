using System.Globalization;
using System.Text;

namespace XenNetLint.LabCompare;

/// <summary>The score of a report by release, as a Markdown table.</summary>
public static class AgreementTable
{
    /// <summary>One line for each release, oldest first, and the sum.</summary>
    public static string Of(LabReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("| Xen | Scenarios | Agree | Fields | Agree | Excused |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var release in report.Scenarios.GroupBy(scenario => scenario.Prediction.Scenario.Release).OrderBy(group => group.Key))
        {
            text.Append(Line(release.Key.ToString(), report with { Scenarios = [.. release] }));
        }

        return text.Append(Line("all", report)).ToString();
    }

    private static string Line(string name, LabReport report)
    {
        var fields = report.Scenarios.SelectMany(scenario => scenario.Fields).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {report.Scenarios.Count} | {report.Scenarios.Count(scenario => scenario.Agrees(report.Excuses))} | {fields.Length} | {fields.Count(field => field.Agrees)} | {report.Excused.Count()} |\n");
    }
}
