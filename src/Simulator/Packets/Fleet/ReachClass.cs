using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Ends that can stand for each other: what holds for one holds for all.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Ends">Its ends, in the order of the fleet.</param>
/// <param name="Group">The hosts that can hear of each other at all, by number.</param>
public sealed record ReachClass(int Number, EquatableArray<NetworkEnd> Ends, int Group)
{
    /// <summary>The end that is asked for all.</summary>
    public NetworkEnd First => Ends[0];
}
