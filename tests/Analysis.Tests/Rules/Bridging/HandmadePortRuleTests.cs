using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class HandmadePortRuleTests
{
    private const string Facts = """
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.0.0.10/24" ] } ],
            "routes": [ "default via 192.168.1.1 dev eth0", "10.9.0.0/16 via 10.0.0.1 dev eth1" ] } } }
        """;

    private static string Script(params string[] lines) => "#!/bin/sh\n" + string.Concat(lines.Select(line => line + "\n"));

    private static RuleTest Host(string release, string script) => RuleTest.Of<HandmadePortRule>().Xen(release).Facts(Facts)
        .XendConfig("(network-script network-mine)\n").Script("network-mine", script);

    [Fact]
    public void An_address_left_on_the_card_is_reported_and_moved_with_its_routes()
    {
        string[] lines = ["brctl addbr br1", "{|XNL1013:brctl addif br1 eth1|}", "ip link set br1 up"];
        Host("3.4", Script(lines))
            .Reports("card 'eth1' is made a port of bridge 'br1' by hand, and keeps its address 10.0.0.10/24")
            .WithSeverity(DiagnosticSeverity.Error)
            .WithEffect("requests for this address arrive, and every answer is lost: it leaves by the card, and dom0 resolves nobody there")
            .FixedBy("Give the address to bridge 'br1'", "scripts/network-mine", Script(
                "brctl addbr br1", "brctl addif br1 eth1", "ip addr flush dev eth1", "ip addr add 10.0.0.10/24 dev br1", "ip link set br1 up",
                "ip route add 10.9.0.0/16 via 10.0.0.1 dev br1", "ip link set br1 up"));
    }

    [Fact]
    public void A_variable_hides_nothing() => Host("4.1", Script("brctl addbr br1", "for nic in eth1; do", "    {|XNL1013:brctl addif br1 $nic|}", "done", "ip link set br1 up"))
        .Reports("card 'eth1' is made a port of bridge 'br1' by hand, and keeps its address 10.0.0.10/24");

    [Theory]
    [InlineData("ip link set eth1 up", "the bridge stays down", "Bring 'br1' up", "ip link set br1 up")]
    [InlineData("ip link set br1 up", "the card stays down", "Bring 'eth1' up", "ip link set eth1 up")]
    public void What_is_left_down_is_reported(string last, string trouble, string title, string line)
    {
        string[] before = ["ip addr flush dev eth1", "ip link set eth1 down", "brctl addbr br1"];
        Host("3.4", Script([.. before, "{|XNL1013:brctl addif br1 eth1|}", last]))
            .Reports("card 'eth1' is made a port of bridge 'br1' by hand, and " + trouble)
            .FixedBy(title, "scripts/network-mine", Script([.. before, "brctl addif br1 eth1", line, last]));
    }

    [Fact]
    public void An_address_that_a_pair_behind_the_bridge_has_too_is_reported() => Host("3.0.4", Script(
            "ip addr flush dev eth1", "ip link set veth1 address 00:11:22:33:44:51", "ip addr add 10.0.0.10/24 dev veth1", "ip link set veth1 up",
            "brctl addbr br1", "brctl addif br1 vif0.1", "ip link set vif0.1 up", "{|XNL1013:brctl addif br1 eth1|}", "ip link set br1 up"))
        .Reports("card 'eth1' is made a port of bridge 'br1' by hand, and 'veth1' on the same bridge has its MAC address 00:11:22:33:44:51")
        .WithEffect("what is sent to dom0 by way of 'veth1' ends in 'br1': dom0 resolves nobody of its own accord");

    [Fact]
    public void A_bridge_of_the_host_is_looked_at_too() => RuleTest.Of<HandmadePortRule>().Xen("4.17").Toolstack(Toolstack.Xl)
        .Facts("""
            { "hosts": { "alpha": { "interfaces": [
                { "name": "eth0", "addresses": [ "192.168.1.10/24" ] },
                { "name": {|XNL1013:"br0"|}, "bridge": true, "ports": [ "eth0" ] } ] } } }
            """)
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=br0']\n")
        .Reports("card 'eth0' is made a port of bridge 'br0' by hand, and keeps its address 192.168.1.10/24")
        .HasNoFix();

    [Fact]
    public void An_address_that_is_only_assumed_makes_a_warning() => RuleTest.Of<HandmadePortRule>().Xen("3.4")
        .XendConfig("(network-script network-mine)\n").Script("network-mine", Script("brctl addbr br0", "{|XNL1013:brctl addif br0 eth0|}", "ip link set br0 up"))
        .Reports("card 'eth0' is made a port of bridge 'br0' by hand, and keeps its address 192.168.1.10/24")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the card has the addresses that are assumed: state them in xennetlint.json");

    [Theory]
    [InlineData("ip addr flush dev eth1", "brctl addbr br1", "brctl addif br1 eth1", "ip addr add 10.0.0.10/24 dev br1", "ip link set br1 up", "the address is the bridge's")]
    [InlineData("brctl addbr br1", "brctl addif br1 eth1", "ip addr flush dev eth1", "ip link set br1 up", "ip link set eth1 up", "the order of the lines does not matter")]
    [InlineData("brctl addbr br1", "brctl addif br1 eth1", "frobnicate eth1", "ip link set br1 up", "", "nobody can tell what an unknown line does")]
    [InlineData("/etc/xen/scripts/network-bridge start netdev=eth1", "", "", "", "", "the shipped script makes the port")]
    public void Others_are_silent(string first, string second, string third, string fourth, string fifth, string why) =>
        Host("3.4", Script(first, second, third, fourth, fifth)).IsSilent(why);
}
