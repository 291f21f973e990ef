using FsCheck.Fluent;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

public sealed class TransitionLaws
{
    [Fact]
    public void Same_events_give_the_same_timeline() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events) == Timeline.Play(given.Host, given.Events));

    [Fact]
    public void Effects_replayed_from_the_timeline_give_every_state() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var timeline = Timeline.Play(given.Host, given.Events);
            var state = timeline.Initial;
            foreach (var step in timeline.Steps)
            {
                state = step.Effects.Aggregate(state, (now, effect) => now.With(effect).State);
                if (state != step.State)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void No_effect_of_a_timeline_was_refused() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var timeline = Timeline.Play(given.Host, given.Events);
            var state = timeline.Initial;
            foreach (var effect in timeline.Steps.SelectMany(step => step.Effects))
            {
                var answer = state.With(effect);
                if (!answer.IsDone)
                {
                    return false;
                }

                state = answer.State;
            }

            return true;
        });

    [Fact]
    public void Events_that_do_not_apply_change_nothing() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var state = Timeline.Play(given.Host, given.Events).FinalState;
            var inapplicable = given.Host.Domains
                .Select(domain => DomainReference.ByDefinition(domain))
                .Select(domain => (NetworkEvent)(Runs(state, domain) ? new DomainStarted(domain) : new DomainShutDown(domain)))
                .Concat(Nobody("nobody"));
            return inapplicable.All(played => Transition.Apply(state, played) is { } result
                && result.State == state
                && result.Steps.Single() is { Outcome: StepOutcome.Nothing, Reason.Length: > 0, Effects.Count: 0 });
        });

    [Fact]
    public void Start_and_shutdown_restore_the_state_where_no_script_failed() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var before = Timeline.Play(given.Host, given.Events).FinalState;
            foreach (var domain in given.Host.Domains.Select(DomainReference.ByDefinition).Where(domain => !Runs(before, domain)))
            {
                var started = Transition.Apply(before, new DomainStarted(domain));
                if (started.Steps[0].Outcome != StepOutcome.Done || TakesAnothersLink(before, domain))
                {
                    continue;
                }

                // An offline script that fails leaves rules behind, and nobody minds.
                var ended = Transition.Apply(started.State, new DomainShutDown(domain, IsDestroyed: true));
                if (ended.Steps[0].Scripts.All(script => script.ExitStatus == 0) && Comparable(before) != Comparable(ended.State))
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void A_port_has_one_master_and_that_is_a_bridge() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).Steps.All(step =>
            step.State.Links.All(link => link.Master is not { } master || step.State.FindBridge(master) is not null)));

    [Fact]
    public void Links_are_sorted_and_their_names_are_unique() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).Steps.All(step =>
            step.State.Links.Zip(step.State.Links.Skip(1)).All(pair => pair.First.Name < pair.Second.Name)));

    [Fact]
    public void Peers_are_symmetric() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).FinalState is var state
            && state.Links.All(link => link.Peer is not { } peer || state.FindLink(peer)?.Peer == link.Name));

    [Fact]
    public void Ids_ascend_from_1_since_the_boot_whatever_becomes_of_their_owners() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var state = NetworkState.PoweredOff(given.Host);
            foreach (var effect in Timeline.Play(given.Host, given.Events).Steps.SelectMany(step => step.Effects))
            {
                var last = state.Domains.LastDomainId;
                state = state.With(effect).State;
                var isNext = effect switch
                {
                    AllocateDomainId { Order: DomainIdOrder.Known } allocate => state.Domains.LastDomainId == last + 1 && state.Domains.Find(allocate.Config.Id)?.DomId == last + 1,
                    AllocateDomainId { Order: DomainIdOrder.AnyOfNext } => state.Domains.LastDomainId == last + 1,
                    StartKernel => state.Domains.LastDomainId == 0,
                    _ => state.Domains.LastDomainId == last,
                };
                if (!isNext || state.Domains.Domains.Select(domain => domain.DomId).Distinct().Count() != state.Domains.Domains.Count)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void A_step_that_says_nothing_changes_nothing_and_every_other_outcome_than_done_has_a_reason() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var timeline = Timeline.Play(given.Host, given.Events);
            var before = timeline.Initial;
            foreach (var step in timeline.Steps)
            {
                var isIdle = step.State == before && step.Effects.All(effect => effect is NothingHappens);
                if ((step.Outcome == StepOutcome.Nothing && !isIdle) || (step.Outcome != StepOutcome.Done && step.Reason.Length == 0))
                {
                    return false;
                }

                before = step.State;
            }

            return true;
        });

    [Fact]
    public void Domains_have_a_vif_for_each_back_end_and_a_back_end_for_each_vif() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).Steps.All(step =>
            step.State.Links.Where(link => link.Vif is not null).Select(link => link.Name)
                .SequenceEqual(step.State.Domains.Domains.SelectMany(domain => domain.Vifs).Select(vif => vif.Backend).Order())));

    [Fact]
    public void No_vif_of_a_running_domain_has_the_device_id_of_another() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).Steps.All(step =>
            step.State.Domains.Domains.All(domain => domain.Vifs.Select(vif => vif.DeviceId).Distinct().Count() == domain.Vifs.Count)));

    [Fact]
    public void Xend_events_leave_every_running_domain_alone() =>
        Law.Holds(GeneratedTimeline.Any, given =>
        {
            var timeline = Timeline.Play(given.Host, given.Events);
            var before = timeline.Initial;
            foreach (var step in timeline.Steps)
            {
                if (step.Event is XendEvent && !string.Equals(Places(step.State), Places(before), StringComparison.Ordinal))
                {
                    return false;
                }

                before = step.State;
            }

            return true;

            static string Places(NetworkState state) => string.Join(' ', state.Domains.Domains.Select(domain => $"{domain.DomId} {domain.Definition} {domain.State}"));
        });

    [Fact]
    public void Routes_lead_through_links_that_are_up() =>
        Law.Holds(GeneratedTimeline.Any, given => Timeline.Play(given.Host, given.Events).FinalState is var state
            && state.Routes.All(route => state.FindLink(route.Device) is { IsUp: true }));

    [Fact]
    public void Generated_timelines_have_bridges_and_vifs_and_failures()
    {
        var timelines = Law.Cases(GeneratedTimeline.Any, 600).Select(given => Timeline.Play(given.Host, given.Events)).ToArray();

        Assert.InRange(timelines.Count(timeline => timeline.FinalState.Bridges.Any()), 150, 599);
        Assert.InRange(timelines.Count(timeline => timeline.FinalState.Links.Any(link => link is { Vif: not null, Master: not null })), 40, 599);
        Assert.InRange(timelines.Count(timeline => timeline.Steps.Any(step => step.Outcome == StepOutcome.Failed)), 60, 599);
        Assert.InRange(timelines.Count(timeline => timeline.Steps.All(step => step.Outcome != StepOutcome.Failed)), 10, 599);
        Assert.InRange(timelines.Count(timeline => timeline.Steps.Count(step => step is { Event: DomainEvent, Outcome: StepOutcome.Done }) > 2), 80, 599);
        Assert.InRange(timelines.Count(timeline => timeline.Steps.Any(step => step is { Event: VifAttached, Outcome: StepOutcome.Done })), 10, 599);
        Assert.InRange(timelines.Count(timeline => !timeline.FinalState.IsKnown), 20, 300);
        Assert.InRange(timelines.Count(timeline => timeline.Steps.Any(step => step.Effects.Any(effect => effect is CreateTap))), 20, 599);
    }

    private static IEnumerable<NetworkEvent> Nobody(string name)
    {
        var nobody = Play.Named(name);
        return
        [
            new DomainStarted(nobody), new DomainShutDown(nobody), new DomainRebooted(nobody), new DomainCrashed(nobody), new DomainSaved(nobody),
            new DomainRestored(nobody), new DomainMigrated(nobody, "beta"), new VifAttached(nobody, ""), new VifDetached(nobody, 0),
        ];
    }

    private static bool Runs(NetworkState state, DomainReference domain) => domain.FindIn(state.Host) is { } found && state.Domains.Find(found.Id) is not null;

    /// <summary>Up to 4.1 a vifname that is taken makes the script work on another guest's link. Source: host-scripts §3.2.</summary>
    private static bool TakesAnothersLink(NetworkState state, DomainReference domain) =>
        domain.FindIn(state.Host)?.Vifs.OrElse([]).Any(vif => vif.BackendName.OrElse(null) is { } name && state.FindLink(name) is not null) ?? false;

    /// <summary>Without the next id, and without the MAC address of bridges, which is random only as long as they never had a port.</summary>
    private static NetworkState Comparable(NetworkState state) => state with
    {
        Domains = state.Domains with { LastDomainId = 0 },
        Links = [.. state.Links.Select(link => link.Kind == LinkKind.Bridge && !state.PortsOf(link.Name).Any() ? link with { MacAddress = null } : link)],
    };
}
