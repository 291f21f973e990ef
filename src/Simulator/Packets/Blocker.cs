using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets;

/// <summary>What a packet ends at before it is where it should be.</summary>
/// <param name="Disposition">Why.</param>
/// <param name="Way">Which packet.</param>
/// <param name="Node">At which node.</param>
public sealed record Blocker(Disposition Disposition, Way Way, string Node)
{
    /// <summary>The link at which it ends; null where it is the node's stack.</summary>
    public InterfaceName? Link { get; init; }

    /// <summary>The bridge that the link should be joined to; null if none is meant.</summary>
    public InterfaceName? Bridge { get; init; }

    /// <summary>The address in question: the one without a route or a neighbour, the source that is one's own.</summary>
    public IPv4Address? Address { get; init; }

    /// <summary>The hardware address to which it goes; null where none is in question.</summary>
    public MacAddress? MacAddress { get; init; }

    /// <summary>Another node in question: who has the address, who took what was not for it.</summary>
    public string? OtherNode { get; init; }

    /// <summary>The rule that drops it, or why something is not known.</summary>
    public string Detail { get; init; } = "";
}
