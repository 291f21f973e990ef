namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A node has taken delivery of the request or of a reply.</summary>
/// <param name="Node">The node.</param>
/// <param name="Datagram">What it got, addresses as it sees them.</param>
/// <param name="Trail">How it came.</param>
internal sealed record Delivery(PlaneNode Node, Datagram Datagram, Trail Trail);
