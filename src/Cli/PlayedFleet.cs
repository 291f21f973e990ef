using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;

namespace XenNetLint.Cli;

/// <summary>Hosts that were played together, each under one release and toolstack.</summary>
/// <param name="Hosts">The hosts as they were bound.</param>
/// <param name="Analysis">What came of it.</param>
internal sealed record PlayedFleet(EquatableArray<BoundHost> Hosts, FleetAnalysis Analysis);
