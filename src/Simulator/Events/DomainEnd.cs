using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A domain ends: offline for each vif, then the back ends go; after a reboot or crash mostly a new start. Source: host-scripts §4.4, config-languages §6.2.</summary>
internal static class DomainEnd
{
    public static TimelineStep Apply(NetworkState state, DomainShutDown ended)
    {
        if (FindRunning(state, ended, needsToolstack: true, out var why) is not { } running)
        {
            return StepBuilder.Inapplicable(state, ended, why);
        }

        return ended.IsDestroyed
            ? End(new StepBuilder(state), ended, running)
            : IsOver(running)
                ? StepBuilder.Inapplicable(state, ended, $"{running.DisplayName} has ended already, as domain {running.DomIdText}; only destroy takes it away")
                : ActOn(state, ended, running, running.Config.OnPowerOff, EndAction.Destroy);
    }

    public static TimelineStep Apply(NetworkState state, DomainRebooted rebooted) => OfItsOwn(state, rebooted, out var step) is { } running
        ? ActOn(state, rebooted, running, running.Config.OnReboot, EndAction.Restart)
        : step;

    public static TimelineStep Apply(NetworkState state, DomainCrashed crashed) => OfItsOwn(state, crashed, out var step) is { } running
        ? ActOn(state, crashed, running, running.Config.OnCrash, state.Host.Toolstack == Toolstack.Xl ? EndAction.Destroy : EndAction.Restart)
        : step;

    /// <summary>The running domain of an event, or null and why the event does not apply.</summary>
    public static RunningDomain? FindRunning(NetworkState state, DomainEvent domainEvent, bool needsToolstack, out string why)
    {
        why = needsToolstack ? DomainStart.WhyNotNow(state) : "";
        var running = why.Length > 0 ? null : domainEvent.Domain.FindRunning(state);
        if (why.Length == 0 && running is null)
        {
            why = domainEvent.Domain.FindIn(state) is { } domain ? $"{domain.DisplayName} does not run" : $"no domain is called {domainEvent.Domain}";
        }

        return running;
    }

    /// <summary>Whether the domain is still there although it has ended.</summary>
    public static bool IsOver(RunningDomain running) => running.State is DomainRunState.AwaitsEnd or DomainRunState.AwaitsRestart or DomainRunState.Preserved;

    /// <summary>Takes a domain and its vifs away, its device model's domain too. What an offline script comes to is ignored.</summary>
    public static StepBuilder Remove(StepBuilder step, RunningDomain running)
    {
        step = EmulatedNics.EndDeviceModel(step, running.Config);
        foreach (var vif in running.Vifs)
        {
            step = EmulatedNics.Disconnect(Disconnect(step, vif), running.Config, vif.Config);
        }

        foreach (var vif in running.Vifs)
        {
            step = step.Do(new RemoveBackendVif(vif.Id));
        }

        step = step.Do(new EndDomain(running.DomId));
        return running.Config.HasStubDomain && step.State.Domains.Find(DomainStart.StubOf(running.Config).Id) is { } stub ? step.Do(new EndDomain(stub.DomId)) : step;
    }

    /// <summary>Runs a vif's script with <c>offline</c>.</summary>
    public static StepBuilder Disconnect(StepBuilder step, RunningVif vif)
    {
        var (state, run, outcome) = VifScripts.Run(step.State, vif.Config, isOnline: false);
        return step.Add(run with { State = state }, outcome);
    }

    /// <summary>The end of a step in which a domain went: unknown where a script's doing is unknown.</summary>
    public static TimelineStep Finish(StepBuilder step, NetworkEvent networkEvent, RunningDomain running, string note = "")
    {
        var unknown = step.Scripts.FirstOrDefault(script => script.Unknown.Length > 0)?.Unknown ?? "";
        return step.Finish(networkEvent, unknown.Length > 0 ? StepOutcome.Unknown : StepOutcome.Done, unknown.Length > 0 ? unknown : note, running.DomId);
    }

    private static TimelineStep End(StepBuilder step, NetworkEvent networkEvent, RunningDomain running, string note = "") =>
        Finish(Remove(step, running), networkEvent, running, note);

    private static RunningDomain? OfItsOwn(NetworkState state, DomainEvent domainEvent, out TimelineStep step)
    {
        var running = FindRunning(state, domainEvent, needsToolstack: false, out var why);
        why = running is not null && IsOver(running) ? $"{running.DisplayName} has ended already" : why;
        step = StepBuilder.Inapplicable(state, domainEvent, why);
        return why.Length > 0 ? null : running;
    }

    private static TimelineStep ActOn(NetworkState state, DomainEvent domainEvent, RunningDomain running, Fact<EndAction?> stated, EndAction byDefault)
    {
        var step = new StepBuilder(state);
        if (!stated.TryGet(out var said))
        {
            return step.Do(new SetDomainState(running.DomId, DomainRunState.Unknown)).Finish(domainEvent, StepOutcome.Unknown, stated.Reason, running.DomId);
        }

        var action = said ?? byDefault;
        var isAsked = domainEvent is DomainRebooted or DomainShutDown;
        var note = said is not null && isAsked && action != byDefault ? $"its definition says so: {Text(action)}" : "";
        switch (action)
        {
            case EndAction.SoftReset:
                return StepBuilder.Inapplicable(state, domainEvent, $"{running.DisplayName} is reset and goes on with its id and its vifs");
            case EndAction.Preserve:
                return step.Do(new SetDomainState(running.DomId, DomainRunState.Preserved)).Finish(domainEvent, StepOutcome.Done, "it stays, with its id and its vifs, until it is destroyed", running.DomId);
            case EndAction.RenameRestart:
                return step.Do(new SetDomainState(running.DomId, DomainRunState.Unknown))
                    .Finish(domainEvent, StepOutcome.Unknown, "the domain that takes its place beside the renamed one is not simulated (rename-restart)", running.DomId);
            case EndAction.Restart when !state.IsToolstackReady:
                return step.Do(new SetDomainState(running.DomId, DomainRunState.AwaitsRestart)).Finish(domainEvent, StepOutcome.Done, "xend does not run: the domain stays shut down until it is back", running.DomId);
            case EndAction.Destroy when !state.IsToolstackReady:
                return step.Do(new SetDomainState(running.DomId, DomainRunState.AwaitsEnd)).Finish(domainEvent, StepOutcome.Done, "xend does not run: what is left of the domain stays until it is back", running.DomId);
            case EndAction.Restart:
                return DomainStart.Create(Remove(step, running), domainEvent, running.Config, isReboot: true);
            default:
                return End(step, domainEvent, running, note);
        }
    }

    private static string Text(EndAction action) => action switch
    {
        EndAction.Destroy => "destroy",
        EndAction.Restart => "restart",
        EndAction.Preserve => "preserve",
        EndAction.RenameRestart => "rename-restart",
        _ => "soft-reset",
    };
}
