using XenNetLint.Collections;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>What an event does to a state.</summary>
/// <param name="State">The next state.</param>
/// <param name="Steps">What was done; one step for each event that the event stands for.</param>
public sealed record TransitionResult(NetworkState State, EquatableArray<TimelineStep> Steps);
