using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Cures;

public sealed class CureSearchTests
{
    /// <summary>A broken network, what is in the way, and each smallest set of changes: <c>node: title + node: title</c>.</summary>
    public static TheoryData<string, string, string[]> Expected => new()
    {
        { "back end down", "LinkDown", ["dom0: bring vif1.0 up"] },
        { "bridge and back end down", "LinkDown LinkDown", ["dom0: bring vif1.0 up + dom0: bring br0 up"] },
        { "card down", "LinkDown", ["dom0: bring eth0 up"] },
        { "on no bridge", "NoBridgePort", ["dom0: make vif1.0 a port of br0"] },
        { "on another bridge", "NoBridgePort", ["dom0: move vif2.0 from br0 to br1", "dom0: move vif1.0 from br1 to br0"] },
        { "off the bridge and down", "LinkDown NoBridgePort", ["dom0: bring vif1.0 up + dom0: make vif1.0 a port of br0"] },
        { "three things in the way", "LinkDown NoBridgePort LinkDown", ["dom0: bring vif1.0 up + dom0: make vif1.0 a port of br0 + dom0: bring br0 up"] },
        { "card on no bridge", "NoBridgePort", ["dom0: make eth0 a port of br0 and give its address to br0"] },
        { "other VLAN", "NoNeighbour", ["dom0: put vif1.0 into VLAN 20, where vif2.0 is", "dom0: put vif2.0 into VLAN 10, where vif1.0 is"] },
        { "arp off at a guest", "MacMismatch", ["g2: turn ARP on for eth0"] },
        { "arp off at dom0", "MacMismatch", ["dom0: turn ARP on for br0"] },
        { "one hardware address twice", "MacMismatch", ["g1: give eth0 a MAC address of its own", "g2: give eth0 a MAC address of its own"] },
        { "dead hardware address", "NotForwarded", ["g2: give eth0 a MAC address of its own"] },
        { "port with dom0's hardware address", "MacMismatch", ["dom0: give the port peth0 the MAC address fe:ff:ff:ff:ff:ff, which is nobody's"] },
        { "address left on the port", "NoNeighbour", ["dom0: move the address of eth0, which is a bridge port, to br0"] },
        { "no route home", "NoRoute", ["g1: make 10.0.0.1 the gateway, by eth0"] },
        { "forwarding off", "NotForwarded", ["dom0: turn on forwarding between interfaces"] },
        { "no way back from outside", "NoRoute", ["dom0: put dom0's own address into what leaves through br0 (masquerading)", "lan0: lead 10.0.0.0/24 by the gateway 192.168.1.10"] },
        { "no gateway, no forwarding, no way back", "NoRoute NotForwarded NoRoute", ["g1: make 10.0.0.1 the gateway, by eth0 + dom0: turn on forwarding between interfaces + g2: make 192.168.1.10 the gateway, by eth0"] },
        { "routed, proxy arp only inside", "NoNeighbour", ["dom0: let eth0 answer ARP for who is behind vif1.0 (proxy ARP)", "lan0: lead 192.168.1.21 by the gateway 192.168.1.10"] },
        { "routed, forwarding off", "NoNeighbour", ["dom0: turn on forwarding between interfaces"] },
        { "routed, no address in the file", "NoNeighbour", ["dom0: lead 192.168.1.22 to vif2.0"] },
        { "policy drops", "Filtered", ["dom0: accept what goes between 192.168.1.21 and 192.168.1.22", "dom0: accept what no rule of FORWARD is about", "dom0: keep bridged frames out of the packet filter"] },
        { "address not in the file", "Filtered", ["dom0: let vif1.0 send from 192.168.1.21", "dom0: accept what goes between 192.168.1.21 and 192.168.1.1", "dom0: accept what no rule of FORWARD is about", "dom0: keep bridged frames out of the packet filter"] },
        { "rule drops", "Filtered", ["dom0: accept what goes between 192.168.1.21 and 192.168.1.22", "dom0: delete the rule '-A FORWARD -s 192.168.1.21 -j DROP'", "dom0: keep bridged frames out of the packet filter"] },
        { "rule of INPUT drops", "Filtered", ["dom0: accept what goes between 192.168.1.21 and 192.168.1.10 in INPUT", "dom0: delete the rule '-A INPUT -p icmp -j DROP'"] },
        { "packet too large for a port", "TooBig", ["dom0: raise the MTU of vif2.0 from 1500 to 9000"] },
        { "bridges in a circle", "ForwardingLoop", ["dom0: turn the spanning tree protocol of br0 on", "dom0: turn the spanning tree protocol of br1 on", "dom0: take b1 off br1"] },
        { "port that waits", "LinkDown", ["dom0: turn the spanning tree protocol of br0 off"] },
        { "address twice", "WrongRecipient", ["g3: give eth0 another address than 192.168.1.22"] },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void The_smallest_sets_of_changes_are_found(string name, string blockers, string[] sets)
    {
        var findings = BrokenNetworks.All[name]().Search();

        Assert.Equal(blockers, string.Join(' ', findings.Blockers.Select(blocker => blocker.Disposition)));
        Assert.Equal(sets, findings.Sets.Select(BrokenNetworks.Text), StringComparer.Ordinal);
        Assert.Equal((0, false), (findings.MoreSets, findings.IsGivenUp));
    }

    [Fact]
    public void Every_broken_network_is_in_the_table() => Assert.Equal(BrokenNetworks.All.Keys.Order(StringComparer.Ordinal), Expected.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_change_cures_something()
    {
        var kinds = BrokenNetworks.All.Values.SelectMany(broken => broken().Search().Sets).SelectMany(set => set.Cures).Select(cure => cure.Kind).ToHashSet();

        // Definitions are no matter of a topology.
        Assert.Empty(Enum.GetValues<CureKind>().Except(kinds).Except([CureKind.ChangeDefinition]));
    }

    [Fact]
    public void An_address_that_nobody_has_is_given_to_nobody()
    {
        var broken = new BrokenNetworks.Case(TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24"), "g1", "192.168.1.99");

        var findings = broken.Search();

        Assert.Empty(findings.Sets);
        Assert.Equal(Disposition.NoNeighbour, Assert.Single(findings.Blockers).Disposition);
    }

    [Fact]
    public void What_is_not_known_is_stated_and_not_cured()
    {
        var network = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24");
        var topology = network.Topology;
        var unknown = topology with { Nodes = [.. topology.Nodes.Select(node => node.Role == NodeRole.Outside ? node with { UnknownForwarding = "nobody says" } : node)] };
        var packet = new BrokenNetworks.Case(network.Run("g1", "ip route add default via 192.168.1.1"), "g1", "10.9.9.9").Packet;

        var findings = CureSearch.Run(unknown.With("g1", network.Run("g1", "ip route add default via 192.168.1.1")["g1"]), packet, meant: null);

        Assert.Empty(findings.Sets);
        Assert.Equal("nobody says", findings.UnknownBehind?.Detail);
    }

    [Fact]
    public void Where_nothing_is_in_the_way_nothing_is_proposed()
    {
        var broken = new BrokenNetworks.Case(TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24"), "g1", "192.168.1.10");

        Assert.Equal(CureFindings.Nothing, broken.Search());
    }

    [Fact]
    public void A_twin_that_takes_what_is_for_another_is_given_an_address_of_its_own()
    {
        var network = TestNetwork.Bridged().Guest("g1", "bridge=br0,mac=00:16:3e:00:00:01", "192.168.1.21/24").Guest("g2", "bridge=br0,mac=00:16:3e:00:00:01", "192.168.1.22/24");

        // dom0 reaches g1 or not, as g2 has spoken last or not.
        var findings = new BrokenNetworks.Case(network, "dom0", "192.168.1.21").Search();

        Assert.Equal(["g1: give eth0 a MAC address of its own", "g2: give eth0 a MAC address of its own"], findings.Sets.Select(BrokenNetworks.Text), StringComparer.Ordinal);
    }
}
