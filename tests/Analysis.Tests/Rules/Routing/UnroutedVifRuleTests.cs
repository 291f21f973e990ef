using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class UnroutedVifRuleTests
{
    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.4")]
    [InlineData("4.4")]
    public void A_routed_vif_without_ip_is_reported(string release) => RuleTest.Of<UnroutedVifRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .XendConfig(Hosts.Routed)
        .Domain("web", "vif = [{|XNL3001:'mac=00:16:3e:00:00:01'|}]\n")
        .Reports("vif web/0 is routed, but names no ip=: no route leads to it")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("vif-route adds a route for each address of ip=, here for none")
        .WithEffect("web starts and is unreachable: what it sends arrives, no answer comes back")
        .WithNote("name the guest's address: 'ip=192.0.2.10'")
        .HasNoFix();

    [Fact]
    public void A_single_vif_that_names_vif_route_is_reported() => RuleTest.Of<UnroutedVifRule>()
        .OnBridgedHost()
        .Domain("web", "vif = ['bridge=eth0', {|XNL3001:'script=vif-route'|}]\n")
        .Reports("vif web/1 is routed, but names no ip=: no route leads to it");

    [Theory]
    [InlineData("ip=192.168.1.50", Hosts.Routed, "the address is named")]
    [InlineData("mac=00:16:3e:00:00:01", "(network-script network-route)\n(vif-script 'vif-route ip=192.168.1.50')\n", "the script's argument names an address")]
    [InlineData("mac=00:16:3e:00:00:01", Hosts.Bridged, "vif-bridge needs no address")]
    public void Others_are_silent(string vif, string config, string why) => RuleTest.Of<UnroutedVifRule>()
        .XendConfig(config)
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Fact]
    public void A_computed_vif_is_silent() => RuleTest.Of<UnroutedVifRule>()
        .XendConfig(Hosts.Routed)
        .Domain("web", "vif = ['ip=%s' % address]\n")
        .IsSilent("what is computed may name an address");

    [Fact]
    public void A_start_that_fails_is_silent() => RuleTest.Of<UnroutedVifRule>()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0" } ] } } }""")
        .XendConfig(Hosts.Routed)
        .Domain("web", "vif = ['mac=00:16:3e:00:00:01']\n")
        .IsSilent("without an address of eth0 vif-route fails, and XNL4004 says so");
}
