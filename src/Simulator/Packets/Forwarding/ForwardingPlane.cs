using System.Runtime.InteropServices;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A topology made ready for walking: names resolved, ports in the order of flooding, a bridge's own entries, who only listens. Holds no state of a walk.</summary>
internal sealed class ForwardingPlane
{
    private readonly Dictionary<string, PlaneNode> _byName = new(StringComparer.Ordinal);

    private ForwardingPlane()
    {
    }

    public List<PlaneNode> Nodes { get; } = [];

    public List<PlaneLink> Links { get; } = [];

    /// <summary>Who has an address, by address.</summary>
    public Dictionary<uint, List<PlaneNode>> Owners { get; } = [];

    /// <summary>Which interfaces with a stack of their own have a hardware address, by address.</summary>
    public Dictionary<ulong, List<PlaneLink>> Speakers { get; } = [];

    private HashSet<ulong>? _portAddresses;

    /// <summary>Whether a hardware address is that of a bridge or of one of its ports anywhere.</summary>
    public bool IsPortAddress(ulong mac) => (_portAddresses ??= [.. Links.Where(link => link.IsBridge).SelectMany(bridge => bridge.OwnEntries.Keys)]).Contains(mac);

    public PlaneNode? Find(string node) => _byName.GetValueOrDefault(node);

    public PlaneLink? Find(LinkEnd end) => Find(end.Node)?.Find(end.Link);

    /// <summary>Prepares a topology.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="asksEverybody">Whether a flood visits ports too behind which nobody can answer; the outcome is the same, and tests hold it against that.</param>
    public static ForwardingPlane Of(Topology topology, bool asksEverybody = false)
    {
        var plane = new ForwardingPlane();
        foreach (var node in topology.Nodes)
        {
            plane.Add(node);
        }

        foreach (var cable in topology.Cables)
        {
            if (plane.Find(cable.One) is { } one && plane.Find(cable.Other) is { } other)
            {
                (one.Far, other.Far) = (other, one);
            }
        }

        var waiting = topology.WaitingPorts.ToHashSet();
        foreach (var link in plane.Links)
        {
            link.IsForwarding = link.Master is { State.IsUp: true } && link.IsRunning && !waiting.Contains(link.End);
        }

        foreach (var node in plane.Nodes)
        {
            node.IsQuiet = !asksEverybody && !node.ForwardsIp && node.Links.TrueForAll(link => link is { Master: null, IsBridge: false, Vlans.Count: 0, Parent: null } && link.State.Peer is null);
        }

        foreach (var bridge in plane.Links.Where(link => link.IsBridge))
        {
            SortPorts(bridge);
        }

        plane.FindSegments();
        return plane;
    }

    private int[] _segments = [];

    /// <summary>The segment of a link: all that could hear each other if everything were up; VLANs count to what they lie on.</summary>
    public int SegmentOf(PlaneLink link) => _segments[link.Index];

    private void FindSegments()
    {
        _segments = [.. Enumerable.Range(0, Links.Count)];
        foreach (var link in Links)
        {
            Join(link, link.Far);
            Join(link, link.Master);
            Join(link, link.Parent);
        }

        for (var index = 0; index < _segments.Length; index++)
        {
            _segments[index] = Root(index);
        }
    }

    private void Join(PlaneLink one, PlaneLink? other)
    {
        if (other is not null)
        {
            _segments[Root(one.Index)] = Root(other.Index);
        }
    }

    private int Root(int index)
    {
        while (_segments[index] != index)
        {
            _segments[index] = _segments[_segments[index]];
            index = _segments[index];
        }

        return index;
    }

    private void Add(NetworkNode source)
    {
        var node = new PlaneNode(source);
        _byName[source.Name] = node;
        Nodes.Add(node);
        foreach (var state in source.State.Links)
        {
            var link = new PlaneLink(node, state, Links.Count);
            Links.Add(link);
            node.Add(link);
            foreach (var address in state.Addresses)
            {
                if (node.OwnAddresses.Add(address.Prefix.Address.Bits))
                {
                    AddTo(Owners, address.Prefix.Address.Bits, node);
                }
            }
        }

        var answersForAll = source.State.FindSysctl("net.ipv4.conf.all.proxy_arp") is "1";
        foreach (var link in node.Links)
        {
            link.Master = link.State.Master is { } master ? node.Find(master) : null;
            link.Master?.Ports.Add(link);
            link.Far = link.State.Peer is { } peer ? node.Find(peer) : null;
            link.Parent = link.State.Parent is { } parent ? node.Find(parent) : null;
            link.Parent?.Vlans.Add(link);
            link.IsProxyArpOn = answersForAll;
            link.Unknown = link.State.Vif is { } vif ? source.State.FindVif(vif)?.Unknown ?? "" : "";
            link.MayHaveUnseenPorts = link.IsBridge && IsOfDistributionWithoutPorts(source.State, link.Name);
            if (link.Master is null)
            {
                AddTo(Speakers, link.Mac, link);
            }
        }

        MarkProxies(node);
    }

    private static void MarkProxies(PlaneNode node)
    {
        const string Before = "net.ipv4.conf.";
        const string Behind = ".proxy_arp";
        foreach (var sysctl in node.State.Sysctls)
        {
            if (sysctl.Value is "1" && sysctl.Name.StartsWith(Before, StringComparison.Ordinal) && sysctl.Name.EndsWith(Behind, StringComparison.Ordinal)
                && InterfaceName.TryParse(sysctl.Name[Before.Length..^Behind.Length].Replace('/', '.'), out var name)
                && node.Find(name) is { } link)
            {
                link.IsProxyArpOn = true;
            }
        }
    }

    private static bool IsOfDistributionWithoutPorts(NetworkState state, InterfaceName bridge) =>
        state.Host.Interfaces.Any(link => link.IsBridge && link.Ports is null && link.Name == bridge);

    private static void SortPorts(PlaneLink bridge)
    {
        // Ties only where a state was put together by hand.
        bridge.Ports.Sort((one, other) => other.State.PortOrder != one.State.PortOrder ? other.State.PortOrder.CompareTo(one.State.PortOrder) : one.Index.CompareTo(other.Index));
        for (var at = bridge.Ports.Count - 1; at >= 0; at--)
        {
            bridge.OwnEntries.TryAdd(bridge.Ports[at].Mac, bridge.Ports[at]);
        }

        bridge.OwnEntries.TryAdd(bridge.Mac, null);
        foreach (var port in bridge.Ports)
        {
            if (port is not { Far: { Node.IsQuiet: true } far, Vlans.Count: 0 })
            {
                bridge.LoudPorts.Add(port);
                continue;
            }

            AddTo(bridge.QuietPortsByMac, far.Mac, port);
            foreach (var address in far.Node.OwnAddresses)
            {
                AddTo(bridge.QuietPortsByAddress, address, port);
            }
        }
    }

    private static void AddTo<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (list ??= []).Add(value);
    }
}
