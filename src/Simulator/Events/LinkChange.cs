using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>Somebody sets a link up or down. Source: host-scripts §12.5.</summary>
internal static class LinkChange
{
    public static TimelineStep Apply(NetworkState state, LinkSet set)
    {
        if (!state.IsUp)
        {
            return StepBuilder.Inapplicable(state, set, "the host has not booted");
        }

        if (!state.IsKnown)
        {
            return StepBuilder.Inapplicable(state, set, state.UnknownSince, StepOutcome.Unknown);
        }

        if (state.FindLink(set.Device) is { } link && link.IsUp == set.IsUp)
        {
            return StepBuilder.Inapplicable(state, set, $"{set.Device} is {(set.IsUp ? "up" : "down")} already");
        }

        Effect effect = set.IsUp ? new BringUp(set.Device) : new BringDown(set.Device);
        var answer = state.With(effect);
        return answer.IsDone
            ? new StepBuilder(state).Do(effect).Finish(set, StepOutcome.Done)
            : StepBuilder.Inapplicable(state, set, answer.Error, StepOutcome.Failed);
    }
}
