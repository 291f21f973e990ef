using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Graphs;
using XenNetLint.Simulator.State;
using Xunit;
using static XenNetLint.Simulator.Tests.Packets.Graphs.DrawnTopology;

namespace XenNetLint.Simulator.Tests.Packets.Graphs;

public sealed class BridgeLoopsTests
{
    [Fact]
    public void A_bridge_with_two_cards_on_one_lan_is_a_loop()
    {
        var loop = Assert.Single(BridgeLoops.In(TwoCards(Bridge("br0"))));

        Assert.Equal("alpha:dom0/br0 office/lan", string.Join(' ', loop.Bridges.Select(end => $"{end}").Order(StringComparer.Ordinal)));
        Assert.Equal("alpha:dom0/eth0 alpha:dom0/eth1 office/port0 office/port1", string.Join(' ', loop.Ports.Select(end => $"{end}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(1, 2, "alpha:dom0/eth1")]
    [InlineData(2, 1, "alpha:dom0/eth0")]
    public void The_port_that_joined_last_closes_it(int first, int second, string closing)
    {
        var topology = Of(Dom0(Bridge("br0"), Card("eth0", "br0", first), Card("eth1", "br0", second)), Switch("office", 2))
            .Plug("alpha:dom0/eth0", "office/port0").Plug("alpha:dom0/eth1", "office/port1");

        Assert.Equal(closing, $"{Assert.Single(BridgeLoops.In(topology)).Closing}");
    }

    [Fact]
    public void A_bridge_with_spanning_tree_breaks_it() => Assert.Empty(BridgeLoops.In(TwoCards(Bridge("br0") with { IsStpOn = true })));

    [Fact]
    public void A_bridge_that_is_down_closes_nothing() => Assert.Empty(BridgeLoops.In(TwoCards(Bridge("br0") with { IsUp = false })));

    [Fact]
    public void Two_bridges_joined_by_two_pairs_are_a_loop_and_by_one_they_are_none()
    {
        LinkState[] once = [Bridge("br0"), Bridge("br1"), Pair("a0", "a1", "br0", 1), Pair("a1", "a0", "br1", 1)];

        Assert.Empty(BridgeLoops.In(Of(Dom0(once))));
        Assert.Equal(
            "alpha:dom0/br0 alpha:dom0/br1",
            string.Join(' ', Assert.Single(BridgeLoops.In(Of(Dom0([.. once, Pair("b0", "b1", "br0", 2), Pair("b1", "b0", "br1", 2)])))).Bridges.Select(end => $"{end}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Slaves_of_a_bond_on_one_lan_are_no_loop()
    {
        var topology = Of(Dom0(Bridge("br0"), Link("bond0", LinkKind.Bond, "br0"), Card("eth0", "bond0", 1), Card("eth1", "bond0", 2)), Switch("office", 2))
            .Plug("alpha:dom0/eth0", "office/port0").Plug("alpha:dom0/eth1", "office/port1");

        Assert.Empty(BridgeLoops.In(topology));
    }

    [Fact]
    public void Two_bridges_over_one_trunk_are_no_loop()
    {
        var topology = Of(
                Dom0(Card("eth0"), Bridge("br5"), Vlan("eth0.5", "br5", 5), Bridge("br6"), Vlan("eth0.6", "br6", 6)),
                Node("trunk", NodeRole.Outside, Card("t"), Bridge("b5"), TrunkVlan("in5", "b5", 5), Bridge("b6"), TrunkVlan("in6", "b6", 6)))
            .Plug("alpha:dom0/eth0", "trunk/t");

        Assert.Empty(BridgeLoops.In(topology));
    }

    private static Topology TwoCards(LinkState bridge) => Of(Dom0(bridge, Card("eth0", "br0", 1), Card("eth1", "br0", 2)), Switch("office", 2))
        .Plug("alpha:dom0/eth0", "office/port0").Plug("alpha:dom0/eth1", "office/port1");

    private static LinkState Pair(string name, string peer, string bridge, int order) => Link(name, LinkKind.Veth, bridge, order) with { Peer = InterfaceName.Parse(peer) };

    private static LinkState Vlan(string name, string bridge, int number) => Link(name, LinkKind.Vlan, bridge, 1) with { Parent = InterfaceName.Parse("eth0"), VlanNumber = number };

    private static LinkState TrunkVlan(string name, string bridge, int number) => Link(name, LinkKind.Vlan, bridge, 1) with { Parent = InterfaceName.Parse("t"), VlanNumber = number };
}
