using XenNetLint.Collections;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What to do instead; it was played, and dom0 can be reached at its end.</summary>
public sealed record Alternative
{
    /// <summary>What to do, as an imperative without final period.</summary>
    public required string Title { get; init; }

    /// <summary>Lines to write or to type, in order; empty if the title says all.</summary>
    public EquatableArray<string> Lines { get; init; } = [];

    /// <summary>Whether the host reboots, so that it is away for a while in any case.</summary>
    public bool IsReboot { get; init; }

    /// <summary>What becomes of dom0 meanwhile.</summary>
    public required Dom0Course Course { get; init; }

    /// <summary>What else it costs or brings, a sentence each.</summary>
    public EquatableArray<string> Notes { get; init; } = [];
}
