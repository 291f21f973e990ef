using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>Which event runs the network script, how often, and what xend knows: config-languages §7, row by row.</summary>
public sealed class XendLifeCycleTests
{
    /// <summary>Release, event, and how often the network script runs in it while xend runs.</summary>
    public static TheoryData<string, string, int> Runs => new()
    {
        { "3.0.0", "xend start", 0 },
        { "3.0.4", "xend start", 0 },
        { "3.1", "xend start", 0 },
        { "3.2", "xend start", 1 },
        { "4.4", "xend start", 1 },
        { "3.0.4", "xend stop", 0 },
        { "3.1", "xend stop", 0 },
        { "3.2", "xend stop", 1 },
        { "4.1", "xend stop", 1 },
        { "3.0.4", "xend status", 0 },
        { "3.1", "xend status", 0 },
        { "3.2", "xend status", 1 },
        { "4.4", "xend status", 1 },
        { "3.0.4", "xend reload", 0 },
        { "3.1", "xend reload", 0 },
        { "3.2", "xend reload", 1 },
        { "3.0.4", "xend restart", 1 },
        { "3.1", "xend restart", 1 },
        { "3.2", "xend restart", 1 },
        { "4.4", "xend restart", 1 },
        { "3.0.0", "xend crash", 1 },
        { "3.1", "xend crash", 1 },
        { "3.2", "xend crash", 0 },
        { "4.4", "xend crash", 0 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Network_script_runs_with_start_as_often_as_the_release_says(string release, string text, int runs)
    {
        var step = Play.On(Hosts.S0(release), "host boot", text).Steps[^1];

        Assert.Equal(text, step.Title);
        Assert.Equal(Enumerable.Repeat("/etc/xen/scripts/network-bridge start", runs), step.Scripts.Select(script => script.CommandLine), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("3.0.4", "host network, xend start")]
    [InlineData("3.1", "host network, xend start")]
    [InlineData("3.2", "host network, xend start, xend status")]
    [InlineData("4.4", "host network, xend start, xend status")]
    [InlineData("4.17", "host network")]
    public void Boot_runs_the_script_once_more_for_the_question_of_the_init_script(string release, string titles)
    {
        var timeline = Play.On(Hosts.S0(release, release is "4.17" ? null : "network-bridge"), "host boot");

        Assert.Equal(titles, string.Join(", ", timeline.Steps.Select(step => step.Title)));
        Assert.Equal(titles.Split(", ").Length - 1, timeline.Steps.Sum(step => step.Scripts.Count));
        Assert.Equal(
            timeline.Steps.Count > 2 ? "peth0 exists already; the init script asks, up to 10 times, until xend answers, and the command itself runs the network script in this release" : "",
            timeline.Steps.Count > 2 ? timeline.Steps[2].Reason.Replace("a bridge exists already: eth0", "peth0 exists already", StringComparison.Ordinal) : "");
    }

    [Theory]
    [InlineData("3.1")]
    [InlineData("3.4")]
    public void Script_that_must_not_run_twice_shows_at_boot_from_3_2_on(string release)
    {
        // Trap T2: after the first run the default route's device is the bridge itself.
        var timeline = Play.On(Hosts.S0(release, "network-bridge bridge=xenbr0") with { Environment = new() { Ifup = IfupBehaviour.Failing } }, "host boot");

        Assert.Equal(Verdict.Reachable, timeline.Steps[1].Dom0Reachable);
        Assert.Equal(release is "3.1" ? Verdict.Reachable : Verdict.Unreachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    public void Without_xend_xm_does_nothing_and_says_why(string release)
    {
        var host = Hosts.S0(release).With(Hosts.Guest("a", ""), Hosts.Guest("b", ""));
        var stopped = Play.On(host, "host boot", "start a", "xend stop");

        foreach (var text in (string[])["start b", "shutdown a", "destroy a", "save a", "migrate a to beta", "attach a", "detach a 0", "restore a"])
        {
            var step = stopped.After(Play.Read(text)).Steps[^1];

            Assert.Equal((StepOutcome.Nothing, "xm cannot reach xend, which does not run", 0), (step.Outcome, step.Reason, step.Effects.Count));
            Assert.Equal(stopped.FinalState, step.State);
        }
    }

    [Theory]
    [InlineData("reboot a")]
    [InlineData("crash a")]
    public void Guest_that_ends_while_xend_is_down_stays_down_until_xend_is_back(string text)
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("a", "bridge=eth0"), Hosts.Guest("b", "bridge=eth0"));
        var down = Play.On(host, "host boot", "start a", "start b", "xend stop", text);

        Assert.Equal("xend does not run: the domain stays shut down until it is back", down.Steps[^1].Reason);
        Assert.Equal(DomainRunState.AwaitsRestart, down.FinalState.Domains.Find(1)?.State);
        Assert.NotNull(down.FinalState.FindLink(InterfaceName.Parse("vif1.0")));

        var back = down.After(new XendStarted());

        Assert.Equal(["xend start", "reboot a"], back.Steps.Skip(down.Steps.Count).Select(step => step.Title), StringComparer.Ordinal);
        Assert.Equal("2:b 3:a", DomainIdTests.Running(back.FinalState));
        Assert.Null(back.FinalState.FindLink(InterfaceName.Parse("vif1.0")));
    }

    [Fact]
    public void Ids_of_several_guests_that_waited_for_xend_are_not_known_and_those_after_them_are()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("a", ""), Hosts.Guest("b", ""), Hosts.Guest("c", ""));
        var timeline = Play.On(host, "host boot", "start a", "start b", "xend stop", "reboot a", "reboot b", "xend start", "start c");

        Assert.Equal("?:b ?:a 5:c", DomainIdTests.Running(timeline.FinalState));
        Assert.All(timeline.Steps.Where(step => step.Title is "reboot a" or "reboot b").Skip(2), step =>
            Assert.Equal((StepOutcome.Unknown, "its domain id is not known: xend goes through them in an order that nothing predicts", null), (step.Outcome, step.Reason, step.DomId)));
    }

    [Fact]
    public void Changed_bridge_name_has_no_effect_before_the_next_boot()
    {
        var old = Hosts.S0("3.4", "network-bridge netdev=eth0 bridge=xenbr0").With(Hosts.Guest("a", "bridge=xenbr0"));
        var proposed = old with { NetworkScript = Fact.Stated<ScriptCommand?>(ScriptCommand.Split("network-bridge netdev=eth0 bridge=new")) };
        var before = Play.On(old, "host boot", "start a");
        var restarted = before.After(new FilesReplaced(proposed)).After(new XendRestarted());

        Assert.Equal((StepOutcome.Done, "peth0 exists already"), (restarted.Steps[^1].Outcome, restarted.Steps[^1].Reason));
        Assert.Equal(["/etc/xen/scripts/network-bridge start netdev=eth0 bridge=new"], restarted.Steps[^1].Scripts.Select(script => script.CommandLine), StringComparer.Ordinal);
        Assert.Equal("xenbr0", BridgeNames(restarted.FinalState));
        Assert.Equal(before.FinalState.Links, restarted.FinalState.Links);
        Assert.Equal("new", BridgeNames(restarted.After(new HostBooted()).FinalState));
    }

    [Theory]
    [InlineData("3.0.4", "", "vif-bridge")]
    [InlineData("3.0.4", "xend reload", "vif-bridge")]
    [InlineData("3.0.4", "xend restart", "vif-route")]
    [InlineData("3.1", "xend reload", "vif-route")]
    [InlineData("3.4", "xend reload", "vif-route")]
    [InlineData("3.4", "xend status", "vif-bridge")]
    [InlineData("3.4", "xend start", "vif-bridge")]
    [InlineData("3.4", "xend crash", "vif-bridge")]
    [InlineData("3.4", "xend restart", "vif-route")]
    public void New_vif_script_counts_once_xend_has_read_it(string release, string text, string script)
    {
        var old = Hosts.S0(release).With(Hosts.Guest("a", "ip=10.0.0.5"));
        var proposed = old with { VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };
        var timeline = Play.On(old, "host boot").After(new FilesReplaced(proposed));
        timeline = text.Length > 0 ? timeline.After(Play.Read(text)) : timeline;
        var started = timeline.After(Play.Read("start a"));

        Assert.Contains(script, Assert.Single(started.Steps[^1].Scripts).CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Vif_ends_with_the_script_with_which_it_began()
    {
        var old = Hosts.S0("3.4").With(Hosts.Guest("a", "bridge=eth0"));
        var proposed = old with { VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };
        var ended = Play.On(old, "host boot", "start a").After(new FilesReplaced(proposed)).After(new XendRestarted()).After(Play.Read("shutdown a"));

        Assert.Contains("vif-bridge offline", Assert.Single(ended.Steps[^1].Scripts).CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Guest_keeps_its_definition_over_a_reboot_and_gets_the_new_one_by_a_new_start()
    {
        var old = Hosts.S0("3.4").With(Hosts.Bridge("br0")).With(Hosts.Guest("a", "bridge=eth0"));
        var proposed = old with { Domains = [Hosts.Guest("a", "bridge=br0")] };
        var rebooted = Play.On(old, "host boot", "start a").After(new FilesReplaced(proposed)).After(Play.Read("reboot a"));
        var again = rebooted.After(Play.Read("shutdown a")).After(Play.Read("start a"));

        Assert.Equal("eth0", BridgeOf(rebooted.FinalState));
        Assert.Equal("br0", BridgeOf(again.FinalState));
    }

    [Fact]
    public void Xend_of_a_host_whose_domains_are_xls_is_none()
    {
        var host = Hosts.S0("4.3", networkScript: null) with { Toolstack = Toolstack.Xl };

        Assert.Equal("xl starts the domains here: it has no daemon and runs no network script", Play.On(host, "host boot", "xend restart").Steps[^1].Reason);
        Assert.Equal("Xen 4.17 has no xend", Play.On(Hosts.S0("4.17", networkScript: null), "host boot", "xend restart").Steps[^1].Reason);
    }

    private static string BridgeNames(NetworkState state) => string.Join(' ', state.Bridges.Select(bridge => bridge.Name));

    private static string BridgeOf(NetworkState state) => state.Domains.Domains[0].Vifs[0].Bridge.OrElse(null)?.ToString() ?? "";
}
