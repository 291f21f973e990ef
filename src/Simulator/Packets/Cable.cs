using System.Runtime.InteropServices;

namespace XenNetLint.Simulator.Packets;

/// <summary>What is sent on one end arrives at the other: a vif pair, a card's cable to the switch outside.</summary>
/// <param name="One">One end.</param>
/// <param name="Other">The other.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Cable(LinkEnd One, LinkEnd Other);
