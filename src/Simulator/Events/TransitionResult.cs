using XenNetLint.Collections;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>What an event does to a state.</summary>
/// <param name="State">The next state.</param>
/// <param name="Steps">What was done; one step for each event that the event stands for.</param>
public sealed record TransitionResult(NetworkState State, EquatableArray<TimelineStep> Steps)
{
    /// <summary>One more step behind the others.</summary>
    internal TransitionResult Then(TimelineStep step) => new(step.State, Steps.Add(step));

    /// <summary>What <paramref name="next"/> does with the state reached.</summary>
    internal TransitionResult Then(Func<NetworkState, TransitionResult> next)
    {
        var result = next(State);
        return result.Steps.Count == 0 ? this : new(result.State, [.. Steps, .. result.Steps]);
    }
}
