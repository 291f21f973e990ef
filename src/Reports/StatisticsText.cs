using System.Globalization;

namespace XenNetLint.Reports;

/// <summary>What a run read, what it left out and why, and the findings of each rule, for people.</summary>
public static class StatisticsText
{
    private const int NumberWidth = 7;

    /// <summary>Writes the statistics of a result that has some.</summary>
    public static void Write(CheckResult result, TextWriter output, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        if (result.Statistics is not { } statistics)
        {
            return;
        }

        output.Write($"\n{palette.Strong("files read")}\n");
        foreach (var files in statistics.Files)
        {
            WriteCount(output, files.Count, files.ReadAs);
        }

        output.Write($"\n{palette.Strong("files left out")}\n");
        WriteCount(output, statistics.LeftOut.Count, "in all");
        foreach (var file in statistics.LeftOut)
        {
            output.Write($"  {Printable.OneLine(file.Path)}: {file.Reason}\n");
        }

        output.Write($"\n{palette.Strong("findings")}\n");
        WriteCount(output, result.Findings.Count, "in all");
        foreach (var (id, count) in FindingsByRule(result))
        {
            var descriptor = result.Findings.First(finding => string.Equals(finding.Id, id, StringComparison.Ordinal)).Descriptor;
            WriteCount(output, count, $"{id} {descriptor.Title}");
        }
    }

    /// <summary>Number of findings by id, in the order of the ids.</summary>
    internal static IEnumerable<(string Id, int Count)> FindingsByRule(CheckResult result) => result.Findings
        .CountBy(finding => finding.Id, StringComparer.Ordinal)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => (pair.Key, pair.Value));

    private static void WriteCount(TextWriter output, int count, string what) =>
        output.Write($"{count.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth)} {what}\n");
}
