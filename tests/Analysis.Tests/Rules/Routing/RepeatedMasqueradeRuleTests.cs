using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class RepeatedMasqueradeRuleTests
{
    [Theory]
    [InlineData("3.0.4", 1)]
    [InlineData("3.4", 2)]
    [InlineData("4.4", 2)]
    public void Network_nat_is_told_with_the_number_of_rules(string release, int rules) => RuleTest.Of<RepeatedMasqueradeRule>().Xen(release).Toolstack(Toolstack.Xend)
        .XendConfig("(network-script {|XNL3006:network-nat|})\n(vif-script vif-nat)\n")
        .Reports("'/etc/xen/scripts/network-nat start' adds one more MASQUERADE rule each time it runs")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithEffect($"rules after the boot: {rules}, and one more after each further start of xend; they do no harm, and 'stop' deletes one")
        .HasNoFix();

    [Theory]
    [InlineData("network-bridge", "it masquerades nothing")]
    [InlineData("'network-nat dhcp=yes'", "without dhcpd's files it ends before the rule")]
    public void Others_are_silent(string script, string why) => RuleTest.Of<RepeatedMasqueradeRule>()
        .XendConfig($"(network-script {script})\n")
        .IsSilent(why);
}
