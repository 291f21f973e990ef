using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class DomainIdNameRuleTests
{
    [Fact]
    public void A_line_of_a_script_is_reported_at_the_name() => RuleTest.Of<DomainIdNameRule>()
        .XendConfig("(network-script network-custom)\n")
        .Script("network-custom", """
            #!/bin/sh
            iptables -A FORWARD -m physdev --physdev-in {|XNL4001:vif5.0|} -j DROP
            brctl addif xenbr1 {|XNL4001:tap12.1|}

            """)
        .Reports(
            "'vif5.0' holds the domain id 5, which its guest has only until it starts again",
            "'tap12.1' holds the domain id 12, which its guest has only until it starts again")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("after the guest's next start the line means nobody, or another guest")
        .HasNoFix();

    [Fact]
    public void A_vifname_of_that_kind_is_reported() => RuleTest.Of<DomainIdNameRule>()
        .OnBridgedHost()
        .Domain("web", "vif = ['vifname={|XNL4001:vif7.0|}']\n")
        .Reports("'vif7.0' holds the domain id 7, which its guest has only until it starts again");

    [Theory]
    [InlineData("brctl addif xenbr0 vif0.0", "vif0.0 is dom0's own pair")]
    [InlineData("# vif5.0 is the firewall", "a comment does nothing")]
    [InlineData("brctl addif xenbr0 myvif5.0", "that is another name")]
    [InlineData("brctl addif xenbr0 vif5.0.1", "that is another name")]
    [InlineData("brctl addif xenbr0 \"$vif\"", "no id is written")]
    public void Other_lines_are_silent(string line, string why) => RuleTest.Of<DomainIdNameRule>()
        .XendConfig("(network-script network-custom)\n")
        .Script("network-custom", $"#!/bin/sh\n{line}\n")
        .IsSilent(why);
}
