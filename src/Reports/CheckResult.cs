using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>What <c>check</c> found in a workspace.</summary>
public sealed record CheckResult
{
    /// <summary>All findings in the order of output: by file, place and id.</summary>
    public required EquatableArray<Diagnostic> Findings { get; init; }

    /// <summary>Defaults that bear on the findings, host by host.</summary>
    public EquatableArray<Assumption> Assumptions { get; init; } = [];

    /// <summary>Number of files that were read as something.</summary>
    public int FileCount { get; init; }

    /// <summary>Number of hosts that they make up.</summary>
    public int HostCount { get; init; }

    /// <summary>What was read and what was left out; null unless asked for.</summary>
    public CheckStatistics? Statistics { get; init; }

    /// <summary>Number of findings of a severity.</summary>
    public int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>Puts findings into the order of output: file, place, id, message; what occurs twice is said once.</summary>
    public static EquatableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> findings) => findings
        .OrderBy(finding => finding.Location.Source.Path, StringComparer.Ordinal)
        .ThenBy(finding => finding.Location.Span.Start)
        .ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ThenBy(finding => finding.Message, StringComparer.Ordinal)
        .ToEquatableArray();
}
