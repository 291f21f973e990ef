using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Events played effect by effect, with dom0's reachability after each.</summary>
public sealed record Playback
{
    /// <summary>The state before the first event.</summary>
    public required NetworkState Start { get; init; }

    /// <summary>The events in order; those that had no effect too.</summary>
    public required EquatableArray<TimelineStep> Events { get; init; }

    /// <summary>Their effects, numbered through.</summary>
    public required EquatableArray<PlayedStep> Steps { get; init; }

    /// <summary>At what dom0 is expected to be reached at the end.</summary>
    public required Dom0Contact Contact { get; init; }

    /// <summary>The state at the end.</summary>
    public NetworkState End => Events.Count == 0 ? Start : Events[^1].State;

    /// <summary>Takes events apart that were played on a state.</summary>
    /// <param name="start">The state before the first of them.</param>
    /// <param name="events">What happened.</param>
    /// <param name="contact">At what dom0 could be reached before; a boot replaces it by what the files then state.</param>
    public static Playback Of(NetworkState start, IEnumerable<TimelineStep> events, Dom0Contact contact)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(contact);
        var played = events.ToEquatableArray();
        var steps = new List<PlayedStep>();
        var state = start;
        for (var index = 0; index < played.Count; index++)
        {
            var networkEvent = played[index];
            var scripts = ScriptsOf(networkEvent);
            var isBooting = networkEvent.Event is HostNetworkCameUp;
            contact = isBooting ? Dom0Contact.Stated(networkEvent.State.Host) : contact;
            var verdict = Dom0Reachability.Of(state, contact);
            var only = OnlyAt(state, contact);
            for (var at = 0; at < networkEvent.Effects.Count; at++)
            {
                var effect = networkEvent.Effects[at];
                var next = state.With(effect).State;
                if (Dom0Reachability.HasMovedNetwork(state, next))
                {
                    verdict = Dom0Reachability.Of(next, contact);
                    only = OnlyAt(next, contact);
                }

                if (effect is not ReplaceFiles)
                {
                    steps.Add(new PlayedStep
                    {
                        Number = steps.Count + 1,
                        Event = networkEvent,
                        EventIndex = index,
                        Script = scripts[at],
                        Effect = effect,
                        Line = networkEvent.PlaceOf(at),
                        Before = state,
                        After = next,
                        Dom0Reachable = isBooting && at < networkEvent.Effects.Count - 1 ? null : verdict,
                        OnlyAt = only,
                    });
                }

                state = next;
            }
        }

        return new Playback { Start = start, Events = played, Steps = steps.ToEquatableArray(), Contact = contact };
    }

    /// <summary>The last step after which <paramref name="fact"/> is as it is at the end; null if it was so from the start.</summary>
    public PlayedStep? LastToMove(Func<NetworkState, string?> fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var end = fact(End);
        for (var index = Steps.Count - 1; index >= 0; index--)
        {
            var step = Steps[index];
            if (!ReferenceEquals(step.Before, step.After) && !string.Equals(fact(step.Before), end, StringComparison.Ordinal))
            {
                return step;
            }
        }

        return null;
    }

    private static EquatableArray<IPv4Address> OnlyAt(NetworkState state, Dom0Contact contact) =>
        contact.Addresses.Count > 1 && Dom0Reachability.AddressesAt(state, contact).ToEquatableArray() is var at && at.Count < contact.Addresses.Count ? at : [];

    // Scripts say which effects are theirs; a wrapper's include those of the scripts that it called, which come behind it.
    private static ScriptOutcome?[] ScriptsOf(TimelineStep networkEvent)
    {
        var owners = new ScriptOutcome?[networkEvent.Effects.Count];
        foreach (var script in networkEvent.Scripts.Where(script => script.Effects.Count > 0))
        {
            var first = IndexOf(networkEvent, script.Effects[0]);
            for (var at = 0; at < script.Effects.Count && first >= 0 && first + at < owners.Length; at++)
            {
                owners[first + at] = script;
            }
        }

        return owners;
    }

    private static int IndexOf(TimelineStep networkEvent, Effect effect)
    {
        for (var at = 0; at < networkEvent.Effects.Count; at++)
        {
            if (ReferenceEquals(networkEvent.Effects[at], effect))
            {
                return at;
            }
        }

        return -1;
    }
}
