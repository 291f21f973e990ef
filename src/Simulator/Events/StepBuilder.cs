using XenNetLint.Collections;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A step while it is played: the state so far, and what was done.</summary>
internal sealed record StepBuilder(NetworkState Before)
{
    public NetworkState State { get; init; } = Before;

    public EquatableArray<ScriptOutcome> Scripts { get; init; } = [];

    public EquatableArray<Effect> Effects { get; init; } = [];

    public EquatableArray<ScriptLine> ScriptLines { get; init; } = [];

    /// <summary>An effect outside of any script; a refused one is left out.</summary>
    public StepBuilder Do(Effect effect)
    {
        var answer = State.With(effect);
        return answer.IsDone ? this with { State = answer.State, Effects = Effects.Add(effect) } : this;
    }

    /// <summary>What a script did.</summary>
    public StepBuilder Add(ScriptRun run, params IEnumerable<ScriptOutcome> outcomes) =>
        this with
        {
            State = run.State,
            Effects = [.. Effects, .. run.Effects],
            Scripts = [.. Scripts, .. outcomes],
            ScriptLines = run.Lines.Count == 0 ? ScriptLines : [.. ScriptLines, .. run.Lines.Select(line => line with { First = line.First + Effects.Count })],
        };

    public TimelineStep Finish(NetworkEvent networkEvent, StepOutcome outcome, string reason = "", int? domId = null) => new()
    {
        Event = networkEvent,
        Scripts = Scripts,
        Effects = Effects,
        ScriptLines = ScriptLines,
        Outcome = outcome,
        Reason = reason,
        Domain = networkEvent is DomainEvent { Domain: { } reference } ? (reference.FindIn(Before) ?? reference.FindIn(State))?.Id : null,
        DomId = domId > 0 ? domId : null,
        State = State,
    };

    /// <summary>An event that does not apply: nothing is done, and this is why.</summary>
    public static TimelineStep Inapplicable(NetworkState state, NetworkEvent networkEvent, string reason, StepOutcome outcome = StepOutcome.Nothing) =>
        new StepBuilder(state).Finish(networkEvent, outcome, reason);
}
