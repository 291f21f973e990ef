
namespace XenNetLint.Reports;

/// <summary>One line a finding, as compilers write them: editors and <c>grep</c> understand it.</summary>
public static class ConciseReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(CheckResult result, TextWriter output, Palette palette)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var finding in result.Findings)
        {
            output.Write($"{Printable.OneLine(finding.Location.ToString())}: {palette.Severity(finding.Severity, Wording.Of(finding.Severity))}: {finding.Id} {Printable.OneLine(finding.Message)}\n");
        }
    }
}
