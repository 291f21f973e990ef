using XenNetLint.Reports;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>Plays events on the hosts of a workspace.</summary>
internal static class Simulation
{
    /// <summary>Plays the events of a call.</summary>
    /// <param name="io">The streams.</param>
    /// <param name="call">What was asked for.</param>
    /// <param name="startsAll">Whether every guest is started after the boot, as <c>check</c> does, before the events.</param>
    internal static SimulationResult Run(CommandIo io, SimulationCall call, bool startsAll)
    {
        var bound = BoundHosts.Read(io, call);
        IEnumerable<NetworkEvent> events = startsAll || call.Events is [HostBooted, ..] ? call.Events : [new HostBooted(), .. call.Events];
        var timelines = events.Aggregate(Begin(bound, startsAll), (fleet, next) => fleet.After(next)).Hosts;
        SimulationEvents.RequireKnown(call.Events, timelines);
        return new SimulationResult(
            bound.Assumptions,
            [.. bound.Hosts.Zip(timelines, (host, timeline) => new HostTimeline(host.Network.Host.Name, host.Candidate, timeline))]);
    }

    /// <summary>The hosts before the events of a call: powered off, or booted and with every guest started.</summary>
    internal static FleetTimeline Begin(BoundHosts bound, bool startsAll)
    {
        var hosts = bound.Hosts.Select(host => host.Network.Host);
        return startsAll ? new FleetTimeline([.. hosts.Select(Timeline.ForCheck)]) : FleetTimeline.Play(hosts, []);
    }
}
