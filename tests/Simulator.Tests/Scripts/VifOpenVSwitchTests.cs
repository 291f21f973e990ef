using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>vif-openvswitch. Source: host-scripts §3.7, config-languages §8.4.</summary>
public sealed class VifOpenVSwitchTests
{
    [Theory]
    [InlineData("ovsbr0", null, "")]
    [InlineData("ovsbr0.10", 10, "")]
    [InlineData("ovsbr0.10:20:30", 10, "20 30")]
    [InlineData("ovsbr0:20:30", null, "20 30")]
    public void The_bridge_text_gives_bridge_tag_and_trunks(string bridge, int? tag, string trunks)
    {
        var state = Play.On(WithSwitch("4.17").With(Hosts.Guest("web", "bridge=" + bridge)), "host boot", "start web").FinalState;
        var port = state.FindLink(Name("vif1.0"));

        Assert.True(port is { IsUp: true });
        Assert.Equal(("ovsbr0", tag, trunks), (port.Master?.ToString(), port.VlanTag, string.Join(' ', port.VlanTrunks)));
        Assert.Equal(MacAddress.Dead, port.MacAddress);
        Assert.Equal("ovsbr0", state.FindVif(new VifId(new DomainId("web.cfg"), 0))?.Bridge.OrElse(null)?.ToString());
        Assert.Equal(1, state.Filter.Forward.Count(rule => rule.PhysdevIn == Name("vif1.0")));
    }

    [Theory]
    [InlineData("ovsbr0.")]
    [InlineData("ovsbr0.x")]
    [InlineData("ovsbr0:")]
    [InlineData("ovs.br0.10")]
    public void M20_no_valid_bridge(string bridge)
    {
        var script = Play.On(WithSwitch("4.17").With(Hosts.Guest("web", "bridge=" + bridge)), "host boot", "start web").Steps[^1].Scripts[0];

        Assert.Equal((1, new HotplugOutcome("error", "No valid bridge was specified")), (script.ExitStatus, script.Hotplug));
    }

    [Fact]
    public void M20_without_any_bridge_xend_fails_for_there_is_no_search()
    {
        var host = WithSwitch("4.4").With(Hosts.Guest("web", ""));

        Assert.Equal("Device 0 (vif) could not be connected. No valid bridge was specified", Play.On(host, "host boot", "start web").Steps[^1].Reason);
    }

    [Fact]
    public void M20_without_ovs_vsctl_nothing_is_touched()
    {
        var host = WithSwitch("4.17");
        var bare = (host with { Environment = host.Environment with { HasOpenVSwitch = Fact.Stated(false) } }).With(Hosts.Guest("web", "bridge=ovsbr0"));
        var step = Play.On(bare, "host boot", "start web").Steps[^1];

        Assert.Equal("Unable to find ovs-vsctl tool", step.Scripts[0].Hotplug?.Error);
        Assert.DoesNotContain(step.Effects, effect => effect is FlushAddresses);
    }

    [Fact]
    public void A_bridge_of_brctl_is_none_of_Open_vSwitch()
    {
        var host = WithSwitch("4.17").With(Hosts.Bridge("xenbr0")).With(Hosts.Guest("web", "bridge=xenbr0"));
        var script = Play.On(host, "host boot", "start web").Steps[^1].Scripts[0];

        Assert.Contains("ovs-vsctl: no bridge named xenbr0", script.StandardError, StringComparer.Ordinal);
        Assert.StartsWith("ovs-vsctl --timeout=30 -- --if-exists del-port vif1.0 -- add-port xenbr0 vif1.0 ", script.Hotplug?.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_on_ovs_vsctl_the_outcome_is_unknown_and_says_how_to_state_it()
    {
        var host = WithSwitch("4.17");
        var silent = (host with { Environment = HostEnvironment.Default }).With(Hosts.Guest("web", "bridge=ovsbr0"));
        var step = Play.On(silent, "host boot", "start web").Steps[^1];

        Assert.Equal(StepOutcome.Unknown, step.Outcome);
        Assert.Contains("say \"openvswitch\" in the environment of xennetlint.json", step.Reason, StringComparison.Ordinal);
        Assert.Equal(HotplugOutcome.Silence, step.Scripts[0].Hotplug);
    }

    [Fact]
    public void A_bridge_that_is_missing_among_those_that_are_stated_fails_the_start()
    {
        var script = Play.On(WithSwitch("4.17").With(Hosts.Guest("web", "bridge=ovsbr7")), "host boot", "start web").Steps[^1].Scripts[0];

        Assert.Contains("ovs-vsctl: no bridge named ovsbr7", script.StandardError, StringComparer.Ordinal);
        Assert.Equal((1, "error"), (script.ExitStatus, script.Hotplug?.Status));
    }

    [Theory]
    [InlineData("", "none of its bridges is stated")]
    [InlineData("the distribution makes them", "the distribution makes them")]
    public void A_bridge_that_nobody_states_may_be_in_the_database(string unseen, string reason)
    {
        var host = WithSwitch("4.17");
        host = host with { UnseenBridges = unseen, Interfaces = [host.Interfaces[0]] };
        var step = Play.On(host.With(Hosts.Guest("web", "bridge=ovsbr7")), "host boot", "start web").Steps[^1];

        Assert.Equal(StepOutcome.Unknown, step.Outcome);
        Assert.StartsWith($"whether Open vSwitch has a bridge ovsbr7 is not known: {reason}", step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_deletes_the_port()
    {
        var host = WithSwitch("4.17").With(Hosts.Guest("web", "bridge=ovsbr0.10"));
        var ended = Play.On(host, "host boot", "start web", "shutdown web");

        Assert.Contains(new RemoveOpenVSwitchPort(Name("vif1.0")), ended.Steps[^1].Effects);
        Assert.Empty(ended.FinalState.Filter.Forward);
        Assert.Empty(ended.FinalState.PortsOf(Name("ovsbr0")));
    }

    [Fact]
    public void Brctl_does_not_see_the_bridge()
    {
        var host = WithSwitch("4.4") with { VifScript = Fact.Stated(ScriptCommand.Split("vif-bridge")) };

        Assert.Contains("Could not find bridge, and none was specified", Play.On(host.With(Hosts.Guest("web", "")), "host boot", "start web").Steps[^1].Reason, StringComparison.Ordinal);
    }

    private static HostNetwork WithSwitch(string release)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("ovsbr0") with { IsOpenVSwitch = true });
        return host with { VifScript = Fact.Stated(ScriptCommand.Split("vif-openvswitch")), Environment = host.Environment with { HasOpenVSwitch = Fact.Stated(true) } };
    }

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
