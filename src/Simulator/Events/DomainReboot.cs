using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A domain restarts: it ends, and is created again with the next id. Source: host-scripts §4.4, config-languages §6.2.</summary>
internal static class DomainReboot
{
    public static TimelineStep Apply(NetworkState state, DomainRebooted rebooted)
    {
        if (rebooted.Domain.FindIn(state.Host) is not { } domain)
        {
            return StepBuilder.Inapplicable(state, rebooted, $"no domain is called {rebooted.Domain}");
        }

        if (state.Domains.Find(domain.Id) is not { } running)
        {
            return StepBuilder.Inapplicable(state, rebooted, $"{domain.DisplayName} does not run");
        }

        return DomainStart.Create(DomainEnd.Remove(new StepBuilder(state), domain, running.DomId), rebooted, domain, isReboot: true);
    }
}
