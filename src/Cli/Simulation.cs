using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Reports;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>Reads a workspace and plays events on its hosts.</summary>
internal static class Simulation
{
    /// <summary>Plays the events of a call.</summary>
    /// <param name="io">The streams.</param>
    /// <param name="call">What was asked for.</param>
    /// <param name="startsAll">Whether every guest is started after the boot, as <c>check</c> does.</param>
    internal static SimulationResult Run(CommandIo io, SimulationCall call, bool startsAll)
    {
        var bound = BoundWorkspace.Read(io, call);
        var timelines = Play(call, startsAll, [.. bound.Networks.Select(host => host.Network.Host)]);
        SimulationEvents.RequireKnown(call.Events, timelines);
        return new SimulationResult(
            bound.Assumptions,
            [.. bound.Networks.Zip(timelines, (host, timeline) => new HostTimeline(host.Network.Host.Name, host.Candidate, timeline))]);
    }

    private static EquatableArray<Timeline> Play(SimulationCall call, bool startsAll, EquatableArray<HostNetwork> hosts)
    {
        if (startsAll)
        {
            return [.. hosts.Select(Timeline.ForCheck)];
        }

        IEnumerable<NetworkEvent> events = call.Events is [HostBooted, ..] ? call.Events : [new HostBooted(), .. call.Events];
        return FleetTimeline.Play(hosts, events).Hosts;
    }
}
