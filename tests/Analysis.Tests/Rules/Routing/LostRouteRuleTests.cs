using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class LostRouteRuleTests
{
    private static string Host(string ifup, string more) => $$"""
        { "hosts": { "alpha": {
            "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24"{{more}} ] } ],
            "routes": [ "default via 192.168.1.1 dev eth0", "10.9.0.0/16 via 192.168.1.2 dev eth0" ],
            "environment": { "ifup": "{{ifup}}" } } } }
        """;

    [Fact]
    public void A_static_route_is_lost_where_ifup_fails() => RuleTest.Of<LostRouteRule>().Xen("3.4")
        .Facts(Host("failing", ""))
        .XendConfig("(network-script {|XNL3011:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' loses the route '10.9.0.0/16 via 192.168.1.2'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("dom0 does not find these networks any more until somebody adds the routes again")
        .HasNoFix();

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("4.4")]
    public void An_IPv6_address_is_lost_in_every_release(string release) => RuleTest.Of<LostRouteRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .Facts(Host("working", ", \"2001:db8::10/64\""))
        .XendConfig("(network-script {|XNL3011:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' loses the address 2001:db8::10/64")
        .WithEffect("dom0 loses its IPv6 addresses until somebody adds them again");

    [Fact]
    public void Routes_that_ifup_sets_again_are_silent() => RuleTest.Of<LostRouteRule>().Xen("3.4")
        .Facts(Host("working", ""))
        .XendConfig(Hosts.Bridged)
        .IsSilent("ifup knows eth0 with its routes");

    [Fact]
    public void Network_route_takes_nothing_away() => RuleTest.Of<LostRouteRule>().Xen("3.4")
        .Facts(Host("failing", ", \"2001:db8::10/64\""))
        .XendConfig(Hosts.Routed)
        .IsSilent("no address and no route is touched");
}
