using XenNetLint.Analysis.Rules.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Binding;

public sealed class UnknownScriptArgumentRuleTests
{
    [Fact]
    public void A_misspelt_argument_is_reported_with_the_one_that_is_meant() => RuleTest.Of<UnknownScriptArgumentRule>().Xen("3.4")
        .XendConfig("(network-script 'network-bridge {|XNL0109:netdv=eth1|} bridge=xenbr1')\n")
        .Reports("argument 'netdv=eth1' of network-bridge is none that it knows")
        .WithEffect("the default applies")
        .WithNote("did you mean 'netdev='?")
        .FixedBy("Replace 'netdv=' by 'netdev='", "xend-config.sxp", "(network-script 'network-bridge netdev=eth1 bridge=xenbr1')\n");

    [Fact]
    public void The_number_of_a_pair_has_no_effect_from_3_2_on() => RuleTest.Of<UnknownScriptArgumentRule>().Xen("3.2")
        .XendConfig("(network-script 'network-bridge netdev=eth0 {|XNL0109:vifnum=1|}')\n")
        .Reports("argument 'vifnum=1' of network-bridge has no effect in Xen 3.2")
        .WithCallout("the number of a veth pair; there are none from 3.2 on")
        .FixedBy("Remove 'vifnum=1'", "xend-config.sxp", "(network-script 'network-bridge netdev=eth0')\n");

    [Theory]
    [InlineData("3.0.3", "network-route netdev=eth0", "netdev=eth0", "network-route")]
    [InlineData("4.1", "network-route vifnum=0", "vifnum=0", "network-route")]
    [InlineData("3.4", "network-nat antispoof=yes", "antispoof=yes", "network-nat")]
    public void What_a_release_ignores_is_reported(string release, string value, string argument, string script) => RuleTest.Of<UnknownScriptArgumentRule>().Xen(release).Toolstack(Toolstack.Xend)
        .XendConfig($"(network-script '{value.Replace(argument, $"{{|XNL0109:{argument}|}}", StringComparison.Ordinal)}')\n")
        .Reports($"argument '{argument}' of {script} has no effect in Xen {release}");

    [Fact]
    public void Calls_of_own_scripts_and_vif_scripts_are_looked_at() => RuleTest.Of<UnknownScriptArgumentRule>().Xen("3.4")
        .XendConfig("(network-script network-two)\n(vif-script 'vif-route {|XNL0109:bridge=eth0|}')\n")
        .Script("network-two", "#!/bin/sh\nd=$(dirname \"$0\")\n\"$d/network-bridge\" \"$@\" netdev=eth0 {|XNL0109:antispof=yes|}\n")
        .Reports("argument 'antispof=yes' of network-bridge is none that it knows", "argument 'bridge=eth0' of vif-route is none that it knows")
        .FixedBy("Replace 'antispof=' by 'antispoof='", "scripts/network-two", "#!/bin/sh\nd=$(dirname \"$0\")\n\"$d/network-bridge\" \"$@\" netdev=eth0 antispoof=yes\n");

    [Theory]
    [InlineData("3.1", "(network-script 'network-bridge vifnum=1 netdev=eth1 bridge=xenbr1 antispoof=yes')\n", "3.1 knows all of them")]
    [InlineData("3.4", "(network-script 'network-bridge pdev=peth0')\n", "a variable that the script derives may be set")]
    [InlineData("3.4", "(network-script 'network-mine device=eth0')\n", "nobody knows what another script reads")]
    [InlineData("3.4", "(network-script network-route)\n(vif-script 'vif-route netdev=eth0')\n", "vif-route reads it")]
    public void Known_arguments_are_silent(string release, string xendConfig, string why) => RuleTest.Of<UnknownScriptArgumentRule>().Xen(release).XendConfig(xendConfig).IsSilent(why);
}
