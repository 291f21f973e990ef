using XenNetLint.Collections;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A fleet before an event that was asked for: what was said then may be remembered later.</summary>
/// <param name="States">The states of the hosts, in the order of the fleet.</param>
/// <param name="Event">The event that ended it.</param>
public sealed record FleetMoment(EquatableArray<NetworkState> States, string Event);
