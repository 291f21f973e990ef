using QuikGraph;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>A topology seen as a graph: link ends, and what passes frames between them.</summary>
/// <remarks>
/// A projection, built when asked. Only what is up passes anything. Rules of the packet filter are not looked at, nor what a spanning tree blocks.
/// Nothing but this folder names QuikGraph, so that a run that asks for no graph does not load it: decision 0012.
/// </remarks>
public static class TopologyGraph
{
    /// <summary>The graph: every link of every node, and an edge where frames pass from one to another. Linear in links and cables.</summary>
    public static UndirectedGraph<LinkEnd, Link> ToGraph(this Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return new Builder(topology).Build();
    }

    private sealed class Builder(Topology topology)
    {
        private readonly UndirectedGraph<LinkEnd, Link> _graph = new(allowParallelEdges: true);
        private readonly Dictionary<string, NetworkNode> _nodes = topology.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        private readonly Dictionary<LinkEnd, LinkEnd> _far = [];
        private readonly HashSet<Link> _vlans = [];

        public UndirectedGraph<LinkEnd, Link> Build()
        {
            foreach (var node in topology.Nodes)
            {
                _ = _graph.AddVertexRange(node.State.Links.Select(link => new LinkEnd(node.Name, link.Name)));
            }

            foreach (var cable in topology.Cables)
            {
                AddCable(cable);
            }

            foreach (var node in topology.Nodes)
            {
                AddLinks(node);
            }

            return _graph;
        }

        private LinkState? Find(LinkEnd end) => _nodes.TryGetValue(end.Node, out var node) ? node.State.FindLink(end.Link) : null;

        private void AddCable(Cable cable)
        {
            if (Find(cable.One) is { IsUp: true } && Find(cable.Other) is { IsUp: true })
            {
                (_far[cable.One], _far[cable.Other]) = (cable.Other, cable.One);
                Join(cable.One, cable.Other, LinkRelation.Cable);
            }
        }

        private void AddLinks(NetworkNode node)
        {
            foreach (var link in node.State.Links.Where(link => link.IsUp))
            {
                var end = new LinkEnd(node.Name, link.Name);
                if (link.Peer is { } peer && link.Name.CompareTo(peer) < 0 && node.State.FindLink(peer) is { IsUp: true })
                {
                    Join(end, new LinkEnd(node.Name, peer), LinkRelation.Pair);
                }

                switch (link.Kind)
                {
                    case LinkKind.Bridge:
                        AddPorts(end, PortsOf(node, link.Name));
                        break;
                    case LinkKind.OpenVSwitchBridge:
                        AddTaggedPorts(node, end, [.. PortsOf(node, link.Name)]);
                        break;
                    case LinkKind.Bond when SlaveOf(node, link.Name) is { } slave:
                        Join(new LinkEnd(node.Name, slave), end, LinkRelation.Slave);
                        break;
                    case LinkKind.Vlan when link.Parent is { } parent && FarVlan(node, parent, link.VlanNumber) is { } far:
                        JoinVlan(end, far);
                        break;
                }
            }
        }

        private void AddPorts(LinkEnd bridge, IEnumerable<LinkState> ports)
        {
            foreach (var port in ports)
            {
                Join(bridge with { Link = port.Name }, bridge, LinkRelation.Port);
            }
        }

        /// <summary>Each tag of Open vSwitch is a bridge of its own, for which its first port stands; a port that carries several tags joins what nobody follows here.</summary>
        private void AddTaggedPorts(NetworkNode node, LinkEnd bridge, List<LinkState> ports)
        {
            var whole = ports.FindAll(port => port is { VlanTag: null, VlanTrunks.Count: 0 });
            AddPorts(bridge, whole);
            foreach (var tagged in ports.Where(port => port.VlanTag is not null).GroupBy(port => port.VlanTag))
            {
                var first = bridge with { Link = tagged.First().Name };
                AddPorts(first, tagged.Skip(1));
                foreach (var trunk in whole)
                {
                    if (FarVlan(node, trunk.Name, tagged.Key) is { } far)
                    {
                        JoinVlan(first, far);
                    }
                }
            }
        }

        private static IEnumerable<LinkState> PortsOf(NetworkNode node, InterfaceName bridge) => node.State.PortsOf(bridge).Where(port => port.IsUp).OrderBy(port => port.PortOrder);

        private static InterfaceName? SlaveOf(NetworkNode node, InterfaceName bond) => PortsOf(node, bond).Select(slave => (InterfaceName?)slave.Name).FirstOrDefault();

        /// <summary>The device of a VLAN at the other end of the cable of a card, or of the card that stands for a bond.</summary>
        private LinkEnd? FarVlan(NetworkNode node, InterfaceName below, int? number)
        {
            var card = node.State.FindLink(below) is { Kind: LinkKind.Bond } ? SlaveOf(node, below) : below;
            if (number is null || card is not { } name || !_far.TryGetValue(new LinkEnd(node.Name, name), out var far))
            {
                return null;
            }

            foreach (var link in _nodes[far.Node].State.Links)
            {
                if (link is { Kind: LinkKind.Vlan, IsUp: true } && link.Parent == far.Link && link.VlanNumber == number)
                {
                    return far with { Link = link.Name };
                }
            }

            return null;
        }

        // Each end may find the other.
        private void JoinVlan(LinkEnd one, LinkEnd other)
        {
            if (!_vlans.Contains(new Link(other, one, LinkRelation.Vlan)) && _vlans.Add(new Link(one, other, LinkRelation.Vlan)))
            {
                Join(one, other, LinkRelation.Vlan);
            }
        }

        private void Join(LinkEnd one, LinkEnd other, LinkRelation relation) => _ = _graph.AddVerticesAndEdge(new Link(one, other, relation));
    }
}
