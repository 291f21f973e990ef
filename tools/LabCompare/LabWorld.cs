using System.Collections.Immutable;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>All nodes of a scenario while it is played: dom0, networks and guests, each with a kernel of its own, and the cables between them.</summary>
/// <remarks>
/// A NIC and its port at the switch outside, a back end and the guest's interface are the two ends of a veth pair: each has a carrier while
/// both are up, and with one end the other goes. Source: host-scripts §12.6; lab 65-vifname-clash-4.1, 126-peth0-down-3.0.4.
/// </remarks>
internal sealed class LabWorld
{
    public const string Dom0 = "dom0";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(-1);

    private readonly List<string> _names = [];
    private readonly Dictionary<string, NetworkState> _states = new(StringComparer.Ordinal);
    private readonly List<(LinkEnd One, LinkEnd Other)> _cables = [];
    private readonly Dictionary<LinkEnd, BridgePorts> _bridges = [];
    private readonly HashSet<string> _outside = new(StringComparer.Ordinal);
    private HashSet<LinkEnd> _running = [];
    private TimeSpan _now;
    private TimeSpan _nextRound;

    /// <summary>Nodes in the order in which they were made.</summary>
    public IReadOnlyList<string> Nodes => _names;

    public NetworkState this[string node] => _states[node];

    public bool Has(string node) => _states.ContainsKey(node);

    public void AddNode(string node, NetworkState state, bool isOutside = false)
    {
        _ = isOutside && _outside.Add(node);
        _names.Add(node);
        _states[node] = state;
    }

    /// <summary>Whether a node is a network outside.</summary>
    public bool IsOutside(string node) => _outside.Contains(node);

    /// <summary>A node goes, and with it the other ends of its cables.</summary>
    public void RemoveNode(string node)
    {
        _names.Remove(node);
        _states.Remove(node);
        DropLooseEnds();
        NotePorts();
    }

    public void Connect(LinkEnd one, LinkEnd other)
    {
        _cables.Add((one, other));
        NotePorts();
    }

    public void Pass(TimeSpan duration) => _now += duration;

    /// <summary>Applies effects that a node's kernel takes; what it refuses changes nothing.</summary>
    /// <returns>The node's state afterwards.</returns>
    public NetworkState Apply(string node, params IEnumerable<Effect> effects)
    {
        foreach (var effect in effects)
        {
            var answer = _states[node].With(effect);
            if (!answer.IsDone)
            {
                continue;
            }

            _states[node] = answer.State;
            if (effect is RenameLink rename)
            {
                Rename(new LinkEnd(node, rename.From), new LinkEnd(node, rename.To));
            }

            DropLooseEnds();
            NotePorts();
        }

        return _states[node];
    }

    /// <summary>Whether a link is up and has a carrier.</summary>
    public bool IsRunning(LinkEnd end)
    {
        if (Find(end) is not { IsUp: true } link)
        {
            return false;
        }

        return link.Kind == LinkKind.Bridge
            ? PortsOf(end) is var ports && (ports.HasCarrier || ports.Enabled.Values.Any(since => IsForwarding(link, since)))
            : FarEndOf(end) is not { } far || Find(far) is { IsUp: true };
    }

    /// <summary>
    /// Whether the kernel marks routes through a link as dead for want of a carrier: at once where a pair lost its other end, for a bridge in the
    /// next round of such news, of which there is one a second. Source: lab 126-peth0-down-3.0.4.
    /// </summary>
    public bool IsMarkedDown(LinkEnd end) => !IsRunning(end) && (Find(end) is not { Kind: LinkKind.Bridge } || _now >= PortsOf(end).MarkedAt);

    /// <summary>What a bridge does with its port. Without STP it forwards at once. Source: host-scripts §12.6; lab 94-stp-4.17.</summary>
    public string PortStateOf(LinkEnd port)
    {
        if (Find(port)?.Master is not { } master
            || Find(port with { Link = master }) is not { } bridge
            || !PortsOf(port with { Link = master }).Enabled.TryGetValue(port.Link, out var since))
        {
            return "disabled";
        }

        return IsForwarding(bridge, since) ? "forwarding" : _now - since >= bridge.ForwardDelay ? "learning" : "listening";
    }

    /// <summary>The nodes in the order in which the lab looks at them: dom0, the networks outside, the guests.</summary>
    public IReadOnlyList<string> NodesAsObserved(LabScenario scenario) =>
        [Dom0, .. scenario.Lans.Select(lan => lan.Name), .. _names.Where(name => name is not Dom0 && !IsOutside(name))];

    /// <summary>All that packets can pass.</summary>
    public Topology ToTopology() => new()
    {
        Nodes = [.. _names.Select(name => new NetworkNode(name, name is Dom0 ? NodeRole.Dom0 : IsOutside(name) ? NodeRole.Outside : NodeRole.Guest, _states[name]))],
        Cables = [.. _cables.Select(cable => new Cable(cable.One, cable.Other))],
        WaitingPorts =
        [
            .. from node in _names
               from port in _states[node].Links
               where port.Master is not null
               let end = new LinkEnd(node, port.Name)
               where PortStateOf(end) is "listening" or "learning"
               select end,
        ],
    };

    private BridgePorts PortsOf(LinkEnd bridge) => _bridges.GetValueOrDefault(bridge, BridgePorts.None);

    private LinkState? Find(LinkEnd end) => _states.TryGetValue(end.Node, out var state) ? state.FindLink(end.Link) : null;

    /// <summary>The other end of a link's cable or pair; null if it has none.</summary>
    public LinkEnd? FarEndOf(LinkEnd end)
    {
        if (Find(end)?.Peer is { } peer)
        {
            return end with { Link = peer };
        }

        foreach (var (one, other) in _cables)
        {
            if (one == end || other == end)
            {
                return one == end ? other : one;
            }
        }

        return null;
    }

    private void Rename(LinkEnd from, LinkEnd to)
    {
        for (var at = 0; at < _cables.Count; at++)
        {
            var (one, other) = _cables[at];
            _cables[at] = (one == from ? to : one, other == from ? to : other);
        }

        if (_bridges.Remove(from, out var ports))
        {
            _bridges[to] = ports;
        }

        foreach (var bridge in _bridges.Keys.Where(bridge => string.Equals(bridge.Node, from.Node, StringComparison.Ordinal)).ToArray())
        {
            _bridges[bridge] = _bridges[bridge].Renamed(from.Link, to.Link);
        }
    }

    private void DropLooseEnds()
    {
        foreach (var cable in _cables.Where(cable => Find(cable.One) is null || Find(cable.Other) is null).ToArray())
        {
            _cables.Remove(cable);
            foreach (var end in (LinkEnd[])[cable.One, cable.Other])
            {
                if (Find(end) is not null)
                {
                    _states[end.Node] = _states[end.Node].With(new DeleteLink(end.Link)).State;
                }
            }
        }
    }

    /// <summary>A port is enabled while it runs and its bridge is up. A bridge settles its carrier whenever a port is enabled, disabled or gone.</summary>
    private void NotePorts()
    {
        foreach (var gone in _bridges.Keys.Where(bridge => Find(bridge) is not { Kind: LinkKind.Bridge }).ToArray())
        {
            _bridges.Remove(gone);
        }

        var running = _states.SelectMany(node => node.Value.Links.Where(link => link.Kind != LinkKind.Bridge).Select(link => new LinkEnd(node.Key, link.Name)).Where(IsRunning)).ToHashSet();
        var isNews = !running.SetEquals(_running);
        _running = running;
        var nextRound = _nextRound;
        if (isNews && _now >= _nextRound)
        {
            _nextRound = nextRound = _now + Round;
        }

        foreach (var (node, state) in _states)
        {
            foreach (var bridge in state.Bridges)
            {
                var end = new LinkEnd(node, bridge.Name);
                var before = PortsOf(end);
                var names = state.PortsOf(bridge.Name).Select(port => port.Name).ToImmutableHashSet();
                var enabled = names
                    .Where(name => bridge.IsUp && IsRunning(new LinkEnd(node, name)))
                    .ToImmutableDictionary(name => name, name => bridge.IsStpOn ? before.Enabled.GetValueOrDefault(name, _now) : LongAgo);
                var isSettled = names.IsSupersetOf(before.Names) && before.Enabled.Keys.ToHashSet().SetEquals(enabled.Keys);
                var hasCarrier = isSettled ? before.HasCarrier : enabled.Values.Any(since => IsForwarding(bridge, since));
                _bridges[end] = new BridgePorts(names, enabled, hasCarrier, before.HasCarrier && !hasCarrier ? TimeSpan.FromTicks(Math.Max(_now.Ticks, nextRound.Ticks)) : before.MarkedAt);
            }
        }
    }

    private bool IsForwarding(LinkState bridge, TimeSpan since) => _now - since >= 2 * bridge.ForwardDelay;

    /// <summary>A bridge's ports, since when those that are enabled are so, whether it has a carrier, and when the loss of it is noted.</summary>
    private sealed record BridgePorts(
        ImmutableHashSet<InterfaceName> Names, ImmutableDictionary<InterfaceName, TimeSpan> Enabled, bool HasCarrier, TimeSpan MarkedAt)
    {
        /// <summary>A bridge that never had a port has a carrier. Source: lab 98-bridge-mac-moves-4.17.</summary>
        public static BridgePorts None { get; } = new([], [], HasCarrier: true, TimeSpan.Zero);

        public BridgePorts Renamed(InterfaceName from, InterfaceName to) => !Names.Contains(from) ? this : new BridgePorts(
            Names.Remove(from).Add(to), Enabled.TryGetValue(from, out var since) ? Enabled.Remove(from).Add(to, since) : Enabled, HasCarrier, MarkedAt);
    }
}
