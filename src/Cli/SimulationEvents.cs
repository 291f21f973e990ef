using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>What the events of a call are about.</summary>
internal static class SimulationEvents
{
    /// <summary>With several hosts an event is meant for those that have the domain; a name that none has is a mistake.</summary>
    /// <exception cref="WrongCallException">No host has a domain that an event names.</exception>
    internal static void RequireKnownDomains(IEnumerable<NetworkEvent> events, IReadOnlyList<HostNetwork> hosts)
    {
        foreach (var reference in events.Select(ReferenceOf).OfType<DomainReference>())
        {
            if (hosts.Any(host => reference.FindIn(host) is not null))
            {
                continue;
            }

            var names = hosts.SelectMany(host => host.Domains).Select(domain => domain.DisplayName).Distinct(StringComparer.Ordinal).ToList();
            throw new WrongCallException($"no domain is called '{reference}'{Suggestion.For(reference.ToString() ?? "", names)}; domains are: {string.Join(", ", names)}");
        }
    }

    private static DomainReference? ReferenceOf(NetworkEvent networkEvent) => networkEvent switch
    {
        DomainStarted started => started.Domain,
        DomainShutDown ended => ended.Domain,
        DomainRebooted rebooted => rebooted.Domain,
        _ => null,
    };
}
