using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>How one host behaves before and after.</summary>
public sealed record HostComparison
{
    /// <summary>The host's name; that of the earlier files if both have one.</summary>
    public required string Name { get; init; }

    /// <summary>Release and toolstack afterwards.</summary>
    public required BindingCandidate Candidate { get; init; }

    /// <summary>The earlier files; null for a host that is new.</summary>
    public required HostBehaviour? Before { get; init; }

    /// <summary>The later files; null for a host that is gone.</summary>
    public required HostBehaviour? After { get; init; }

    /// <summary>What was played: the events, or the boot with the later files.</summary>
    public required Playback Playback { get; init; }

    /// <summary>dom0's reachability along the way.</summary>
    public required Dom0Course Course { get; init; }

    /// <summary>dom0's reachability along the boot that came before; null where two boots are compared.</summary>
    public Dom0Course? Boot { get; init; }

    /// <summary>The changes, group by group.</summary>
    public required EquatableArray<BehaviourChange> Changes { get; init; }

    /// <summary>What the files ask for and the events do not bring about.</summary>
    public EquatableArray<PendingChange> Pending { get; init; } = [];

    /// <summary>What to do instead.</summary>
    public EquatableArray<Alternative> Alternatives { get; init; } = [];

    /// <summary>The line of the configuration behind the last outage of dom0; null if there is none.</summary>
    public Location? CauseOfOutage { get; init; }

    /// <summary>Whether links, routes and rules cannot be told before or after.</summary>
    public bool IsUnknown => Course.Before == Verdict.Unknown || Course.After == Verdict.Unknown || !Playback.Start.IsKnown || !Playback.End.IsKnown;

    /// <summary>The answer in one word.</summary>
    public ComparisonVerdict Answer =>
        (Course.Final is not null || (Course.Before == Verdict.Reachable && Course.After == Verdict.Unreachable)) ? ComparisonVerdict.Dom0Lost
        : Course.LostAddresses.Count > 0 ? ComparisonVerdict.Dom0PartlyLost
        : IsUnknown ? ComparisonVerdict.Unknown
        : Course.Outages.Count > 0 ? ComparisonVerdict.Dom0Interrupted
        : Changes.Count > 0 || Before is null || After is null ? ComparisonVerdict.Changes
        : Course.Before == Verdict.Unreachable ? ComparisonVerdict.Dom0Unreachable
        : Pending.Count > 0 ? ComparisonVerdict.NoEffect
        : ComparisonVerdict.NoChange;

    /// <summary>Whether behaviour changes, or may.</summary>
    public bool HasChanges => Answer is not (ComparisonVerdict.NoChange or ComparisonVerdict.NoEffect or ComparisonVerdict.Dom0Unreachable);

    /// <summary>The guests that any change is about, by name.</summary>
    public IEnumerable<string> AffectedGuests => Changes
        .Where(change => change.Group is ChangeGroup.Ids or ChangeGroup.Guests or ChangeGroup.Reachability && change.Guest.Length > 0)
        .Select(change => change.Guest)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
