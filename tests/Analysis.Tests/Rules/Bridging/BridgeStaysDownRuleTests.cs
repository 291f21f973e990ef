using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class BridgeStaysDownRuleTests
{
    // Source: host-scripts §8 X10.
    [Theory]
    [InlineData("3.2")]
    [InlineData("3.3")]
    public void A_bridge_that_ifup_does_not_know_stays_down(string release) => RuleTest.Of<BridgeStaysDownRule>().Xen(release).Facts(Host("", "\"ifupConfigurations\": []"))
        .XendConfig("(network-script {|XNL1011:'network-bridge bridge=xenbr0'|})\n")
        .Reports("bridge 'xenbr0' stays down on host alpha: ifup has no configuration for 'xenbr0'")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("ends with exit status 0 and no message")
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up; guests on 'xenbr0' are cut off")
        .WithNote("give ifup a configuration for 'xenbr0', or leave bridge= out: the bridge then is called 'eth0', which ifup knows")
        .HasNoFix();

    [Fact]
    public void Where_nobody_states_what_ifup_knows_it_is_a_warning() => RuleTest.Of<BridgeStaysDownRule>().Xen("3.2")
        .XendConfig("(network-script {|XNL1011:'network-bridge bridge=xenbr0'|})\n")
        .Reports("bridge 'xenbr0' stays down on host alpha: ifup has no configuration for 'xenbr0'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("that ifup has no configuration for 'xenbr0' is assumed: state ifupConfigurations in xennetlint.json");

    [Theory]
    [InlineData("3.2", "netdev=eth1")]
    [InlineData("3.4", "netdev=eth1")]
    public void A_card_without_address_that_ifup_does_not_know_has_nothing_to_give(string release, string arguments) => RuleTest.Of<BridgeStaysDownRule>().Xen(release)
        .Facts(Host(", { \"name\": \"eth1\", \"ifup\": false }", "\"ifdownUnknown\": \"fails\""))
        .XendConfig($"(network-script {{|XNL1011:'network-bridge {arguments}'|}})\n")
        .Reports("bridge 'eth1' stays down on host alpha: the network card has no IPv4 address to give it")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("guests on 'eth1' are cut off, from each other too")
        .WithNote("'ip link set eth1 up' after the start, or a configuration of ifup for it, brings it up");

    [Fact]
    public void From_3_4_on_a_bridge_of_another_name_is_not_given_to_ifup() => RuleTest.Of<BridgeStaysDownRule>().Xen("3.4")
        .Facts(Host(", { \"name\": \"eth1\" }", ""))
        .XendConfig("(network-script {|XNL1011:'network-bridge netdev=eth1 bridge=xenbr1'|})\n")
        .Reports("bridge 'xenbr1' stays down on host alpha: the network card has no IPv4 address to give it")
        .WithSeverity(DiagnosticSeverity.Error);

    [Theory]
    [InlineData("3.2", "network-bridge", "ifup knows eth0, and the bridge has its name")]
    [InlineData("3.4", "'network-bridge netdev=eth0 bridge=xenbr0'", "3.4 remembers the address")]
    [InlineData("3.1", "'network-bridge bridge=xenbr0'", "up to 3.1 the script brings the bridge up")]
    [InlineData("4.0", "'network-bridge netdev=eth1 bridge=xenbr1'", "from 4.0 on it brings the bridge up")]
    [InlineData("3.4", "'network-bridge netdev=eth1'", "ifup knows eth1")]
    [InlineData("3.4", "network-mine", "a script that is not here is unknown")]
    public void Other_starts_are_silent(string release, string script, string why) => RuleTest.Of<BridgeStaysDownRule>().Xen(release)
        .Facts(Host(", { \"name\": \"eth1\" }", "")).XendConfig($"(network-script {script})\n").IsSilent(why);

    [Theory]
    [InlineData("\"ifupConfigurations\": [ { \"name\": \"xenbr0\", \"addresses\": [ \"192.168.1.10/24\" ], \"gateway\": \"192.168.1.1\" } ]", "ifup brings xenbr0 up")]
    [InlineData("\"ifup\": \"absent\"", "without ifup and ifdown the script remembers the address")]
    public void With_another_ifup_the_bridge_comes_up(string environment, string why) => RuleTest.Of<BridgeStaysDownRule>().Xen("3.2")
        .Facts(Host("", environment)).XendConfig("(network-script 'network-bridge bridge=xenbr0')\n").IsSilent(why);

    private static string Host(string interfaces, string environment) => $$"""
        { "hosts": { "alpha": { "environment": { {{environment}} }, "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] }{{interfaces}} ],
            "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
        """;
}
