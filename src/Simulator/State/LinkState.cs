using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>A network interface of dom0 as the kernel sees it.</summary>
public sealed record LinkState
{
    /// <summary>MTU of Ethernet devices unless set.</summary>
    public const int EthernetMtuBytes = 1500;

    /// <summary>What an Ethernet device takes at least.</summary>
    public const int LeastMtuBytes = 68;

    /// <summary>What a virtual Ethernet device takes at most; a NIC's own limit is mostly lower and known to nobody.</summary>
    public const int GreatestMtuBytes = 65535;

    /// <summary>What <c>brctl addbr</c> gives. Source: host-scripts §0.3.</summary>
    public static readonly TimeSpan DefaultForwardDelay = TimeSpan.FromSeconds(15);

    /// <summary>Its name now.</summary>
    public required InterfaceName Name { get; init; }

    /// <summary>What it is; does not change with the name.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>The name under which a card or VLAN device came to be; null if it is neither. What is plugged into it goes by that name.</summary>
    public InterfaceName? FirstName { get; init; }

    /// <summary>Hardware address; null if nobody says it, or if it is random (a bridge that never had a port). Source: host-scripts §0.3.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Whether the address was set by hand, so that a bridge keeps it. Source: host-scripts §0.3.</summary>
    public bool IsMacAddressSet { get; init; }

    /// <summary>Administrative state.</summary>
    public bool IsUp { get; init; }

    /// <summary>Whether it answers and asks ARP.</summary>
    public bool IsArpOn { get; init; } = true;

    /// <summary>The MULTICAST flag.</summary>
    public bool IsMulticastOn { get; init; } = true;

    /// <summary>Maximum transmission unit in bytes.</summary>
    public int MtuBytes { get; init; } = EthernetMtuBytes;

    /// <summary>Whether the MTU was set by hand; a bridge then no longer follows its ports. Source: host-scripts §12.6.</summary>
    public bool IsMtuSet { get; init; }

    /// <summary>The bridge whose port it is, or the bonding device whose slave it is.</summary>
    public InterfaceName? Master { get; init; }

    /// <summary>Which of its bridge's ports it was to join, from 1: a bridge floods to its latest port first and has one entry for an address that several ports have, the first one's. 0 if it is no port. Source: host-scripts §12.4.</summary>
    public int PortOrder { get; init; }

    /// <summary>IPv4 addresses in the kernel's order: primaries before secondaries.</summary>
    public EquatableArray<LinkAddress> Addresses { get; init; } = [];

    /// <summary>IPv6 addresses that the host's files give it, as long as it has them.</summary>
    public EquatableArray<string> IPv6Addresses { get; init; } = [];

    /// <summary>The other end of a loopback pair.</summary>
    public InterfaceName? Peer { get; init; }

    /// <summary>The link below a VLAN device, whatever its name is now. Source: host-scripts §8 X26.</summary>
    public InterfaceName? Parent { get; init; }

    /// <summary>The number of a VLAN device's VLAN; null if it is none, or if its name does not tell.</summary>
    public int? VlanNumber { get; init; }

    /// <summary>Whether a bridge takes part in the spanning tree protocol.</summary>
    public bool IsStpOn { get; init; }

    /// <summary>How long a bridge's new port waits before it forwards (with STP).</summary>
    public TimeSpan ForwardDelay { get; init; } = DefaultForwardDelay;

    /// <summary>The guest's vif that this is the back end of.</summary>
    public VifId? Vif { get; init; }

    /// <summary>The guest's vif whose emulated NIC this tap serves.</summary>
    public VifId? EmulatedNic { get; init; }

    /// <summary>VLAN of a port of Open vSwitch whose frames are untagged there; null if it has none. Source: host-scripts §3.7.</summary>
    public int? VlanTag { get; init; }

    /// <summary>VLANs that a port of Open vSwitch carries tagged; empty means all. Source: host-scripts §3.7.</summary>
    public EquatableArray<int> VlanTrunks { get; init; } = [];
}
