using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>Several hosts at once; example 6 of config-languages §6.3.</summary>
public sealed class FleetTimelineTests
{
    [Fact]
    public void Example_6_migrated_domain_gets_the_targets_next_id_and_the_source_does_not_go_back()
    {
        var x = Host("x", [.. Enumerable.Range(1, 9).Select(number => Hosts.Guest($"g{number}", "bridge=eth0")), Hosts.Guest("next", "")]);
        var y = Host("y", Named("y/one"), Named("y/two"));
        string[] events = ["host boot", .. Enumerable.Range(1, 9).Select(number => $"start g{number}"), "start y/one", "start y/two", "migrate g5 to y", "start next"];
        var fleet = Play(events, x, y);

        Assert.Equal("1 2 3 4 6 7 8 9 10", Ids(fleet.Hosts[0]));
        Assert.Equal("1:y/one 2:y/two 3:g5", DomainIdTests.Running(fleet.Hosts[1].FinalState));
        Assert.Equal("eth0", fleet.Hosts[1].FinalState.FindLink(InterfaceName.Parse("vif3.0"))?.Master?.ToString());
        Assert.Null(fleet.Hosts[0].FinalState.FindLink(InterfaceName.Parse("vif5.0")));
        Assert.Equal("arrival of g5 from x", fleet.Hosts[1].Steps[^1].Title);
        Assert.Equal("migrate g5 to y", fleet.Hosts[0].Steps[^2].Title);
    }

    [Fact]
    public void Events_behind_a_migration_reach_the_domain_where_it_runs()
    {
        var fleet = Play(["host boot", "start web", "migrate web to y", "reboot web"], Host("x", Hosts.Guest("web", "")), Host("y"));

        Assert.Equal("2:web", DomainIdTests.Running(fleet.Hosts[1].FinalState));
        Assert.Equal("migrate web to y", fleet.Hosts[0].Steps[^1].Title);
        Assert.Equal("", DomainIdTests.Running(fleet.After(Simulator.Tests.Play.Read("shutdown web")).Hosts[1].FinalState));
        Assert.Equal("2:web", DomainIdTests.Running(fleet.After(Simulator.Tests.Play.Read("migrate web to x")).Hosts[0].FinalState));
    }

    [Fact]
    public void Domain_that_the_target_cannot_take_goes_on_at_the_source_with_its_id()
    {
        var fleet = Play(["host boot", "start web", "migrate web to y"], Host("x", Hosts.Guest("web", "bridge=eth0")), Host("y") with { NetworkScript = Fact.Stated<ScriptCommand?>(null) });

        Assert.Equal("1:web", DomainIdTests.Running(fleet.Hosts[0].FinalState));
        Assert.Equal(StepOutcome.Failed, fleet.Hosts[0].Steps[^1].Outcome);
        Assert.StartsWith("it goes on here: y cannot take it (Device 0 (vif) could not be connected. ", fleet.Hosts[0].Steps[^1].Reason, StringComparison.Ordinal);
        Assert.Equal("", DomainIdTests.Running(fleet.Hosts[1].FinalState));
        Assert.Equal(1, fleet.Hosts[1].FinalState.Domains.LastDomainId);
    }

    [Fact]
    public void Two_toolstacks_do_not_take_each_others_domains()
    {
        var xl = Hosts.S0("4.17", networkScript: null) with { Name = "y" };
        var fleet = Play(["host boot", "start web", "migrate web to y"], Host("x", Hosts.Guest("web", "")), xl);

        Assert.Equal((StepOutcome.Nothing, "y has no xend to receive it"), (fleet.Hosts[0].Steps[^1].Outcome, fleet.Hosts[0].Steps[^1].Reason));
    }

    [Fact]
    public void Event_without_a_domain_reaches_every_host_and_one_with_a_domain_only_those_that_have_it()
    {
        var fleet = Play(["host boot", "start web", "xend restart"], Host("x", Hosts.Guest("web", "")), Host("y"));

        Assert.Equal(["start web", "xend restart"], fleet.Hosts[0].Steps.Skip(3).Select(step => step.Title), StringComparer.Ordinal);
        Assert.Equal(["xend restart"], fleet.Hosts[1].Steps.Skip(3).Select(step => step.Title), StringComparer.Ordinal);
    }

    private static Domain Named(string name) => Hosts.Guest(name, "");

    private static HostNetwork Host(string name, params Domain[] domains) => Hosts.S0("3.4").With(domains) with { Name = name };

    private static FleetTimeline Play(string[] events, params HostNetwork[] hosts) => FleetTimeline.Play(hosts, events.Select(Simulator.Tests.Play.Read));

    private static string Ids(Timeline timeline) => string.Join(' ', timeline.FinalState.Domains.Domains.Select(domain => domain.DomId));
}
