using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>One effect of a timeline with the state before and after it.</summary>
public sealed record PlayedStep
{
    /// <summary>Its number in the playback, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The event in which it happens.</summary>
    public required TimelineStep Event { get; init; }

    /// <summary>Place of that event in the playback, from 0.</summary>
    public required int EventIndex { get; init; }

    /// <summary>The script that did it, the innermost if one called another; null if no script did.</summary>
    public ScriptOutcome? Script { get; init; }

    /// <summary>The effect.</summary>
    public required Effect Effect { get; init; }

    /// <summary>The line of a script of the administrator's that had it; null if none had.</summary>
    public ScriptPlace? Line { get; init; }

    /// <summary>The state before.</summary>
    public required NetworkState Before { get; init; }

    /// <summary>The state after.</summary>
    public required NetworkState After { get; init; }

    /// <summary>Whether dom0 can be reached afterwards; null while the host boots and has no network of its own yet.</summary>
    public Verdict? Dom0Reachable { get; init; }

    /// <summary>The addresses at which dom0 can be reached afterwards, if some of those at which it could are lost; empty if none or all are.</summary>
    public EquatableArray<IPv4Address> OnlyAt { get; init; } = [];
}
