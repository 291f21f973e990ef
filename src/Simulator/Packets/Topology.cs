using XenNetLint.Collections;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets;

/// <summary>All nodes that packets can pass, and the cables between them. Pairs inside a node are in its state.</summary>
public sealed record Topology
{
    /// <summary>The nodes, each with a name of its own.</summary>
    public required EquatableArray<NetworkNode> Nodes { get; init; }

    /// <summary>The cables; each link is the end of at most one.</summary>
    public required EquatableArray<Cable> Cables { get; init; }

    /// <summary>Ports that are up and pass nothing yet: those of a bridge with STP within two forward delays. Source: host-scripts §12.6.</summary>
    public EquatableArray<LinkEnd> WaitingPorts { get; init; } = [];

    /// <summary>The node of that name, or null.</summary>
    public NetworkNode? FindNode(string name) => Nodes.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.Ordinal));

    /// <summary>The same with another state of a node.</summary>
    public Topology With(string node, NetworkState state)
    {
        for (var at = 0; at < Nodes.Count; at++)
        {
            if (string.Equals(Nodes[at].Name, node, StringComparison.Ordinal))
            {
                return this with { Nodes = Nodes.SetItem(at, Nodes[at] with { State = state }) };
            }
        }

        return this;
    }
}
