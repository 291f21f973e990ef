using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Tells by a text what a walk can see of an end: ends with equal texts can stand for each other.</summary>
/// <remarks>
/// The text has everything that a walk looks at, with the end's own names, addresses and hardware addresses replaced by what they are: in which
/// networks, on which bridge, met by which rules. Who shares an address or a hardware address, or is somebody's gateway, stands for itself alone,
/// and its host with it. Hosts that share a LAN can stand for each other if their dom0s read alike.
/// </remarks>
internal sealed class EndSignatures
{
    private readonly ForwardingPlane _plane;
    private readonly Dictionary<int, Mentions> _mentions;
    private readonly Dictionary<int, int> _hosts;
    private readonly Dictionary<PlaneNode, HostShape> _shapes = [];
    private readonly Dictionary<PlaneNode, string> _shapeNames = [];
    private readonly Dictionary<string, string> _namesByText = new(StringComparer.Ordinal);

    public EndSignatures(ForwardingPlane plane)
    {
        _plane = plane;
        _mentions = Mentions.Of(plane);
        _hosts = plane.Nodes.Where(node => node.Node.Role == NodeRole.Dom0).CountBy(plane.GroupOf).ToDictionary();
    }

    /// <summary>The text of an end.</summary>
    public string Of(NetworkEnd end)
    {
        if (end.Unknown.Length > 0)
        {
            return $"{end.Role} {end.Host} unknown {end.Unknown}";
        }

        if (end.Role == NodeRole.Outside || _plane.Find(end.Node) is not { } node || _plane.Find(end.Host + ":dom0") is not { } dom0)
        {
            return end.FullName;
        }

        return end.Role == NodeRole.Dom0 ? ShapeName(dom0) + "\ndom0" : GuestText(node, dom0);
    }

    /// <summary>The name of a host's way to work; where the host shares no LAN, its own.</summary>
    private string ShapeName(PlaneNode dom0)
    {
        if (_shapeNames.TryGetValue(dom0, out var known))
        {
            return known;
        }

        if (_hosts[_plane.GroupOf(dom0)] == 1 || !ShapeOf(dom0).IsLikeOthers() || !dom0.Links.TrueForAll(link => link.Far?.Node is not { Node.Role: NodeRole.Guest } guest || !IsOnlyOne(guest)))
        {
            return _shapeNames[dom0] = dom0.Name;
        }

        // Long texts are kept once, under the name of the first host that reads so.
        var text = ShapeOf(dom0).ToText();
        return _shapeNames[dom0] = _namesByText.TryGetValue(text, out var name) ? name : _namesByText[text] = "like " + dom0.Name;
    }

    private HostShape ShapeOf(PlaneNode dom0) => _shapes.TryGetValue(dom0, out var known) ? known : _shapes[dom0] = new HostShape(dom0, _plane, _mentions[_plane.GroupOf(dom0)]);

    /// <summary>Whether a guest, or the router that vif-nat made for it, shares an address or a hardware address with others, or others go by way of it.</summary>
    private bool IsOnlyOne(PlaneNode guest)
    {
        foreach (var address in guest.OwnAddresses)
        {
            if (_plane.OwnersOf(address, guest).Count > 1 || _mentions[_plane.GroupOf(guest)].IsGateway(new IPv4Address(address)))
            {
                return true;
            }
        }

        foreach (var link in guest.Links)
        {
            if (_plane.SpeakersOf(link.Mac, guest).Count > 1 || _plane.IsPortAddress(link.Mac, guest)
                || (link.Far is { } backend && backend.State.Addresses.Any(address => ShapeOf(backend.Node).IsOnlyOn(backend, address.Prefix.Address) && _plane.OwnersOf(address.Prefix.Address.Bits, guest).Count > 1)))
            {
                return true;
            }
        }

        return false;
    }

    private string GuestText(PlaneNode guest, PlaneNode dom0)
    {
        var shape = ShapeOf(dom0);
        var mentions = _mentions[_plane.GroupOf(dom0)];
        var text = new StringBuilder(512).Append(ShapeName(dom0)).Append('\n');
        foreach (var (number, link) in guest.Links.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"eth{number} {(link.State.IsUp ? "up" : "down")} mtu{link.State.MtuBytes}{(link.State.IsArpOn ? "" : " noarp")}\n");
            foreach (var address in link.State.Addresses)
            {
                text.Append(CultureInfo.InvariantCulture, $" address /{address.Prefix.Length}");
                mentions.AppendNetworksOf(text, address.Prefix.Address);
                AppendRoute(text, shape, dom0, address.Prefix.Address, link.Far);
            }

            if (link.Far is { } backend)
            {
                AppendBackend(text, shape, backend);
            }
        }

        foreach (var route in guest.State.Routes)
        {
            text.Append(CultureInfo.InvariantCulture, $"route {(route.IsConnected ? "own" : Told(shape, guest, route.Destination))} via ");
            text.Append(route.Gateway is { } gateway ? Told(shape, guest, new IPv4Prefix(gateway, 32)) : "-");
            text.Append(CultureInfo.InvariantCulture, $" dev {guest.Find(route.Device)?.Index - guest.Links[0].Index} {route.Metric}\n");
        }

        shape.Rules.Append(text, guest);
        return IsOnlyOne(guest) ? text.Append("only ").Append(guest.Name).ToString() : text.ToString();
    }

    private static void AppendBackend(StringBuilder text, HostShape shape, PlaneLink backend)
    {
        var state = backend.State;
        text.Append(CultureInfo.InvariantCulture, $" back end {state.Kind} {(state.IsUp ? "up" : "down")} {(state.IsArpOn ? "arp" : "noarp")} mtu{state.MtuBytes} on {state.Master}");
        text.Append(CultureInfo.InvariantCulture, $" {(backend.IsForwarding ? "forwarding" : "closed")} {(backend.IsProxyArpOn ? "proxy" : "")} tag{state.VlanTag} trunks{string.Join(',', state.VlanTrunks)} {backend.Unknown}");

        // Its hardware address is the dead one unless somebody gave it another; a tap draws one.
        text.Append(state.MacAddress is not { } mac ? " drawn\n" : mac == MacAddress.Dead ? " dead\n" : $" {mac}\n");
        foreach (var address in state.Addresses)
        {
            text.Append(CultureInfo.InvariantCulture, $"  address {(shape.IsOnlyOn(backend, address.Prefix.Address) ? "its own" : shape.RoleOf(address.Prefix.Address))}/{address.Prefix.Length}{(address.IsSecondary ? " secondary" : "")}\n");
        }

        foreach (var route in shape.OddRoutesOf(backend))
        {
            text.Append("  route ").Append(route).Append('\n');
        }
    }

    /// <summary>How dom0 reaches an address: through the guest's own back end, or otherwise.</summary>
    private static void AppendRoute(StringBuilder text, HostShape shape, PlaneNode dom0, IPv4Address address, PlaneLink? backend)
    {
        if (dom0.Routes.Find(address.Bits) is not { } route)
        {
            text.Append(" without route\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $" by {(backend is not null && route.Device == backend.Name ? "back end" : route.Device.ToString())} /{route.Destination.Length} via {(route.Gateway is { } gateway ? shape.RoleOf(gateway) : "-")}");
        text.Append(CultureInfo.InvariantCulture, $" src {(route.Source is not { } source ? "-" : shape.IsOnlyOn(backend, source) ? "back end" : shape.RoleOf(source))}\n");
    }

    // vif-nat gives each guest a router of its own.
    private static string Told(HostShape shape, PlaneNode guest, IPv4Prefix prefix) =>
        prefix.Length < 32 ? prefix.ToString()
        : guest.Links.Exists(link => shape.IsOnlyOn(link.Far, prefix.Address)) ? "router"
        : shape.RoleOf(prefix.Address);
}
