using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>The fleet of a call after its events: booted, every guest started as <c>check</c> does, then what was asked for.</summary>
/// <param name="Fleets">The fleet; one for each toolstack where both may be meant, in which a host that has one only takes part in both.</param>
/// <param name="Assumptions">Defaults that bear on it.</param>
internal sealed record PlayedFleets(EquatableArray<ReachFleet> Fleets, EquatableArray<Assumption> Assumptions)
{
    /// <summary>Reads the hosts of a call and plays its events.</summary>
    /// <exception cref="WrongCallException">The call names no host, or an event names somebody whom no file defines.</exception>
    internal static PlayedFleets Run(CommandIo io, SimulationCall call)
    {
        var bound = BoundHosts.Read(io, call);
        var undecided = bound.Hosts.GroupBy(host => host.Network.Host.Name, StringComparer.Ordinal).Where(host => host.Skip(1).Any()).SelectMany(host => host).ToList();
        // The events go on from the end of the boot and the starts: their steps need not be kept for a whole fleet.
        var begun = new FleetTimeline([.. bound.Hosts.Select(host => new Timeline(Timeline.ForCheck(host.Network.Host).FinalState, []))]);
        SimulationEvents.RequireKnown(call.Events, begun.Hosts);

        var toolstacks = undecided.Count == 0 ? [bound.Hosts[0].Candidate.Toolstack] : undecided.Select(host => host.Candidate.Toolstack).Distinct();
        var fleets = toolstacks.Select(toolstack => Play(call, bound, begun, toolstack)).ToList();
        return new PlayedFleets(fleets.ToEquatableArray(), [.. bound.Assumptions.Concat(fleets.SelectMany(fleet => fleet.Fleet.Network.Assumptions)).Distinct()]);
    }

    private static ReachFleet Play(SimulationCall call, BoundHosts bound, FleetTimeline begun, Toolstack toolstack)
    {
        var places = PlacesUnder(bound, toolstack);
        var timelines = new FleetTimeline([.. places.Select(at => begun.Hosts[at])]);
        var past = new List<FleetMoment>();
        foreach (var networkEvent in call.Events)
        {
            past.Add(new FleetMoment([.. timelines.Hosts.Select(timeline => timeline.FinalState)], networkEvent.Title));
            timelines = timelines.After(networkEvent);
        }

        var hosts = places.Zip(timelines.Hosts, (at, timeline) => new FleetHost(bound.Hosts[at].Network, timeline.FinalState, () => Behind(Timeline.ForCheck(bound.Hosts[at].Network.Host), timeline)));
        return new ReachFleet(
            toolstack,
            places.ToDictionary(at => bound.Hosts[at].Network.Host.Name, at => bound.Hosts[at].Candidate, StringComparer.Ordinal),
            FleetAnalysis.Of([.. hosts], bound.Workspace, past));
    }

    private static Timeline Behind(Timeline beginning, Timeline events) => beginning with { Steps = [.. beginning.Steps, .. events.Steps] };

    // A host that has one toolstack only is what it is in the fleet of the other too.
    private static List<int> PlacesUnder(BoundHosts bound, Toolstack toolstack)
    {
        var hosts = Enumerable.Range(0, bound.Hosts.Count).GroupBy(at => bound.Hosts[at].Network.Host.Name, StringComparer.Ordinal);
        return [.. hosts.Select(host => host.Where(at => bound.Hosts[at].Candidate.Toolstack == toolstack).DefaultIfEmpty(host.First()).First())];
    }
}
