using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A domain goes from one host to another. Source: config-languages §6.2, §6.3 example 6.</summary>
internal static class DomainMove
{
    /// <summary>The source's half: the domain ends here, its id is free and not the next one.</summary>
    public static TimelineStep Leave(NetworkState state, DomainMigrated migrated)
    {
        if (string.Equals(state.Host.Name, migrated.Target, StringComparison.Ordinal))
        {
            return StepBuilder.Inapplicable(state, migrated, $"{migrated.Domain} would stay on {migrated.Target}");
        }

        if (DomainEnd.FindRunning(state, migrated, needsToolstack: true, out var why) is not { } running)
        {
            return StepBuilder.Inapplicable(state, migrated, why);
        }

        return DomainEnd.IsOver(running)
            ? StepBuilder.Inapplicable(state, migrated, $"{running.DisplayName} has ended already")
            : DomainEnd.Finish(DomainEnd.Remove(new StepBuilder(state), running), migrated, running);
    }

    /// <summary>The target's half: as after a restore, with the target's next id and the target's scripts.</summary>
    public static TimelineStep Arrive(NetworkState state, DomainArrived arrived)
    {
        if (DomainStart.WhyNotNow(state) is { Length: > 0 } notNow)
        {
            return StepBuilder.Inapplicable(state, arrived, notNow);
        }

        if (state.Domains.Find(arrived.Config.Id) is { } running)
        {
            return StepBuilder.Inapplicable(state, arrived, $"{running.DisplayName} runs here already, as domain {running.DomIdText}");
        }

        return DomainStart.NamesakeOf(state, arrived.Config) is { Length: > 0 } taken
            ? StepBuilder.Inapplicable(state, arrived, taken, StepOutcome.Failed)
            : DomainStart.Create(new StepBuilder(state), arrived, arrived.Config, isReboot: false);
    }
}
