using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class GeneratedMacAddressRuleTests
{
    private const string AtStart = "at each start from this file";
    private const string AtReboot = "at each start from this file and at each reboot of the guest";

    /// <summary>The table of config-languages §4.2; from xend 3.2 on it is a remark only.</summary>
    [Theory]
    [InlineData("3.0.0", Toolstack.Xend, "xend", AtStart, DiagnosticSeverity.Warning)]
    [InlineData("3.0.4", Toolstack.Xend, "xend", AtStart, DiagnosticSeverity.Warning)]
    [InlineData("3.1", Toolstack.Xend, "xend", AtReboot, DiagnosticSeverity.Warning)]
    [InlineData("3.2", Toolstack.Xend, "xend", AtStart, DiagnosticSeverity.Info)]
    [InlineData("4.4", Toolstack.Xend, "xend", AtStart, DiagnosticSeverity.Info)]
    [InlineData("4.1", Toolstack.Xl, "xl", AtStart, DiagnosticSeverity.Info)]
    [InlineData("4.2", Toolstack.Xl, "xl", AtReboot, DiagnosticSeverity.Warning)]
    [InlineData("4.4", Toolstack.Xl, "xl", AtReboot, DiagnosticSeverity.Warning)]
    [InlineData("4.5", Toolstack.Xl, "xl", AtStart, DiagnosticSeverity.Info)]
    [InlineData("4.17", Toolstack.Xl, "xl", AtStart, DiagnosticSeverity.Info)]
    public void When_it_changes_depends_on_release_and_toolstack(string release, Toolstack toolstack, string who, string when, DiagnosticSeverity severity) =>
        RuleTest.Of<GeneratedMacAddressRule>().Xen(release).Toolstack(toolstack)
            .Domain("web", "vif = [{|XNL2005:'bridge=br0'|}]\n")
            .Reports($"vif web/0 has no mac=: {who} draws a new address {when}")
            .WithSeverity(severity)
            .WithEffect("DHCP leases, udev names in the guest and neighbours' caches do not survive the change");

    [Fact]
    public void Each_vif_without_address_is_reported() => RuleTest.Of<GeneratedMacAddressRule>()
        .Domain("web", "vif = [{|XNL2005:''|}, 'mac=00:16:3e:00:00:0a', {|XNL2005:'mac='|}]")
        .Reports("vif web/0 has no mac=: xend draws a new address at each start from this file", "vif web/2 has no mac=: xend draws a new address at each start from this file");

    [Fact]
    public void The_vif_that_3_0_0_makes_by_itself_is_reported_at_the_file() => RuleTest.Of<GeneratedMacAddressRule>().Xen("3.0.0")
        .Domain("web", "{|XNL2005:|}name = 'web'\nkernel = '/boot/vmlinuz'\n")
        .Reports("vif web/0 has no mac=: xend draws a new address at each start from this file");

    [Theory]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a']", "the address is given")]
    [InlineData("kernel = '/boot/vmlinuz'", "there is no vif")]
    [InlineData("vif = []", "the list is empty")]
    [InlineData("vif = ['mac=%s' % mac]", "whether the computed vif has an address is unknown")]
    [InlineData("vif = ['mac=00:16:3e']", "an address is given, although a malformed one")]
    public void Other_definitions_are_silent(string text, string why) => RuleTest.Of<GeneratedMacAddressRule>().Domain("web", text).IsSilent(why);
}
