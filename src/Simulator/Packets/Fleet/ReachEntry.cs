namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>The verdict on all pairs of two classes.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who is meant.</param>
/// <param name="AddressNumber">Which of their addresses, from 0.</param>
/// <param name="IsOnOneHost">Whether the two are on one host; where both classes are on single hosts, as they are.</param>
/// <param name="Pair">The pair that was walked for all.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record ReachEntry(ReachClass From, ReachClass To, int AddressNumber, bool IsOnOneHost, EndPair Pair, ReachVerdict Verdict);
