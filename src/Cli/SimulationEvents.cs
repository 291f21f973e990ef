using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>What the events of a call are about.</summary>
internal static class SimulationEvents
{
    /// <summary>A host or a domain that none of the timelines knows is a mistake of the caller's.</summary>
    /// <param name="events">The events.</param>
    /// <param name="timelines">The hosts as they begin.</param>
    /// <param name="replaced">The hosts as replaced files describe them.</param>
    /// <exception cref="WrongCallException">An event names one.</exception>
    internal static void RequireKnown(IReadOnlyList<NetworkEvent> events, EquatableArray<Timeline> timelines, params IReadOnlyList<HostNetwork> replaced)
    {
        var hosts = timelines.Select(timeline => timeline.Initial.Host).Concat(replaced).ToList();
        RequireKnownHosts(events, hosts);
        RequireKnownDomains(events, hosts);
    }

    private static void RequireKnownHosts(IReadOnlyList<NetworkEvent> events, List<HostNetwork> hosts)
    {
        var names = hosts.Select(host => host.Name).Distinct(StringComparer.Ordinal).ToList();
        if (events.OfType<DomainMigrated>().FirstOrDefault(migrated => !names.Contains(migrated.Target, StringComparer.Ordinal)) is { } unknown)
        {
            throw new WrongCallException(Suggestion.Unknown("host", unknown.Target, names));
        }
    }

    // With several hosts an event is meant for those that have the domain; a name that none has is a mistake.
    private static void RequireKnownDomains(IReadOnlyList<NetworkEvent> events, List<HostNetwork> hosts)
    {
        foreach (var reference in events.OfType<DomainEvent>().Select(played => played.Domain))
        {
            if (hosts.Exists(host => IsKnown(reference, host)))
            {
                continue;
            }

            var names = hosts.SelectMany(host => host.Domains).Select(domain => domain.DisplayName);
            throw new WrongCallException(Suggestion.Unknown("domain", reference.ToString() ?? "", names));
        }
    }

    // A saved domain need not have a file.
    private static bool IsKnown(DomainReference reference, HostNetwork host) =>
        reference.FindIn(host) is not null
        || host.SavedDomains.Any(saved => string.Equals(saved.ToString(), reference.ToString(), StringComparison.Ordinal));
}
