using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>What <c>trace</c> found out.</summary>
public sealed record TraceResult
{
    /// <summary>Defaults that bear on it.</summary>
    public required EquatableArray<Assumption> Assumptions { get; init; }

    /// <summary>The events behind the boot, as they were asked for.</summary>
    public required EquatableArray<string> Events { get; init; }

    /// <summary>Whether the guests that the boot does not start were started behind it.</summary>
    public required bool StartsAll { get; init; }

    /// <summary>The traces: one, or one for each toolstack where both may be meant.</summary>
    public required EquatableArray<TraceReport> Traces { get; init; }
}
