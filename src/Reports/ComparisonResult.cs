using XenNetLint.Analysis.Comparison;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>What was compared.</summary>
public sealed record ComparisonResult
{
    /// <summary>Defaults that bear on it.</summary>
    public required EquatableArray<Assumption> Assumptions { get; init; }

    /// <summary>The hosts by name; one with two possible toolstacks occurs twice.</summary>
    public required EquatableArray<HostComparison> Hosts { get; init; }

    /// <summary>The earlier or present files, as the command line names them.</summary>
    public required string Before { get; init; }

    /// <summary>The later or proposed files, as the command line names them; null where files stay.</summary>
    public string? After { get; init; }

    /// <summary>Whether two boots are compared; else one host that runs on.</summary>
    public bool IsDiff { get; init; }

    /// <summary>Remarks about what was compared with what.</summary>
    public EquatableArray<string> Remarks { get; init; } = [];
}
