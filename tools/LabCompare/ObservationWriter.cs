using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>Writes what all nodes are like in the notation of the lab's results.</summary>
internal static class ObservationWriter
{
    private const string BridgeFilter = "net.bridge.bridge-nf-call-iptables";

    public static JsonObject Write(LabWorld world, LabScenario scenario, ref WalkMemory memory)
    {
        var state = new JsonObject();
        foreach (var node in world.Nodes)
        {
            state[node] = Node(world, node);
        }

        return new JsonObject { ["state"] = state, ["reach"] = LabReach.Write(world, scenario, ref memory) };
    }

    private static JsonObject Node(LabWorld world, string node)
    {
        var state = world[node];
        var links = new JsonObject();
        var bridges = new JsonObject();
        foreach (var link in state.Links)
        {
            links[link.Name.ToString()] = Link(world, new LinkEnd(node, link.Name), link);
            if (link.Kind == LinkKind.Bridge)
            {
                bridges[link.Name.ToString()] = Bridge(state, link);
            }
        }

        var json = new JsonObject { ["links"] = links, ["routes"] = Texts(state.Routes.Select(route => Route(world, node, route))) };
        if (bridges.Count > 0)
        {
            json["bridges"] = bridges;
        }

        if (node is LabWorld.Dom0)
        {
            json["sysctl"] = Sysctls(state);
            json["iptables"] = Texts(IptablesText.Of(state));
            json["locks"] = Texts(state.Locks.Concat(state.LockFiles).Order(StringComparer.Ordinal));
        }

        return json;
    }

    private static JsonObject Link(LabWorld world, LinkEnd end, LinkState link)
    {
        var json = new JsonObject
        {
            ["mac"] = MacText(link),
            ["up"] = link.IsUp,
            ["running"] = world.IsRunning(end),
            ["arp"] = link.IsArpOn,
            ["multicast"] = link.IsMulticastOn,
            ["mtu"] = link.MtuBytes,
        };
        if (link.Master is { } master)
        {
            json["promiscuity"] = 1;
            json["master"] = master.ToString();
            json["port_state"] = world.PortStateOf(end);
        }

        if (link.Addresses.Count > 0)
        {
            json["addresses"] = Texts(link.Addresses.Select(Address));
        }

        return json;
    }

    /// <summary>A bridge without a port of its own has an address that nobody can know.</summary>
    private static string MacText(LinkState link) => link.MacAddress?.ToString() ?? "(random)";

    private static string Address(LinkAddress address) =>
        address.Prefix + (address.IsSecondary ? " secondary" : "") + (address.Label.Length > 0 ? " label=" + address.Label : "");

    private static JsonObject Bridge(NetworkState state, LinkState bridge) => new()
    {
        ["stp"] = bridge.IsStpOn,
        ["forward_delay"] = (int)(bridge.ForwardDelay.TotalSeconds * 100),
        ["bridge_id"] = BridgeId(bridge.MacAddress),
        ["ports"] = Texts(state.PortsOf(bridge.Name).Select(port => port.Name.ToString())),
    };

    /// <summary>The standard priority, and the address as ip writes it there: without leading zeros.</summary>
    private static string BridgeId(MacAddress? mac) => mac is null
        ? "(random)"
        : "8000." + string.Join(':', mac.ToString()?.Split(':').Select(octet => int.Parse(octet, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture)) ?? []);

    private static string Route(LabWorld world, string node, RouteEntry route) => route.DestinationText
        + (route.Gateway is { } gateway ? " via " + gateway : "")
        + " dev " + route.Device
        + (route.Gateway is null ? " scope link" : "")
        + (route.Source is { } source ? " src " + source : "")
        + (route.Metric is { } metric and > 0 ? string.Create(CultureInfo.InvariantCulture, $" metric {metric}") : "")
        + (world.IsMarkedDown(new LinkEnd(node, route.Device)) ? " [linkdown]" : "");

    private static JsonObject Sysctls(NetworkState state) => new()
    {
        ["ip_forward"] = state.FindSysctl(Sysctl.IpForward) ?? "0",
        ["bridge-nf-call-iptables"] = state.FindSysctl(BridgeFilter) ?? "1",
        ["proxy_arp"] = Texts(ProxyNames(state).Where(name => state.FindSysctl(Sysctl.ProxyArp(name)) is "1").Select(name => name.ToString())),
    };

    private static IEnumerable<InterfaceName> ProxyNames(NetworkState state) =>
        state.Links.Select(link => link.Name).Concat(((string[])["all", "default", "lo"]).Select(InterfaceName.Parse)).Order();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
