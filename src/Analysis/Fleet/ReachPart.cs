using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>The ends of one class that were asked for, and what of them.</summary>
/// <param name="Class">Their class.</param>
/// <param name="Ends">The ends, in the order of the fleet.</param>
public sealed record ReachPart(ReachClass Class, EquatableArray<NetworkEnd> Ends)
{
    /// <summary>The interface that they send by; null: the one that their routes name.</summary>
    public InterfaceName? Interface { get; init; }

    /// <summary>Which of the addresses that are asked for were meant, from 0.</summary>
    public EquatableArray<int> AddressNumbers { get; init; } = [];

    /// <summary>The ends by host.</summary>
    internal ILookup<string, NetworkEnd> ByHost => field ??= Ends.ToLookup(end => end.Host, StringComparer.Ordinal);
}
