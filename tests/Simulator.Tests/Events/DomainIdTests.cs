using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>Domain ids through events; the worked examples are those of config-languages §6.3.</summary>
public sealed class DomainIdTests
{
    private static readonly HostNetwork Three = Hosts.S0("3.4").With(Hosts.Guest("A", ""), Hosts.Guest("B", ""), Hosts.Guest("C", ""), Hosts.Guest("D", ""));

    [Fact]
    public void Example_1_ids_ascend_and_free_ones_are_not_used_again()
    {
        var timeline = Play.On(Three, "host boot", "start A", "start B", "start C", "destroy B", "start D", "reboot A");

        Assert.Equal([1, 2, 3, 4, 5], Starts(timeline));
        Assert.Equal("3:C 4:D 5:A", Running(timeline.FinalState));
    }

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.17")]
    public void Example_2_a_failing_start_uses_up_its_id(string release)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0"))
            .With(Hosts.Guest("A", "bridge=nosuch"), Hosts.Guest("B", "bridge=xenbr0"));

        Assert.Equal([1, 2], Starts(Play.On(host, "host boot", "start A", "start B")));
    }

    [Fact]
    public void Example_3_a_host_boot_begins_with_1_again()
    {
        var timeline = Play.On(Three, "host boot", "start A", "start B", "start C", "host boot", "start A", "start B", "start C");

        Assert.Equal([1, 2, 3, 1, 2, 3], Starts(timeline));
    }

    [Fact]
    public void Example_4_behind_the_last_id_the_search_begins_at_the_lowest_free_one()
    {
        var host = Hosts.S0("3.4", networkScript: null).With([.. "seven last x a b c d e f".Split(' ').Select(name => Hosts.Guest(name))]);
        var state = Play.On(host, "host boot").FinalState;
        for (var id = 1; id < DomainTable.FirstReservedId; id++)
        {
            var name = id switch
            {
                7 => "seven",
                DomainTable.FirstReservedId - 1 => "last",
                _ => "x",
            };
            state = Transition.Apply(state, new DomainStarted(Play.Named(name))).State;
            state = name is "x" ? Transition.Apply(state, new DomainShutDown(Play.Named(name))).State : state;
        }

        Assert.Equal("7:seven 32751:last", Running(state));

        foreach (var name in "a b c d e f x".Split(' '))
        {
            state = Transition.Apply(state, new DomainStarted(Play.Named(name))).State;
        }

        Assert.Equal("1:a 2:b 3:c 4:d 5:e 6:f 7:seven 8:x 32751:last", Running(state));
    }

    [Fact]
    public void Example_5_a_restart_of_xend_changes_no_id()
    {
        var timeline = Play.On(Three, "host boot", "start A", "start B", "start C", "destroy B", "destroy C", "start B", "start C", "xend start", "start D");

        Assert.Equal("1:A 4:B 5:C 6:D", Running(timeline.FinalState));
    }

    [Fact]
    public void A_definition_that_the_toolstack_refuses_and_a_name_that_is_taken_use_up_no_id()
    {
        var refused = Hosts.Guest("A", "") with { Rejection = "Invalid vif option: brige" };
        var namesake = Hosts.Guest("B", "") with { Id = new DomainId("copy-of-B.cfg") };
        var host = Hosts.S0("3.4").With(refused, Hosts.Guest("B", ""), namesake, Hosts.Guest("C", ""));
        var timeline = Timeline.ForCheck(host);

        var starts = timeline.Steps.Where(step => step.Event is DomainStarted).ToArray();
        Assert.Equal([null, 1, null, 2], starts.Select(step => step.DomId));
        Assert.Equal(
            [(StepOutcome.Failed, "Invalid vif option: brige"), (StepOutcome.Done, ""), (StepOutcome.Failed, "domain 1 (B.cfg) is called B already"), (StepOutcome.Done, "")],
            starts.Select(step => (step.Outcome, step.Reason)));
    }

    private static IEnumerable<int?> Starts(Timeline timeline) =>
        timeline.Steps.Where(step => step.Event is DomainStarted or DomainRebooted).Select(step => step.DomId);

    /// <summary>Ids and names, in order of the ids.</summary>
    internal static string Running(NetworkState state) => string.Join(' ', state.Domains.Domains.Select(domain => $"{domain.DomIdText}:{domain.DisplayName}"));
}
