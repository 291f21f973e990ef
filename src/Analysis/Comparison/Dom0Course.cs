using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What becomes of dom0's reachability while events are played.</summary>
public sealed record Dom0Course
{
    /// <summary>The verdict before.</summary>
    public required Verdict Before { get; init; }

    /// <summary>The verdict at the end.</summary>
    public required Verdict After { get; init; }

    /// <summary>The outages in order. That nobody answers while the host boots is none.</summary>
    public required EquatableArray<Dom0Outage> Outages { get; init; }

    /// <summary>The step from which on the verdict stays unknown; null if it is known at the end or was unknown from the start.</summary>
    public PlayedStep? UnknownFrom { get; init; }

    /// <summary>Why the verdict at the end is unknown; empty if it is known.</summary>
    public string WhyUnknown { get; init; } = "";

    /// <summary>The addresses at which dom0 can no longer be reached, while it can at others; empty if it is reached at all or at none.</summary>
    public EquatableArray<IPv4Address> LostAddresses { get; init; } = [];

    /// <summary>The step after which the last of <see cref="LostAddresses"/> is gone for good; null if there are none.</summary>
    public PlayedStep? LostAddressesAt { get; init; }

    /// <summary>The outage that does not end; null if dom0 is back, or nothing is known of it.</summary>
    public Dom0Outage? Final => Outages.Count > 0 && Outages[^1] is { Regained: null } last && After == Verdict.Unreachable ? last : null;

    /// <summary>Sets the ends of two playbacks side by side; what happened on the way to either is no outage.</summary>
    internal static Dom0Course Between(Playback before, Playback after) => new()
    {
        Before = Dom0Reachability.Of(before.End, before.Contact),
        After = Dom0Reachability.Of(after.End, after.Contact),
        Outages = [],
        WhyUnknown = Dom0Reachability.WhyUnknown(after.End, after.Contact) is { Length: > 0 } why ? why : Dom0Reachability.WhyUnknown(before.End, before.Contact),
    };

    /// <summary>Reads a playback.</summary>
    /// <param name="playback">What was played.</param>
    /// <param name="before">At what dom0 could be reached before.</param>
    internal static Dom0Course Of(Playback playback, Dom0Contact before)
    {
        var first = Dom0Reachability.Of(playback.Start, before);
        var last = Dom0Reachability.Of(playback.End, playback.Contact);
        var outages = new List<Dom0Outage>();
        PlayedStep? lost = null;
        PlayedStep? unknownFrom = null;
        var now = first;
        foreach (var step in playback.Steps)
        {
            if (step.Dom0Reachable is not { } verdict || verdict == now)
            {
                continue;
            }

            switch (verdict)
            {
                case Verdict.Unreachable when lost is null && now == Verdict.Reachable:
                    lost = step;
                    break;
                case Verdict.Reachable when lost is not null:
                    outages.Add(new Dom0Outage(lost, step));
                    lost = null;
                    break;
            }

            unknownFrom = verdict == Verdict.Unknown ? step : null;
            now = verdict;
        }

        if (lost is not null)
        {
            outages.Add(new Dom0Outage(lost, Regained: null));
        }

        var open = playback.Steps.Count > 0 ? playback.Steps[^1].OnlyAt : [];
        var isPartial = open.Count > 0 && last == Verdict.Reachable && before == playback.Contact;
        return new Dom0Course
        {
            LostAddresses = isPartial ? [.. before.Addresses.Where(address => !open.Contains(address))] : [],
            LostAddressesAt = isPartial ? playback.Steps[playback.Steps.Count - playback.Steps.Reverse().TakeWhile(step => step.OnlyAt == open).Count()] : null,
            Before = first,
            After = last,
            Outages = outages.ToEquatableArray(),
            UnknownFrom = last == Verdict.Unknown ? unknownFrom : null,
            WhyUnknown = Dom0Reachability.WhyUnknown(playback.End, playback.Contact),
        };
    }
}
