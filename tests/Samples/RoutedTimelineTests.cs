using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>The samples <c>routed</c>, <c>renamed-bridge</c> and <c>bad-failing-start</c>, against host-scripts §2.1, §3.5 and §1.2.</summary>
public sealed class RoutedTimelineTests
{
    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.1")]
    [InlineData("4.4")]
    public void Guests_are_routed_through_the_address_of_the_card(string release)
    {
        var state = Timeline.ForCheck(SampleWorkspace.HostOf("routed", release)).FinalState;

        Assert.Equal("", state.BridgeNames());
        Assert.Equal("eth0=192.168.1.10/24 vif1.0=192.168.1.10/32 vif2.0=192.168.1.10/32", state.Addresses());
        Assert.Equal("1", state.FindSysctl(Sysctl.IpForward));
        Assert.Equal("1", state.FindSysctl("net.ipv4.conf.eth0.proxy_arp"));
        Assert.Equal("1", state.FindSysctl("net.ipv4.conf.vif1/0.proxy_arp"));
        foreach (var route in (string[])["192.168.1.21 dev vif1.0", "192.168.1.22 dev vif2.0", "192.168.1.23 dev vif2.0"])
        {
            Assert.Contains(route, state.Routes.Select(entry => $"{entry.DestinationText} dev {entry.Device}"), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Renamed_bridge_takes_the_named_and_the_unnamed_guest()
    {
        var state = Timeline.ForCheck(SampleWorkspace.HostOf("renamed-bridge", "3.0.4")).FinalState;

        Assert.Equal("mybridge", state.BridgeNames());
        Assert.Equal("peth0 vif0.0 vif1.0 vif2.0", state.Ports("mybridge"));
    }

    [Fact]
    public void Vif_route_without_an_address_on_its_device_fails_and_uses_up_the_ids()
    {
        var timeline = Timeline.ForCheck(SampleWorkspace.HostOf("bad-failing-start", "3.4"));

        Assert.All(timeline.Steps.Where(step => step.Event is DomainStarted), step => Assert.Equal(StepOutcome.Failed, step.Outcome));
        Assert.Equal("", timeline.FinalState.RunningDomains());
        Assert.Equal(2, timeline.FinalState.Domains.LastDomainId);
    }
}
