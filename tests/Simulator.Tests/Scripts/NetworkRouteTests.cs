using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>network-route; host-scripts §2.1 and the second half of §8 X22.</summary>
public sealed class NetworkRouteTests
{
    [Theory]
    [InlineData("3.0.0", "network-route", "0", "")]
    [InlineData("3.0.3", "network-route", "0", "")]
    [InlineData("3.0.4", "network-route", "1", "")]
    [InlineData("4.0", "network-route", "1", "")]
    [InlineData("3.0.4", "network-route vifnum=0", "0", "eth0")]
    [InlineData("3.4", "network-route netdev=eth1", "0", "eth1")]
    [InlineData("4.1", "network-route", "0", "eth0")]
    [InlineData("4.4", "network-route", "0", "eth0")]
    public void X22_forwarding_is_on_and_proxy_arp_where_the_release_can(string release, string script, string status, string proxy)
    {
        var timeline = Play.Starts(Hosts.S0WithEth1(release, script));

        Assert.Equal(status, timeline.Statuses());
        Assert.Equal(status is "0" ? StepOutcome.Done : StepOutcome.Failed, timeline.Steps[^1].Outcome);
        Assert.Equal("1", timeline.FinalState.FindSysctl(Sysctl.IpForward));
        Assert.Equal(
            proxy,
            string.Join(' ', timeline.FinalState.Links.Where(link => timeline.FinalState.FindSysctl(Sysctl.ProxyArp(link.Name)) is not null).Select(link => link.Name)));
        Assert.Null(timeline.FinalState.Bridges.Select(bridge => (InterfaceName?)bridge.Name).FirstOrDefault());
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void The_message_names_the_path_that_does_not_exist()
    {
        var timeline = Play.Starts(Hosts.S0("3.0.4", "network-route"));

        Assert.Contains("/proc/sys/net/ipv4/conf/eth/proxy_arp: No such file or directory", timeline.Steps[^1].Reason, StringComparison.Ordinal);
    }
}
