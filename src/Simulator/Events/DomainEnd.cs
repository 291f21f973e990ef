using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A domain ends: offline for each vif, then the back ends go. Source: host-scripts §4.4.</summary>
internal static class DomainEnd
{
    public static TimelineStep Apply(NetworkState state, NetworkEvent networkEvent, DomainReference reference)
    {
        if (reference.FindIn(state.Host) is not { } domain)
        {
            return StepBuilder.Inapplicable(state, networkEvent, $"no domain is called {reference}");
        }

        if (state.Domains.Find(domain.Id) is not { } running)
        {
            return StepBuilder.Inapplicable(state, networkEvent, $"{domain.DisplayName} does not run");
        }

        var step = Remove(new StepBuilder(state), domain, running.DomId);
        var unknown = step.Scripts.FirstOrDefault(script => script.Unknown.Length > 0)?.Unknown ?? "";
        return step.Finish(networkEvent, unknown.Length > 0 ? StepOutcome.Unknown : StepOutcome.Done, unknown, running.DomId);
    }

    /// <summary>Takes a domain and its vifs away. What an offline script comes to is ignored.</summary>
    public static StepBuilder Remove(StepBuilder step, Domain domain, int domId)
    {
        step = EmulatedNics.EndDeviceModel(step, domain);
        foreach (var vif in domain.Vifs.OrElse([]))
        {
            if (step.State.FindVif(vif.Id) is null)
            {
                continue;
            }

            var (state, run, outcome) = VifScripts.Run(step.State, vif, isOnline: false);
            step = EmulatedNics.Disconnect(step.Add(run with { State = state }, outcome), domain, vif);
        }

        foreach (var vif in domain.Vifs.OrElse([]))
        {
            step = step.State.FindVif(vif.Id) is null ? step : step.Do(new RemoveBackendVif(vif.Id));
        }

        return step.Do(new EndDomain(domId));
    }
}
