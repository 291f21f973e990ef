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
            XendEvent xend and (XendStarted or XendStopped or XendRestarted or XendReloaded or XendStatusAsked or XendCrashed) => XendLifeCycle.Apply(state, xend),
            FilesReplaced replaced => Single(new StepBuilder(state).Do(new ReplaceFiles(replaced.Host)).Finish(replaced, StepOutcome.Done)),
            LinkSet set => Single(LinkChange.Apply(state, set)),
            DomainStarted started => Single(DomainStart.Apply(state, started)),
            DomainShutDown ended => Single(DomainEnd.Apply(state, ended)),
            DomainRebooted rebooted => Single(DomainEnd.Apply(state, rebooted)),
            DomainCrashed crashed => Single(DomainEnd.Apply(state, crashed)),
            DomainSaved saved => Single(DomainImage.Save(state, saved)),
            DomainRestored restored => Single(DomainImage.Restore(state, restored)),
            DomainMigrated migrated => Single(DomainMove.Leave(state, migrated)),
            DomainArrived arrived => Single(DomainMove.Arrive(state, arrived)),
            VifAttached attached => Single(VifHotplug.Attach(state, attached)),
            VifDetached detached => Single(VifHotplug.Detach(state, detached)),
            CommandRun typed => Single(CommandRunning.Apply(state, typed)),
            _ => throw new UnreachableException($"No transition for {networkEvent?.GetType().Name}."),
        };
    }

    private static TransitionResult Single(TimelineStep step) => new(step.State, [step]);
}
