using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>Another address of the end that was asked for, which the trace does not follow.</summary>
/// <param name="Address">The address.</param>
/// <param name="Verdict">Whether it can be reached.</param>
public sealed record FurtherAddress(EndAddress Address, Verdict Verdict);
