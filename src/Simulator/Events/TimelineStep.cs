using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>One event of a timeline with everything that it did.</summary>
public sealed record TimelineStep
{
    /// <summary>The event.</summary>
    public required NetworkEvent Event { get; init; }

    /// <summary>One line for people: the event's own text.</summary>
    public string Title => Event.Title;

    /// <summary>The scripts that ran, in order.</summary>
    public EquatableArray<ScriptOutcome> Scripts { get; init; } = [];

    /// <summary>Every change, in order; applied to the state before they give the state after.</summary>
    public EquatableArray<Effect> Effects { get; init; } = [];

    /// <summary>Lines of scripts of the administrator's that had some of the effects; one within another comes first.</summary>
    public EquatableArray<ScriptLine> ScriptLines { get; init; } = [];

    /// <summary>What it came to.</summary>
    public required StepOutcome Outcome { get; init; }

    /// <summary>Why it came to that; the toolstack's message if a start failed; empty if there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The definition of the event's domain; null if the event has none, or none that is defined.</summary>
    public DomainId? Domain { get; init; }

    /// <summary>The id that the event's domain got; null if it got none.</summary>
    public int? DomId { get; init; }

    /// <summary>The state afterwards.</summary>
    public required NetworkState State { get; init; }

    /// <summary>Whether dom0 can be reached from outside afterwards.</summary>
    public Verdict Dom0Reachable => Dom0Reachability.Of(State);

    /// <summary>The line of a script of the administrator's that had the effect of that index, the innermost one; null if none had.</summary>
    public ScriptPlace? PlaceOf(int effect) => ScriptLines.Where(line => line.Holds(effect)).Select(line => line.Place).FirstOrDefault();
}
