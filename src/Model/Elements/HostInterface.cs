using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A network interface that the host has before any Xen script runs: a NIC, or a bridge of the distribution.</summary>
public sealed record HostInterface
{
    /// <summary>The kernel's name.</summary>
    public required InterfaceName Name { get; init; }

    /// <summary>Hardware address; null if nobody says it.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>IPv4 addresses in the order in which they were added.</summary>
    public EquatableArray<IPv4Prefix> Addresses { get; init; } = [];

    /// <summary>Whether the distribution's ifup has a configuration for this name. Source: host-scripts §0.3.</summary>
    public bool IsKnownToIfup { get; init; } = true;

    /// <summary>IPv6 addresses as text; they are kept and shown, and no packet is followed over them.</summary>
    public EquatableArray<string> IPv6Addresses { get; init; } = [];

    /// <summary>Whether the boot brings it up.</summary>
    public bool IsUp { get; init; } = true;

    /// <summary>Whether the boot makes the device. A bridge, bond or VLAN that only ifup makes is not there where the boot does not bring it up.</summary>
    public bool ExistsAtBoot { get; init; } = true;

    /// <summary>MTU in bytes; null is the device's default.</summary>
    public int? MtuBytes { get; init; }

    /// <summary>Whether it is a bridge that exists without Xen.</summary>
    public bool IsBridge { get; init; }

    /// <summary>Whether that bridge is one of Open vSwitch, which brctl does not see. Source: host-scripts §3.7.</summary>
    public bool IsOpenVSwitch { get; init; }

    /// <summary>Ports of a bridge that the boot puts on it; null if nobody says them.</summary>
    public EquatableArray<InterfaceName>? Ports { get; init; }

    /// <summary>Whether that bridge takes part in the spanning tree protocol; null if nobody says it.</summary>
    public bool? IsStpOn { get; init; }

    /// <summary>Slaves of a bonding device; empty if it is none. Source: host-scripts §8 X25.</summary>
    public EquatableArray<InterfaceName> Slaves { get; init; } = [];

    /// <summary>The interface below a VLAN device; null if it is none.</summary>
    public InterfaceName? VlanParent { get; init; }

    /// <summary>The interfaces that it lies on: ports, slaves, or the parent of a VLAN.</summary>
    public IEnumerable<InterfaceName> LowerInterfaces =>
        VlanParent is { } parent ? [parent] : Slaves.Count > 0 ? Slaves : Ports ?? [];
}
