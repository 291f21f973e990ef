using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class RepeatedStartRuleTests
{
    private const string WithoutIfup = """
        { "hosts": { "alpha": { "environment": { "ifup": "absent" }, "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] }, { "name": "eth1" } ],
            "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
        """;

    [Theory]
    [InlineData("3.2")]
    [InlineData("3.3")]
    [InlineData("3.4")]
    [InlineData("4.0")]
    public void Once_the_bridge_has_the_default_route_the_next_start_takes_it_for_the_card(string release) => RuleTest.Of<RepeatedStartRule>().Xen(release).Facts(WithoutIfup)
        .XendConfig("(network-script {|XNL1005:'network-bridge bridge=xenbr0'|})\n")
        .Reports(Message("bridge=xenbr0", "xenbr0"))
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up")
        .WithCallout("netdev is the device of the default route, and that is 'xenbr0' by then")
        .WithNote("the init script asks for xend's status when it has started it, and from 3.2 on that runs the network script again")
        .FixedBy("State netdev=eth0", "xend-config.sxp", "(network-script 'network-bridge netdev=eth0 bridge=xenbr0')\n");

    [Fact]
    public void Where_ifdown_does_nothing_and_succeeds_the_start_only_ends_half_way() => RuleTest.Of<RepeatedStartRule>().Xen("3.4")
        .XendConfig("(network-script {|XNL1005:'network-bridge bridge=xenbr0'|})\n")
        .Reports(Message("bridge=xenbr0", "xenbr0"))
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("the start ends half-way with exit status 2 and leaves 'tmpbridge' behind; dom0 keeps its network")
        .WithNote("so it is where 'ifdown xenbr0' succeeds without doing anything; where it fails or takes the bridge down, dom0 is offline");

    [Fact]
    public void A_bridge_without_digits_is_not_even_recognised() => RuleTest.Of<RepeatedStartRule>().Xen("3.4").Facts(WithoutIfup)
        .XendConfig("(network-script {|XNL1005:'network-bridge bridge=mybr'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start bridge=mybr' does not find the network card behind its own bridge 'mybr' at 'xend status'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("the start ends half-way with exit status 255 and leaves 'tmpbridge' behind; dom0 keeps its network");

    [Fact]
    public void A_second_call_does_the_same_at_the_boot() => RuleTest.Of<RepeatedStartRule>().Xen("3.4").Facts(WithoutIfup)
        .XendConfig("(network-script network-two)\n")
        .Script("network-two", """
            #!/bin/sh
            dir=$(dirname "$0")
            "$dir/network-bridge" "$@" netdev=eth0 bridge=xenbr0
            {|XNL1005:"$dir/network-bridge" "$@" bridge=xenbr1|}

            """)
        .Reports("'/etc/xen/scripts/network-bridge start bridge=xenbr1' takes its own bridge 'xenbr0' for the network card when it is called")
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up")
        .HasNoFix();

    [Theory]
    [InlineData("3.4", "'network-bridge netdev=eth0 bridge=xenbr0'", "with netdev the next start finds peth0 and ends")]
    [InlineData("3.4", "network-bridge", "the bridge has the card's name, and peth0 exists")]
    [InlineData("3.4", "'network-bridge bridge=eth0'", "so it has here")]
    [InlineData("3.1", "'network-bridge bridge=xenbr7'", "up to 3.1 netdev does not come from the bridge")]
    [InlineData("4.1", "'network-bridge bridge=xenbr0'", "from 4.1 on any bridge ends the next start")]
    [InlineData("3.4", "network-mine", "a script that is not here is unknown")]
    public void Other_calls_are_silent(string release, string script, string why) =>
        RuleTest.Of<RepeatedStartRule>().Xen(release).Facts(WithoutIfup).XendConfig($"(network-script {script})\n").IsSilent(why);

    [Fact]
    public void Where_the_first_start_lost_the_route_the_next_one_ends_at_once() => RuleTest.Of<RepeatedStartRule>().Xen("3.2")
        .XendConfig("(network-script 'network-bridge bridge=xenbr0')\n")
        .IsSilent("ifup does not know xenbr0, so the bridge stays down and netdev is eth0 again: XNL1011 speaks");

    private static string Message(string arguments, string bridge) =>
        $"'/etc/xen/scripts/network-bridge start {arguments}' takes its own bridge '{bridge}' for the network card at 'xend status'";
}
