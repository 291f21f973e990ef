using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>A host, its guests and the networks outside, made by scripts and command lines; each step gives another network.</summary>
/// <remarks>
/// Nodes are <c>dom0</c>, <c>lan0</c> for the network that the host's first NIC is plugged into, <c>lan1</c> for the second one's, and the guests by
/// name. Each network outside has the first address of its NIC's network.
/// </remarks>
internal sealed record TestNetwork
{
    private const string Host = "dom0";

    private TestNetwork(Topology topology) => Topology = topology;

    public Topology Topology { get; private init; }

    /// <summary>A node's state.</summary>
    public NetworkState this[string node] => Topology.FindNode(node)?.State ?? throw new ArgumentException($"there is no node {node}", nameof(node));

    /// <summary>A host whose own network is up; none of Xen's scripts ran.</summary>
    public static TestNetwork Of(HostNetwork host)
    {
        var dom0 = Transition.Apply(NetworkState.PoweredOff(host), new HostNetworkCameUp()).State;
        var network = new TestNetwork(new Topology { Nodes = [new NetworkNode(Host, NodeRole.Dom0, dom0)], Cables = [] });
        return host.Interfaces.Index().Aggregate(network, (now, nic) => now.WithOutside(FormattableString.Invariant($"lan{nic.Index}"), nic.Item));
    }

    /// <summary>A host of a release that has no network script, with <c>br0</c>, which eth0 is a port of and which has its address.</summary>
    public static TestNetwork Bridged(string release = "4.17-debian", bool hasEth1 = false) =>
        Of(hasEth1 ? Hosts.S0WithEth1(release, networkScript: null) : Hosts.S0(release, networkScript: null)).Dom0(
            "ip addr flush dev eth0", "brctl addbr br0", "brctl addif br0 eth0", "ip link set br0 up", "ip addr add 192.168.1.10/24 dev br0", "ip route add default via 192.168.1.1");

    /// <summary>A host whose network script has run.</summary>
    public static TestNetwork Started(string release, string networkScript = "network-bridge") => Of(Hosts.S0(release, networkScript)).StartNetwork();

    /// <summary>The network script runs.</summary>
    public TestNetwork StartNetwork(string action = "start")
    {
        var (run, _) = NetworkScripts.Run(this[Host], this[Host].Host.NetworkScript.OrElse(null) ?? throw new InvalidOperationException("the host has no network script"), action);
        return run.Unknown.Length == 0 ? Apply(Host, run.Effects) : throw new InvalidOperationException(run.Unknown);
    }

    /// <summary>A guest with one interface starts: <paramref name="vif"/> as in its file, and the address that it gives itself.</summary>
    public TestNetwork Guest(string name, string vif, string address) => Guest(name, (vif, address));

    /// <summary>A guest starts: its vifs as in its file, and the addresses that it gives its interfaces.</summary>
    public TestNetwork Guest(string name, params (string Vif, string Address)[] interfaces)
    {
        var guest = Hosts.Guest(name, [.. interfaces.Select((one, index) => one.Vif.Contains("mac=", StringComparison.Ordinal) ? one.Vif : $"{one.Vif},mac={MacOf(name, index)}".TrimStart(','))]);
        var vifs = guest.Vifs.OrElse([]);
        var network = Apply(Host, [new AllocateDomainId(guest)]);
        var running = network[Host].Domains.Find(guest.Id) ?? throw new InvalidOperationException($"{name} has no id");
        network = network.Apply(Host, DomainStart.CreateBackends(new StepBuilder(network[Host]), running.DomId, vifs).Effects).WithNode(new NetworkNode(name, NodeRole.Guest, Kernel(name)));
        foreach (var (vif, index) in vifs.Select((vif, index) => (vif, index)))
        {
            var front = InterfaceName.Parse(FormattableString.Invariant($"eth{index}"));
            network = network
                .Apply(name, [new CreateNic(front, vif.MacAddress.OrElse(null))])
                .WithCable(new LinkEnd(Host, BackendVifs.KernelName(running.DomId, index)), new LinkEnd(name, front))
                .Run(name, $"ip addr add {interfaces[index].Address} dev {front}", $"ip link set {front} up");
        }

        return vifs.Aggregate(network, (now, vif) =>
        {
            var (_, run, _) = VifScripts.Run(now[Host], vif, isOnline: true);
            return run.Unknown.Length == 0 ? now.Apply(Host, run.Effects) : throw new InvalidOperationException(run.Unknown);
        });
    }

    /// <summary>A guest ends, and its vifs with it.</summary>
    public TestNetwork Stop(string name)
    {
        var domain = this[Host].Domains.Domains.Single(domain => string.Equals(domain.Config.DisplayName, name, StringComparison.Ordinal));
        var network = domain.Vifs.Aggregate(this, (now, vif) => now.Apply(Host, [new RemoveBackendVif(vif.Id)])).Apply(Host, [new EndDomain(domain.DomId)]);
        return network with
        {
            Topology = network.Topology with
            {
                Nodes = [.. network.Topology.Nodes.Where(node => !IsNamed(node.Name, name))],
                Cables = [.. network.Topology.Cables.Where(cable => !IsNamed(cable.One.Node, name) && !IsNamed(cable.Other.Node, name))],
            },
        };
    }

    /// <summary>Command lines run on dom0, and all of them succeed.</summary>
    public TestNetwork Dom0(params string[] lines) => Run(Host, lines);

    /// <summary>Command lines run on a node, and all of them succeed.</summary>
    public TestNetwork Run(string node, params string[] lines) => lines.Aggregate(this, (now, line) =>
    {
        var shell = ShellCommands.Follow(now[node], line);
        return shell is { Run.Unknown.Length: 0, Status: 0 } ? now.Apply(node, shell.Run.Effects) : throw new ArgumentException($"'{line}' fails: {shell.Status} {shell.Run.Unknown}", nameof(lines));
    });

    /// <summary>What a command line on dom0 ends with; nothing else of it is kept.</summary>
    public int? StatusOf(string line) => ShellCommands.Follow(this[Host], line).Status;

    /// <summary>A port of a bridge of dom0's that the spanning tree still keeps waiting.</summary>
    public TestNetwork Waiting(string port) => this with { Topology = Topology with { WaitingPorts = [.. Topology.WaitingPorts, new LinkEnd(Host, InterfaceName.Parse(port))] } };

    /// <summary>One echo request where nobody has spoken before: what becomes of it, in the words of <see cref="Fate"/>.</summary>
    public string Ping(string from, string to, int sizeBytes = Packet.PingSizeBytes) => new Conversation(this).Ping(from, to, sizeBytes);

    /// <summary>The same, with all that happened on the way.</summary>
    public PacketWalk Walk(string from, string to) => new Conversation(this).Walk(from, to);

    private static NetworkState Kernel(string name) =>
        NetworkState.PoweredOff(Hosts.S0("4.17", networkScript: null) with { Name = name, Interfaces = [], Routes = [] }).With(new StartKernel()).State;

    private static string MacOf(string name, int index) => FormattableString.Invariant($"00:16:3e:00:{index:x2}:{name[^1] - '0':x2}");

    private static bool IsNamed(string name, string wanted) => string.Equals(name, wanted, StringComparison.Ordinal);

    private TestNetwork WithOutside(string name, HostInterface nic)
    {
        var network = nic.Addresses[0].Network;
        var (bridge, port) = (InterfaceName.Parse("lan"), InterfaceName.Parse("port"));
        return WithNode(new NetworkNode(name, NodeRole.Outside, Kernel(name)))
            .Apply(name, [new CreateNic(port, MacAddress.FromOctets(2, 0x1b, 0, 0, 0, (byte)name[^1]))])
            .Run(name, $"brctl addbr {bridge}", $"ip link set {bridge} address 02:1a:00:00:00:0{name[^1]}", $"brctl addif {bridge} {port}", $"ip link set {port} up", $"ip link set {bridge} up")
            .Run(name, $"ip addr add {network with { Address = new IPv4Address(network.Address.Bits + 1) }} dev {bridge}")
            .WithCable(new LinkEnd(Host, nic.Name), new LinkEnd(name, port));
    }

    private TestNetwork WithNode(NetworkNode node) => this with { Topology = Topology with { Nodes = Topology.Nodes.Add(node) } };

    private TestNetwork WithCable(LinkEnd one, LinkEnd other) => this with { Topology = Topology with { Cables = Topology.Cables.Add(new Cable(one, other)) } };

    private TestNetwork Apply(string node, IEnumerable<Effect> effects) => effects.Aggregate(this, (now, effect) =>
    {
        var answer = now[node].With(effect);
        if (!answer.IsDone)
        {
            return now;
        }

        var next = now.Topology.With(node, answer.State);
        return now with { Topology = effect is RenameLink rename ? Renamed(next, new LinkEnd(node, rename.From), new LinkEnd(node, rename.To)) : next };
    });

    private static Topology Renamed(Topology topology, LinkEnd from, LinkEnd to) => topology with
    {
        Cables = [.. topology.Cables.Select(cable => new Cable(cable.One == from ? to : cable.One, cable.Other == from ? to : cable.Other))],
    };
}
