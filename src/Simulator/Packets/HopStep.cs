using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets;

/// <summary>What happens to a packet at one point of its way.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Node">Where.</param>
public sealed record HopStep(StepKind Kind, string Node)
{
    /// <summary>The link that it happens on; null where it is the node's stack.</summary>
    public InterfaceName? Link { get; init; }

    /// <summary>The link that it goes to, or comes from; null if there is none.</summary>
    public InterfaceName? Other { get; init; }

    /// <summary>Another node: who answers for the address that is asked for; null where only this node takes part.</summary>
    public string? OtherNode { get; init; }

    /// <summary>The address in question: next hop, new source, destination.</summary>
    public IPv4Address? Address { get; init; }

    /// <summary>The hardware address in question; null where none is, or where nobody states it.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>The route taken; null where none is.</summary>
    public RouteEntry? Route { get; init; }

    /// <summary>The rule that decides, or a word about what is not known.</summary>
    public string Detail { get; init; } = "";
}
