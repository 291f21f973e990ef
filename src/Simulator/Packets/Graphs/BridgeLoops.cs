using QuikGraph;
using QuikGraph.Algorithms;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>Finds loops of bridges.</summary>
public static class BridgeLoops
{
    /// <summary>One loop for each port that closes one, in the order in which the ports joined.</summary>
    /// <remarks>
    /// A bridge with spanning tree blocks one of its ports on a loop, so what is left without such bridges must have no cycle: every edge that a
    /// spanning forest leaves over closes one. Costs E log E, and a search for each loop.
    /// </remarks>
    public static IReadOnlyList<BridgeLoop> In(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var states = topology.Nodes.SelectMany(node => node.State.Links, (node, link) => (End: new LinkEnd(node.Name, link.Name), Link: link)).ToDictionary(pair => pair.End, pair => pair.Link);
        var graph = topology.ToGraph();
        _ = graph.RemoveVertexIf(end => states[end].IsStpOn);

        // The forest takes ports of the hosts' bridges last, in the order in which they joined: the one left over came last.
        var places = topology.Nodes.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index, StringComparer.Ordinal);
        var ordered = graph.Edges
            .OrderBy(edge => edge.Relation == LinkRelation.Port && topology.Nodes[places[edge.Source.Node]].Role != NodeRole.Outside ? 1 : 0)
            .ThenBy(edge => places[edge.Source.Node])
            .ThenBy(edge => states[edge.Source].PortOrder)
            .ToList();
        var weights = new Dictionary<Link, double>(ReferenceEqualityComparer.Instance);
        foreach (var (number, edge) in ordered.Index())
        {
            weights[edge] = number;
        }

        var forest = new UndirectedGraph<LinkEnd, Link>(allowParallelEdges: true);
        var taken = new HashSet<Link>(ReferenceEqualityComparer.Instance);
        foreach (var edge in graph.MinimumSpanningTreeKruskal(edge => weights[edge]))
        {
            _ = taken.Add(edge);
            _ = forest.AddVerticesAndEdge(edge);
        }

        return [.. ordered.Where(edge => !taken.Contains(edge)).Select(edge => Close(forest, edge, states))];
    }

    private static BridgeLoop Close(UndirectedGraph<LinkEnd, Link> forest, Link closing, Dictionary<LinkEnd, LinkState> states)
    {
        var way = new List<LinkEnd> { closing.Source };
        if (forest.ShortestPathsDijkstra(_ => 1, closing.Source)(closing.Target, out var path))
        {
            foreach (var edge in path)
            {
                way.Add(edge.Source == way[^1] ? edge.Target : edge.Source);
            }
        }

        return new BridgeLoop(
            [.. way.Where(end => IsBridge(states[end]))],
            [.. way.Where(end => states[end].Master is { } master && way.Contains(end with { Link = master }))],
            closing.Source);
    }

    private static bool IsBridge(LinkState link) => link.Kind is LinkKind.Bridge or LinkKind.OpenVSwitchBridge;
}
