using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Events;

/// <summary>What happens to several hosts at once. An event reaches the hosts that it concerns; only <c>migrate</c> concerns two in different ways.</summary>
/// <remarks>A host that two toolstacks may manage is here twice, once under each.</remarks>
/// <param name="Hosts">The timelines in the order in which the hosts were given.</param>
public sealed record FleetTimeline(EquatableArray<Timeline> Hosts)
{
    /// <summary>Plays events on hosts that are powered off. Pure: same arguments, same timelines.</summary>
    public static FleetTimeline Play(IEnumerable<HostNetwork> hosts, IEnumerable<NetworkEvent> events)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(new FleetTimeline([.. hosts.Select(host => Timeline.Play(host, []))]), (fleet, next) => fleet.After(next));
    }

    /// <summary>The timelines with one more event played where it concerns a host.</summary>
    public FleetTimeline After(NetworkEvent networkEvent) => networkEvent switch
    {
        DomainMigrated migrated => Migrate(migrated),
        DomainEvent domainEvent => PlayOn(ConcernedBy(domainEvent), domainEvent),
        _ => PlayOn([.. Enumerable.Range(0, Hosts.Count)], networkEvent),
    };

    /// <summary>
    /// The hosts that run the domain; if none does, or if it is to be created, those whose files define it (or that keep its image). One
    /// name may be a domain on each of several hosts, and is then meant on all of them.
    /// </summary>
    private List<int> ConcernedBy(DomainEvent domainEvent)
    {
        var running = Where(timeline => domainEvent.Domain.FindRunning(timeline.FinalState) is not null);
        if (running.Count > 0 && !domainEvent.CreatesDomain)
        {
            return running;
        }

        var defining = Where(timeline => domainEvent.Domain.FindIn(timeline.FinalState) is not null);
        return defining.Count > 0 ? defining : [.. Enumerable.Range(0, Hosts.Count)];
    }

    private FleetTimeline Migrate(DomainMigrated migrated)
    {
        var sources = Where(timeline => migrated.Domain.FindRunning(timeline.FinalState) is not null && !IsTarget(timeline, migrated));
        if (sources.Count == 0)
        {
            return PlayOn(ConcernedBy(migrated), migrated);
        }

        return sources.Aggregate(this, (fleet, source) => fleet.Move(source, migrated));
    }

    private FleetTimeline Move(int source, DomainMigrated migrated)
    {
        var from = Hosts[source];
        var state = from.FinalState;
        var leaving = Transition.Apply(state, migrated);
        var toolstack = state.Host.Toolstack;
        var targets = Where(timeline => IsTarget(timeline, migrated));
        if (targets.Count == 0 || leaving.State == state || migrated.Domain.FindRunning(state) is not { } running)
        {
            return With(source, from.After(migrated));
        }

        if (!targets.Exists(at => Hosts[at].Initial.Host.Toolstack == toolstack))
        {
            return With(source, from.With(StepBuilder.Inapplicable(state, migrated, $"{migrated.Target} has no {(toolstack == Toolstack.Xl ? "xl" : "xend")} to receive it")));
        }

        // The target comes first: where it cannot take the domain, the source lets it go on. Source: config-languages §6.2.
        var target = targets.Find(at => Hosts[at].Initial.Host.Toolstack == toolstack);
        var arrived = Hosts[target].After(new DomainArrived(running.Config, state.Host.Name));
        var fleet = With(target, arrived);
        var last = arrived.Steps[^1];
        return arrived.FinalState.Domains.Find(running.Definition) is not null && last.Outcome is StepOutcome.Done or StepOutcome.Unknown
            ? fleet.With(source, from.After(migrated))
            : fleet.With(source, from.With(StepBuilder.Inapplicable(state, migrated, $"it goes on here: {migrated.Target} cannot take it ({last.Reason})", StepOutcome.Failed)));
    }

    private static bool IsTarget(Timeline timeline, DomainMigrated migrated) => string.Equals(timeline.Initial.Host.Name, migrated.Target, StringComparison.Ordinal);

    private List<int> Where(Func<Timeline, bool> condition) => [.. Enumerable.Range(0, Hosts.Count).Where(at => condition(Hosts[at]))];

    private FleetTimeline PlayOn(List<int> hosts, NetworkEvent networkEvent) =>
        hosts.Aggregate(this, (fleet, at) => fleet.With(at, fleet.Hosts[at].After(networkEvent)));

    private FleetTimeline With(int at, Timeline timeline) => this with { Hosts = Hosts.SetItem(at, timeline) };
}
