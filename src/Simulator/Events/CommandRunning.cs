using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The administrator types a command line. Source: host-scripts §6.</summary>
internal static class CommandRunning
{
    public static TimelineStep Apply(NetworkState state, CommandRun typed)
    {
        if (!state.IsUp)
        {
            return StepBuilder.Inapplicable(state, typed, "the host has not booted");
        }

        if (!state.IsKnown)
        {
            return StepBuilder.Inapplicable(state, typed, state.UnknownSince, StepOutcome.Unknown);
        }

        var shell = ShellCommands.Follow(state, typed.Command);
        var own = CustomScripts.OutcomeOf(shell, typed.Command);

        // A line that only calls one script says nothing beside that script's own outcome.
        var isOneCall = shell is { Called.Count: 1, Steps: 1 } && own is { StandardOutput.Count: 0, StandardError.Count: 0 };
        var step = new StepBuilder(state).Add(shell.Run, isOneCall ? shell.Called : [own, .. shell.Called]);
        if (shell.Run.Unknown.Length > 0)
        {
            return step.Finish(typed, StepOutcome.Unknown, shell.Run.Unknown);
        }

        if (shell.Status is not (null or 0))
        {
            var message = step.Scripts.SelectMany(script => script.StandardError).LastOrDefault() ?? "";
            return step.Finish(typed, StepOutcome.Failed, FormattableString.Invariant($"{typed.Command} ends with {shell.Status}") + (message.Length > 0 ? ": " + message : ""));
        }

        var idle = shell.Called.FirstOrDefault(script => script.Nothing.Length > 0);
        var isIdle = shell.Run.Effects.All(effect => effect is Effects.NothingHappens);
        return step.Finish(typed, isIdle ? StepOutcome.Nothing : StepOutcome.Done, isIdle ? idle?.Nothing ?? "it changes nothing" : "");
    }
}
