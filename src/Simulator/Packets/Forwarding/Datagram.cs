namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>An echo request or reply under way.</summary>
/// <param name="Source">Its source now.</param>
/// <param name="Destination">Its destination now.</param>
/// <param name="IsReply">Whether it is the answer.</param>
/// <param name="SizeBytes">Its size from layer 3 on.</param>
internal sealed record Datagram(uint Source, uint Destination, bool IsReply, int SizeBytes)
{
    /// <summary>Nodes that have routed it: a second time is a circle.</summary>
    public List<PlaneNode> Routers { get; init; } = [];
}
