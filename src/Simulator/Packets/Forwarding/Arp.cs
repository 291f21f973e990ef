namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A question or answer of ARP.</summary>
/// <param name="IsRequest">Whether it asks.</param>
/// <param name="SenderMac">Who sends it.</param>
/// <param name="SenderAddress">Its address; 0 if it has none.</param>
/// <param name="TargetAddress">Who is asked for, or who is told.</param>
internal sealed record Arp(bool IsRequest, ulong SenderMac, uint SenderAddress, uint TargetAddress)
{
    /// <summary>The link that answers; null for a question.</summary>
    public PlaneLink? Answerer { get; init; }
}
