using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class BridgeLoopRuleTests
{
    private const string Office = "\"segments\": { \"office\": [ \"alpha:eth0\", \"alpha:eth1\" ] }";

    private static string Facts(string bridge, string segments = Office) => $$"""
        { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
            { "name": "eth0" }, { "name": "eth1" }, { "name": {|XNL1015:"br0"|}, "bridge": true, "ports": [ "eth0", "eth1" ] {{bridge}} } ] } }, {{segments}} }
        """;

    private static RuleTest Silent(string bridge, string segments = Office) => RuleTest.Of<BridgeLoopRule>()
        .Facts(Facts(bridge, segments).Replace("{|XNL1015:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal))
        .Domain("web", "vif = ['bridge=br0']\n");

    [Fact]
    public void A_bridge_with_two_cards_on_one_lan_is_reported() => RuleTest.Of<BridgeLoopRule>().Facts(Facts(", \"stp\": false"))
        .Domain("web", "vif = ['bridge=br0']\n")
        .Reports("bridge 'br0' of host alpha and LAN 'office' make a loop through 'eth0' and 'eth1', with spanning tree off")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("'eth1' closes it")
        .WithEffect("each broadcast goes round for ever and multiplies: the network stands still within seconds")
        .WithNote("unless the switches outside run a spanning tree, which then blocks one of the ports")
        .HasNoFix();

    [Fact]
    public void Where_nobody_says_whether_the_bridge_runs_spanning_tree_it_is_a_warning() => RuleTest.Of<BridgeLoopRule>().Facts(Facts(""))
        .Domain("web", "vif = ['bridge=br0']\n")
        .Reports("bridge 'br0' of host alpha and LAN 'office' make a loop through 'eth0' and 'eth1', with spanning tree off")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if 'br0' does not run a spanning tree, which nobody states: say \"stp\" of it in xennetlint.json");

    [Fact]
    public void The_line_that_closes_it_is_marked() => RuleTest.Of<BridgeLoopRule>()
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", """
            #!/bin/sh
            "$(dirname "$0")/network-bridge" "$@" netdev=eth0
            brctl addbr br1
            ip link set br1 up
            ip link add a0 type veth peer name a1
            ip link add b0 type veth peer name b1
            for end in a0 a1 b0 b1; do ip link set $end up; done
            brctl addif eth0 a0
            brctl addif br1 a1
            brctl addif eth0 b0
            {|XNL1015:brctl addif br1 b1|}

            """)
        .Domain("web", "vif = ['bridge=br1']\n")
        .Reports("bridges 'br1' of host alpha and 'eth0' of host alpha make a loop through 'a0' and 'a1' and 'b0' and 'b1', with spanning tree off")
        .WithCallout("'b1' closes it");

    [Fact]
    public void Two_bridges_that_xend_makes_on_one_lan_and_a_pair_between_them_are_a_loop() => RuleTest.Of<BridgeLoopRule>().Xen("4.0")
        .Facts(Hosts.TwoCards.TrimEnd()[..^1] + ", " + Office + " }")
        .XendConfig("(network-script network-two)\n(vif-script vif-bridge)\n")
        .Script("network-two", Hosts.TwoBridges + "ip link add a0 type veth peer name a1\nip link set a0 up\nip link set a1 up\nbrctl addif xenbr0 a0\n{|XNL1015:brctl addif xenbr1 a1|}\n")
        .Domain("web", "vif = ['bridge=xenbr0']\n")
        .Reports("bridges 'xenbr0' of host alpha and 'xenbr1' of host alpha and LAN 'office' make a loop through 'a0' and 'a1' and 'peth0' and 'peth1', with spanning tree off");

    [Theory]
    [InlineData(", \"stp\": true", Office, "spanning tree blocks one of the ports")]
    [InlineData(", \"stp\": false, \"up\": false", Office, "a bridge that is down passes nothing")]
    [InlineData(", \"stp\": false", "\"outside\": []", "nobody states that the two cards are on one LAN")]
    public void Others_are_silent(string bridge, string segments, string why) => Silent(bridge, segments).IsSilent(why);

    [Fact]
    public void Slaves_of_a_bond_are_silent() => RuleTest.Of<BridgeLoopRule>()
        .Facts("""
            { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
                { "name": "eth0" }, { "name": "eth1" }, { "name": "bond0", "slaves": [ "eth0", "eth1" ] }, { "name": "br0", "bridge": true, "ports": [ "bond0" ], "stp": false } ] } },
              "segments": { "office": [ "alpha:bond0" ] } }
            """)
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("no frame goes from one slave to the other");

    [Fact]
    public void Two_hosts_with_a_bridge_each_on_one_lan_are_silent() => RuleTest.Of<BridgeLoopRule>().OnBridgedHost()
        .Facts("""{ "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }""")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .IsSilent("one way leads from one to the other");
}
