using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>What lies around the hosts, as far as it is stated. Source: product §2.</summary>
public sealed record Surroundings
{
    /// <summary>Nothing is stated.</summary>
    public static Surroundings Unstated { get; } = new();

    /// <summary>LANs that several host interfaces share.</summary>
    public EquatableArray<SharedLan> Lans { get; init; } = [];

    /// <summary>Addresses and networks that can be reached beyond the uplink.</summary>
    public EquatableArray<IPv4Prefix> Outside { get; init; } = [];

    /// <summary>The routes by which the network outside finds networks behind hosts; null where nobody states whether it has any.</summary>
    public EquatableArray<OutsideRoute>? OutsideRoutes { get; init; }
}

/// <summary>A LAN: the host interfaces on it see each other's frames.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interfaces">The interfaces on it.</param>
public sealed record SharedLan(string Name, EquatableArray<LanInterface> Interfaces);

/// <summary>An interface of a host, under the name that it has before any script of Xen's runs.</summary>
/// <param name="Host">The host.</param>
/// <param name="Interface">The interface.</param>
public sealed record LanInterface(string Host, InterfaceName Interface);

/// <summary>A route of the network outside.</summary>
/// <param name="Destination">The network that it leads to.</param>
/// <param name="Gateway">The address, on a LAN, that it goes by.</param>
public sealed record OutsideRoute(IPv4Prefix Destination, IPv4Address Gateway);
