using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class IneffectiveNetworkBridgeRuleTests
{
    private const string Wrapper = """
        #!/bin/sh
        dir=$(dirname "$0")
        "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0
        {|XNL1004:"$dir/network-bridge" "$@" vifnum=1 netdev=eth1 bridge=xenbr1|}

        """;

    private const string WithLibvirt = """
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "virbr0", "bridge": true } ] } } }
        """;

    [Theory]
    [InlineData("4.1")]
    [InlineData("4.2")]
    [InlineData("4.4")]
    public void The_second_call_of_a_wrapper_does_nothing(string release) => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen(release).Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Wrapper)
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=1 netdev=eth1 bridge=xenbr1' does nothing on host alpha: bridge 'xenbr0' exists already")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("ends at once with exit status 0 and no message")
        .WithEffect("the bridge that this call should make is missing; vifs that name it do not start")
        .WithNote($"network-bridge of Xen {release} gives up when 'brctl show' lists any bridge")
        .HasNoFix();

    [Fact]
    public void A_bridge_of_the_distribution_is_enough() => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen("4.1").Facts(WithLibvirt)
        .XendConfig("(network-script {|XNL1004:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' does nothing on host alpha: bridge 'virbr0' exists already");

    [Theory]
    [InlineData("1.7", "its brctl prints no heading")]
    [InlineData("absent", "there is no brctl")]
    public void Without_its_heading_brctl_seems_to_show_a_bridge(string brctl, string reason) => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen("4.2")
        .Facts($$"""{ "hosts": { "alpha": { "environment": { "brctl": "{{brctl}}" } } } }""")
        .XendConfig("(network-script {|XNL1004:network-bridge|})\n")
        .Reports($"'/etc/xen/scripts/network-bridge start' does nothing on host alpha: {reason}, which looks to it like a bridge")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithNote("network-bridge of Xen 4.2 goes on only if 'brctl show' prints exactly one line, the heading; bridge-utils 1.6 and later print none");

    [Theory]
    [InlineData("4.1", "1.5", "this brctl prints its heading")]
    [InlineData("4.0", "1.7", "the test for any bridge came with 4.1")]
    public void Where_the_heading_does_not_matter_it_is_silent(string release, string brctl, string why) => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen(release)
        .Facts($$"""{ "hosts": { "alpha": { "environment": { "brctl": "{{brctl}}" } } } }""")
        .XendConfig("(network-script network-bridge)\n")
        .IsSilent(why);

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.0")]
    public void Before_4_1_each_call_makes_its_bridge(string release) => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen(release).Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Hosts.TwoBridges)
        .IsSilent("the test for any bridge came with 4.1");

    [Theory]
    [InlineData("(network-script network-bridge)\n", "no bridge exists yet")]
    [InlineData("(network-script network-route)\n", "network-route makes none")]
    [InlineData("(network-script network-mine)\n", "a script that is not here is unknown")]
    [InlineData("(vif-script vif-bridge)\n", "xend runs no network script")]
    public void Other_configurations_are_silent(string xendConfig, string why) => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen("4.1").XendConfig(xendConfig).IsSilent(why);

    [Fact]
    public void Xl_runs_no_network_script() => RuleTest.Of<IneffectiveNetworkBridgeRule>().Xen("4.1").Toolstack(Toolstack.Xl).Facts(WithLibvirt)
        .XendConfig(Hosts.Bridged)
        .IsSilent("only xend runs it");
}
