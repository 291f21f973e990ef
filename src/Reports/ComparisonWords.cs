using System.Globalization;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>The words in which all outputs of a comparison say the same.</summary>
internal static class ComparisonWords
{
    private const int MaxExcerpt = 60;

    /// <summary>The answer as programs read it.</summary>
    internal static string Of(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Dom0Lost => "dom0-lost",
        ComparisonVerdict.Dom0PartlyLost => "dom0-partly-lost",
        ComparisonVerdict.Dom0Interrupted => "dom0-interrupted",
        ComparisonVerdict.Changes => "changes",
        ComparisonVerdict.NoEffect => "no-effect",
        ComparisonVerdict.Dom0Unreachable => "dom0-unreachable",
        ComparisonVerdict.NoChange => "no-change",
        _ => "unknown",
    };

    /// <summary>The sign before a line.</summary>
    internal static char SignOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Gained => '+',
        ChangeKind.Lost => '-',
        _ => '~',
    };

    /// <summary>The kind as programs read it.</summary>
    internal static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Gained => "gained",
        ChangeKind.Lost => "lost",
        _ => "changed",
    };

    /// <summary>The heading of a group.</summary>
    internal static string HeadingOf(ChangeGroup group) => group switch
    {
        ChangeGroup.Dom0 => "dom0",
        ChangeGroup.Links => "bridges and links",
        ChangeGroup.Ids => "domain ids and vif names",
        ChangeGroup.Guests => "guests",
        ChangeGroup.Reachability => "reachability",
        _ => "rules and kernel parameters",
    };

    /// <summary>The group as programs read it.</summary>
    internal static string Of(ChangeGroup group) => group switch
    {
        ChangeGroup.Dom0 => "dom0",
        ChangeGroup.Links => "links",
        ChangeGroup.Ids => "ids",
        ChangeGroup.Guests => "guests",
        ChangeGroup.Reachability => "reachability",
        _ => "rules",
    };

    /// <summary>The answer in a sentence, without final period.</summary>
    internal static string Headline(HostComparison host, bool isDiff)
    {
        if (host.Before is null || host.After is null)
        {
            return host.Before is null ? "this host is new" : "this host is gone";
        }

        return isDiff ? HeadlineOfDiff(host) : host.Answer switch
        {
            ComparisonVerdict.Dom0Lost when host.Course.Final is { } outage => $"you lose dom0 at {StepWithCommand(outage.Lost)} of '{outage.Lost.Event.Title}' and never get it back",
            ComparisonVerdict.Dom0PartlyLost when host.Course.LostAddressesAt is { } step =>
                $"you lose dom0 at {Listed(host.Course.LostAddresses.Select(address => address.ToString()))} with {StepWithCommand(step)} of '{step.Event.Title}' and never get it back there; it answers at {Listed(step.OnlyAt.Select(address => address.ToString()))} only",
            ComparisonVerdict.Dom0Lost => "you lose dom0 and never get it back",
            ComparisonVerdict.Unknown => Unknown(host),
            ComparisonVerdict.Dom0Interrupted => $"dom0 is unreachable {Listed(host.Course.Outages.Select(Outage))}, then back",
            ComparisonVerdict.Changes => $"{Dom0(host)}; {Counts(host)}",
            ComparisonVerdict.Dom0Unreachable when host.Boot?.Final is { } lost =>
                $"dom0 cannot be reached, and nothing here changes that: the boot with the present files loses it in '{lost.Lost.Event.Title}' at {StepWithCommand(lost.Lost)} of the boot",
            ComparisonVerdict.Dom0Unreachable => "dom0 cannot be reached, and nothing here changes that",
            ComparisonVerdict.NoEffect => $"no effect: {Dom0(host)}, and nothing changes now",
            _ => $"no change: {Dom0(host)}",
        };
    }

    /// <summary>The answers of several hosts in a line, the gravest first.</summary>
    internal static string Fleet(ComparisonResult result) => Wording.Count(result.Hosts.Count, "host") + ": " + string.Join(", ", result.Hosts
        .GroupBy(host => host.Answer)
        .OrderBy(hosts => hosts.Key)
        .Select(hosts => string.Create(CultureInfo.InvariantCulture, $"{hosts.Count()} {Of(hosts.Key)}{(hosts.Key is ComparisonVerdict.NoChange ? "" : $" ({string.Join(", ", hosts.Select(host => host.Name))})")}")));

    /// <summary>An outage as a span of steps.</summary>
    internal static string Outage(Dom0Outage outage) => outage.Regained is { } regained
        ? string.Create(CultureInfo.InvariantCulture, $"from step {outage.Lost.Number} to step {regained.Number}")
        : string.Create(CultureInfo.InvariantCulture, $"from step {outage.Lost.Number} on");

    /// <summary>dom0's reachability after a step, in a word or two.</summary>
    internal static string ReachOf(PlayedStep step) => step switch
    {
        { Dom0Reachable: null } => "booting",
        { Dom0Reachable: Verdict.Unreachable } => "UNREACHABLE",
        { Dom0Reachable: Verdict.Reachable, OnlyAt.Count: > 0 } => "only " + string.Join(", ", step.OnlyAt),
        { Dom0Reachable: { } verdict } => Wording.Of(verdict),
    };

    /// <summary>A step with what is done in it.</summary>
    internal static string StepWithCommand(PlayedStep step)
    {
        var what = step.Effect.Command.Length > 0 ? step.Effect.Command : EventText.DescriptionOf(step);
        return string.Create(CultureInfo.InvariantCulture, $"step {step.Number} ({what})");
    }

    /// <summary>What stands above the alternatives.</summary>
    internal static string HeadingOfAlternatives(HostComparison host) => (host.Answer, host.Alternatives.Count) switch
    {
        (ComparisonVerdict.Changes or ComparisonVerdict.Dom0Interrupted, _) when host.Pending.Count == 0 => "do this afterwards",
        (_, 1) => "do this instead",
        _ => "do one of these instead",
    };

    /// <summary>What an alternative costs and brings.</summary>
    internal static string ConsequenceOf(Alternative alternative) => string.Join("; ", ((string[])
    [
        alternative.IsReboot ? "after the boot dom0 is reachable"
            : alternative.Course.Outages.Count == 0 ? "dom0 stays reachable"
            : "dom0 is unreachable for a while, then back",
        .. alternative.Notes,
    ]));

    /// <summary>How many changes there are of each kind.</summary>
    internal static string Counts(HostComparison host)
    {
        if (host.Changes.Count == 0)
        {
            return host.IsUnknown ? "no change that can be told" : "no change";
        }

        return string.Join(", ", ((ChangeKind[])[ChangeKind.Gained, ChangeKind.Lost, ChangeKind.Changed])
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{host.Changes.Count(change => change.Kind == kind)} {Of(kind)}")));
    }

    /// <summary>The event and the step behind a change; empty if none is known.</summary>
    internal static string CauseOf(Blame blame) => blame switch
    {
        { Event.Length: 0 } => "",
        { Step: { } step } => string.Create(CultureInfo.InvariantCulture, $"step {step}, {blame.Event}"),
        _ => blame.Event,
    };

    /// <summary>The lines behind a change: the fewest changed ones that bring it about, else the one behind the step.</summary>
    internal static IEnumerable<Location> PlacesOf(BehaviourChange change) =>
        change.Lines.Count > 0 ? change.Lines : change.Blame.Place is { } place ? [place] : [];

    /// <summary>The place with the text that stands there; empty if there is none.</summary>
    internal static string PlaceOf(Location? place)
    {
        if (place is null)
        {
            return "";
        }

        var excerpt = ExcerptOf(place);
        return excerpt.Length > 0 ? $"{place} {excerpt}" : place.ToString();
    }

    /// <summary>The text at a place on one line, cut where it is long.</summary>
    internal static string ExcerptOf(Location place)
    {
        var text = place.Source.ToString(place.Span).ReplaceLineEndings(" ").Trim();
        return text.Length > MaxExcerpt ? text[..MaxExcerpt] + "..." : text;
    }

    /// <summary>The names with commas and <c>and</c>.</summary>
    internal static string Listed(IEnumerable<string> names) => Wording.Listed([.. names]);

    private static string Dom0(HostComparison host) => (host.Course.Before, host.Course.After) switch
    {
        (Verdict.Reachable, Verdict.Reachable) => "dom0 stays reachable",
        (Verdict.Unreachable, Verdict.Unreachable) => "dom0 cannot be reached, before and after",
        (_, Verdict.Reachable) => "dom0 can be reached now",
        _ => "dom0 cannot be reached",
    };

    private static string HeadlineOfDiff(HostComparison host) => host.Answer switch
    {
        ComparisonVerdict.Dom0Lost => "after a boot dom0 can no longer be reached",
        ComparisonVerdict.Unknown => $"unknown: {WhyUnknown(host)}",
        ComparisonVerdict.Changes when host.Course.Before == host.Course.After => $"{Dom0(host)}; {Counts(host)}",
        ComparisonVerdict.Changes => $"after a boot {Dom0(host)}; {Counts(host)}",
        _ => $"no change: {Dom0(host)}",
    };

    private static string Unknown(HostComparison host)
    {
        var lost = host.Course.Outages.Count > 0 && host.Course.Outages[^1].Regained is null ? $"you lose dom0 at {StepWithCommand(host.Course.Outages[^1].Lost)}; " : "";
        return lost + (host.Course.UnknownFrom is { } from
            ? $"whether dom0 stays reachable is unknown from step {from.Number.ToString(CultureInfo.InvariantCulture)} on: {WhyUnknown(host)}"
            : $"unknown: {WhyUnknown(host)}");
    }

    private static string WhyUnknown(HostComparison host) =>
        host.Course.WhyUnknown.Length > 0 ? host.Course.WhyUnknown
        : !host.Playback.End.IsKnown ? host.Playback.End.UnknownSince
        : !host.Playback.Start.IsKnown ? host.Playback.Start.UnknownSince
        : "whether dom0 could be reached before is not known";
}
