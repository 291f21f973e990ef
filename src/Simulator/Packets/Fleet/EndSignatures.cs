using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Tells by a text what a walk can see of an end: ends with equal texts can stand for each other.</summary>
/// <remarks>
/// The text has everything that a walk looks at, with the end's own names, addresses and hardware addresses replaced by what they are: in which
/// networks, on which bridge, met by which rules. Whoever shares an address or a hardware address, is somebody's gateway, or is named by a rule
/// that does not accept, stands for itself alone. Hosts that share a LAN can stand for each other if their dom0s read alike.
/// </remarks>
internal sealed class EndSignatures
{
    private readonly FleetNetwork _fleet;
    private readonly ForwardingPlane _plane;
    private readonly List<IPv4Prefix> _networks;
    private readonly HashSet<uint> _gateways;
    private readonly Dictionary<PlaneNode, string> _shapes = [];
    private readonly Dictionary<PlaneNode, NamedRules> _rules = [];

    public EndSignatures(FleetNetwork fleet, ForwardingPlane plane)
    {
        _fleet = fleet;
        _plane = plane;
        _networks = NetworksIn(plane);
        _gateways = [.. plane.Nodes.SelectMany(node => node.State.Routes).Where(route => route.Gateway is not null).Select(route => route.Gateway.GetValueOrDefault().Bits)];
    }

    /// <summary>The text of an end.</summary>
    /// <param name="end">The end.</param>
    /// <param name="isAlone">Whether its host shares no LAN: names of the host's own need no replacing then.</param>
    public string Of(NetworkEnd end, bool isAlone)
    {
        if (end.Unknown.Length > 0)
        {
            return $"{end.Role} {end.Host} unknown {end.Unknown}";
        }

        if (_plane.Find(end.Node) is not { } node)
        {
            return end.FullName;
        }

        var dom0 = end.Host.Length > 0 ? _plane.Find(end.Host + ":dom0") : null;
        var shape = isAlone || dom0 is null ? end.Host : ShapeOf(dom0);
        return end.Role switch
        {
            NodeRole.Guest when dom0 is not null => shape + "\n" + GuestText(end, node, dom0),
            NodeRole.Dom0 => shape + "\ndom0",
            _ => end.FullName,
        };
    }

    // ---- networks

    /// <summary>All networks that some route or rule speaks of, single addresses aside.</summary>
    private static List<IPv4Prefix> NetworksIn(ForwardingPlane plane)
    {
        var networks = new HashSet<IPv4Prefix>();
        foreach (var node in plane.Nodes)
        {
            foreach (var route in node.State.Routes)
            {
                _ = route.Destination.Length < 32 && networks.Add(route.Destination.Network);
            }

            foreach (var rule in node.State.Filter.Forward)
            {
                _ = rule.Source is { Length: < 32 } source && networks.Add(source.Network);
            }

            foreach (var word in node.State.Filter.Forward.Where(rule => rule.IsText).Select(rule => rule.Text).Concat(node.State.NatRules).Concat(node.State.OtherRules).SelectMany(text => text.Split(' ')))
            {
                _ = IPv4Prefix.TryParse(word, out var prefix) && prefix.Length < 32 && networks.Add(prefix.Network);
            }
        }

        return [.. networks.OrderBy(network => network.Address.Bits).ThenBy(network => network.Length)];
    }

    private string Membership(IPv4Address address)
    {
        var text = new StringBuilder();
        foreach (var network in _networks)
        {
            if (network.Contains(address))
            {
                text.Append(network).Append(',');
            }
        }

        return text.ToString();
    }

    // ---- guests

    private string GuestText(NetworkEnd end, PlaneNode node, PlaneNode dom0)
    {
        var text = new StringBuilder();
        var rules = RulesOf(dom0);
        var isOnlyOne = end.Addresses.Any(address => IsShared(address.Address) || _gateways.Contains(address.Address.Bits));
        foreach (var (number, link) in node.Links.Index())
        {
            isOnlyOne |= IsSharedMac(link);
            text.Append(CultureInfo.InvariantCulture, $"if{number} {(link.State.IsUp ? "up" : "down")} mtu{link.State.MtuBytes} {(link.State.IsArpOn ? "" : "noarp")}\n");
            foreach (var address in link.State.Addresses)
            {
                text.Append(CultureInfo.InvariantCulture, $" address /{address.Prefix.Length} in {Membership(address.Prefix.Address)} as {RouteTo(dom0, address.Prefix.Address, link.Far)}\n");
            }

            if (link.Far is { } backend)
            {
                AppendBackend(text, backend);
                isOnlyOne |= rules.IsNamedOtherwise(backend.Name);
            }
            else
            {
                text.Append(" no back end\n");
            }
        }

        foreach (var route in node.State.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"route {(route.IsConnected ? "own" : Destination(route, node))} via {Gateway(route, node)} dev {node.Find(route.Device)?.Index - node.Links[0].Index} {route.Metric}\n");
        }

        rules.Append(text, node);
        isOnlyOne |= end.Addresses.Any(address => rules.IsNamedOtherwise(address.Address));
        return isOnlyOne ? text.Append("only ").Append(end.Node).ToString() : text.ToString();
    }

    private bool IsShared(IPv4Address address) => _plane.Owners.TryGetValue(address.Bits, out var owners) && owners.Count > 1;

    /// <summary>Whether another interface or a bridge that it can hear has the same hardware address.</summary>
    private bool IsSharedMac(PlaneLink link) =>
        (_plane.Speakers.TryGetValue(link.Mac, out var speakers) && speakers.Count > 1)
        || _plane.IsPortAddress(link.Mac);

    private static void AppendBackend(StringBuilder text, PlaneLink backend)
    {
        var state = backend.State;
        text.Append(CultureInfo.InvariantCulture, $" back end {state.Kind} {(state.IsUp ? "up" : "down")} {(state.IsArpOn ? "arp" : "noarp")} mtu{state.MtuBytes} on {state.Master}");
        text.Append(CultureInfo.InvariantCulture, $" {(backend.IsForwarding ? "forwarding" : "closed")} {(backend.IsProxyArpOn ? "proxy" : "")} tag{state.VlanTag} trunks{string.Join(',', state.VlanTrunks)} {backend.Unknown}\n");
        foreach (var address in state.Addresses)
        {
            var isDom0s = backend.Node.Links.Exists(link => link != backend && link.State.Addresses.Any(own => own.Prefix.Address == address.Prefix.Address));
            text.Append(CultureInfo.InvariantCulture, $"  address {(isDom0s ? address.Prefix.ToString() : "its own/" + address.Prefix.Length.ToString(CultureInfo.InvariantCulture))}\n");
        }

        // The hardware address of a back end is the dead one unless somebody gave it another.
        text.Append(backend.Mac == MacAddress.Dead.ToNumber() ? "  dead\n" : "  alive " + backend.Mac.ToString("x", CultureInfo.InvariantCulture) + "\n");
    }

    /// <summary>How dom0 reaches an address: through the guest's own back end, or otherwise.</summary>
    private static string RouteTo(PlaneNode dom0, IPv4Address address, PlaneLink? backend) => dom0.Routes.Find(address.Bits) is not { } route
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{(backend is not null && route.Device == backend.Name ? "own" : route.Device.ToString())} /{route.Destination.Length} via {route.Gateway} src {(IsOn(backend, route.Source) ? "own" : route.Source?.ToString())}");

    private static bool IsOn(PlaneLink? backend, IPv4Address? address) =>
        address is { } source && backend is not null && backend.State.Addresses.Any(own => own.Prefix.Address == source)
        && !backend.Node.Links.Exists(link => link != backend && link.State.Addresses.Any(own => own.Prefix.Address == source));

    private static string Destination(RouteEntry route, PlaneNode node) =>
        route.Destination.Length == 32 && IsOwnRouter(route.Destination.Address, node) ? "router" : route.Destination.ToString();

    private static string Gateway(RouteEntry route, PlaneNode node) =>
        route.Gateway is { } gateway ? IsOwnRouter(gateway, node) ? "router" : gateway.ToString() : "-";

    // vif-nat gives each guest a router of its own.
    private static bool IsOwnRouter(IPv4Address address, PlaneNode node) => node.Links.Exists(link => IsOn(link.Far, address));

    // ---- rules that name guests

    private NamedRules RulesOf(PlaneNode dom0) => _rules.TryGetValue(dom0, out var known) ? known : _rules[dom0] = new NamedRules(dom0, _plane);

    // ---- dom0s

    /// <summary>dom0 without its guests, its own addresses told apart by their order only: equal for hosts that work alike.</summary>
    private string ShapeOf(PlaneNode dom0)
    {
        if (_shapes.TryGetValue(dom0, out var known))
        {
            return known;
        }

        var own = new Dictionary<uint, string>();
        var text = new StringBuilder();
        var isOnlyOne = !dom0.State.IsKnown;
        foreach (var link in dom0.Links)
        {
            var state = link.State;
            if (state.Kind is LinkKind.BackendVif or LinkKind.Tap)
            {
                continue;
            }

            isOnlyOne |= link.Master is null && IsSharedWithOthers(link);
            text.Append(CultureInfo.InvariantCulture, $"{state.Name} {state.Kind} {(state.IsUp ? "up" : "down")} {(state.IsArpOn ? "arp" : "noarp")} mtu{state.MtuBytes} on {state.Master} peer {state.Peer} over {state.Parent}.{state.VlanNumber}");
            text.Append(CultureInfo.InvariantCulture, $" {(link.IsForwarding ? "forwarding" : "closed")} {(link.IsProxyArpOn ? "proxy" : "")} stp{state.IsStpOn} tag{state.VlanTag} trunks{string.Join(',', state.VlanTrunks)} unseen{link.MayHaveUnseenPorts} {MacRole(link)} plug {link.Far?.Node.Name}\n");
            foreach (var address in state.Addresses)
            {
                isOnlyOne |= IsShared(address.Prefix.Address) || _gateways.Contains(address.Prefix.Address.Bits) && !IsOwnGateway(address.Prefix.Address, dom0);
                own.TryAdd(address.Prefix.Address.Bits, FormattableString.Invariant($"own{own.Count}"));
                text.Append(CultureInfo.InvariantCulture, $" {own[address.Prefix.Address.Bits]}/{address.Prefix.Length} in {Membership(address.Prefix.Address)}\n");
            }
        }

        foreach (var route in dom0.State.Routes.Where(route => dom0.Find(route.Device) is { State.Kind: not (LinkKind.BackendVif or LinkKind.Tap) }))
        {
            text.Append(CultureInfo.InvariantCulture, $"route {route.Destination} via {Told(route.Gateway, own)} dev {route.Device} src {Told(route.Source, own)} {route.Metric}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"forwards {dom0.ForwardsIp} filters {dom0.FiltersBridged}\n");
        RulesOf(dom0).AppendCommon(text);
        foreach (var rule in dom0.State.NatRules.Concat(dom0.State.OtherRules))
        {
            text.Append(rule).Append('\n');
        }

        return _shapes[dom0] = isOnlyOne ? text.Append("only ").Append(dom0.Name).ToString() : text.ToString();
    }

    private bool IsOwnGateway(IPv4Address address, PlaneNode dom0) =>
        _plane.Nodes.Where(node => node.State.Routes.Any(route => route.Gateway == address)).All(node => node.Links.Exists(link => link.Far?.Node == dom0));

    private bool IsSharedWithOthers(PlaneLink link) =>
        link.Mac != MacAddress.Dead.ToNumber() && _plane.Speakers.TryGetValue(link.Mac, out var speakers) && speakers.Exists(other => other.Node != link.Node);

    private static string MacRole(PlaneLink link) =>
        link.Mac == MacAddress.Dead.ToNumber() ? "dead" : link.Mac == 0 ? "zero" : FormattableString.Invariant($"as {link.Node.Links.FindIndex(other => other.Mac == link.Mac && other.State.Kind is not LinkKind.BackendVif)}");

    private static string? Told(IPv4Address? address, Dictionary<uint, string> own) => address is { } known ? own.GetValueOrDefault(known.Bits, known.ToString()) : null;
}
