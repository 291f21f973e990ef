using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;

namespace XenNetLint.Simulator.Events;

/// <summary>The network script's run inside a step: what xend ignores is what the reader wants to know. Source: host-scripts §1.10, §4.1.</summary>
/// <param name="Step">The step with what the script did.</param>
/// <param name="Outcome">What the script came to.</param>
/// <param name="Reason">Why; empty if there is nothing to say.</param>
internal sealed record NetworkScriptStep(StepBuilder Step, StepOutcome Outcome, string Reason)
{
    /// <summary>Runs the script with <c>start</c>, whatever comes of it.</summary>
    public static NetworkScriptStep Run(StepBuilder step, Fact<ScriptCommand?> script)
    {
        if (!script.TryGet(out var command))
        {
            return new(step.State.IsKnown ? step.Do(new BecomeUnknown(script.Reason)) : step, StepOutcome.Unknown, script.Reason);
        }

        if (command is null)
        {
            return new(step, StepOutcome.Nothing, "no network-script is configured");
        }

        if (!step.State.IsKnown)
        {
            return new(step, StepOutcome.Unknown, step.State.UnknownSince);
        }

        var (run, outcomes) = NetworkScripts.Start(step.State, command);
        step = step.Add(run, outcomes);
        if (run.Unknown.Length > 0)
        {
            return new(step, StepOutcome.Unknown, run.Unknown);
        }

        // A wrapper's own status says less than that of the call that failed.
        if (outcomes.Skip(1).Concat(outcomes.Take(1)).FirstOrDefault(outcome => outcome.ExitStatus is not (null or 0)) is { } failed)
        {
            return new(step, StepOutcome.Failed, ReasonOf(failed));
        }

        var idle = outcomes.FirstOrDefault(outcome => outcome.Nothing.Length > 0);
        var isIdle = run.Effects.All(effect => effect is NothingHappens);
        return new(step, isIdle ? StepOutcome.Nothing : StepOutcome.Done, idle?.Nothing ?? "");
    }

    /// <summary>The step's end; where xend itself changed, it is not "nothing" that happened.</summary>
    public TimelineStep Finish(NetworkEvent networkEvent, string note = "")
    {
        var hasChanged = Outcome == StepOutcome.Nothing && Step.Before.Xend != Step.State.Xend;
        var reason = Reason.Length == 0 ? note : note.Length == 0 ? Reason : $"{Reason}; {note}";
        return Step.Finish(networkEvent, hasChanged ? StepOutcome.Done : Outcome, reason);
    }

    private static string ReasonOf(ScriptOutcome failed)
    {
        var message = failed.StandardError.Count > 0 ? failed.StandardError[^1] : failed.Syslog.Count > 0 ? failed.Syslog[^1] : "";
        return FormattableString.Invariant($"{failed.CommandLine} ends with {failed.ExitStatus}") + (message.Length > 0 ? ": " + message : "");
    }
}
