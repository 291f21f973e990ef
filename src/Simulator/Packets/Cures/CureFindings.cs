using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>What keeps a packet from arriving, and what would cure it.</summary>
public sealed record CureFindings
{
    /// <summary>Nothing is in the way.</summary>
    public static CureFindings Nothing { get; } = new() { Blockers = [], Sets = [] };

    /// <summary>Everything that is in the way: the first thing, then what came to light once the one before was cured.</summary>
    public required EquatableArray<Blocker> Blockers { get; init; }

    /// <summary>The smallest sets of changes, all of one size; empty if none was found.</summary>
    public required EquatableArray<CureSet> Sets { get; init; }

    /// <summary>How many further sets of that size there are.</summary>
    public int MoreSets { get; init; }

    /// <summary>Whether the search was given up before everything was tried.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>The unknown that the packet would meet once the blockers are cured; null if it met none.</summary>
    public Blocker? UnknownBehind { get; init; }
}
