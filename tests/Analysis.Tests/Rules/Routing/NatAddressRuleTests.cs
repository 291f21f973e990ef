using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class NatAddressRuleTests
{
    private const string Nat = "(network-script network-nat)\n(vif-script vif-nat)\n";

    [Theory]
    [InlineData("3.4", "192.168.1.200/24", "dom0's end would be 192.168.1.327: the last number may be 128 at most")]
    [InlineData("4.4", "192.168.1.129", "dom0's end would be 192.168.1.256: the last number may be 128 at most")]
    [InlineData("3.0.0", "10.0.5.1", "3.0.0 needs the length behind it, as in '/24'")]
    public void An_address_that_it_cannot_use_is_reported(string release, string address, string callout) => RuleTest.Of<NatAddressRule>().AlongWith<FailingStartRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .XendConfig(Nat)
        .Domain("web", $"vif = ['{{|XNL3005:ip={address}|}}']\n")
        .Reports($"vif-nat cannot use the address '{address}' of vif web/0")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout(callout)
        .WithEffect("web does not start; its domain id 1 is used up")
        .HasNoFix();

    [Theory]
    [InlineData("3.4", Nat, "ip=192.168.1.128", "the last number fits")]
    [InlineData("3.0.0", Nat, "ip=10.0.5.1/16", "the length is there")]
    [InlineData("3.4", Nat, "mac=00:16:3e:00:00:01", "vif-nat makes an address of the domain id")]
    [InlineData("3.4", Hosts.Bridged, "ip=192.168.1.200", "vif-bridge adds nothing to it")]
    public void Others_are_silent(string release, string config, string vif, string why) => RuleTest.Of<NatAddressRule>().Xen(release)
        .XendConfig(config)
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);
}
