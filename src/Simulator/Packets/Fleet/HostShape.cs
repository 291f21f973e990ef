using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>A dom0 read for its guests: which of its addresses is which, what rules say of whom, and how the host works without them.</summary>
internal sealed class HostShape
{
    private readonly PlaneNode _dom0;
    private readonly ForwardingPlane _plane;
    private readonly Mentions _mentions;
    private readonly Dictionary<uint, string> _own = [];
    private readonly Dictionary<uint, int> _uses = [];
    private readonly ILookup<InterfaceName, RouteEntry> _oddRoutes;

    public HostShape(PlaneNode dom0, ForwardingPlane plane, Mentions mentions)
    {
        _dom0 = dom0;
        _plane = plane;
        _mentions = mentions;
        Rules = new NamedRules(dom0, plane);
        _oddRoutes = dom0.State.Routes.Where(route => !IsUsual(route, dom0) && dom0.Find(route.Device) is { } device && IsBackend(device)).ToLookup(route => route.Device);
        foreach (var link in dom0.Links)
        {
            foreach (var address in link.State.Addresses)
            {
                var bits = address.Prefix.Address.Bits;
                _uses[bits] = _uses.GetValueOrDefault(bits) + 1;
                if (!IsBackend(link))
                {
                    _ = _own.TryAdd(bits, FormattableString.Invariant($"dom0's {_own.Count}"));
                }
            }
        }
    }

    /// <summary>The rules of its packet filter.</summary>
    public NamedRules Rules { get; }

    /// <summary>A guest's back end, or its tap.</summary>
    public static bool IsBackend(PlaneLink link) => link.State.Kind is LinkKind.BackendVif or LinkKind.Tap;

    /// <summary>Whether a route is what every routed guest has in dom0: to its own address through its own back end.</summary>
    public static bool IsUsual(RouteEntry route, PlaneNode node) =>
        node.Node.Role == NodeRole.Dom0 && route is { Destination.Length: 32, Gateway: null }
        && node.Find(route.Device) is { Far.Node: { Node.Role: NodeRole.Guest } guest } && guest.OwnAddresses.Contains(route.Destination.Address.Bits);

    /// <summary>Routes through a back end that are not what every routed guest has.</summary>
    public IEnumerable<RouteEntry> OddRoutesOf(PlaneLink backend) => _oddRoutes[backend.Name];

    /// <summary>An address as dom0's own of that number, or as it is.</summary>
    public string RoleOf(IPv4Address address) => _own.GetValueOrDefault(address.Bits) ?? address.ToString();

    /// <summary>Whether an address is on this back end and on no other link.</summary>
    public bool IsOnlyOn(PlaneLink? backend, IPv4Address address) =>
        backend is not null && _uses.GetValueOrDefault(address.Bits) == 1 && backend.State.Addresses.Any(own => own.Prefix.Address == address);

    /// <summary>The host without its guests, its own addresses told apart by their order only: equal for hosts that work alike.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var link in _dom0.Links.Where(link => !IsBackend(link)))
        {
            AppendLink(text, link);
        }

        foreach (var route in _dom0.State.Routes.Where(route => !IsUsual(route, _dom0)))
        {
            text.Append(CultureInfo.InvariantCulture, $"route {route.Destination} via {Told(route.Gateway)} dev {route.Device} src {Told(route.Source)} {route.Metric}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"forwards {_dom0.ForwardsIp} filters {_dom0.FiltersBridged}\n");
        Rules.AppendCommon(text);
        return text.ToString();
    }

    /// <summary>Whether nothing in dom0 sets the host apart for others: no address or hardware address that others have too, none by way of which others go.</summary>
    public bool IsLikeOthers() => _dom0.State.IsKnown
        && _dom0.Links.TrueForAll(link => !link.State.IsUp || link.Mac == MacAddress.Dead.ToNumber() || !HasTwin(link))
        && _dom0.OwnAddresses.All(address => _plane.OwnersOf(address, _dom0).Count == 1 && !_mentions.IsGatewayOfOthers(new IPv4Address(address), _dom0))
        && _oddRoutes.SelectMany(routes => routes).All(route => route.Destination.Length == 32 && _plane.OwnersOf(route.Destination.Address.Bits, _dom0).Count == 0);

    // A bridge takes what is for any of its ports, whether these speak themselves or not.
    private bool HasTwin(PlaneLink link) => (link.Master is null || IsBackend(link)) && _plane.SpeakersOf(link.Mac, _dom0).Any(speaker => IsBackend(link) ? speaker != link : speaker.Node != _dom0);

    private void AppendLink(StringBuilder text, PlaneLink link)
    {
        var state = link.State;
        text.Append(CultureInfo.InvariantCulture, $"{state.Name} {state.Kind} {(state.IsUp ? "up" : "down")} {(state.IsArpOn ? "arp" : "noarp")} mtu{state.MtuBytes} on {state.Master} {PortRank(link)} peer {state.Peer} over {state.Parent}.{state.VlanNumber}");
        text.Append(CultureInfo.InvariantCulture, $" {(link.IsForwarding ? "forwarding" : "closed")} {(link.IsProxyArpOn ? "proxy" : "")} stp{state.IsStpOn} tag{state.VlanTag} trunks{string.Join(',', state.VlanTrunks)} unseen{link.MayHaveUnseenPorts} {MacRole(link)} plug {(link.Far?.Node == _dom0 ? "here" : link.Far?.Node.Name)}");
        text.Append(link.OwnEntries.ContainsKey(MacAddress.Dead.ToNumber()) ? " has dead ports\n" : "\n");
        foreach (var address in state.Addresses)
        {
            text.Append(CultureInfo.InvariantCulture, $" {RoleOf(address.Prefix.Address)}/{address.Prefix.Length}{(address.IsSecondary ? " secondary" : "")}");
            _mentions.AppendNetworksOf(text, address.Prefix.Address);
            text.Append('\n');
        }
    }

    // Which of the bridge's ports it is to join, those of guests not counted.
    private static int PortRank(PlaneLink port) => port.Master?.Ports.Count(other => !IsBackend(other) && other.State.PortOrder < port.State.PortOrder) ?? 0;

    private static string MacRole(PlaneLink link) =>
        link.Mac == MacAddress.Dead.ToNumber() ? "dead" : link.Mac == 0 ? "zero" : FormattableString.Invariant($"as {link.Node.Links.FindIndex(other => other.Mac == link.Mac && !IsBackend(other))}");

    private string? Told(IPv4Address? address) => address is { } known ? RoleOf(known) : null;
}
