namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A question for a hardware address that is on its way, and the datagrams that wait for the answer.</summary>
internal sealed class Resolution(PlaneLink device, uint address)
{
    public PlaneLink Device { get; } = device;

    public uint Address { get; } = address;

    public List<(Datagram Datagram, Trail Trail)> Waiting { get; } = [];
}
