using System.Diagnostics;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>What an event does to a state.</summary>
public static class Transition
{
    /// <summary>Applies one event. Pure: same arguments, same result.</summary>
    /// <returns>The next state, with one step for each event that the event stands for; unchanged state, no effects and a reason if it does not apply.</returns>
    public static TransitionResult Apply(NetworkState state, NetworkEvent networkEvent)
    {
        ArgumentNullException.ThrowIfNull(state);
        return networkEvent switch
        {
            HostBooted => HostBoot.Apply(state),
            HostNetworkCameUp => Single(HostBoot.BringUpNetwork(state, networkEvent)),
            XendStarted or XendRestarted => Single(XendStart.Apply(state, networkEvent)),
            FilesReplaced replaced => Single(new StepBuilder(state).Do(new ReplaceFiles(replaced.Host)).Finish(replaced, StepOutcome.Done)),
            DomainStarted started => Single(DomainStart.Apply(state, started, started.Domain)),
            DomainShutDown ended => Single(DomainEnd.Apply(state, ended, ended.Domain)),
            DomainRebooted rebooted => Single(DomainReboot.Apply(state, rebooted)),
            CommandRun typed => Single(CommandRunning.Apply(state, typed)),
            _ => throw new UnreachableException($"No transition for {networkEvent?.GetType().Name}."),
        };
    }

    private static TransitionResult Single(TimelineStep step) => new(step.State, [step]);
}
