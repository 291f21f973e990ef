using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>ARP and local delivery in dom0: host-scripts §12.2, item by item.</summary>
public sealed class NeighbourResolutionTests
{
    /// <summary>g1 on br0 uses dom0 as its gateway; dom0 has eth1 with 10.1.0.10 besides, and does not forward.</summary>
    private static readonly TestNetwork TwoAddresses = TestNetwork.Bridged(hasEth1: true).Guest("g1", "bridge=br0", "192.168.1.21/24").Run("g1", "ip route add default via 192.168.1.10");

    /// <summary>The releases whose bridge keeps ARP on, and those that turn it off.</summary>
    public static TheoryData<string, string> FirstAnswers => new()
    {
        { "3.0.0", "dom0/xenbr0" },
        { "3.0.2", "dom0/xenbr0" },
        { "3.0.3", "dom0/eth0" },
        { "3.0.4", "dom0/eth0" },
        { "3.1", "dom0/eth0" },
    };

    [Theory]
    [InlineData("on a card that is no port", "ip link show eth1")]
    [InlineData("on another bridge", "brctl addbr br1; brctl addif br1 eth1; ip addr flush dev eth1; ip addr add 10.1.0.10/24 dev br1; ip link set br1 up")]
    [InlineData("on a port of another bridge", "brctl addbr br1; brctl addif br1 eth1; ip link set br1 up")]
    [InlineData("on a port of the same bridge", "brctl addif br0 eth1")]
    [InlineData("on an interface that is down", "ip link set eth1 down")]
    public void Item_12_2_1_An_address_of_dom0_is_local_wherever_it_is(string where, string line)
    {
        Assert.Equal($"{where}: answered by dom0/br0", $"{where}: {TwoAddresses.Dom0(line).Ping("g1", "10.1.0.10")}");
    }

    [Fact]
    public void Item_12_2_1_A_guest_with_two_vifs_answers_for_either_address_on_both_but_does_not_forward()
    {
        var network = TestNetwork.Bridged(hasEth1: true)
            .Dom0("brctl addbr br1", "ip addr flush dev eth1", "brctl addif br1 eth1", "ip link set br1 up")
            .Guest("g1", ("bridge=br0", "192.168.1.21/24"), ("bridge=br1", "10.1.0.21/24"))
            .Guest("g2", "bridge=br1", "10.1.0.22/24").Run("g2", "ip route add default via 10.1.0.21");

        Assert.Equal("answered by g1/eth1", network.Ping("g2", "10.1.0.21"));
        Assert.Equal("answered by g1/eth1", network.Ping("g2", "192.168.1.21"));
        Assert.True(new Conversation(network).AsksFor("g2", "eth0", "192.168.1.21"));
        Assert.Equal("lost: NotForwarded at g1/eth1", network.Ping("g2", "192.168.1.1"));
    }

    /// <summary>The bridge device, a vif that stands alone, another card: none of them has the address, or any.</summary>
    [Theory]
    [InlineData("g1", "eth0", "brctl delif br0 vif1.0", "fe:ff:ff:ff:ff:ff", "a vif that is no port")]
    [InlineData("lan1", "lan", "ip addr flush dev eth1", "00:11:22:33:44:51", "a card without an address")]
    [InlineData("lan1", "lan", "ip addr flush dev eth1; brctl addbr br1; ip link set br1 address 02:00:00:00:00:b1; brctl addif br1 eth1; ip link set br1 up", "02:00:00:00:00:b1", "a bridge without an address")]
    public void Item_12_2_2_Every_interface_that_hears_the_question_answers_with_its_own_hardware_address(string asker, string link, string line, string mac, string who)
    {
        var network = TwoAddresses.Dom0(line.Split(';')).Run(asker, asker is "lan1" ? "ip route add 192.168.1.0/24 dev lan" : "ip link show eth0");
        var talk = new Conversation(network);

        Assert.True(talk.AsksFor(asker, link, "192.168.1.10"), who);
        _ = talk.Ping(asker, "192.168.1.10");
        Assert.Equal($"{who}: {mac}", $"{who}: {talk.Believes(asker, link, "192.168.1.10")}");
    }

    [Fact]
    public void Item_12_2_2_A_bridge_with_arp_off_or_down_does_not_answer()
    {
        Assert.Equal("answered by dom0/br0", TwoAddresses.Ping("g1", "192.168.1.10"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", TwoAddresses.Dom0("ip link set br0 arp off").Ping("g1", "192.168.1.10"));
        Assert.False(new Conversation(TwoAddresses.Dom0("ip link set br0 down")).AsksFor("g1", "eth0", "192.168.1.10"));
    }

    [Theory]
    [MemberData(nameof(FirstAnswers))]
    public void Item_12_2_3_The_bridge_answers_before_eth0_where_its_arp_is_on(string release, string taker)
    {
        var network = TestNetwork.Started(release).Guest("g1", "bridge=xenbr0", "192.168.1.21/24");

        Assert.Equal($"answered by {taker}", network.Ping("g1", "192.168.1.10"));
        Assert.Equal($"answered by {taker}", network.Ping("lan0", "192.168.1.10"));
        Assert.Equal(taker is "dom0/xenbr0", network.Walk("g1", "192.168.1.10").IsContested);
    }

    [Fact]
    public void Item_12_2_3_Who_believes_the_bridge_is_corrected_by_what_eth0_asks()
    {
        var network = TestNetwork.Started("3.0.0").Guest("g1", "bridge=xenbr0", "192.168.1.21/24");
        var talk = new Conversation(network);

        Assert.Equal("answered by dom0/xenbr0", talk.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by dom0/xenbr0", talk.Ping("g1", "192.168.1.10"));
        Assert.Equal("fe:ff:ff:ff:ff:ff", talk.Believes("g1", "eth0", "192.168.1.10"));

        // dom0 asks for somebody else, and g1 overhears it.
        Assert.Equal("answered by lan0/lan", talk.Ping("dom0", "192.168.1.1"));
        Assert.Equal("00:11:22:33:44:50", talk.Believes("g1", "eth0", "192.168.1.10"));
        Assert.Equal("answered by dom0/eth0", talk.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_2_3_What_goes_into_the_bridge_passes_antispoof()
    {
        var network = TestNetwork.Started("3.0.0", "network-bridge antispoof=yes").Guest("g1", "bridge=xenbr0,ip=192.168.1.21", "192.168.1.77/24");
        var talk = new Conversation(network);

        Assert.Equal("answered by dom0/xenbr0", talk.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by lan0/lan", talk.Ping("dom0", "192.168.1.1"));
        Assert.Equal("lost: Filtered by '-P FORWARD DROP'", talk.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_2_4_The_answer_is_lost_where_the_route_leads_to_a_card_that_does_not_see_the_asker()
    {
        var network = TestNetwork.Bridged(hasEth1: true).Guest("g1", "bridge=br0", "10.1.0.21/24");

        Assert.Equal("dom0/br0 has it, its answer is lost: NoNeighbour for 10.1.0.21 at dom0/eth1", network.Ping("g1", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_2_4_The_answer_is_lost_where_the_route_leads_to_an_enslaved_port()
    {
        var network = TestNetwork.Bridged(hasEth1: true).Dom0("brctl addbr br1", "brctl addif br1 eth1", "ip link set br1 up");

        Assert.Equal("dom0/br1 has it, its answer is lost: NoNeighbour for 10.1.0.1 at dom0/eth1", network.Ping("lan1", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_2_4_What_dom0_sends_through_an_enslaved_port_leaves_on_the_wire_but_resolves_nobody()
    {
        var talk = new Conversation(TestNetwork.Bridged(hasEth1: true).Dom0("brctl addbr br1", "ip link set br1 address 02:00:00:00:00:b1", "brctl addif br1 eth1", "ip link set br1 up"));

        Assert.Equal("lost: NoNeighbour for 10.1.0.1 at dom0/eth1", talk.Ping("dom0", "10.1.0.1"));
        Assert.Equal("00:11:22:33:44:51", talk.Believes("lan1", "lan", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_2_5_Without_a_route_back_the_request_is_delivered_and_not_answered()
    {
        var network = TestNetwork.Bridged().Guest("g1", "bridge=br0", "10.9.0.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24").Run("g1", "ip route add 192.168.1.0/24 dev eth0");

        Assert.Equal("g2/eth0 has it, its answer is lost: NoRoute at g2", network.Ping("g1", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_2_5_Without_a_route_at_the_sender_nothing_is_sent()
    {
        var network = TestNetwork.Bridged().Guest("g1", "bridge=br0", "10.9.0.21/24");

        Assert.Equal("lost: NoRoute at g1", network.Ping("g1", "192.168.1.10"));
        Assert.Empty(network.Walk("g1", "192.168.1.10").OpenResolutions);
    }
}
