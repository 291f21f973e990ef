using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Which chain of iptables a packet meets: host-scripts §12.3, item by item.</summary>
public sealed class PacketFilterTests
{
    private const string LostToPolicy = "lost: Filtered by '-P FORWARD DROP'";
    private const string AnswerLostToPolicy = "has it, its answer is lost: Filtered by '-P FORWARD DROP'";

    /// <summary>Two guests and eth0 on br0, which has dom0's address; no script makes rules.</summary>
    private static readonly TestNetwork TwoGuests = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    /// <summary>What a spoofing guest's own packets come to under policy DROP, by release: its requests to another guest, its answers to one.</summary>
    public static TheoryData<string, bool, bool> Spoofing => new()
    {
        { "3.0.0", false, false },
        { "3.0.4", false, false },
        { "3.1", false, false },
        { "3.2", false, false },
        { "3.3", false, false },
        { "3.4", false, true },
        { "4.0", false, true },
        { "4.0.1", false, true },
        { "4.0.2", true, true },
        { "4.1", true, true },
        { "4.4", true, true },
        { "4.17", true, true },
    };

    [Fact]
    public void Item_12_3_1_From_port_to_port_it_is_FORWARD_with_both_ports()
    {
        var network = TwoGuests.Dom0(
            "iptables -P FORWARD DROP",
            "iptables -A FORWARD -m physdev --physdev-in vif1.0 --physdev-out vif2.0 -j ACCEPT",
            "iptables -A FORWARD -m state --state ESTABLISHED,RELATED -j ACCEPT");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal(LostToPolicy, network.Ping("g2", "192.168.1.21"));
        Assert.Equal(LostToPolicy, network.Ping("g1", "192.168.1.1"));
        Assert.Equal(LostToPolicy, network.Ping("lan0", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_3_1_Without_bridge_nf_call_iptables_no_rule_and_no_policy_touches_it()
    {
        var network = TwoGuests.Dom0("iptables -P FORWARD DROP", "sysctl -w net.bridge.bridge-nf-call-iptables=0");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal(LostToPolicy, network.Dom0("sysctl -w net.bridge.bridge-nf-call-iptables=1").Ping("g1", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_3_1_Arp_is_never_filtered()
    {
        // The request itself is what is lost: its sender knows the other's hardware address.
        var talk = new Conversation(TwoGuests.Dom0("iptables -P FORWARD DROP", "iptables -P INPUT DROP", "iptables -P OUTPUT DROP"));

        Assert.Equal(LostToPolicy, talk.Ping("g1", "192.168.1.22"));
        Assert.Equal("00:16:3e:00:00:02", talk.Believes("g1", "eth0", "192.168.1.22"));
        Assert.True(talk.AsksFor("g1", "eth0", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_3_2_To_dom0s_address_on_the_bridge_it_is_INPUT_and_from_it_OUTPUT()
    {
        Assert.Equal("lost: Filtered by '-P INPUT DROP'", TwoGuests.Dom0("iptables -P INPUT DROP").Ping("g1", "192.168.1.10"));
        Assert.Equal("lost: Filtered by '-P OUTPUT DROP'", TwoGuests.Dom0("iptables -P OUTPUT DROP").Ping("dom0", "192.168.1.21"));
        Assert.Equal("dom0/br0 has it, its answer is lost: Filtered by '-P OUTPUT DROP'", TwoGuests.Dom0("iptables -P OUTPUT DROP").Ping("g1", "192.168.1.10"));
        Assert.Equal("g1/eth0 has it, its answer is lost: Filtered by '-P INPUT DROP'", TwoGuests.Dom0("iptables -P INPUT DROP").Ping("dom0", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_3_2_FORWARD_does_not_matter_to_dom0s_address_on_the_bridge()
    {
        var network = TwoGuests.Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -j DROP");

        Assert.Equal("answered by dom0/br0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by dom0/br0", network.Ping("lan0", "192.168.1.10"));
        Assert.Equal("answered by g1/eth0", network.Ping("dom0", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_3_3_To_dom0_behind_vif0_0_it_is_FORWARD_out_through_vif0_0_and_from_dom0_in_through_it()
    {
        var network = TestNetwork.Started("3.0.4").Guest("g1", "bridge=xenbr0", "192.168.1.21/24");
        var (outward, inward) = ("FORWARD -m physdev --physdev-out vif0.0 -j DROP", "FORWARD -m physdev --physdev-in vif0.0 -j DROP");

        Assert.Equal("answered by dom0/eth0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal($"lost: Filtered by '-A {outward}'", network.Dom0($"iptables -I {outward}").Ping("g1", "192.168.1.10"));
        Assert.Equal($"lost: Filtered by '-A {inward}'", network.Dom0($"iptables -I {inward}").Ping("dom0", "192.168.1.21"));
        Assert.Equal($"dom0/eth0 has it, its answer is lost: Filtered by '-A {inward}'", network.Dom0($"iptables -I {inward}").Ping("g1", "192.168.1.10"));
    }

    [Theory]
    [InlineData("3.0.0", "answered by dom0/xenbr0", "xenbr0's own ARP leads past FORWARD: §12.2 item 3")]
    [InlineData("3.0.4", LostToPolicy, "dom0 is behind vif0.0")]
    [InlineData("3.1", LostToPolicy, "dom0 is behind vif0.0")]
    [InlineData("3.2", "answered by dom0/eth0", "dom0's address is on the bridge: item 2")]
    public void Item_12_3_3_Antispoof_shields_dom0_only_behind_vif0_0(string release, string fate, string why)
    {
        Assert.Equal($"{fate}; {why}", $"{AntispoofAndASpoofer(release).Ping("g2", "192.168.1.10")}; {why}");
    }

    [Fact]
    public void Item_12_3_4_A_routed_packet_meets_FORWARD_once()
    {
        var network = TwoBridges("sysctl -w net.ipv4.ip_forward=1").Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -i br0 -o br1 -m physdev --physdev-in vif1.0 -j ACCEPT", "iptables -A FORWARD -m state --state ESTABLISHED -j ACCEPT");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "10.1.0.22"));
        Assert.Equal(LostToPolicy, network.Ping("g2", "192.168.1.21"));
        Assert.Single(network.Walk("g1", "10.1.0.22").Deliveries[0].Trail.ToSteps(), step => step.Kind == StepKind.Accepted);
    }

    [Fact]
    public void Item_12_3_4_Policy_DROP_and_ip_forward_off_stop_a_routed_packet()
    {
        Assert.Equal("answered by g2/eth0", TwoBridges("sysctl -w net.ipv4.ip_forward=1").Ping("g1", "10.1.0.22"));
        Assert.Equal(LostToPolicy, TwoBridges("sysctl -w net.ipv4.ip_forward=1").Dom0("iptables -P FORWARD DROP").Ping("g1", "10.1.0.22"));
        Assert.Equal("lost: NotForwarded at dom0/br0", TwoBridges("sysctl -w net.ipv4.ip_forward=0").Ping("g1", "10.1.0.22"));
    }

    [Fact]
    public void Item_12_3_4_A_rule_for_bridged_packets_does_not_match_a_routed_one()
    {
        var network = TwoBridges("sysctl -w net.ipv4.ip_forward=1").Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -m physdev --physdev-is-bridged -j ACCEPT").Guest("g3", "bridge=br0", "192.168.1.23/24");

        Assert.Equal(LostToPolicy, network.Ping("g1", "10.1.0.22"));
        Assert.Equal("answered by g3/eth0", network.Ping("g1", "192.168.1.23"));
    }

    [Theory]
    [MemberData(nameof(Spoofing))]
    public void Item_12_3_5_Of_a_spoofing_guests_packets_its_release_lets_some_pass_to_guests_and_none_outside(string release, bool passRequests, bool passAnswers)
    {
        var network = AntispoofAndASpoofer(release);

        Assert.Equal(passRequests ? "answered by g1/eth0" : LostToPolicy, network.Ping("g2", "192.168.1.21"));
        Assert.Equal(passAnswers ? "answered by g2/eth0" : $"g2/eth0 {AnswerLostToPolicy}", network.Ping("g1", "192.168.1.77"));
        Assert.Equal(LostToPolicy, network.Ping("g2", "192.168.1.1"));
        Assert.Equal($"g2/eth0 {AnswerLostToPolicy}", network.Ping("lan0", "192.168.1.77"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_3_5_Without_policy_DROP_ip_restricts_nothing()
    {
        var network = TestNetwork.Bridged("4.17").Guest("g1", "bridge=br0,ip=192.168.1.21", "192.168.1.21/24").Guest("g2", "bridge=br0,ip=192.168.1.22", "192.168.1.77/24");

        Assert.NotEmpty(network["dom0"].Filter.Forward);
        Assert.Equal("answered by lan0/lan", network.Ping("g2", "192.168.1.1"));
        Assert.Equal("answered by g2/eth0", network.Ping("lan0", "192.168.1.77"));
        Assert.Equal("answered by g1/eth0", network.Ping("g2", "192.168.1.21"));
    }

    [Theory]
    [InlineData("192.168.1.21", $"lan0/lan {AnswerLostToPolicy}", $"g1/eth0 {AnswerLostToPolicy}")]
    [InlineData("192.168.1.21 192.168.1.31", "answered by lan0/lan", "answered by g1/eth0")]
    public void Item_12_3_5_A_second_address_that_ip_does_not_name_behaves_like_a_spoofed_one(string ip, string outward, string inward)
    {
        var network = TestNetwork.Bridged("4.17").Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -m physdev --physdev-in eth0 -j ACCEPT")
            .Guest("g1", $"bridge=br0,ip={ip}", "192.168.1.21/24").Run("g1", "ip addr add 192.168.1.31/24 dev eth0");
        var fromSecond = network.Run("g1", "ip route add 192.168.1.1 dev eth0 src 192.168.1.31");

        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by g1/eth0", network.Ping("lan0", "192.168.1.21"));
        Assert.Equal(inward, network.Ping("lan0", "192.168.1.31"));
        Assert.Equal(outward.StartsWith("lan0", StringComparison.Ordinal) ? LostToPolicy : outward, fromSecond.Ping("g1", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_3_5_A_guest_without_a_usable_rule_hears_everybody_and_answers_nobody()
    {
        var network = TestNetwork.Started("3.0.0", "network-bridge antispoof=yes").Guest("g1", "bridge=xenbr0,ip=192.168.1.21 192.168.1.31", "192.168.1.21/24").Guest("g2", "bridge=xenbr0,ip=192.168.1.22", "192.168.1.22/24");

        Assert.Equal($"g1/eth0 {AnswerLostToPolicy}", network.Ping("g2", "192.168.1.21"));
        Assert.Equal($"g1/eth0 {AnswerLostToPolicy}", network.Ping("lan0", "192.168.1.21"));
        Assert.Equal($"g1/eth0 {AnswerLostToPolicy}", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal(LostToPolicy, network.Ping("g1", "192.168.1.22"));
        Assert.Equal("answered by dom0/xenbr0", network.Ping("g1", "192.168.1.10"));
    }

    [Fact]
    public void Item_12_3_6_Without_rules_for_vifs_guests_reach_dom0_only_under_policy_DROP()
    {
        var network = TwoGuests.Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -m physdev --physdev-in eth0 -j ACCEPT");

        Assert.Equal("answered by dom0/br0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal(LostToPolicy, network.Ping("g1", "192.168.1.22"));
        Assert.Equal(LostToPolicy, network.Ping("g1", "192.168.1.1"));
        Assert.Equal($"g1/eth0 {AnswerLostToPolicy}", network.Ping("lan0", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_3_7_The_outside_sees_dom0s_address_and_guests_and_dom0_see_the_guests()
    {
        var network = TestNetwork.Of(Hosts.S0("3.4", "network-nat") with { VifScript = Fact.Stated(ScriptCommand.Split("vif-nat")) }).StartNetwork()
            .Guest("g1", "", "10.0.1.1/16").Guest("g2", "", "10.0.2.1/16")
            .Run("g1", "ip route add default via 10.0.1.128");

        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("192.168.1.10", Fate.SourceOf(network.Walk("g1", "192.168.1.1")));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "10.0.2.1"));
        Assert.Equal("10.0.1.1", Fate.SourceOf(network.Walk("g1", "10.0.2.1")));
        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("10.0.1.1", Fate.SourceOf(network.Walk("g1", "192.168.1.10")));
    }

    /// <summary>g1 has the address that its file says, g2 another one; the policy of FORWARD is DROP.</summary>
    private static TestNetwork AntispoofAndASpoofer(string release)
    {
        var network = release is "4.17"
            ? TestNetwork.Bridged(release).Dom0("iptables -P FORWARD DROP", "iptables -A FORWARD -m physdev --physdev-in eth0 -j ACCEPT")
            : TestNetwork.Started(release, "network-bridge antispoof=yes");
        var bridge = network["dom0"].Bridges.Single().Name;
        return network.Guest("g1", $"bridge={bridge},ip=192.168.1.21", "192.168.1.21/24").Guest("g2", $"bridge={bridge},ip=192.168.1.22", "192.168.1.77/24");
    }

    /// <summary>g1 on br0 and g2 on br1, each with dom0 as its gateway.</summary>
    private static TestNetwork TwoBridges(string line) => TestNetwork.Bridged(hasEth1: true)
        .Dom0("brctl addbr br1", "ip addr flush dev eth1", "brctl addif br1 eth1", "ip link set br1 up", "ip addr add 10.1.0.10/24 dev br1", line)
        .Guest("g1", "bridge=br0", "192.168.1.21/24").Run("g1", "ip route add default via 192.168.1.10")
        .Guest("g2", "bridge=br1", "10.1.0.22/24").Run("g2", "ip route add default via 10.1.0.10");
}
