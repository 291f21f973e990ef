using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The toolstack creates a domain: id, back ends, vif scripts, and the end again if one of them fails. Source: host-scripts §4.2, §4.3, §4.6.</summary>
internal static class DomainStart
{
    public static TimelineStep Apply(NetworkState state, NetworkEvent networkEvent, DomainReference reference)
    {
        if (!state.IsUp)
        {
            return StepBuilder.Inapplicable(state, networkEvent, "the host has not booted");
        }

        if (reference.FindIn(state.Host) is not { } domain)
        {
            return StepBuilder.Inapplicable(state, networkEvent, $"no domain is called {reference}");
        }

        if (state.Domains.Find(domain.Id) is { } running)
        {
            return StepBuilder.Inapplicable(state, networkEvent, FormattableString.Invariant($"{domain.DisplayName} runs already, as domain {running.DomId}"));
        }

        // Neither uses up an id. Source: config-languages §6.2.
        if (domain.Rejection.Length > 0)
        {
            return StepBuilder.Inapplicable(state, networkEvent, domain.Rejection, StepOutcome.Failed);
        }

        if (domain.Name.TryGet(out var name) && state.Domains.Domains.FirstOrDefault(other => other.Name.TryGet(out var taken) && taken == name) is { } namesake)
        {
            return StepBuilder.Inapplicable(
                state, networkEvent, FormattableString.Invariant($"domain {namesake.DomId} ({namesake.Definition}) is called {name} already"), StepOutcome.Failed);
        }

        return Create(new StepBuilder(state), networkEvent, domain, isReboot: false);
    }

    /// <summary>Creates a domain that is defined and does not run.</summary>
    /// <param name="step">What happened before in the same event.</param>
    /// <param name="networkEvent">The event.</param>
    /// <param name="domain">The definition.</param>
    /// <param name="isReboot">Whether the toolstack restarts it; 3.0.x then does not wait for its devices. Source: host-scripts §4.3.</param>
    public static TimelineStep Create(StepBuilder step, NetworkEvent networkEvent, Domain domain, bool isReboot)
    {
        step = step.Do(new AllocateDomainId(domain.Id, domain.Name));
        if (step.State.Domains.Find(domain.Id) is not { } running)
        {
            return step.Finish(networkEvent, StepOutcome.Failed, "no domain id is free");
        }

        var domId = running.DomId;
        if (!domain.Vifs.TryGet(out var vifs))
        {
            return step.Do(new SetDomainState(domId, DomainRunState.Unknown)).Finish(networkEvent, StepOutcome.Unknown, domain.Vifs.Reason, domId);
        }

        step = CreateBackends(step, domId, vifs);
        var runs = new List<(RunningVif Vif, ScriptRun Run)>();
        foreach (var vif in vifs)
        {
            if (step.State.FindVif(vif.Id) is not { Unknown.Length: 0 } listed)
            {
                continue;
            }

            var (state, run, outcome) = VifScripts.Run(step.State, vif, isOnline: true);
            step = step.Add(run with { State = state }, outcome);
            runs.Add((listed, run));
        }

        var isWaitedFor = !isReboot || step.State.Host.Toolstack == Toolstack.Xl || step.State.Host.Release.IsAtLeast(3, 1);
        if (isWaitedFor && runs.FirstOrDefault(ran => StartMessages.HasFailed(step.State.Host, ran.Run)) is { Run: not null } failed)
        {
            return Undo(step, networkEvent, domain, domId, StartMessages.Of(step.State.Host, failed.Vif.DeviceId, failed.Run));
        }

        step = EmulatedNics.Connect(step, domain, domId, out var failure);
        if (failure is { } tap)
        {
            return Undo(step, networkEvent, domain, domId, StartMessages.Of(step.State.Host, tap.DeviceId, tap.Run, "add"));
        }

        var unknown = step.State.Domains.Find(domId)?.Vifs.FirstOrDefault(vif => vif.Unknown.Length > 0)?.Unknown ?? "";
        return unknown.Length > 0
            ? step.Do(new SetDomainState(domId, DomainRunState.Unknown)).Finish(networkEvent, StepOutcome.Unknown, unknown, domId)
            : step.Do(new SetDomainState(domId, DomainRunState.Running)).Finish(networkEvent, StepOutcome.Done, domId: domId);
    }

    private static StepBuilder CreateBackends(StepBuilder step, int domId, EquatableArray<Vif> vifs)
    {
        var host = step.State.Host;
        var deviceId = 0;
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
            step = step.Do(new CreateBackendVif(Listed(host, domId, deviceId, vif)));
            step = foreign.Length > 0 ? step.Do(new LoseTrackOfVif(vif.Id, foreign)) : step;
            deviceId++;
        }

        return step;
    }

    /// <summary>A vif as the toolstack lists it in xenstore. Source: host-scripts §4.2.</summary>
    internal static RunningVif Listed(HostNetwork host, int domId, int deviceId, Vif vif) => new()
    {
        Id = vif.Id,
        DeviceId = deviceId,
        Backend = BackendVifs.KernelName(domId, deviceId),
        MacAddress = vif.MacAddress,
        Script = VifScripts.ScriptOf(host, vif).Map<ScriptCommand?>(script => script),
        IpWords = vif.IpWords,
    };

    /// <summary>The domain is destroyed again; 3.0.0 leaves it behind, paused. Source: host-scripts §4.3.</summary>
    private static TimelineStep Undo(StepBuilder step, NetworkEvent networkEvent, Domain domain, int domId, string message)
    {
        var host = step.State.Host;
        step = host.Release.Era == Era.A0 && host.Toolstack == Toolstack.Xend
            ? step.Do(new SetDomainState(domId, DomainRunState.Paused))
            : DomainEnd.Remove(step, domain, domId);
        return step.Finish(networkEvent, StepOutcome.Failed, message, domId);
    }
}
