using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The toolstack creates a domain: id, back ends, vif scripts, and the end again if one of them fails. Source: host-scripts §4.2, §4.3, §4.6.</summary>
internal static class DomainStart
{
    public static TimelineStep Apply(NetworkState state, DomainStarted started, DomainIdOrder order = DomainIdOrder.Known, string orderReason = "")
    {
        if (WhyNotNow(state) is { Length: > 0 } notNow)
        {
            return StepBuilder.Inapplicable(state, started, notNow);
        }

        if (started.Domain.FindIn(state.Host) is not { } domain)
        {
            return StepBuilder.Inapplicable(
                state, started, started.Domain.FindRunning(state) is { } guest ? AlreadyRuns(guest) : $"no domain is called {started.Domain}");
        }

        if (state.Domains.Find(domain.Id) is { } running)
        {
            return StepBuilder.Inapplicable(state, started, AlreadyRuns(running));
        }

        // Neither uses up an id. Source: config-languages §6.2.
        if (domain.Rejection.Length > 0)
        {
            return StepBuilder.Inapplicable(state, started, domain.Rejection, StepOutcome.Failed);
        }

        return NamesakeOf(state, domain) is { Length: > 0 } taken
            ? StepBuilder.Inapplicable(state, started, taken, StepOutcome.Failed)
            : Create(new StepBuilder(state), started, domain, isReboot: false, order, orderReason);
    }

    /// <summary>Why no command of the toolstack can do anything now; empty if it can.</summary>
    public static string WhyNotNow(NetworkState state) =>
        !state.IsUp ? "the host has not booted"
        : !state.IsToolstackReady ? "xm cannot reach xend, which does not run"
        : "";

    /// <summary>Who has the name of a domain that is to be created; empty if nobody has.</summary>
    public static string NamesakeOf(NetworkState state, Domain domain) =>
        domain.Name.TryGet(out var name) && state.Domains.Find(name) is { } namesake
            ? $"domain {namesake.DomIdText} ({namesake.Definition}) is called {name} already"
            : "";

    private static string AlreadyRuns(RunningDomain running) => running.State switch
    {
        DomainRunState.AwaitsRestart or DomainRunState.AwaitsEnd or DomainRunState.Preserved => $"{running.DisplayName} has ended and is still there, as domain {running.DomIdText}",
        _ => $"{running.DisplayName} runs already, as domain {running.DomIdText}",
    };

    /// <summary>Creates a domain that is defined and does not run.</summary>
    /// <param name="step">What happened before in the same event.</param>
    /// <param name="networkEvent">The event.</param>
    /// <param name="domain">The definition.</param>
    /// <param name="isReboot">Whether the toolstack restarts it; 3.0.x then does not wait for its devices. Source: host-scripts §4.3.</param>
    /// <param name="order">Whether its id is known.</param>
    /// <param name="orderReason">Why it is not.</param>
    public static TimelineStep Create(
        StepBuilder step, NetworkEvent networkEvent, Domain domain, bool isReboot, DomainIdOrder order = DomainIdOrder.Known, string orderReason = "")
    {
        if (step.State.Host is { DrawsDomainIds: true, Toolstack: Toolstack.Xl })
        {
            (order, orderReason) = (DomainIdOrder.Drawn, "xl.conf says domid_policy=\"random\"");
        }

        step = step.Do(new AllocateDomainId(domain, order));
        if (step.State.Domains.Find(domain.Id) is not { } running)
        {
            return step.Finish(networkEvent, StepOutcome.Failed, "no domain id is free");
        }

        var domId = running.DomId;
        step = domain.HasStubDomain ? step.Do(new AllocateDomainId(StubOf(domain), order)) : step;
        if (!domain.Vifs.TryGet(out var vifs))
        {
            return step.Do(new SetDomainState(domId, DomainRunState.Unknown)).Finish(networkEvent, StepOutcome.Unknown, domain.Vifs.Reason, domId);
        }

        step = CreateBackends(step, domId, vifs);
        step = ConnectAll(step, vifs, out var failure);
        var isWaitedFor = !isReboot || step.State.Host.Toolstack == Toolstack.Xl || step.State.Host.Release.IsAtLeast(3, 1);
        if (isWaitedFor && failure.Length > 0)
        {
            return Undo(step, networkEvent, running, failure);
        }

        step = EmulatedNics.Connect(step, domain, domId, out failure);
        if (failure.Length > 0)
        {
            return Undo(step, networkEvent, running, failure);
        }

        var unknown = step.State.Domains.Find(domId)?.Vifs.FirstOrDefault(vif => vif.Unknown.Length > 0)?.Unknown ?? "";
        if (unknown.Length > 0)
        {
            return step.Do(new SetDomainState(domId, DomainRunState.Unknown)).Finish(networkEvent, StepOutcome.Unknown, unknown, domId);
        }

        step = step.Do(new SetDomainState(domId, DomainRunState.Running));
        return order == DomainIdOrder.Known
            ? step.Finish(networkEvent, StepOutcome.Done, domId: domId)
            : step.Finish(networkEvent, StepOutcome.Unknown, $"its domain id is not known: {orderReason}", domId);
    }

    /// <summary>Runs the vif scripts of back ends that are there.</summary>
    /// <param name="step">The step; the vifs are listed.</param>
    /// <param name="vifs">The vifs.</param>
    /// <param name="failure">The toolstack's message for the first vif that failed; empty if none did.</param>
    public static StepBuilder ConnectAll(StepBuilder step, EquatableArray<Vif> vifs, out string failure)
    {
        failure = "";
        foreach (var vif in vifs)
        {
            if (step.State.FindVif(vif.Id) is not { Unknown.Length: 0 } listed)
            {
                continue;
            }

            var (state, run, outcome) = VifScripts.Run(step.State, vif, isOnline: true);
            step = step.Add(run with { State = state }, outcome);
            if (failure.Length == 0 && StartMessages.HasFailed(state.Host, run))
            {
                failure = StartMessages.Of(state.Host, listed.DeviceId, run);
            }
        }

        return step;
    }

    /// <summary>The domain in which the device model of a guest runs. Source: config-languages §6.2.</summary>
    public static Domain StubOf(Domain domain) => new()
    {
        Id = new DomainId(domain.Id + " (device model)"),
        Name = domain.Name.Map(name => new DomainName(name + "-dm")),
        Vifs = Fact.Stated<EquatableArray<Vif>>([]),
    };

    /// <summary>Lists vifs and makes their back ends, the device ids ascending from the next one.</summary>
    public static StepBuilder CreateBackends(StepBuilder step, int domId, EquatableArray<Vif> vifs, int firstDeviceId = 0)
    {
        var host = step.State.Host;
        var deviceId = firstDeviceId;
        foreach (var vif in vifs)
        {
            // An emulated NIC of 3.0.0 has no vif and no device id. Source: host-scripts §3.10.
            if (host.Release.Era == Era.A0 && string.Equals(vif.Type.OrElse(null), "ioemu", StringComparison.Ordinal))
            {
                continue;
            }

            var backend = vif.Backend.OrElse(null);
            var foreign = !vif.Backend.IsKnown ? vif.Backend.Reason
                : backend is null or "" or "0" or "Domain-0" ? ""
                : $"its back end is in domain {backend}";
            var listed = new RunningVif
            {
                Id = vif.Id,
                Config = vif,
                DeviceId = deviceId,
                Backend = BackendVifs.KernelName(domId, deviceId),
                MacAddress = vif.MacAddress,
                Script = VifScripts.ScriptOf(step.State, vif).Map<ScriptCommand?>(script => script),
                IpWords = vif.IpWords,
            };
            step = step.Do(new CreateBackendVif(listed));
            step = foreign.Length > 0 ? step.Do(new LoseTrackOfVif(vif.Id, foreign)) : step;
            deviceId++;
        }

        return step;
    }

    /// <summary>The domain is destroyed again; 3.0.0 leaves it behind, paused. Source: host-scripts §4.3.</summary>
    private static TimelineStep Undo(StepBuilder step, NetworkEvent networkEvent, RunningDomain created, string message)
    {
        var running = step.State.Domains.Find(created.DomId) ?? created;
        var host = step.State.Host;
        step = host.Release.Era == Era.A0 && host.Toolstack == Toolstack.Xend
            ? step.Do(new SetDomainState(running.DomId, DomainRunState.Paused))
            : DomainEnd.Remove(step, running);
        return step.Finish(networkEvent, StepOutcome.Failed, message, running.DomId);
    }
}
