using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests.Packets.Graphs;

/// <summary>Topologies put together link by link.</summary>
internal static class DrawnTopology
{
    public static Topology Of(params NetworkNode[] nodes) => new() { Nodes = [.. nodes], Cables = [] };

    public static Topology Plug(this Topology topology, string one, string other) => topology with { Cables = topology.Cables.Add(new Cable(End(one), End(other))) };

    public static NetworkNode Dom0(params LinkState[] links) => Node("alpha:dom0", NodeRole.Dom0, links);

    public static NetworkNode Node(string name, NodeRole role, params LinkState[] links) => new(name, role, new NetworkState
    {
        Host = new HostNetwork
        {
            Name = "alpha",
            Release = Release.Get("4.17"),
            Toolstack = Toolstack.Xl,
            NetworkScript = Fact.Stated<ScriptCommand?>(null),
            VifScript = Fact.Unknown<ScriptCommand>("none"),
        },
        IsUp = true,
        Links = [.. links.OrderBy(link => link.Name)],
    });

    public static LinkState Bridge(string name) => new() { Name = InterfaceName.Parse(name), Kind = LinkKind.Bridge, IsUp = true };

    public static LinkState Card(string name, string? bridge = null, int order = 0) => Link(name, LinkKind.Nic, bridge, order);

    public static LinkState Link(string name, LinkKind kind, string? master = null, int order = 0) => new()
    {
        Name = InterfaceName.Parse(name),
        Kind = kind,
        IsUp = true,
        Master = master is null ? null : InterfaceName.Parse(master),
        PortOrder = order,
    };

    /// <summary>A switch with so many ports, <c>port0</c> and so on.</summary>
    public static NetworkNode Switch(string name, int ports) =>
        Node(name, NodeRole.Outside, [Bridge("lan"), .. Enumerable.Range(0, ports).Select(port => Card(FormattableString.Invariant($"port{port}"), "lan", port + 1))]);

    /// <summary>An end by its node and link, a slash between them.</summary>
    public static LinkEnd End(string text) => new(text[..text.IndexOf('/', StringComparison.Ordinal)], InterfaceName.Parse(text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..]));
}
