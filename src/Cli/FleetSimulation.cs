using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Cli;

/// <summary>Reads a workspace and plays a boot, the start of every guest and further events on all its hosts together.</summary>
internal static class FleetSimulation
{
    /// <summary>Plays the events of a call.</summary>
    /// <param name="io">The streams.</param>
    /// <param name="call">What was asked for. If the first event is <c>host boot</c>, nothing but its events is played.</param>
    /// <returns>The fleets: one, or one for each toolstack where both may be meant; a host that leaves no choice is in all of them.</returns>
    internal static (EquatableArray<Assumption> Assumptions, IReadOnlyList<PlayedFleet> Fleets) Run(CommandIo io, SimulationCall call)
    {
        var bound = BoundWorkspace.Read(io, call);
        var open = bound.Networks.GroupBy(host => host.Network.Host.Name, StringComparer.Ordinal).Where(host => host.Count() > 1).SelectMany(host => host).Select(host => host.Candidate.Toolstack).Distinct().ToList();
        List<Toolstack> toolstacks = open.Count > 0 ? open : [bound.Networks[0].Candidate.Toolstack];
        return (bound.Assumptions, [.. toolstacks.Select(toolstack => Play(call, bound.Workspace, [.. HostsUnder(bound.Networks, toolstack)], toolstack))]);
    }

    private static IEnumerable<BoundHost> HostsUnder(IReadOnlyList<BoundHost> networks, Toolstack toolstack) =>
        networks.GroupBy(host => host.Network.Host.Name, StringComparer.Ordinal).Select(host => host.FirstOrDefault(candidate => candidate.Candidate.Toolstack == toolstack) ?? host.First());

    private static PlayedFleet Play(SimulationCall call, Workspace workspace, EquatableArray<BoundHost> hosts, Toolstack toolstack)
    {
        var fleet = StartsAll(call)
            ? new FleetTimeline([.. hosts.Select(host => Timeline.ForCheck(host.Network.Host))])
            : FleetTimeline.Play(hosts.Select(host => host.Network.Host), [new HostBooted()]);
        SimulationEvents.RequireKnown(call.Events, fleet.Hosts);
        var past = new List<FleetMoment>();
        foreach (var next in StartsAll(call) ? call.Events : call.Events.Skip(1))
        {
            var later = fleet.After(next);
            past.AddRange(Moments(fleet, later, next.Title));
            fleet = later;
        }

        var analysis = new FleetAnalysis([.. hosts.Zip(fleet.Hosts, (host, timeline) => new FleetHost(host.Network, timeline))], FleetAnalysis.SurroundingsOf(workspace), past);
        return new PlayedFleet(hosts, analysis, toolstack);
    }

    /// <summary>Whether the guests that the boot does not start are started behind it, as <c>check</c> does. Source: product §3.</summary>
    internal static bool StartsAll(SimulationCall call) => call.Events is not [HostBooted, ..];

    // An event may take several steps, on one host more than on another; what was said before each may be remembered.
    private static IEnumerable<FleetMoment> Moments(FleetTimeline before, FleetTimeline after, string title)
    {
        var steps = before.Hosts.Zip(after.Hosts, (one, other) => other.Steps.Count - one.Steps.Count).ToList();
        for (var step = 0; step < steps.DefaultIfEmpty(0).Max(); step++)
        {
            yield return new FleetMoment([.. before.Hosts.Select((timeline, host) => StateAt(after.Hosts[host], timeline.Steps.Count + Math.Min(step, steps[host])))], title);
        }
    }

    private static NetworkState StateAt(Timeline timeline, int steps) => steps == 0 ? timeline.Initial : timeline.Steps[steps - 1].State;
}
