using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class UnfittingScriptsRuleTests
{
    [Theory]
    [InlineData("network-bridge", "vif-route", "the bridge is made and stays without guests; nothing turns on forwarding, so that routed guests reach dom0 only")]
    [InlineData("network-bridge", "vif-nat", "the bridge is made and stays without guests; nothing turns on forwarding and masquerading, so that guests reach dom0 only")]
    [InlineData("network-route", "vif-bridge", "no script makes a bridge: guests start only on a bridge that the distribution makes")]
    [InlineData("network-nat", "vif-bridge", "no script makes a bridge: guests start only on a bridge that the distribution makes")]
    [InlineData("network-route", "vif-nat", "guests get addresses that nobody outside knows, and nothing masquerades them")]
    [InlineData("network-nat", "vif-route", "routed guests are masqueraded: the outside sees dom0's address, not theirs")]
    public void Scripts_of_different_setups_are_reported(string networkScript, string vifScript, string effect) => RuleTest.Of<UnfittingScriptsRule>()
        .XendConfig($"(network-script {networkScript})\n(vif-script {{|XNL1016:{vifScript}|}})\n")
        .Reports($"{networkScript} and {vifScript} do not fit together")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect(effect)
        .WithRelated("the network script", networkScript)
        .HasNoFix();

    [Fact]
    public void The_built_in_vif_script_counts_too() => RuleTest.Of<UnfittingScriptsRule>()
        .XendConfig("(network-script {|XNL1016:network-route|})\n")
        .Reports("network-route and vif-bridge do not fit together");

    [Theory]
    [InlineData("network-bridge", "vif-bridge", "both bridge")]
    [InlineData("network-route", "vif-route", "both route")]
    [InlineData("network-nat", "vif-nat", "both masquerade")]
    [InlineData("network-bridge", "vif-openvswitch", "Open vSwitch has no network script")]
    [InlineData("network-custom", "vif-bridge", "what network-custom does is unknown")]
    public void Others_are_silent(string networkScript, string vifScript, string why) => RuleTest.Of<UnfittingScriptsRule>()
        .XendConfig($"(network-script {networkScript})\n(vif-script {vifScript})\n")
        .IsSilent(why);

    [Fact]
    public void Vifs_that_name_their_script_make_it_right() => RuleTest.Of<UnfittingScriptsRule>()
        .XendConfig(Hosts.Routed.Replace("vif-route", "vif-bridge", StringComparison.Ordinal))
        .Domain("web", "vif = ['script=vif-route,ip=192.168.1.50']\n")
        .IsSilent("the host's vif script is used by nobody");
}
