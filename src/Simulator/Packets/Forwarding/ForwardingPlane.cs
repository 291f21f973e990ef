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

    // Hosts that nothing joins may have the same addresses: all of these are by group.
    private readonly Dictionary<(int Group, uint Address), List<PlaneNode>> _owners = [];
    private readonly Dictionary<(int Group, ulong Mac), List<PlaneLink>> _speakers = [];
    private HashSet<(int Group, ulong Mac)>? _portAddresses;

    /// <summary>Who has an address among all that cables join with a node.</summary>
    public IReadOnlyList<PlaneNode> OwnersOf(uint address, PlaneNode near) => _owners.GetValueOrDefault((GroupOf(near), address)) ?? (IReadOnlyList<PlaneNode>)[];

    /// <summary>Which interfaces with a stack of their own have a hardware address among all that cables join with a node.</summary>
    public IReadOnlyList<PlaneLink> SpeakersOf(ulong mac, PlaneNode near) => _speakers.GetValueOrDefault((GroupOf(near), mac)) ?? (IReadOnlyList<PlaneLink>)[];

    /// <summary>Whether a hardware address is that of a bridge or of one of its ports among all that cables join with a node.</summary>
    public bool IsPortAddress(ulong mac, PlaneNode near) =>
        (_portAddresses ??= [.. Links.Where(link => link.IsBridge).SelectMany(bridge => bridge.OwnEntries.Keys.Select(own => (GroupOf(bridge.Node), own)))]).Contains((GroupOf(near), mac));

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
            link.DrawMac();
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
        plane.IndexAddresses();
        return plane;
    }

    private DisjointSets _segments = new(0);
    private DisjointSets _liveSegments = new(0);
    private DisjointSets _groups = new(0);
    private DisjointSets _liveGroups = new(0);

    /// <summary>The segment of a link: all that could hear each other if everything were up; VLANs count to what they lie on.</summary>
    public int SegmentOf(PlaneLink link) => _segments.Find(link.Index);

    /// <summary>The same as things are: links that are down, and ports that pass nothing, part it.</summary>
    public int LiveSegmentOf(PlaneLink link) => _liveSegments.Find(link.Index);

    /// <summary>All nodes that cables join, over however many others.</summary>
    public int GroupOf(PlaneNode node) => _groups.Find(node.Index);

    /// <summary>The same as things are: nothing that a node outside of it says can be heard by one of them.</summary>
    public int LiveGroupOf(PlaneNode node) => _liveGroups.Find(node.Index);

    private ILookup<int, PlaneLink>? _proxies;

    /// <summary>The links that hear what one sends, as things are, and may answer for others.</summary>
    public IEnumerable<PlaneLink> ProxiesOn(PlaneLink link) => (_proxies ??= Links.Where(proxy => proxy.IsProxyArpOn && proxy.Node.ForwardsIp && proxy.Master is null).ToLookup(LiveSegmentOf))[LiveSegmentOf(link)];

    private void FindSegments()
    {
        _segments = new(Links.Count);
        _liveSegments = new(Links.Count);
        _groups = new(Nodes.Count);
        _liveGroups = new(Nodes.Count);
        foreach (var link in Links)
        {
            Join(link, link.Far, link.IsRunning);
            Join(link, link.Master, link.IsForwarding || link.Master is { State: { Kind: LinkKind.Bond, IsUp: true } });
            Join(link, link.Parent, link.State.IsUp);
        }
    }

    private void Join(PlaneLink one, PlaneLink? other, bool isLive)
    {
        if (other is null)
        {
            return;
        }

        _segments.Join(one.Index, other.Index);
        _groups.Join(one.Node.Index, other.Node.Index);
        if (isLive)
        {
            _liveSegments.Join(one.Index, other.Index);
            _liveGroups.Join(one.Node.Index, other.Node.Index);
        }
    }

    private void IndexAddresses()
    {
        foreach (var node in Nodes)
        {
            foreach (var address in node.OwnAddresses)
            {
                AddTo(_owners, (GroupOf(node), address), node);
            }
        }

        foreach (var link in Links)
        {
            if (link.Master is null)
            {
                AddTo(_speakers, (GroupOf(link.Node), link.Mac), link);
            }
        }
    }

    private void Add(NetworkNode source)
    {
        var node = new PlaneNode(source, Nodes.Count);
        _byName[source.Name] = node;
        Nodes.Add(node);
        foreach (var state in source.State.Links)
        {
            var link = new PlaneLink(node, state, Links.Count);
            Links.Add(link);
            node.Add(link);
            foreach (var address in state.Addresses)
            {
                node.OwnAddresses.Add(address.Prefix.Address.Bits);
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
