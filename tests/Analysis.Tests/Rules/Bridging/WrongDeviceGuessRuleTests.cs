using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class WrongDeviceGuessRuleTests
{
    [Theory]
    [InlineData("3.4", "enp3s0", "'enp3'")]
    [InlineData("4.4", "p4p1", "'p4'")]
    [InlineData("3.2", "lan-a", "the whole line of the route")]
    [InlineData("3.0.4", "bond0", "'eth0'")]
    [InlineData("3.1", "eth0.100", "'eth0.100'")]
    [InlineData("3.0.3", "enx0011223344", "'eth0011223344'")]
    public void A_name_that_the_script_does_not_take_whole_is_reported(string release, string device, string guess) => RuleTest.Of<WrongDeviceGuessRule>().Xen(release)
        .Facts(Host(device, $"default via 192.168.1.1 dev {device}"))
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports($"'/etc/xen/scripts/network-bridge start' takes {guess} for the network card, but the default route leads through '{device}'")
        .WithSeverity(DiagnosticSeverity.Error)
        .FixedBy($"State {(string.CompareOrdinal(release, "3.2") < 0 ? "vifnum=0 " : "")}netdev={device}", "xend-config.sxp", $"(network-script 'network-bridge {(string.CompareOrdinal(release, "3.2") < 0 ? "vifnum=0 " : "")}netdev={device}')\n");

    [Fact]
    public void The_parent_of_a_VLAN_is_bridged_in_its_place() => RuleTest.Of<WrongDeviceGuessRule>().Xen("4.2")
        .Facts("""
            { "hosts": { "alpha": { "interfaces": [ { "name": "eth0" }, { "name": "eth0.100", "parent": "eth0", "addresses": [ "192.168.1.10/24" ] } ],
                "routes": [ "default via 192.168.1.1 dev eth0.100" ] } } }
            """)
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' takes 'eth0' for the network card, but the default route leads through 'eth0.100'")
        .WithEffect("dom0 is offline: its default route is gone");

    [Fact]
    public void A_metric_is_taken_for_the_number_of_the_card() => RuleTest.Of<WrongDeviceGuessRule>().Xen("3.0.4")
        .Facts(Host("eth0", "default via 192.168.1.1 dev eth0 metric 100"))
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' takes 'eth100' for the network card, but the default route leads through 'eth0'")
        .WithCallout("the script takes the digits at the end of the default route as the number of card and pair")
        .WithEffect("no bridge is made; vifs that need it do not start; dom0 keeps its network");

    [Theory]
    [InlineData("3.2")]
    [InlineData("4.4")]
    public void Two_default_routes_take_dom0_offline(string release) => RuleTest.Of<WrongDeviceGuessRule>().Xen(release)
        .Facts(Host("eth0", "default via 192.168.1.1 dev eth0", "default via 10.1.0.1 dev eth1 metric 10"))
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' takes 'eth0' and 'eth1' for the network card, but there are 2 default routes, through 'eth0' and 'eth1'")
        .WithEffect("dom0 loses a part of its network: 192.168.1.10 is on no interface that is up")
        .HasNoFix();

    [Fact]
    public void Two_default_routes_through_one_card_are_two() => RuleTest.Of<WrongDeviceGuessRule>().Xen("3.4")
        .Facts(Host("eth0", "default via 192.168.1.1 dev eth0", "default via 192.168.1.254 dev eth0 metric 10"))
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' takes 'eth0' and 'eth0' for the network card, but there are 2 default routes, through 'eth0'")
        .FixedBy("State netdev=eth0", "xend-config.sxp", "(network-script 'network-bridge netdev=eth0')\n");

    [Fact]
    public void The_missing_pair_is_not_reported_beside_it() => RuleTest.Of<WrongDeviceGuessRule>().AlongWith<ExhaustedLoopbackPairsRule>().Xen("3.0.4")
        .Facts(Host("eth0", "default via 192.168.1.1 dev eth0 metric 100"))
        .XendConfig("(network-script {|XNL1008:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' takes 'eth100' for the network card, but the default route leads through 'eth0'");

    [Fact]
    public void The_fix_goes_before_the_bridge() => RuleTest.Of<WrongDeviceGuessRule>().Xen("3.4")
        .Facts(Host("enp3s0", "default via 192.168.1.1 dev enp3s0"))
        .XendConfig("(network-script {|XNL1008:'network-bridge bridge=xenbr0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start bridge=xenbr0' takes 'enp3' for the network card, but the default route leads through 'enp3s0'")
        .WithEffect("no bridge 'xenbr0' is made, and 'tmpbridge' is left behind; vifs that need it do not start; dom0 keeps its network")
        .FixedBy("State netdev=enp3s0", "xend-config.sxp", "(network-script 'network-bridge netdev=enp3s0 bridge=xenbr0')\n");

    [Theory]
    [InlineData("3.4", "eth0", "network-bridge", "eth0 is taken whole")]
    [InlineData("3.4", "bond0", "network-bridge", "letters and digits are taken whole")]
    [InlineData("3.4", "enp3s0", "'network-bridge netdev=enp3s0'", "nothing is guessed")]
    [InlineData("3.0.4", "bond0", "'network-bridge vifnum=0 netdev=bond0'", "nothing is guessed")]
    [InlineData("3.0.0", "enp3s0", "network-bridge", "3.0.0 always takes eth0")]
    [InlineData("3.0.2", "enp3s0", "network-bridge", "3.0.2 takes the last word, which is the device")]
    [InlineData("3.4", "enp3s0", "network-route", "network-route bridges nothing")]
    [InlineData("3.4", "enp3s0", "network-mine", "a script that is not here is unknown")]
    public void Other_hosts_are_silent(string release, string device, string script, string why) => RuleTest.Of<WrongDeviceGuessRule>().Xen(release)
        .Facts(Host(device, $"default via 192.168.1.1 dev {device}"))
        .XendConfig($"(network-script {script})\n")
        .IsSilent(why);

    [Fact]
    public void A_variable_before_the_call_is_stated_too() => RuleTest.Of<WrongDeviceGuessRule>().Xen("3.4").Facts(Host("enp3s0", "default via 192.168.1.1 dev enp3s0"))
        .XendConfig("(network-script network-one)\n")
        .Script("network-one", "#!/bin/sh\nnetdev=enp3s0 \"$(dirname \"$0\")/network-bridge\" \"$@\" bridge=xenbr0\n")
        .IsSilent("the script takes netdev from its environment");

    [Fact]
    public void Without_a_default_route_eth0_is_no_guess() => RuleTest.Of<WrongDeviceGuessRule>().Xen("3.4").Facts(Host("eth0"))
        .XendConfig("(network-script network-bridge)\n").IsSilent("the host has an eth0");

    private static string Host(string device, params string[] routes) => $$"""
        { "hosts": { "alpha": { "interfaces": [
            { "name": "{{device}}", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.1.0.10/24" ] }{{(device is "bond0" ? ", { \"name\": \"eth0\" }" : "")}} ],
            "routes": [ {{string.Join(", ", routes.Select(route => $"\"{route}\""))}} ] } } }
        """;
}
