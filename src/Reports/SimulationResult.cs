using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>What was simulated.</summary>
/// <param name="Assumptions">Defaults that bear on it.</param>
/// <param name="Hosts">The hosts; one with two possible toolstacks occurs twice.</param>
public sealed record SimulationResult(EquatableArray<Assumption> Assumptions, EquatableArray<HostTimeline> Hosts);
