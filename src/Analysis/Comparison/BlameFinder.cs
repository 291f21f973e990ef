using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Finds the step that made a fact what it is, and the line of the configuration behind the step.</summary>
/// <param name="playback">What was played.</param>
/// <param name="sides">The files that were in place, the newest first.</param>
internal sealed class BlameFinder(Playback playback, IReadOnlyList<HostBehaviour> sides)
{
    /// <summary>The cause of a fact at the end of the playback.</summary>
    /// <param name="fact">The fact in a state.</param>
    /// <param name="vif">The vif that the fact is about; null if it is about none.</param>
    /// <returns>Nobody if the fact was so from the start.</returns>
    internal Blame For(Func<NetworkState, string?> fact, VifId? vif = null) =>
        playback.LastToMove(fact) is { } step ? new Blame { Place = PlaceOf(step, vif), Event = step.Event.Title, Step = step.Number } : Blame.Nobody;

    /// <summary>The definition of a domain that only one side has.</summary>
    internal Blame ForDefinition(DomainId domain) => new()
    {
        Place = sides.Select(side => side.PlaceOf(domain)).FirstOrDefault(place => place is not null),
        Event = playback.Events.FirstOrDefault(step => step.Event is FilesReplaced)?.Title ?? "",
    };

    /// <summary>The failed start of a domain at the end of the playback; null if its last event did not fail.</summary>
    internal (Blame Blame, string Reason)? FailedStartOf(DomainId domain)
    {
        if (playback.Events.LastOrDefault(step => step.Domain == domain) is not { Outcome: StepOutcome.Failed } failed)
        {
            return null;
        }

        var vif = failed.Scripts.FirstOrDefault(script => script.Vif is not null && script.ExitStatus is not (null or 0))?.Vif;
        var side = sides.FirstOrDefault(side => ReferenceEquals(side.Host, failed.State.Host)) ?? sides[0];
        var number = playback.Steps.LastOrDefault(step => ReferenceEquals(step.Event, failed))?.Number;
        return (new Blame { Place = vif is { } failing ? side.PlaceOf(failing, Aspect.Bridge) : side.PlaceOf(domain), Event = failed.Title, Step = number }, failed.Reason);
    }

    /// <summary>The line behind a step; null if no file causes it.</summary>
    internal Location? PlaceOf(PlayedStep step, VifId? vif = null)
    {
        var side = sides.FirstOrDefault(side => ReferenceEquals(side.Host, step.Before.Host)) ?? sides[0];
        if (step.Event.Domain is { } domain)
        {
            return (vif ?? step.Script?.Vif) is { } about && about.Domain == domain ? side.PlaceOf(about, Aspect.Bridge) : side.PlaceOf(domain);
        }

        return step switch
        {
            { Script.Vif: { } scriptVif } => side.PlaceOf(scriptVif, Aspect.Script),
            { Line: { } line } when side.Network.Origins.FindScriptLine(line.Script, line.Line) is { } place => place,
            { Script.CalledFrom: { } line } when side.Network.Origins.FindScriptLine(line.Script, line.Line) is { } place => place,
            { Script: not null, Event.Event: XendEvent } => side.PlaceOf(Aspect.NetworkScript),
            _ => null,
        };
    }
}
