using QuikGraph.Algorithms;

namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>Which link ends of a topology hear each other's broadcasts.</summary>
public sealed class BroadcastDomains
{
    private readonly Dictionary<LinkEnd, int> _domains;

    private BroadcastDomains(Dictionary<LinkEnd, int> domains) => _domains = domains;

    /// <summary>Sorts the link ends of a topology: the connected components of its graph, in linear time.</summary>
    public static BroadcastDomains Of(Topology topology)
    {
        var domains = new Dictionary<LinkEnd, int>();
        _ = topology.ToGraph().ConnectedComponents(domains);
        return new BroadcastDomains(domains);
    }

    /// <summary>The number of an end's domain; null if there is no such end.</summary>
    public int? Find(LinkEnd end) => _domains.TryGetValue(end, out var number) ? number : null;

    /// <summary>Whether two ends exist and are in one domain.</summary>
    public bool AreJoined(LinkEnd one, LinkEnd other) => Find(one) is { } domain && Find(other) == domain;
}
