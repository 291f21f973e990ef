using XenNetLint.Model.Elements;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Routed guests: host-scripts §12.7, item by item.</summary>
public sealed class RoutedGuestTests
{
    private const string Forwarding = "sysctl -w net.ipv4.ip_forward=1";

    /// <summary>When proxy ARP on eth1 answers lan1's question for a guest behind vif1.0.</summary>
    public static TheoryData<string, string[], string, bool> ProxyArp => new()
    {
        { "all conditions hold", [Forwarding, "sysctl -w net.ipv4.conf.eth1.proxy_arp=1"], "192.168.1.21", true },
        { "proxy_arp of all interfaces", [Forwarding, "sysctl -w net.ipv4.conf.all.proxy_arp=1"], "192.168.1.21", true },
        { "proxy_arp of another interface", [Forwarding, "sysctl -w net.ipv4.conf.eth0.proxy_arp=1"], "192.168.1.21", false },
        { "ip_forward off", ["sysctl -w net.ipv4.conf.eth1.proxy_arp=1"], "192.168.1.21", false },
        { "no route", [Forwarding, "sysctl -w net.ipv4.conf.eth1.proxy_arp=1", "ip route del default"], "10.5.0.1", false },
        { "a default route is one", [Forwarding, "sysctl -w net.ipv4.conf.eth1.proxy_arp=1"], "10.5.0.1", true },
        { "the route leads back", [Forwarding, "sysctl -w net.ipv4.conf.eth1.proxy_arp=1"], "10.1.0.99", false },
        { "dom0's own address needs no proxy", [], "192.168.1.10", true },
    };

    /// <summary>Who uses vif-route, and whether the network script sets proxy_arp of eth0.</summary>
    public static TheoryData<string, bool> NetworkRoute => new()
    {
        { "3.0.0", false },
        { "3.0.4", false },
        { "3.4", false },
        { "4.0", false },
        { "4.1", true },
        { "4.4", true },
    };

    [Theory]
    [MemberData(nameof(ProxyArp))]
    public void Item_12_7_1_Proxy_arp_answers_if_it_is_on_and_dom0_forwards_and_the_route_leads_through_another_interface(string when, string[] lines, string target, bool isAnswered)
    {
        var network = TwoRouted(hasEth1: true, lines);

        Assert.Equal((when, isAnswered), (when, new Conversation(network).AsksFor("lan1", "lan", target)));
    }

    [Fact]
    public void Item_12_7_2_Vif_route_alone_gives_guests_dom0_and_each_other_and_no_answer_from_outside()
    {
        var network = TwoRouted(hasEth1: false, Forwarding);

        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lan0/lan has it, its answer is lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("lan0", "192.168.1.21"));
    }

    [Theory]
    [MemberData(nameof(NetworkRoute))]
    public void Item_12_7_2_With_proxy_arp_on_eth0_too_everything_works(string release, bool isSet)
    {
        var network = Two(TestNetwork.Of(Routing(release, "network-route")).StartNetwork());

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal(isSet ? "answered by lan0/lan" : "lan0/lan has it, its answer is lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by g1/eth0", network.Dom0("sysctl -w net.ipv4.conf.eth0.proxy_arp=1").Ping("lan0", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_7_2_With_a_route_outside_a_guest_that_uses_dom0_as_gateway_needs_no_proxy()
    {
        var network = TestNetwork.Of(Routing("4.17-debian")).Dom0(Forwarding)
            .Guest("g1", "ip=172.16.0.21", "172.16.0.21/32").Run("g1", "ip route add 192.168.1.10 dev eth0", "ip route add default via 192.168.1.10")
            .Dom0("sysctl -w net.ipv4.conf.vif1.0.proxy_arp=0".Replace("vif1.0", "vif1/0", StringComparison.Ordinal));

        Assert.Equal("lan0/lan has it, its answer is lost: NoRoute at lan0", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by lan0/lan", network.Run("lan0", "ip route add 172.16.0.0/24 via 192.168.1.10").Ping("g1", "192.168.1.1"));
        Assert.Equal("answered by g1/eth0", network.Run("lan0", "ip route add 172.16.0.0/24 via 192.168.1.10").Ping("lan0", "172.16.0.21"));
    }

    [Fact]
    public void Item_12_7_3_Without_forwarding_guests_and_dom0_reach_each_other_and_nobody_else()
    {
        var network = TwoRouted(hasEth1: false, "sysctl -w net.ipv4.conf.eth0.proxy_arp=1").Run("g1", "ip route add default via 192.168.1.10");

        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by g1/eth0", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.1 at g1/eth0", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at lan0/lan", network.Ping("lan0", "192.168.1.21"));
        Assert.Equal("lost: NotForwarded at dom0/vif1.0", network.Ping("g1", "10.5.0.1"));
    }

    [Fact]
    public void Item_12_7_4_Without_ip_the_guests_requests_are_delivered_and_none_is_answered()
    {
        var network = TestNetwork.Of(Routing("4.17-debian")).Dom0(Forwarding, "sysctl -w net.ipv4.conf.eth0.proxy_arp=1")
            .Guest("g1", "", "192.168.1.21/24").Guest("g2", "ip=192.168.1.22", "192.168.1.22/24");

        Assert.StartsWith("dom0/vif1.0 has it, its answer is lost: ", network.Ping("g1", "192.168.1.10"), StringComparison.Ordinal);
        Assert.StartsWith("g2/eth0 has it, its answer is lost: ", network.Ping("g1", "192.168.1.22"), StringComparison.Ordinal);
        Assert.StartsWith("lan0/lan has it, its answer is lost: ", network.Ping("g1", "192.168.1.1"), StringComparison.Ordinal);
        Assert.Equal("answered by lan0/lan", network.Ping("g2", "192.168.1.1"));
    }

    [Fact]
    public void Item_12_7_5_Nat_guests_reach_each_other_dom0s_addresses_and_the_outside_which_does_not_reach_them()
    {
        var network = TestNetwork.Of(Routing("4.17-debian") with { VifScript = Fact.Stated(ScriptCommand.Split("vif-nat")) })
            .Dom0(Forwarding, "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE")
            .Guest("g1", "", "10.0.1.1/16").Guest("g2", "", "10.0.2.1/16").Run("g1", "ip route add default via 10.0.1.128");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "10.0.2.1"));
        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "10.0.1.128"));
        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "10.0.2.128"));
        Assert.Equal("answered by dom0/vif1.0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1"));
        Assert.Equal("lost: NoRoute at lan0", network.Ping("lan0", "10.0.1.1"));
    }

    [Fact]
    public void Item_12_7_6_Dom0_routes_between_two_bridges_for_guests_that_have_it_as_gateway()
    {
        var network = TwoBridges(Forwarding);

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "10.1.0.22"));
        Assert.Equal("answered by g1/eth0", network.Ping("g2", "192.168.1.21"));
        Assert.Equal("lan1/lan has it, its answer is lost: NoRoute at lan1", network.Ping("g1", "10.1.0.1"));
        Assert.Equal("answered by lan1/lan", network.Run("lan1", "ip route add 192.168.1.0/24 via 10.1.0.10").Ping("g1", "10.1.0.1"));
    }

    [Fact]
    public void Item_12_7_6_Without_forwarding_dom0s_other_address_answers_and_nothing_behind_it()
    {
        var network = TwoBridges("sysctl -w net.ipv4.ip_forward=0");

        Assert.Equal("answered by dom0/br0", network.Ping("g1", "10.1.0.10"));
        Assert.Equal("lost: NotForwarded at dom0/br0", network.Ping("g1", "10.1.0.22"));
        Assert.Equal("lost: NotForwarded at dom0/br0", network.Ping("g1", "10.1.0.1"));
    }

    private static HostNetwork Routing(string release, string? networkScript = null, bool hasEth1 = false) =>
        (hasEth1 ? Hosts.S0WithEth1(release, networkScript) : Hosts.S0(release, networkScript)) with { VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };

    private static TestNetwork TwoRouted(bool hasEth1, params string[] lines) => Two(TestNetwork.Of(Routing("4.17-debian", hasEth1: hasEth1)).Dom0(lines));

    /// <summary>Two guests with addresses of dom0's network.</summary>
    private static TestNetwork Two(TestNetwork network) => network.Guest("g1", "ip=192.168.1.21", "192.168.1.21/24").Guest("g2", "ip=192.168.1.22", "192.168.1.22/24");

    /// <summary>g1 on br0 and g2 on br1, each with dom0 as its gateway.</summary>
    private static TestNetwork TwoBridges(string line) => TestNetwork.Bridged(hasEth1: true)
        .Dom0("brctl addbr br1", "ip addr flush dev eth1", "brctl addif br1 eth1", "ip link set br1 up", "ip addr add 10.1.0.10/24 dev br1", line)
        .Guest("g1", "bridge=br0", "192.168.1.21/24").Run("g1", "ip route add default via 192.168.1.10")
        .Guest("g2", "bridge=br1", "10.1.0.22/24").Run("g2", "ip route add default via 10.1.0.10");
}
