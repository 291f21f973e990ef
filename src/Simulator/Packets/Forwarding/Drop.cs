namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>The end of a packet, or of one of its copies, that is no delivery.</summary>
/// <param name="Disposition">Why.</param>
/// <param name="Trail">What happened before.</param>
/// <param name="Datagram">The datagram that is lost; null for ARP.</param>
/// <param name="IsFlooded">Whether it is one copy of several.</param>
internal sealed record Drop(Disposition Disposition, Trail Trail, Datagram? Datagram, bool IsFlooded)
{
    public string Detail => Trail.Detail;
}
