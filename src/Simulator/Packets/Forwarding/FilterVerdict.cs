using System.Runtime.InteropServices;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>What a chain does with a packet.</summary>
/// <param name="IsAccepted">Whether it passes; null if that cannot be told.</param>
/// <param name="Rule">The rule or policy that decides, as iptables writes it; for an unknown outcome, the one that is not understood.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FilterVerdict(bool? IsAccepted, string Rule);
