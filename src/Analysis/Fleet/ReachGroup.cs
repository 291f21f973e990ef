using XenNetLint.Collections;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Hosts and LANs whose ends can hear of each other, as far as they were asked for.</summary>
/// <param name="Number">The group's number in the matrix.</param>
/// <param name="Hosts">The hosts, in the order of the fleet.</param>
/// <param name="From">Who sends, by class.</param>
/// <param name="To">Who is meant, by class.</param>
public sealed record ReachGroup(int Number, EquatableArray<string> Hosts, EquatableArray<ReachPart> From, EquatableArray<ReachPart> To);
