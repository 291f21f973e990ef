using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class RepeatedMacAddressRuleTests
{
    private const string Message = "vif web/1 has the MAC address 00:16:3e:00:00:0a of vif web/0 of the same domain";
    private const string Twice = "vif = ['mac=00:16:3E:00:00:0A', '{|XNL2010:mac=00:16:3e:00:00:0a|}']";

    // Source: config-languages §4.3, §10.2 (40).
    [Theory]
    [InlineData("3.2")]
    [InlineData("3.4")]
    [InlineData("4.4")]
    public void Xend_refuses_the_domain_from_3_2_on(string release) => RuleTest.Of<RepeatedMacAddressRule>().Xen(release).OnBridgedHost()
        .Domain("web", Twice)
        .Reports(Message)
        .WithCallout("xend stops: The mac \"00:16:3e:00:00:0a\" is already defined")
        .WithEffect("the domain is not created")
        .WithRelated("first use", "mac=00:16:3E:00:00:0A");

    [Theory]
    [InlineData("3.0.0", Toolstack.Xend)]
    [InlineData("3.1", Toolstack.Xend)]
    [InlineData("4.1", Toolstack.Xl)]
    [InlineData("4.17", Toolstack.Xl)]
    public void Elsewhere_nothing_checks_it(string release, Toolstack toolstack) => RuleTest.Of<RepeatedMacAddressRule>().Xen(release).Toolstack(toolstack)
        .Domain("web", Twice + "\n")
        .Reports(Message)
        .WithCallout("nothing checks this")
        .WithEffect("on one bridge only the card that sent last gets answers");

    [Theory]
    [InlineData("bridge=br0", "bridge=br1", DiagnosticSeverity.Warning, "two bridges: it may be meant")]
    [InlineData("bridge=br0", "bridge=br0", DiagnosticSeverity.Error, "one bridge: the two fight for every answer")]
    [InlineData("bridge=xenbr0", "ip=10.0.0.5", DiagnosticSeverity.Error, "the second is on xenbr0 by default")]
    public void Where_nothing_checks_it_only_one_bridge_is_an_error(string first, string second, DiagnosticSeverity severity, string why)
    {
        Assert.NotEmpty(why);
        RuleTest.Of<RepeatedMacAddressRule>().Xen("4.17").Toolstack(Toolstack.Xl)
            .Domain("web", $"vif = ['mac=00:16:3e:00:00:0a,{first}', '{{|XNL2010:mac=00:16:3e:00:00:0a|}},{second}']\n")
            .Reports(Message)
            .WithSeverity(severity);
    }

    [Theory]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a', 'mac=00:16:3e:00:00:0b']", "the addresses differ")]
    [InlineData("vif = ['', '']", "two generated addresses differ")]
    [InlineData("m = '00:16:3e:00:00:0a'\nvif = ['mac=00:16:3e:00:00:0a', 'mac=%s' % m]", "the second address is computed")]
    [InlineData("vif = ['mac=zz', 'mac=zz']", "neither is an address; XNL0120 speaks of it")]
    public void Other_lists_are_silent(string vifs, string why) => RuleTest.Of<RepeatedMacAddressRule>().Domain("web", vifs).IsSilent(why);

    [Fact]
    public void The_same_address_in_another_domain_is_another_rule() => RuleTest.Of<RepeatedMacAddressRule>()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['mac=00:16:3e:00:00:0a']")
        .IsSilent("XNL2001 speaks of two domains");
}
