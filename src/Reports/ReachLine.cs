using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Reports;

/// <summary>Ends that stand together in a reach table: whatever holds for one holds for all.</summary>
/// <param name="Letter">What it goes by: <c>A</c> to <c>Z</c>, then <c>AA</c>.</param>
/// <param name="Ends">The ends, in the order of the fleet.</param>
/// <param name="From">As senders; empty if they were not asked for as such.</param>
/// <param name="To">As who is meant; empty if they were not asked for as such.</param>
internal sealed record ReachLine(string Letter, EquatableArray<NetworkEnd> Ends, EquatableArray<ReachPart> From, EquatableArray<ReachPart> To)
{
    /// <summary>What they are.</summary>
    internal NodeRole Role => Ends[0].Role;
}
