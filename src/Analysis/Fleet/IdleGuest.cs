using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A guest that is defined and is no end of the network, because it does not run.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Domain">Its definition.</param>
/// <param name="Step">The last step of the timeline that was about it; null if none was.</param>
public sealed record IdleGuest(FleetHost Host, Domain Domain, TimelineStep? Step)
{
    /// <summary>The name with the host's.</summary>
    public string FullName => $"{Host.Name}:{Domain.DisplayName}";

    /// <summary>Why it does not run.</summary>
    public string Reason => Step switch
    {
        null => "nothing starts it",
        { Outcome: StepOutcome.Failed, Reason.Length: > 0 } => $"'{Step.Title}' fails ({Step.Reason})",
        { Outcome: StepOutcome.Failed } => $"'{Step.Title}' fails",
        { Outcome: StepOutcome.Done } => $"'{Step.Title}' ended it",
        { Reason.Length: > 0 } => $"'{Step.Title}' does not start it ({Step.Reason})",
        _ => $"'{Step.Title}' does not start it",
    };

    /// <summary>The guests of a fleet that do not run, in the order of hosts and definitions.</summary>
    public static IEnumerable<IdleGuest> In(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        var running = fleet.Network.Ends.Where(end => end.Domain is not null).Select(end => (end.Host, end.Domain.GetValueOrDefault())).ToHashSet();
        return
            from host in fleet.Hosts
            from domain in host.FinalState.Host.Domains
            where !running.Contains((host.Name, domain.Id))
            select new IdleGuest(host, domain, host.Timeline.Steps.LastOrDefault(step => step.Domain == domain.Id));
    }
}
