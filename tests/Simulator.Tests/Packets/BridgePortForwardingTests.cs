using XenNetLint.Model.Addresses;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>A frame enters a bridge port: host-scripts §12.1, item by item.</summary>
public sealed class BridgePortForwardingTests
{
    /// <summary>Two guests and eth0 on br0, which has dom0's address.</summary>
    private static readonly TestNetwork TwoGuests = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    /// <summary>The same in the old style: dom0 behind vif0.0, eth0's card as peth0.</summary>
    private static readonly TestNetwork OldStyle = TestNetwork.Started("3.0.4").Guest("g1", "bridge=xenbr0", "192.168.1.21/24").Guest("g2", "bridge=xenbr0", "192.168.1.22/24");

    [Fact]
    public void Item_12_1_1_A_bridge_that_is_down_forwards_nothing_not_even_between_its_ports()
    {
        var network = TwoGuests.Dom0("ip link set br0 down");

        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at g1/eth0", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", network.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_1_1_A_port_that_is_down_cuts_off_who_is_behind_it()
    {
        var network = TwoGuests.Dom0("ip link set vif2.0 down");

        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_1_1_A_port_that_is_not_forwarding_yet_cuts_off_who_is_behind_it()
    {
        var network = TwoGuests.Waiting("vif2.0");

        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at g2/eth0", network.Ping("g2", "192.168.1.21"));
        Assert.Equal("answered by dom0/br0", network.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_1_1_A_port_is_down_too_where_the_guest_has_its_end_down()
    {
        var network = TwoGuests.Run("g2", "ip link set eth0 down");

        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_1_1_Vif0_0_down_cuts_off_dom0_only_and_its_routes_stay()
    {
        var network = OldStyle.Dom0("ip link set vif0.0 down");

        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at dom0/eth0", network.Ping("dom0", "192.168.1.1"));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal(OldStyle["dom0"].Routes, network["dom0"].Routes);
    }

    [Fact]
    public void Item_12_1_1_Peth0_down_cuts_off_the_outside_only()
    {
        var network = OldStyle.Dom0("ip link set peth0 down");

        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at g1/eth0", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("lan0", "192.168.1.21"));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by dom0/eth0", network.Ping("g1", "192.168.1.10"));
    }

    /// <summary>Whose address a guest has taken, and who then gets what another guest and the outside send it.</summary>
    [Theory]
    [InlineData("00:11:22:33:44:50", "NotForwarded at dom0/br0", "NotForwarded at dom0/br0", "the card's, which is the bridge's too")]
    [InlineData("fe:ff:ff:ff:ff:ff", "NotForwarded at dom0/br0", "MacMismatch at dom0/br0", "the vifs'; a frame that came through another port is not even dom0's")]
    public void Item_12_1_2_A_frame_for_the_address_of_any_port_goes_to_dom0_and_never_to_another_port(string mac, string fromGuest, string fromOutside, string whose)
    {
        var network = TwoGuests.Guest("g3", $"bridge=br0,mac={mac}", "192.168.1.23/24");

        Assert.Equal($"lost: {fromGuest} ({whose})", $"{network.Ping("g1", "192.168.1.23")} ({whose})");
        Assert.Equal($"lost: {fromOutside} ({whose})", $"{network.Ping("lan0", "192.168.1.23")} ({whose})");
    }

    [Theory]
    [InlineData("192.168.1.22", "g2/eth0")]
    [InlineData("192.168.1.1", "lan0/lan")]
    [InlineData("192.168.1.10", "dom0/br0")]
    public void Item_12_1_3_A_broadcast_goes_to_all_other_ports_and_to_dom0(string target, string taker)
    {
        Assert.Equal($"answered by {taker}", TwoGuests.Ping("g1", target));
    }

    [Fact]
    public void Item_12_1_3_A_frame_goes_to_the_port_behind_which_its_address_was_learnt()
    {
        Assert.Equal("Routed NeighbourResolved Sent Received Switched Received Delivered", Fate.StepsOf(TwoGuests.Walk("g1", "192.168.1.22")));
    }

    [Fact]
    public void Item_12_1_3_What_was_learnt_goes_with_the_port_and_a_frame_for_an_unknown_address_goes_to_all()
    {
        var talk = new Conversation(TwoGuests);
        _ = talk.Ping("g1", "192.168.1.22");
        talk = talk.On(TwoGuests.Stop("g2").Guest("g2", "bridge=br0", "192.168.1.22/24"));

        var walk = talk.Walk("g1", "192.168.1.22");

        Assert.Equal("Routed NeighbourKnown Sent Received Flooded Received Delivered", Fate.StepsOf(walk));
        Assert.Equal("answered by g2/eth0", Fate.Of(walk));
        Assert.Equal("Routed NeighbourKnown Sent Received Switched Received Delivered", Fate.StepsOf(talk.Walk("g1", "192.168.1.22")));
    }

    [Fact]
    public void Item_12_1_3_A_frame_is_never_sent_back_through_the_port_that_it_came_from()
    {
        // Both guests have one address: the answer to g1 is for the address that the bridge has just learnt behind g2.
        var network = TestNetwork.Bridged().Guest("g1", "bridge=br0,mac=00:16:3e:00:00:77", "192.168.1.21/24").Guest("g2", "bridge=br0,mac=00:16:3e:00:00:77", "192.168.1.22/24");

        Assert.Contains(network.Walk("g1", "192.168.1.22").Drops, drop => drop is { Detail: "the bridge has learnt its address behind the port that it comes from", Trail.Link.Name: var port } && port == InterfaceName.Parse("vif2.0"));
    }

    /// <summary>ARP of a port off or on changes nothing.</summary>
    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public void Item_12_1_4_The_ports_own_arp_does_not_matter(string arp)
    {
        var network = TwoGuests.Dom0($"ip link set eth0 arp {arp}", $"ip link set vif1.0 arp {arp}", $"ip link set vif2.0 arp {arp}");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by dom0/br0", network.Ping("lan0", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_1_4_The_bridge_answers_for_an_address_on_its_port_with_its_own_hardware_address()
    {
        var network = TestNetwork.Bridged(hasEth1: true).Dom0("brctl addbr br1", "ip link set br1 address 02:00:00:00:00:b1", "ip link set br1 up", "ip link set eth1 arp off", "brctl addif br1 eth1");
        var talk = new Conversation(network);

        Assert.StartsWith("dom0/br1 has it", talk.Ping("lan1", "10.1.0.10"), StringComparison.Ordinal);
        Assert.Equal("02:00:00:00:00:b1", talk.Believes("lan1", "lan", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_1_5_Through_a_vif_that_lost_its_bridge_dom0_takes_delivery_and_no_answer_returns()
    {
        var network = TwoGuests.Dom0("brctl delif br0 vif1.0");

        Assert.Equal("dom0/vif1.0 has it, its answer is lost: NoNeighbour for 192.168.1.21 at dom0/br0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("lan0", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_1_5_A_vif_that_lost_its_bridge_and_has_arp_off_is_silent()
    {
        var network = TwoGuests.Dom0("ip link set vif1.0 arp off", "brctl delif br0 vif1.0");

        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", network.Ping("g1", "192.168.1.10"));
    }
}
