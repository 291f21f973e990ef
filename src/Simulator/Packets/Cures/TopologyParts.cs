namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>The part of a topology that a packet can come to.</summary>
internal static class TopologyParts
{
    /// <summary>The nodes that cables lead to from a sender, and those from the node that is meant.</summary>
    public static Topology Around(Topology topology, string from, string? meant)
    {
        var neighbours = topology.Cables
            .SelectMany(cable => ((string One, string Other)[])[(cable.One.Node, cable.Other.Node), (cable.Other.Node, cable.One.Node)])
            .ToLookup(pair => pair.One, pair => pair.Other, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(meant is null ? [from] : [from, meant]);
        while (open.TryDequeue(out var node))
        {
            if (reached.Add(node))
            {
                foreach (var next in neighbours[node])
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached.Count >= topology.Nodes.Count ? topology : topology with
        {
            Nodes = [.. topology.Nodes.Where(node => reached.Contains(node.Name))],
            Cables = [.. topology.Cables.Where(cable => reached.Contains(cable.One.Node))],
            WaitingPorts = [.. topology.WaitingPorts.Where(port => reached.Contains(port.Node))],
        };
    }
}
