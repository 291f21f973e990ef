using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>What xend does with domains when it comes up. Source: config-languages §6.5, §7.</summary>
internal static class XendGuests
{
    private const string NoOrder = "xend goes through them in an order that nothing predicts";

    /// <summary>Domains that ended while xend was down are taken away, or created again.</summary>
    public static TransitionResult Resume(NetworkState state)
    {
        var result = new TransitionResult(state, []);
        foreach (var ended in state.Domains.Domains.Where(domain => domain.State == DomainRunState.AwaitsEnd))
        {
            var step = DomainEnd.Remove(new StepBuilder(result.State), ended);
            result = result.Then(step.Finish(new DomainShutDown(DomainReference.ByDefinition(ended.Config)), StepOutcome.Done, "it had ended while xend was down", ended.DomId));
        }

        var waiting = state.Domains.Domains.Where(domain => domain.State == DomainRunState.AwaitsRestart).ToArray();
        foreach (var ended in waiting)
        {
            var rebooted = new DomainRebooted(DomainReference.ByDefinition(ended.Config));
            var step = DomainEnd.Remove(new StepBuilder(result.State), ended);
            result = result.Then(DomainStart.Create(step, rebooted, ended.Config, isReboot: true, OrderOf(waiting.Length), NoOrder));
        }

        return result;
    }

    /// <summary>Managed domains that xend starts itself, from 3.1 on at every one of its starts.</summary>
    public static TransitionResult Autostart(NetworkState state)
    {
        var result = new TransitionResult(state, []);
        if (state.Host.Toolstack != Model.Elements.Toolstack.Xend || state.Host.Release.IsBefore(3, 1))
        {
            return result;
        }

        var halted = state.Host.Domains.Where(domain => domain.IsStartedByXend && state.Domains.Find(domain.Id) is null).ToArray();
        foreach (var domain in halted)
        {
            result = result.Then(DomainStart.Apply(result.State, new DomainStarted(DomainReference.ByDefinition(domain)), OrderOf(halted.Length), NoOrder));
        }

        return result;
    }

    private static DomainIdOrder OrderOf(int count) => count > 1 ? DomainIdOrder.AnyOfNext : DomainIdOrder.Known;
}
