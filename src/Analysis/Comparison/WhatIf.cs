using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What happens on a host that runs with its present files when others take their place and events follow. Source: product §5.</summary>
public static class WhatIf
{
    /// <summary>The event that is meant if none is named: what makes changed files count.</summary>
    public static NetworkEvent DefaultEvent(Toolstack toolstack) => toolstack == Toolstack.Xl ? new HostBooted() : new XendRestarted();

    /// <summary>Compares a host before and after.</summary>
    /// <param name="present">The host as it is now.</param>
    /// <param name="proposed">The files that take their place; null if they stay.</param>
    /// <param name="candidate">Release and toolstack afterwards.</param>
    /// <param name="boot">The boot with the present files.</param>
    /// <param name="whole">The same, and what followed: the exchange of the files, the events.</param>
    /// <param name="events">The events, to be played on other files for alternatives.</param>
    /// <param name="others">The hosts that share a LAN with it, before and after; null: none.</param>
    public static HostComparison Compare(
        HostBehaviour present, HostBehaviour? proposed, BindingCandidate candidate, Timeline boot, Timeline whole, IReadOnlyList<NetworkEvent> events, OtherHosts? others = null)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(boot);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(events);
        var contact = Dom0Contact.In(boot.FinalState);
        var playback = Playback.Of(boot.FinalState, whole.Steps.Skip(boot.Steps.Count), contact);
        var after = proposed ?? present;
        var bootEffects = boot.Steps.SelectMany(step => step.Effects).ToList();
        var blame = new BlameFinder(playback, proposed is null ? [present] : [proposed, present]);
        var course = Dom0Course.Of(playback, contact);
        var booting = Playback.Of(boot.Initial, boot.Steps, Dom0Contact.Stated(present.Host));
        var bootCourse = Dom0Course.Of(booting, Dom0Contact.Stated(present.Host));
        var comparison = new HostComparison
        {
            Name = present.Host.Name,
            Candidate = candidate,
            Before = present,
            After = after,
            Playback = playback,
            Course = course,
            Boot = bootCourse,
            CauseOfOutage = course.LostAddressesAt is { } partly ? blame.PlaceOf(partly)
                : course.Outages.Count > 0 ? blame.PlaceOf(course.Outages[^1].Lost)
                : course.Before == Verdict.Unreachable && bootCourse.Final is { } lost ? new BlameFinder(booting, [present]).PlaceOf(lost.Lost)
                : null,
            Changes = StateComparison.Of(
                new ComparedState(boot.FinalState, LinkIdentities.After(bootEffects), contact, FleetAnalysis.SurroundingsOf(present.Network.Files)) { Others = others?.Before ?? [] },
                new ComparedState(playback.End, LinkIdentities.After(bootEffects.Concat(playback.Steps.Select(step => step.Effect))), playback.Contact, FleetAnalysis.SurroundingsOf(after.Network.Files)) { Others = others?.After ?? [] },
                blame,
                blame),
        };
        if (proposed is not null)
        {
            comparison = comparison with { Changes = WithLines(comparison.Changes, present, proposed, candidate, files => Play(boot.FinalState, files.Host, events, contact).End, playback.End) };
        }

        comparison = comparison with { Pending = PendingChanges.Of(comparison, boot.FinalState).ToEquatableArray() };
        return comparison with { Alternatives = Alternatives.For(comparison, boot, events).ToEquatableArray() };
    }

    /// <summary>Names for each change the fewest changed lines that bring it about by themselves, where something can be asked in a state.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="present">The earlier files.</param>
    /// <param name="later">The later files.</param>
    /// <param name="candidate">Release and toolstack afterwards.</param>
    /// <param name="play">Plays a host whose files are between the two, to the end.</param>
    /// <param name="end">The end with all changes made.</param>
    internal static EquatableArray<BehaviourChange> WithLines(
        EquatableArray<BehaviourChange> changes, HostBehaviour present, HostBehaviour later, BindingCandidate candidate, Func<HostBehaviour, NetworkState> play, NetworkState end)
    {
        if (changes.All(change => change.Fact is null))
        {
            return changes;
        }

        var cause = new SmallestCause(
            present.Network.Files,
            later.Network.Files,
            files => play(HostBehaviour.InPlaceOf(present, NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack))));
        return [.. changes.Select(change => change.Fact is { } fact ? change with { Lines = [.. cause.Of(fact, end).Select(line => Nearer(line, change.Blame.Place))] } : change)];
    }

    // The value that the step rests on says more than the lines around it.
    private static Location Nearer(Location line, Location? place) =>
        place is not null && string.Equals(place.Source.Path, line.Source.Path, StringComparison.Ordinal) && line.Span.Start <= place.Span.Start && place.Span.End <= line.Span.End ? place : line;

    /// <summary>The events of a call, or the default.</summary>
    public static IReadOnlyList<NetworkEvent> EventsOrDefault(IReadOnlyList<NetworkEvent> events, Toolstack toolstack)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Count > 0 ? events : [DefaultEvent(toolstack)];
    }

    /// <summary>Plays events on a running host, behind the exchange of its files.</summary>
    internal static Playback Play(NetworkState state, HostNetwork? replaced, IReadOnlyList<NetworkEvent> events, Dom0Contact contact)
    {
        var steps = new List<TimelineStep>();
        var now = state;
        foreach (var networkEvent in replaced is null ? events : [new FilesReplaced(replaced), .. events])
        {
            var result = Transition.Apply(now, networkEvent);
            steps.AddRange(result.Steps);
            now = result.State;
        }

        return Playback.Of(state, steps, contact);
    }
}
