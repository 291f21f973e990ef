using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;

namespace XenNetLint.Simulator.Tests.Packets.Cures;

/// <summary>Small networks with one thing or several in the way, by what is in the way.</summary>
internal static class BrokenNetworks
{
    /// <summary>A network, who sends in it, to which address, in how large a packet.</summary>
    public sealed record Case(TestNetwork Network, string From, string To, int SizeBytes = Packet.PingSizeBytes)
    {
        public Packet Packet => IPv4Address.TryParse(To, out var to) ? new Packet(From, to) { SizeBytes = SizeBytes } : throw new InvalidOperationException(To);

        /// <summary>The node that had the address first.</summary>
        public string? Meant => Network.Topology.Nodes.FirstOrDefault(node => node.State.Links.Any(link => link.Addresses.Any(address => address.Prefix.Address == Packet.To)))?.Name;

        public CureFindings Search() => CureSearch.Run(Network.Topology, Packet, Meant);

        public bool IsCuredBy(IEnumerable<Cure> cures) => CureSearch.Applied(Network.Topology, cures) is { } cured && CureSearch.Cures(cured, Packet, Meant);
    }

    public static string Text(CureSet set) => string.Join(" + ", set.Cures.Select(cure => $"{cure.Node}: {cure.Title}"));

    public static IReadOnlyDictionary<string, Func<Case>> All { get; } = new Dictionary<string, Func<Case>>(StringComparer.Ordinal)
    {
        ["back end down"] = () => new(Two().Dom0("ip link set vif1.0 down"), "g1", "192.168.1.22"),
        ["bridge and back end down"] = () => new(Two().Dom0("ip link set br0 down", "ip link set vif1.0 down"), "g1", "192.168.1.22"),
        ["card down"] = () => new(Two().Dom0("ip link set eth0 down"), "g1", "192.168.1.1"),
        ["on no bridge"] = () => new(Two().Dom0("brctl delif br0 vif1.0"), "g1", "192.168.1.22"),
        ["on another bridge"] = () => new(Two().Dom0("brctl addbr br1", "ip link set br1 up", "brctl delif br0 vif1.0", "brctl addif br1 vif1.0"), "g1", "192.168.1.22"),
        ["off the bridge and down"] = () => new(Two().Dom0("brctl delif br0 vif1.0", "ip link set vif1.0 down"), "g1", "192.168.1.22"),
        ["three things in the way"] = () => new(Two().Dom0("brctl delif br0 vif1.0", "ip link set vif1.0 down", "ip link set br0 down"), "g1", "192.168.1.22"),
        ["card on no bridge"] = () => new(TestNetwork.Of(Hosts.S0("4.17-debian", networkScript: null)).Dom0("brctl addbr br0", "ip link set br0 up").Guest("g1", "bridge=br0", "192.168.1.21/24"), "g1", "192.168.1.1"),
        ["other VLAN"] = () => new(Switched().Guest("g1", "script=vif-openvswitch,bridge=ovs0.10", "192.168.1.21/24").Guest("g2", "script=vif-openvswitch,bridge=ovs0.20", "192.168.1.22/24"), "g1", "192.168.1.22"),
        ["arp off at a guest"] = () => new(Two().Run("g2", "ip link set eth0 arp off"), "g1", "192.168.1.22"),
        ["arp off at dom0"] = () => new(Two().Dom0("ip link set br0 arp off"), "g1", "192.168.1.10"),
        ["one hardware address twice"] = () => new(Bridged().Guest("g1", "bridge=br0,mac=00:16:3e:00:00:01", "192.168.1.21/24").Guest("g2", "bridge=br0,mac=00:16:3e:00:00:01", "192.168.1.22/24"), "g1", "192.168.1.22"),
        ["dead hardware address"] = () => new(Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0,mac=fe:ff:ff:ff:ff:ff", "192.168.1.22/24"), "g1", "192.168.1.22"),
        ["port with dom0's hardware address"] = () => new(
            TestNetwork.Started("3.0.4").Dom0("ip link set peth0 down", "ip link set peth0 address 00:11:22:33:44:50", "ip link set peth0 up").Guest("g1", "bridge=xenbr0", "192.168.1.21/24"), "dom0", "192.168.1.21"),
        ["address left on the port"] = () => new(
            TestNetwork.Of(Hosts.S0("4.17-debian", networkScript: null)).Dom0("brctl addbr br0", "brctl addif br0 eth0", "ip link set br0 up").Guest("g1", "bridge=br0", "192.168.1.21/24"), "g1", "192.168.1.10"),
        ["no route home"] = () => new(Private(), "g1", "192.168.1.10"),
        ["forwarding off"] = () => new(Private().Run("g1", "ip route add default via 10.0.0.1").Guest("g2", "bridge=br0", "192.168.1.22/24").Run("g2", "ip route add 10.0.0.0/24 via 192.168.1.10"), "g1", "192.168.1.22"),
        ["no way back from outside"] = () => new(Private().Run("g1", "ip route add default via 10.0.0.1").Dom0("sysctl -w net.ipv4.ip_forward=1"), "g1", "192.168.1.1"),
        ["no gateway, no forwarding, no way back"] = () => new(Private().Guest("g2", "bridge=br0", "192.168.1.22/24"), "g1", "192.168.1.22"),
        ["routed, proxy arp only inside"] = () => new(Routed(), "g1", "192.168.1.1"),
        ["routed, forwarding off"] = () => new(Routed().Dom0("sysctl -w net.ipv4.ip_forward=0", "sysctl -w net.ipv4.conf.eth0.proxy_arp=1"), "g1", "192.168.1.1"),
        ["routed, no address in the file"] = () => new(Routed().Guest("g2", "script=vif-route", "192.168.1.22/24"), "dom0", "192.168.1.22"),
        ["policy drops"] = () => new(Two().Dom0("iptables -P FORWARD DROP", "iptables -F FORWARD"), "g1", "192.168.1.22"),
        ["address not in the file"] = () => new(Bridged("4.17").Guest("g1", "bridge=br0,ip=192.168.1.99", "192.168.1.21/24").Guest("g2", "bridge=br0,ip=192.168.1.22", "192.168.1.22/24").Dom0("iptables -P FORWARD DROP"), "g1", "192.168.1.1"),
        ["rule drops"] = () => new(Two().Dom0("iptables -I FORWARD -s 192.168.1.21 -j DROP"), "g1", "192.168.1.22"),
        ["rule of INPUT drops"] = () => new(Two().Dom0("iptables -A INPUT -p icmp -j DROP"), "g1", "192.168.1.10"),
        ["packet too large for a port"] = () => new(Two().Run("g1", "ip link set eth0 mtu 9000").Run("g2", "ip link set eth0 mtu 9000").Dom0("ip link set vif1.0 mtu 9000"), "g1", "192.168.1.22", 5000),
        ["bridges in a circle"] = () => new(
            Two().Dom0("brctl addbr br1", "ip link set br1 up", "ip link add a0 type veth peer name a1", "ip link add b0 type veth peer name b1",
                "brctl addif br0 a0", "brctl addif br1 a1", "brctl addif br0 b0", "brctl addif br1 b1", "ip link set a0 up", "ip link set a1 up", "ip link set b0 up", "ip link set b1 up"), "g1", "192.168.1.22"),
        ["port that waits"] = () => new(Two().Dom0("brctl stp br0 on").Waiting("vif2.0"), "g1", "192.168.1.22"),
        ["address twice"] = () => new(Two().Guest("g3", "bridge=br0", "192.168.1.22/24"), "g1", "192.168.1.22"),
    };

    private static TestNetwork Bridged(string release = "4.17-debian") => TestNetwork.Bridged(release);

    private static TestNetwork Switched()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Nic("ovs0", "00:11:22:33:44:51", "10.9.0.10/24") with { IsBridge = true, IsOpenVSwitch = true, Ports = [] });
        return TestNetwork.Of(host with { Environment = host.Environment with { HasOpenVSwitch = Fact.Stated(true) } }).Dom0("ip link set ovs0 up");
    }

    private static TestNetwork Two() => Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    /// <summary>A guest on a bridge that only dom0 is on too, as 10.0.0.1.</summary>
    private static TestNetwork Private() => Bridged().Dom0("brctl addbr br1", "ip addr add 10.0.0.1/24 dev br1", "ip link set br1 up").Guest("g1", "bridge=br1", "10.0.0.21/24");

    private static TestNetwork Routed() =>
        TestNetwork.Of(Hosts.S0("4.17-debian", networkScript: null)).Dom0("sysctl -w net.ipv4.ip_forward=1").Guest("g1", "script=vif-route,ip=192.168.1.21", "192.168.1.21/24");
}
