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

    /// <summary>Whether it is a bridge that exists without Xen.</summary>
    public bool IsBridge { get; init; }
}
