using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>A way on which a broadcast comes back to where it was, with no bridge on it that takes part in a spanning tree.</summary>
/// <param name="Bridges">The bridges on it, those of nodes outside included, in the order of the way.</param>
/// <param name="Ports">The ports on it, in the order of the way.</param>
/// <param name="Closing">The port that closes it: the one that joined last.</param>
public sealed record BridgeLoop(EquatableArray<LinkEnd> Bridges, EquatableArray<LinkEnd> Ports, LinkEnd Closing);
