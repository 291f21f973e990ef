using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class MulticastMacAddressRuleTests
{
    [Theory]
    [InlineData("01:16:3e:00:00:0a", "multicast", "the lowest bit of the first octet must be 0")]
    [InlineData("33:33:00:00:00:01", "multicast", "the lowest bit of the first octet must be 0")]
    [InlineData("ff:ff:ff:ff:ff:ff", "broadcast", "the lowest bit of the first octet must be 0")]
    [InlineData("00:00:00:00:00:00", "zero", "all bits are zero")]
    public void An_address_that_no_card_can_have_is_reported(string mac, string kind, string callout) => RuleTest.Of<MulticastMacAddressRule>()
        .Domain("web", $$"""vif = ['bridge=eth0,{|XNL2003:mac={{mac}}|}']""")
        .Reports($"vif web/0 has the {kind} address {mac}, which no network card can have")
        .WithCallout(callout)
        .WithEffect("the guest's network card cannot be brought up with it, or every bridge drops what it sends")
        .HasNoFix();

    [Theory]
    [InlineData("00:16:3e:00:00:0a", "Xen's own range")]
    [InlineData("02:00:00:00:00:01", "locally administered is not multicast")]
    [InlineData("aa:bb:cc:dd:ee:ff", "the lowest bit of aa is 0")]
    [InlineData("fe:ff:ff:ff:ff:ff", "XNL2004 speaks of it")]
    public void Addresses_of_one_card_are_silent(string mac, string why) => RuleTest.Of<MulticastMacAddressRule>()
        .Domain("web", $"vif = ['mac={mac}']")
        .IsSilent(why);

    [Fact]
    public void Zeros_under_xl_mean_not_given() => RuleTest.Of<MulticastMacAddressRule>().Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['mac=00:00:00:00:00:00']\n")
        .IsSilent("xl draws an address (config-languages §4.1)");

    [Fact]
    public void Broadcast_under_xl_is_reported_too() => RuleTest.Of<MulticastMacAddressRule>().Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['{|XNL2003:mac=ff:ff:ff:ff:ff:ff|}']\n")
        .Reports("vif web/0 has the broadcast address ff:ff:ff:ff:ff:ff, which no network card can have");

    [Fact]
    public void A_computed_address_is_silent() => RuleTest.Of<MulticastMacAddressRule>()
        .Domain("web", "vif = ['mac=01:00:00:00:00:%02x' % 7]")
        .IsSilent("the value is unknown");
}
