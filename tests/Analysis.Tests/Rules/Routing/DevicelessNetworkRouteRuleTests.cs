using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class DevicelessNetworkRouteRuleTests
{
    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    [InlineData("4.0")]
    public void Network_route_without_a_device_is_reported(string release) => RuleTest.Of<DevicelessNetworkRouteRule>().Xen(release)
        .XendConfig("(network-script {|XNL3002:network-route|})\n(vif-script vif-route)\n")
        .Reports("'/etc/xen/scripts/network-route start' names no netdev: proxy ARP is not turned on")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("nobody outside finds routed guests of dom0's own network: their packets leave, no answer comes back")
        .WithNote("name the outer card: 'network-route netdev=eth0'")
        .HasNoFix();

    [Theory]
    [InlineData("3.0.3", "network-route", "proxy ARP came with 3.0.4")]
    [InlineData("4.1", "network-route", "from 4.1 on the default is eth0")]
    [InlineData("3.4", "'network-route netdev=eth0'", "the device is named")]
    [InlineData("3.4", "'network-route vifnum=0'", "eth and the number make eth0")]
    [InlineData("3.4", "network-bridge", "network-bridge is another script")]
    public void Others_are_silent(string release, string script, string why) => RuleTest.Of<DevicelessNetworkRouteRule>().Xen(release)
        .XendConfig($"(network-script {script})\n")
        .IsSilent(why);
}
