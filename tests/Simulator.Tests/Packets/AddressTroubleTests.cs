using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Hardware and IP addresses that two have: host-scripts §12.4, item by item.</summary>
public sealed class AddressTroubleTests
{
    private const string Dead = "fe:ff:ff:ff:ff:ff";
    private const string CardsMac = "00:11:22:33:44:50";
    private const string Shared = "00:16:3e:00:00:77";

    [Fact]
    public void Item_12_4_1_Guests_and_outside_neither_reach_a_guest_with_the_dead_mac_nor_answer_it()
    {
        var network = TestNetwork.Bridged().Guest("g1", $"bridge=br0,mac={Dead}", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

        Assert.Equal("lost: NotForwarded at dom0/br0", network.Ping("g2", "192.168.1.21"));
        Assert.Equal("lost: MacMismatch at dom0/br0", network.Ping("lan0", "192.168.1.21"));

        // What is told it of others' hardware addresses goes to dom0 too.
        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at g1/eth0", network.Ping("g1", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_4_1_Dom0_reaches_a_guest_with_the_dead_mac_if_its_vif_is_the_first_port_that_has_it()
    {
        var network = TestNetwork.Bridged().Guest("g1", $"bridge=br0,mac={Dead}", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

        Assert.Equal("answered by g1/eth0", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal("answered by dom0/br0", network.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_4_1_Nobody_reaches_a_guest_with_the_dead_mac_behind_another_vif()
    {
        var network = TestNetwork.Bridged().Guest("g2", "bridge=br0", "192.168.1.22/24").Guest("g1", $"bridge=br0,mac={Dead}", "192.168.1.21/24");

        Assert.StartsWith("lost: ", network.Ping("dom0", "192.168.1.21"), StringComparison.Ordinal);
        Assert.StartsWith("lost: ", network.Ping("g2", "192.168.1.21"), StringComparison.Ordinal);
        Assert.StartsWith("lost: ", network.Ping("lan0", "192.168.1.21"), StringComparison.Ordinal);
        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", network.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_4_1_In_the_old_style_nobody_at_all_reaches_a_guest_with_the_dead_mac()
    {
        var network = TestNetwork.Started("3.0.4").Guest("g1", $"bridge=xenbr0,mac={Dead}", "192.168.1.21/24").Guest("g2", "bridge=xenbr0", "192.168.1.22/24");

        Assert.All(["dom0", "g2", "lan0"], asker => Assert.StartsWith("lost: ", network.Ping(asker, "192.168.1.21"), StringComparison.Ordinal));
        Assert.All(["192.168.1.10", "192.168.1.22", "192.168.1.1"], target => Assert.StartsWith("lost: ", network.Ping("g1", target), StringComparison.Ordinal));
    }

    [Fact]
    public void Item_12_4_2_Nobody_reaches_a_guest_with_the_cards_mac_where_the_bridge_has_it()
    {
        var network = TestNetwork.Bridged().Guest("g1", $"bridge=br0,mac={CardsMac}", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

        Assert.All(["dom0", "g2", "lan0"], asker => Assert.StartsWith("lost: ", network.Ping(asker, "192.168.1.21"), StringComparison.Ordinal));
        Assert.All(["192.168.1.10", "192.168.1.22", "192.168.1.1"], target => Assert.StartsWith("lost: ", network.Ping("g1", target), StringComparison.Ordinal));
        Assert.Equal("answered by dom0/br0", network.Ping("g2", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_4_2_In_the_old_style_a_guest_with_the_cards_mac_and_dom0_are_duplicates()
    {
        var network = TestNetwork.Started("3.0.4").Guest("g1", $"bridge=xenbr0,mac={CardsMac}", "192.168.1.21/24").Guest("g2", "bridge=xenbr0", "192.168.1.22/24");

        Assert.StartsWith("lost: ", network.Ping("dom0", "192.168.1.21"), StringComparison.Ordinal);
        Assert.StartsWith("lost: ", network.Ping("g1", "192.168.1.10"), StringComparison.Ordinal);
        Assert.Equal("answered by g1/eth0", network.Ping("g2", "192.168.1.21"));
        Assert.Equal("answered by dom0/eth0", network.Ping("g2", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_4_3_Where_peth0_kept_the_cards_mac_dom0_resolves_nobody_but_answers_who_speaks_first()
    {
        var network = TestNetwork.Started("3.0.4").Dom0("ip link set peth0 down", $"ip link set peth0 address {CardsMac}", "ip link set peth0 up")
            .Guest("g1", "bridge=xenbr0", "192.168.1.21/24").Guest("g2", "bridge=xenbr0", "192.168.1.22/24");

        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at dom0/eth0", network.Ping("dom0", "192.168.1.1"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at dom0/eth0", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal("answered by dom0/xenbr0", network.Ping("lan0", "192.168.1.10"));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by g1/eth0", network.Ping("lan0", "192.168.1.21"));
    }

    [Theory]
    [InlineData("3.2")]
    [InlineData("3.4")]
    [InlineData("4.1")]
    [InlineData("4.4")]
    public void Item_12_4_3_From_3_2_on_card_bridge_and_dom0_share_the_mac_and_it_works(string release)
    {
        var network = TestNetwork.Started(release).Guest("g1", "bridge=eth0", "192.168.1.21/24");

        Assert.Equal("answered by lan0/lan", network.Ping("dom0", "192.168.1.1"));
        Assert.Equal("answered by dom0/eth0", network.Ping("lan0", "192.168.1.10"));
        Assert.Equal("answered by g1/eth0", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_4_4_Two_guests_with_one_mac_never_reach_each_other()
    {
        var network = Twins();

        Assert.StartsWith("lost: ", network.Ping("g1", "192.168.1.22"), StringComparison.Ordinal);
        Assert.StartsWith("lost: ", network.Ping("g2", "192.168.1.21"), StringComparison.Ordinal);
    }

    [Fact]
    public void Item_12_4_4_For_others_the_one_that_sent_last_gets_everything()
    {
        var talk = new Conversation(Twins());

        Assert.Equal("answered by g1/eth0", talk.Ping("g3", "192.168.1.21"));
        Assert.Equal("answered by g1/eth0", talk.Ping("g3", "192.168.1.21"));
        Assert.Equal("answered by g2/eth0", talk.Ping("g3", "192.168.1.22"));

        // The bridge has learnt their address behind g2 now, and g3 does not ask again.
        Assert.Equal("lost: NotForwarded at g2/eth0", talk.Ping("g3", "192.168.1.21"));
        Assert.Equal("answered by lan0/lan", talk.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by g1/eth0", talk.Ping("g3", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_4_5_Others_talk_to_the_one_whose_answer_or_question_came_last()
    {
        var talk = new Conversation(OneAddressTwice());
        var first = talk.Ping("g3", "192.168.1.21");
        var (winner, loser) = first is "answered by g1/eth0" ? ("g1", "g2") : ("g2", "g1");

        Assert.Equal($"answered by {winner}/eth0", first);
        Assert.Equal(first, talk.Ping("g3", "192.168.1.21"));

        // The other one asks somebody, g3 overhears it and believes it from then on.
        Assert.Equal("answered by dom0/br0", talk.Ping(loser, "192.168.1.10"));
        Assert.Equal($"answered by {loser}/eth0", talk.Ping("g3", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_4_5_The_losers_requests_go_out_and_the_answers_go_to_the_winner()
    {
        var talk = new Conversation(OneAddressTwice());
        _ = talk.Ping("g1", "192.168.1.23");
        _ = talk.Ping("g2", "192.168.1.23");

        // Both know g3, which believes g2: g1's next request is delivered, and answered to g2.
        var walk = talk.Walk("g1", "192.168.1.23");

        Assert.False(walk.IsAnswered);
        Assert.Equal(["g3", "g2"], walk.Deliveries.Select(delivery => delivery.Node.Name), StringComparer.Ordinal);
        Assert.Equal("answered by g3/eth0", talk.Ping("g2", "192.168.1.23"));
    }

    [Fact]
    public void Item_12_4_6_A_bridges_mac_changes_when_a_card_joins_vifs_and_caches_are_stale_then()
    {
        var vifsOnly = TestNetwork.Of(Hosts.S0WithEth1("4.17-debian", networkScript: null)).Dom0("brctl addbr br1", "ip link set br1 up", "ip addr add 10.3.0.1/24 dev br1").Guest("g1", "bridge=br1", "10.3.0.21/24");
        var talk = new Conversation(vifsOnly);

        Assert.Equal("answered by dom0/br1", talk.Ping("g1", "10.3.0.1"));
        Assert.Equal(Dead, talk.Believes("g1", "eth0", "10.3.0.1"));

        var withCard = vifsOnly.Dom0("brctl addif br1 eth1");
        talk = talk.On(withCard);

        Assert.Equal("00:11:22:33:44:51", withCard["dom0"].Bridges.Single().MacAddress?.ToString());
        Assert.Equal(Dead, talk.Believes("g1", "eth0", "10.3.0.1"));
        _ = talk.Later().Ping("g1", "10.3.0.1");
        Assert.Equal("00:11:22:33:44:51", talk.Believes("g1", "eth0", "10.3.0.1"));
    }

    private static TestNetwork Twins() => TestNetwork.Bridged()
        .Guest("g1", $"bridge=br0,mac={Shared}", "192.168.1.21/24").Guest("g2", $"bridge=br0,mac={Shared}", "192.168.1.22/24").Guest("g3", "bridge=br0", "192.168.1.23/24");

    private static TestNetwork OneAddressTwice() => TestNetwork.Bridged()
        .Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.21/24").Guest("g3", "bridge=br0", "192.168.1.23/24");
}
