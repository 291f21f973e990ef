using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DeadMacAddressRuleTests
{
    [Theory]
    [InlineData("fe:ff:ff:ff:ff:ff", "3.0.0", Toolstack.Xend)]
    [InlineData("FE:FF:FF:FF:FF:FF", "3.4", Toolstack.Xend)]
    [InlineData("fe:ff:ff:ff:ff:ff", "4.17", Toolstack.Xl)]
    public void The_address_of_dom0s_end_is_reported_in_a_guest(string mac, string release, Toolstack toolstack) => RuleTest.Of<DeadMacAddressRule>()
        .Xen(release).Toolstack(toolstack)
        .Domain("web", $$"""vif = ['{|XNL2004:mac={{mac}}|},bridge=xenbr0']""" + "\n")
        .Reports("vif web/0 uses fe:ff:ff:ff:ff:ff, the address of every backend vif in dom0")
        .WithCallout("reserved for dom0's end of vifs")
        .WithEffect("frames for this guest end in dom0: guests and the outside get no answer from it")
        .HasNoFix();

    [Theory]
    [InlineData("vif = ['mac=fe:ff:ff:ff:ff:fe']", "another address")]
    [InlineData("vif = ['mac=ff:ff:ff:ff:ff:ff']", "XNL2003 speaks of broadcast")]
    [InlineData("vif = ['']", "a generated address is never this one")]
    [InlineData("vif = ['mac=' + 'fe:ff:ff:ff:ff:ff']", "an expression is not evaluated")]
    public void Other_addresses_are_silent(string vifs, string why) => RuleTest.Of<DeadMacAddressRule>().Domain("web", vifs).IsSilent(why);

    [Fact]
    public void A_domain_written_as_sxp_is_looked_at_too() => RuleTest.Of<DeadMacAddressRule>()
        .Domain("web.sxp", "(vm (name web) (device (vif {|XNL2004:(mac fe:ff:ff:ff:ff:ff)|})))\n")
        .Reports("vif web/0 uses fe:ff:ff:ff:ff:ff, the address of every backend vif in dom0");
}
