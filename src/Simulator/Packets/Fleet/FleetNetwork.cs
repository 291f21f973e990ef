using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Hosts with their guests and what is around them, ready to be asked who reaches whom.</summary>
/// <param name="Topology">Nodes and cables.</param>
/// <param name="Ends">Who sends and is sent to: for each host dom0 and its guests in the order of their ids, then the networks outside.</param>
/// <param name="Assumptions">What is taken for facts that no file states.</param>
public sealed record FleetNetwork(Topology Topology, EquatableArray<NetworkEnd> Ends, EquatableArray<Assumption> Assumptions)
{
    /// <summary>The end whose node has that name, or null.</summary>
    public NetworkEnd? FindEnd(string node)
    {
        foreach (var end in Ends)
        {
            if (string.Equals(end.Node, node, StringComparison.Ordinal))
            {
                return end;
            }
        }

        return null;
    }
}
