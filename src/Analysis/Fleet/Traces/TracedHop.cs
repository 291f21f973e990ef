using XenNetLint.Collections;
using XenNetLint.Simulator.Packets;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>What happens to a packet while it is at one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Steps">What happens, in order.</param>
public sealed record TracedHop(NetworkNode Node, EquatableArray<TracedStep> Steps);
