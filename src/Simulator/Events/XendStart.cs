using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>xend starts and runs its network script once, whatever comes of it. Source: host-scripts §1.10, §4.1, config-languages §7.</summary>
/// <remarks>From 3.2 on the init script runs it once more for each <c>xend status</c> that it asks; this step is the run of <c>xend start</c> alone.</remarks>
internal static class XendStart
{
    public static TimelineStep Apply(NetworkState state, NetworkEvent networkEvent)
    {
        if (!state.IsUp)
        {
            return StepBuilder.Inapplicable(state, networkEvent, "the host has not booted");
        }

        if (!state.Host.Release.HasXend)
        {
            return StepBuilder.Inapplicable(state, networkEvent, $"Xen {state.Host.Release} has no xend");
        }

        var step = new StepBuilder(state);
        var script = state.Host.NetworkScript;
        if (!script.TryGet(out var command))
        {
            return step.Do(new BecomeUnknown(script.Reason)).Finish(networkEvent, StepOutcome.Unknown, script.Reason);
        }

        if (command is null)
        {
            return StepBuilder.Inapplicable(state, networkEvent, "no network-script is configured");
        }

        if (!state.IsKnown)
        {
            return StepBuilder.Inapplicable(state, networkEvent, state.UnknownSince, StepOutcome.Unknown);
        }

        var (run, outcomes) = NetworkScripts.Start(state, command);
        step = step.Add(run, outcomes);
        if (run.Unknown.Length > 0)
        {
            return step.Finish(networkEvent, StepOutcome.Unknown, run.Unknown);
        }

        // A wrapper's own status says less than that of the call that failed.
        if (outcomes.Skip(1).Concat(outcomes.Take(1)).FirstOrDefault(outcome => outcome.ExitStatus is not (null or 0)) is { } failed)
        {
            return step.Finish(networkEvent, StepOutcome.Failed, ReasonOf(failed));
        }

        var idle = outcomes.FirstOrDefault(outcome => outcome.Nothing.Length > 0);
        var isIdle = run.Effects.All(effect => effect is NothingHappens);
        return step.Finish(networkEvent, isIdle ? StepOutcome.Nothing : StepOutcome.Done, idle?.Nothing ?? "");
    }

    private static string ReasonOf(ScriptOutcome failed)
    {
        var message = failed.StandardError.Count > 0 ? failed.StandardError[^1] : failed.Syslog.Count > 0 ? failed.Syslog[^1] : "";
        return FormattableString.Invariant($"{failed.CommandLine} ends with {failed.ExitStatus}") + (message.Length > 0 ? ": " + message : "");
    }
}
