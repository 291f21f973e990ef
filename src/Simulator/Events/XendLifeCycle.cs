using System.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>xend starts, ends, is asked and dies. Source: config-languages §6.5, §7, host-scripts §4.1.</summary>
/// <remarks>
/// Up to 3.1 the daemon runs the network script. From 3.2 on every <c>xend</c> command that loads xend's modules does, with <c>start</c>,
/// whatever it was called for. Nothing ever runs it with <c>stop</c>, and no domain feels any of it.
/// </remarks>
internal static class XendLifeCycle
{
    private const string CommandRunsIt = "the command itself runs the network script in this release";

    public static TransitionResult Apply(NetworkState state, XendEvent xendEvent)
    {
        if (!state.IsUp)
        {
            return Single(StepBuilder.Inapplicable(state, xendEvent, "the host has not booted"));
        }

        if (!state.Host.Release.HasXend)
        {
            return Single(StepBuilder.Inapplicable(state, xendEvent, $"Xen {state.Host.Release} has no xend"));
        }

        if (!HasXend(state.Host))
        {
            return Single(StepBuilder.Inapplicable(state, xendEvent, "xl starts the domains here: it has no daemon and runs no network script"));
        }

        return xendEvent switch
        {
            XendStarted => WithGuests(Start(state, xendEvent), state),
            XendRestarted => WithGuests(Restart(state, xendEvent), state),
            XendStopped => Single(Stop(state, xendEvent)),
            XendStatusAsked asked => Single(Ask(state, asked)),
            XendReloaded => Single(Reload(state, xendEvent)),
            XendCrashed => WithGuests(Crash(state, xendEvent), state),
            _ => throw new UnreachableException($"No transition for {xendEvent.GetType().Name}."),
        };
    }

    /// <summary>Whether a xend is there to be started. Under xl only where the host's files give it a network script to run.</summary>
    public static bool HasXend(HostNetwork host) =>
        host.Release.HasXend && (host.Toolstack == Toolstack.Xend || host.NetworkScript.OrElse(null) is not null);

    /// <summary>Whether the command runs the script, not the daemon.</summary>
    public static bool CommandRunsScript(HostNetwork host) => host.Release.IsAtLeast(3, 2);

    /// <summary>A start that finds xend running changes nothing in it; from 3.2 on its script runs all the same.</summary>
    public static TimelineStep Start(NetworkState state, NetworkEvent networkEvent)
    {
        if (state.Xend is null)
        {
            return NetworkScriptStep.Run(new StepBuilder(state), state.Host.NetworkScript).AndRun().Finish(networkEvent);
        }

        return CommandRunsScript(state.Host)
            ? NetworkScriptStep.Run(new StepBuilder(state), state.Host.NetworkScript).Finish(networkEvent)
            : StepBuilder.Inapplicable(state, networkEvent, "xend runs already");
    }

    public static TimelineStep Ask(NetworkState state, XendStatusAsked asked)
    {
        if (!CommandRunsScript(state.Host))
        {
            return StepBuilder.Inapplicable(state, asked, "it only asks: no script runs in this release");
        }

        var note = asked.IsByInitScript ? $"the init script asks, up to 10 times, until xend answers, and {CommandRunsIt}" : CommandRunsIt;
        return NetworkScriptStep.Run(new StepBuilder(state), state.Host.NetworkScript).Finish(asked, note);
    }

    private static TimelineStep Restart(NetworkState state, NetworkEvent networkEvent) =>
        NetworkScriptStep.Run(new StepBuilder(state), state.Host.NetworkScript).AndRun().Finish(networkEvent);

    private static TimelineStep Stop(NetworkState state, NetworkEvent networkEvent)
    {
        if (!CommandRunsScript(state.Host))
        {
            return state.Xend is null
                ? StepBuilder.Inapplicable(state, networkEvent, "xend does not run")
                : new StepBuilder(state).Do(new EndXend()).Finish(networkEvent, StepOutcome.Done, "no script runs; bridges and domains stay");
        }

        var run = NetworkScriptStep.Run(new StepBuilder(state), state.Host.NetworkScript);
        return (run with { Step = state.Xend is null ? run.Step : run.Step.Do(new EndXend()) }).Finish(networkEvent, $"{CommandRunsIt}, with 'start'");
    }

    private static TimelineStep Reload(NetworkState state, NetworkEvent networkEvent)
    {
        if (state.Host.Release.IsBefore(3, 1))
        {
            return StepBuilder.Inapplicable(state, networkEvent, $"xend of Xen {state.Host.Release} knows no reload");
        }

        var step = new StepBuilder(state);
        if (!CommandRunsScript(state.Host))
        {
            return state.Xend is { } running && running != Reread(running, state.Host)
                ? step.Do(new RunXend(Reread(running, state.Host))).Finish(networkEvent, StepOutcome.Done, "no script runs")
                : StepBuilder.Inapplicable(state, networkEvent, state.Xend is null ? "xend does not run" : "no script runs, and xend's options are what they were");
        }

        var run = NetworkScriptStep.Run(step, state.Host.NetworkScript);
        return (state.Xend is { } now && now != Reread(now, state.Host) ? run with { Step = run.Step.Do(new RunXend(Reread(now, state.Host))) } : run).Finish(networkEvent, CommandRunsIt);
    }

    private static XendOptions Reread(XendOptions options, HostNetwork host) => options with { VifScript = host.VifScript };

    private static TimelineStep Crash(NetworkState state, NetworkEvent networkEvent)
    {
        if (state.Xend is not { } options)
        {
            return StepBuilder.Inapplicable(state, networkEvent, "xend does not run");
        }

        return CommandRunsScript(state.Host)
            ? StepBuilder.Inapplicable(state, networkEvent, "xend's parent starts it again from its own image: no script runs in this release")
            : NetworkScriptStep.Run(new StepBuilder(state), options.NetworkScript).Finish(networkEvent, "xend's parent starts it again with the options that it had");
    }

    private static NetworkScriptStep AndRun(this NetworkScriptStep run) =>
        run.Step.State.Xend is { } old && old == XendOptions.Of(run.Step.State.Host) ? run : run with { Step = run.Step.Do(new RunXend(XendOptions.Of(run.Step.State.Host))) };

    /// <summary>What a xend that has come up does with domains: those that ended without it, then its own autostart (3.1 and later). Source: config-languages §6.5, §7.</summary>
    private static TransitionResult WithGuests(TimelineStep first, NetworkState before)
    {
        var cameUp = first.State.Xend is not null && (before.Xend is null || first.Event is not XendStarted);
        return cameUp ? new TransitionResult(first.State, [first]).Then(XendGuests.Resume).Then(XendGuests.Autostart) : Single(first);
    }

    private static TransitionResult Single(TimelineStep step) => new(step.State, [step]);
}
