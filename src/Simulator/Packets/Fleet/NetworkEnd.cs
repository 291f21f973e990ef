using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Somebody who sends and is sent to: a guest, a dom0, or who is outside.</summary>
public sealed record NetworkEnd
{
    /// <summary>Its node in the topology.</summary>
    public required string Node { get; init; }

    /// <summary>What it is.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>The host that it is on; empty for a network outside.</summary>
    public required string Host { get; init; }

    /// <summary>Its name on that host: <c>dom0</c>, the guest's name, <c>outside</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The guest's definition; null if it is no guest.</summary>
    public DomainId? Domain { get; init; }

    /// <summary>The addresses at which it can be reached, in the order of its interfaces.</summary>
    public required EquatableArray<EndAddress> Addresses { get; init; }

    /// <summary>Why nothing can be said about it; empty if something can.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>Whether it is a network outside to which a default route leads: behind it lies the world.</summary>
    public bool IsUplink { get; init; }

    /// <summary>The name with the host's where there is one: <c>alpha:web</c>.</summary>
    public string FullName => Host.Length > 0 ? Host + ":" + Name : Name;
}

/// <summary>An address of an end.</summary>
/// <param name="Interface">The end's interface that has it.</param>
/// <param name="Number">The interface's place among the end's own, from 0; for a guest that of its vif.</param>
/// <param name="Prefix">The address with its network's length.</param>
/// <param name="Vif">The guest's vif; null if it is no guest.</param>
/// <param name="IsStandIn">Whether no file states it.</param>
public sealed record EndAddress(InterfaceName Interface, int Number, IPv4Prefix Prefix, VifId? Vif = null, bool IsStandIn = false)
{
    /// <summary>The address alone.</summary>
    public IPv4Address Address => Prefix.Address;
}
