using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A vif comes or goes while its domain runs. Source: host-scripts §4.5, config-languages §3.4, §8.4.</summary>
internal static class VifHotplug
{
    public static TimelineStep Attach(NetworkState state, VifAttached attached)
    {
        if (Find(state, attached, out var why) is not { } running)
        {
            return StepBuilder.Inapplicable(state, attached, why);
        }

        if (!running.Config.Vifs.TryGet(out var defined))
        {
            return StepBuilder.Inapplicable(state, attached, running.Config.Vifs.Reason, StepOutcome.Unknown);
        }

        // No two vifs of the domain have ever had this number.
        var index = Math.Max(running.NextDeviceId, Math.Max(HighestIndex(defined), HighestIndex(running.Vifs.Select(vif => vif.Config))) + 1);
        var read = VifSpecification.Read(attached.Specification, new VifId(running.Definition, index), state.Host.Release, state.Host.Toolstack);
        if (read.Error.Length > 0)
        {
            return StepBuilder.Inapplicable(state, attached, read.Error, StepOutcome.Failed);
        }

        var vif = read.Vif;

        // xend counts on; xl takes the number behind the last vif that is there. Source: config-languages §3.4, §8.4.
        var deviceId = state.Host.Toolstack == Toolstack.Xend ? running.NextDeviceId : read.DeviceId ?? running.Vifs.Select(other => other.DeviceId + 1).DefaultIfEmpty(0).Max();
        if (running.Vifs.Any(other => other.DeviceId == deviceId))
        {
            return StepBuilder.Inapplicable(state, attached, FormattableString.Invariant($"{running.DisplayName} has a vif {deviceId} already"), StepOutcome.Failed);
        }

        var step = DomainStart.CreateBackends(new StepBuilder(state), running.DomId, [vif], deviceId);
        step = DomainStart.ConnectAll(step, [vif], out var failure);
        if (failure.Length > 0)
        {
            return Remove(step, running.DomId, vif.Id).Finish(attached, StepOutcome.Failed, failure);
        }

        if (step.State.FindVif(vif.Id) is { Unknown.Length: > 0 } lost)
        {
            return step.Finish(attached, StepOutcome.Unknown, lost.Unknown);
        }

        return Configure(step, running, [.. defined, vif]).Finish(attached, StepOutcome.Done);
    }

    public static TimelineStep Detach(NetworkState state, VifDetached detached)
    {
        if (Find(state, detached, out var why) is not { } running)
        {
            return StepBuilder.Inapplicable(state, detached, why);
        }

        if (running.Vifs.FirstOrDefault(vif => vif.DeviceId == detached.DeviceId) is not { } gone)
        {
            return StepBuilder.Inapplicable(state, detached, FormattableString.Invariant($"{running.DisplayName} has no vif {detached.DeviceId}"));
        }

        var step = Remove(new StepBuilder(state), running.DomId, gone.Id);
        step = running.Config.Vifs.TryGet(out var defined) ? Configure(step, running, [.. defined.Where(vif => vif.Id != gone.Id)]) : step;
        var unknown = step.Scripts.FirstOrDefault(script => script.Unknown.Length > 0)?.Unknown ?? "";
        return step.Finish(detached, unknown.Length > 0 ? StepOutcome.Unknown : StepOutcome.Done, unknown);
    }

    private static RunningDomain? Find(NetworkState state, DomainEvent domainEvent, out string why)
    {
        var running = DomainEnd.FindRunning(state, domainEvent, needsToolstack: true, out why);
        if (running is null || !DomainEnd.IsOver(running))
        {
            return running;
        }

        why = $"{running.DisplayName} has ended already";
        return null;
    }

    private static StepBuilder Remove(StepBuilder step, int domId, VifId id) =>
        step.State.Domains.Find(domId)?.Vifs.FirstOrDefault(vif => vif.Id == id) is { } listed
            ? DomainEnd.Disconnect(step, listed).Do(new RemoveBackendVif(id))
            : step;

    // xl before 4.5 reads the text of the definition again at a reboot, in which the change is missing. Source: config-languages §4.2.
    private static StepBuilder Configure(StepBuilder step, RunningDomain running, EquatableArray<Vif> vifs) =>
        step.State.Host.Toolstack == Toolstack.Xl && step.State.Host.Release.IsBefore(4, 5)
            ? step
            : step.Do(new ConfigureDomain(running.DomId, running.Config with { Vifs = Fact.Stated(vifs) }));

    private static int HighestIndex(IEnumerable<Vif> vifs) => vifs.Select(vif => vif.Id.Index).DefaultIfEmpty(-1).Max();
}
