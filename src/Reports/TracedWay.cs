using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;

namespace XenNetLint.Reports;

/// <summary>A packet on one way, with what its steps are told by.</summary>
/// <param name="Hops">The hops.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="IsAnswer">Whether it is the answer.</param>
/// <param name="Blocker">What it ends at; null if it arrives.</param>
internal sealed record TracedWay(EquatableArray<TracedHop> Hops, IPv4Address Target, bool IsAnswer, Blocker? Blocker);
