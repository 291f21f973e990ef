using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class CardMacAddressRuleTests
{
    [Theory]
    [InlineData("3.0.4", "guest and dom0 are duplicates: what others send goes to the one that spoke last")]
    [InlineData("3.4", "frames for this guest end in dom0: nobody gets an answer from it")]
    [InlineData("4.17", "frames for this guest end in dom0: nobody gets an answer from it")]
    public void The_address_of_a_card_is_reported_in_a_guest(string release, string effect) => RuleTest.Of<CardMacAddressRule>().Xen(release)
        .Facts(Hosts.TwoCards)
        .OnBridgedHost()
        .Domain("web", "vif = ['{|XNL2013:mac=00:11:22:33:44:51|},bridge=eth0']\n")
        .Reports("vif web/0 uses 00:11:22:33:44:51, the address of the host's card eth1")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect(effect)
        .HasNoFix();

    [Theory]
    [InlineData("vif = ['mac=00:11:22:33:44:52']", "another address")]
    [InlineData("vif = ['mac=' + '00:11:22:33:44:51']", "an expression is not evaluated")]
    [InlineData("vif = ['']", "no address is stated")]
    public void Other_addresses_are_silent(string vifs, string why) => RuleTest.Of<CardMacAddressRule>().Facts(Hosts.TwoCards).OnBridgedHost().Domain("web", vifs + "\n").IsSilent(why);

    [Fact]
    public void A_card_that_is_only_assumed_is_silent() => RuleTest.Of<CardMacAddressRule>().OnBridgedHost()
        .Domain("web", "vif = ['mac=00:11:22:33:44:50']\n")
        .IsSilent("no file states the host's card: its address is made up");
}
