namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>An Ethernet frame under way: a question or answer of ARP, or a datagram.</summary>
internal sealed class Frame
{
    public const ulong Broadcast = 0xffffffffffff;

    public required ulong Source { get; init; }

    public required ulong Destination { get; init; }

    /// <summary>Its VLAN; 0: untagged.</summary>
    public int Vlan { get; init; }

    /// <summary>The datagram; null for ARP.</summary>
    public Datagram? Datagram { get; init; }

    /// <summary>The question or answer; null for a datagram.</summary>
    public Arp? Arp { get; init; }

    /// <summary>What happened to it so far.</summary>
    public required Trail Trail { get; init; }

    /// <summary>Whether it is one of several copies that a bridge made for want of an entry.</summary>
    public bool IsFlooded { get; init; }

    /// <summary>The bridge ports that some copy of it has entered.</summary>
    public required HashSet<int> Entered { get; init; }

    public bool IsBroadcast => Destination == Broadcast;

    public Frame At(Trail trail, bool isFlooded = false) => new()
    {
        Source = Source,
        Destination = Destination,
        Vlan = Vlan,
        Datagram = Datagram,
        Arp = Arp,
        Trail = trail,
        IsFlooded = IsFlooded || isFlooded,
        Entered = Entered,
    };

    public Frame Tagged(int vlan) => new()
    {
        Source = Source,
        Destination = Destination,
        Vlan = vlan,
        Datagram = Datagram,
        Arp = Arp,
        Trail = Trail,
        IsFlooded = IsFlooded,
        Entered = Entered,
    };
}
