using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Changes that together, and no fewer of them, make a packet arrive and its answer come back whoever spoke before. It was played.</summary>
/// <param name="Cures">The changes, in an order in which they can be made.</param>
public sealed record CureSet(EquatableArray<Cure> Cures);
