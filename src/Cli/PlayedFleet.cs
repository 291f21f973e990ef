using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Cli;

/// <summary>Hosts that were played together, each under one release and toolstack.</summary>
/// <param name="Hosts">The hosts as they were bound.</param>
/// <param name="Analysis">What came of it.</param>
/// <param name="Toolstack">The toolstack of the hosts that leave a choice.</param>
internal sealed record PlayedFleet(EquatableArray<BoundHost> Hosts, FleetAnalysis Analysis, Toolstack Toolstack);
