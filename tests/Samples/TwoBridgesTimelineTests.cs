using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>The wrapper of host-scripts §6 under the three releases that treat it differently.</summary>
public sealed class TwoBridgesTimelineTests
{
    [Fact]
    public void Both_bridges_stand_under_3_0_4()
    {
        var timeline = Play("3.0.4");

        var booted = timeline.AfterXendStart();
        Assert.Equal("xenbr0 xenbr1", booted.BridgeNames());
        Assert.Equal("peth0 vif0.0", booted.Ports("xenbr0"));
        Assert.Equal("peth1 vif0.1", booted.Ports("xenbr1"));
        Assert.Equal("eth0=192.168.1.10/24 eth1=10.1.0.10/24", booted.Addresses());
        Assert.Equal("1=firewall 2=web 3=db", timeline.FinalState.RunningDomains());
        Assert.Equal("peth0 vif0.0 vif1.0 vif2.0", timeline.FinalState.Ports("xenbr0"));
        Assert.Equal("peth1 vif0.1 vif1.1 vif3.0", timeline.FinalState.Ports("xenbr1"));
    }

    [Fact]
    public void Both_bridges_stand_under_3_4_though_the_second_call_fails_for_want_of_a_gateway()
    {
        var timeline = Play("3.4");

        var booted = timeline.AfterXendStart();
        Assert.Equal("xenbr0 xenbr1", booted.BridgeNames());
        Assert.Equal("peth0", booted.Ports("xenbr0"));
        Assert.Equal("peth1", booted.Ports("xenbr1"));
        Assert.Equal("xenbr0=192.168.1.10/24 xenbr1=10.1.0.10/24", booted.Addresses());
        Assert.Equal(("U", "U"), (booted.Link("xenbr0").Flags(), booted.Link("xenbr1").Flags()));
        Assert.Equal([0, 1], BridgeCalls(timeline).Select(call => call.ExitStatus));
        Assert.Equal("1=firewall 2=web 3=db", timeline.FinalState.RunningDomains());
        Assert.Equal("peth0 vif1.0 vif2.0", timeline.FinalState.Ports("xenbr0"));
        Assert.Equal("peth1 vif1.1 vif3.0", timeline.FinalState.Ports("xenbr1"));
    }

    [Fact]
    public void Second_bridge_is_silently_missing_under_4_1()
    {
        var timeline = Play("4.1");

        var booted = timeline.AfterXendStart();
        Assert.Equal("xenbr0", booted.BridgeNames());
        Assert.Equal("peth0", booted.Ports("xenbr0"));
        Assert.Equal("eth1=10.1.0.10/24 xenbr0=192.168.1.10/24", booted.Addresses());
        Assert.Equal([0, 0], BridgeCalls(timeline).Select(call => call.ExitStatus));
        Assert.NotEmpty(BridgeCalls(timeline)[1].Nothing);
        Assert.Empty(BridgeCalls(timeline)[1].StandardError);
        Assert.Equal("2=web", timeline.FinalState.RunningDomains());
        foreach (var step in timeline.Steps.Where(step => step.Title is "start firewall" or "start db"))
        {
            Assert.Equal(StepOutcome.Failed, step.Outcome);
            Assert.Contains("Could not find bridge device xenbr1", step.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Failed_starts_use_up_their_ids()
    {
        var state = Play("4.1").FinalState;

        Assert.Equal(3, state.Domains.LastDomainId);
    }

    private static List<ScriptOutcome> BridgeCalls(Timeline timeline) =>
        [.. timeline.Step<XendStarted>().Scripts.Where(script => script.CommandLine.Contains("network-bridge", StringComparison.Ordinal))];

    private static Timeline Play(string release) => Timeline.ForCheck(SampleWorkspace.HostOf("two-bridges", release));
}
