using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What happens on a host that runs with its present files when others take their place and events follow. Source: product §5.</summary>
public static class WhatIf
{
    /// <summary>The event that is meant if none is named: what makes changed files count.</summary>
    public static NetworkEvent DefaultEvent(Toolstack toolstack) => toolstack == Toolstack.Xl ? new HostBooted() : new XendRestarted();

    /// <summary>Plays and compares.</summary>
    /// <param name="present">The host as it is now; it has booted with these files.</param>
    /// <param name="proposed">The files that take their place; null if they stay.</param>
    /// <param name="candidate">Release and toolstack afterwards.</param>
    /// <param name="events">What happens then; empty for the default.</param>
    public static HostComparison Compare(HostBehaviour present, HostBehaviour? proposed, BindingCandidate candidate, IReadOnlyList<NetworkEvent> events)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(events);
        events = events.Count > 0 ? events : [DefaultEvent(candidate.Toolstack)];
        var boot = Timeline.Play(present.Host, [new HostBooted()]);
        var contact = Dom0Contact.In(boot.FinalState);
        var playback = Play(boot.FinalState, proposed?.Host, events, contact);
        var after = proposed ?? present;
        var bootEffects = boot.Steps.SelectMany(step => step.Effects).ToList();
        var blame = new BlameFinder(playback, proposed is null ? [present] : [proposed, present]);
        var course = Dom0Course.Of(playback, contact);
        var comparison = new HostComparison
        {
            Name = present.Host.Name,
            Candidate = candidate,
            Before = present,
            After = after,
            Playback = playback,
            Course = course,
            CauseOfOutage = course.Outages.Count > 0 ? blame.PlaceOf(course.Outages[^1].Lost) : null,
            Changes = StateComparison.Of(
                new ComparedState(boot.FinalState, LinkIdentities.After(bootEffects), contact),
                new ComparedState(playback.End, LinkIdentities.After(bootEffects.Concat(playback.Steps.Select(step => step.Effect))), playback.Contact),
                blame,
                blame),
        };
        return comparison with
        {
            Pending = PendingChanges.Of(comparison, boot.FinalState).ToEquatableArray(),
            Alternatives = Alternatives.For(comparison, boot.FinalState, events).ToEquatableArray(),
        };
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
