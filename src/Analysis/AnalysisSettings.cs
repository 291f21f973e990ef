using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>How a workspace is looked at.</summary>
public sealed record AnalysisSettings
{
    /// <summary>The release of the command line; null if none was given.</summary>
    public Release? Release { get; init; }

    /// <summary>The toolstacks of the command line; empty if none was given.</summary>
    public EquatableArray<Toolstack> Toolstacks { get; init; } = [];
}
