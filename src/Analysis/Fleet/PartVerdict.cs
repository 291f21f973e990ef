using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>The verdict on all pairs of two parts, to one of the addresses.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who is meant.</param>
/// <param name="AddressNumber">Which of the addresses that are asked for, from 0.</param>
/// <param name="IsOnOneHost">Whether the two are on one host; null where no others of these parts are on two, or on one.</param>
/// <param name="Pair">One of the pairs.</param>
/// <param name="Verdict">The verdict, as it reads for the first pair of these classes; <see cref="ReachSelection.Explain"/> puts it in the words of another.</param>
/// <param name="Pairs">How many pairs there are.</param>
public sealed record PartVerdict(ReachPart From, ReachPart To, int AddressNumber, bool? IsOnOneHost, EndPair Pair, ReachVerdict Verdict, long Pairs)
{
    /// <summary>What it comes of, in terms that are equal where pairs differ in names only; empty where it is reachable.</summary>
    public required string Cause { get; init; }
}
