using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Graphs;
using XenNetLint.Simulator.State;
using Xunit;
using static XenNetLint.Simulator.Tests.Packets.Graphs.DrawnTopology;

namespace XenNetLint.Simulator.Tests.Packets.Graphs;

public sealed class BroadcastDomainsTests
{
    [Fact]
    public void Ports_of_one_bridge_hear_each_other_and_those_of_another_do_not()
    {
        var topology = Of(Dom0(Bridge("br0"), Card("eth0", "br0"), Card("vif1.0", "br0"), Bridge("br1"), Card("vif2.0", "br1")));

        Assert.True(AreJoined(topology, "alpha:dom0/eth0", "alpha:dom0/vif1.0"));
        Assert.False(AreJoined(topology, "alpha:dom0/vif1.0", "alpha:dom0/vif2.0"));
        Assert.False(AreJoined(topology, "alpha:dom0/vif1.0", "alpha:dom0/vif9.0"));
    }

    [Fact]
    public void Two_bridges_of_one_lan_are_one_domain()
    {
        var topology = Of(Dom0(Bridge("br0"), Card("eth0", "br0"), Bridge("br1"), Card("eth1", "br1")), Switch("office", 2)).Plug("alpha:dom0/eth0", "office/port0");

        Assert.False(AreJoined(topology, "alpha:dom0/br0", "alpha:dom0/br1"));
        Assert.True(AreJoined(topology.Plug("alpha:dom0/eth1", "office/port1"), "alpha:dom0/br0", "alpha:dom0/br1"));
    }

    [Theory]
    [InlineData("br0")]
    [InlineData("eth0")]
    [InlineData("vif1.0")]
    public void What_is_down_joins_nothing(string down)
    {
        var links = ((LinkState[])[Bridge("br0"), Card("eth0", "br0"), Card("vif1.0", "br0")]).Select(link => link.Name == InterfaceName.Parse(down) ? link with { IsUp = false } : link);

        Assert.False(AreJoined(Of(Dom0([.. links])), "alpha:dom0/eth0", "alpha:dom0/vif1.0"));
    }

    [Fact]
    public void A_pair_joins_what_lies_at_its_ends()
    {
        var one = Link("veth0", LinkKind.Veth, "br0") with { Peer = InterfaceName.Parse("veth1") };
        var other = Link("veth1", LinkKind.Veth, "br1") with { Peer = InterfaceName.Parse("veth0") };

        Assert.True(AreJoined(Of(Dom0(Bridge("br0"), one, Bridge("br1"), other)), "alpha:dom0/br0", "alpha:dom0/br1"));
    }

    [Fact]
    public void A_cable_leads_to_the_guest()
    {
        var topology = Of(Dom0(Bridge("br0"), Card("vif1.0", "br0")), Node("alpha:web", NodeRole.Guest, Card("eth0"), Card("eth1"))).Plug("alpha:dom0/vif1.0", "alpha:web/eth0");

        Assert.True(AreJoined(topology, "alpha:dom0/br0", "alpha:web/eth0"));
        Assert.False(AreJoined(topology, "alpha:web/eth0", "alpha:web/eth1"));
    }

    [Fact]
    public void A_vlan_goes_through_the_card_below_it_and_meets_only_its_own_kind()
    {
        var topology = Of(
                Dom0(Card("eth0"), Vlan("eth0.5", "eth0", 5), Vlan("eth0.6", "eth0", 6)),
                Node("trunk", NodeRole.Outside, Card("t"), Vlan("in5", "t", 5), Vlan("in6", "t", 6)))
            .Plug("alpha:dom0/eth0", "trunk/t");

        Assert.True(AreJoined(topology, "alpha:dom0/eth0.5", "trunk/in5"));
        Assert.False(AreJoined(topology, "alpha:dom0/eth0.5", "trunk/in6"));
        Assert.False(AreJoined(topology, "alpha:dom0/eth0.5", "alpha:dom0/eth0"));
    }

    [Fact]
    public void Tags_of_Open_vSwitch_are_networks_of_their_own()
    {
        var topology = Of(Dom0(
            Link("ovs0", LinkKind.OpenVSwitchBridge), Card("eth0", "ovs0", 1), Tagged("vif1.0", 2, 5), Tagged("vif2.0", 3, 5), Tagged("vif3.0", 4, 6), Card("vif4.0", "ovs0", 5)));

        Assert.True(AreJoined(topology, "alpha:dom0/vif1.0", "alpha:dom0/vif2.0"));
        Assert.False(AreJoined(topology, "alpha:dom0/vif1.0", "alpha:dom0/vif3.0"));
        Assert.False(AreJoined(topology, "alpha:dom0/vif1.0", "alpha:dom0/vif4.0"));
        Assert.True(AreJoined(topology, "alpha:dom0/eth0", "alpha:dom0/vif4.0"));
    }

    [Fact]
    public void A_tag_leaves_by_the_card_that_carries_all()
    {
        var topology = Of(
                Dom0(Link("ovs0", LinkKind.OpenVSwitchBridge), Card("eth0", "ovs0", 1), Tagged("vif1.0", 2, 5)),
                Node("trunk", NodeRole.Outside, Card("t"), Vlan("in5", "t", 5)))
            .Plug("alpha:dom0/eth0", "trunk/t");

        Assert.True(AreJoined(topology, "alpha:dom0/vif1.0", "trunk/in5"));
        Assert.False(AreJoined(topology, "alpha:dom0/eth0", "trunk/in5"));
    }

    private static bool AreJoined(Topology topology, string one, string other) => BroadcastDomains.Of(topology).AreJoined(End(one), End(other));

    private static LinkState Vlan(string name, string parent, int number) => Link(name, LinkKind.Vlan) with { Parent = InterfaceName.Parse(parent), VlanNumber = number };

    private static LinkState Tagged(string name, int order, int tag) => Link(name, LinkKind.BackendVif, "ovs0", order) with { VlanTag = tag };
}
