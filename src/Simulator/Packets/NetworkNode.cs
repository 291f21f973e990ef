using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets;

/// <summary>A system with a kernel of its own: dom0, a guest, or the network outside.</summary>
/// <param name="Name">Its name, unique in a topology: <c>alpha:dom0</c>, <c>alpha:web</c>, <c>lan</c>.</param>
/// <param name="Role">What it is.</param>
/// <param name="State">Its links, addresses, routes and rules.</param>
public sealed record NetworkNode(string Name, NodeRole Role, NetworkState State)
{
    /// <summary>Why the routes that this node has are not all known; empty if they are. Without a route the verdict is then unknown.</summary>
    public string UnknownRoutes { get; init; } = "";

    /// <summary>Why it is not known whether this node passes packets on that are not for it; empty if its own state tells.</summary>
    public string UnknownForwarding { get; init; } = "";

    /// <summary>Whether the routes to those who are in the topology are stated all the same: to them this node passes packets on, or has no route.</summary>
    public bool HasStatedRoutes { get; init; }
}
