using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
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
        var (settings, releaseRemark) = CommonOptions.ParseSettings(call.Xen, call.Toolstack);
        var reading = new WorkspaceReader(io).Read([call.Path], "<stdin>");
        foreach (var finding in reading.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            io.Error.Write($"{finding.Location}: {Wording.Of(finding.Severity)}: {finding.Message}\n");
        }

        var hosts = CommonOptions.ChooseHosts(reading.Workspace, call.Host);
        if (hosts.Count == 0)
        {
            throw new WrongCallException($"'{call.Path}' holds no host: no xend-config.sxp, no xl.conf and no domU file");
        }

        var assumptions = new List<Assumption>();
        var networks = new List<(BindingCandidate Candidate, BoundNetwork Network)>();
        foreach (var files in hosts)
        {
            if (releaseRemark.Length > 0)
            {
                assumptions.Add(new Assumption(files.Name, "xen", settings.Release?.ToString() ?? "", releaseRemark));
            }

            var candidates = CandidateChoice.For(files, settings.Release, settings.Toolstacks);
            assumptions.AddRange(candidates.Assumptions);
            foreach (var candidate in candidates.Primary)
            {
                networks.Add((candidate, NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack)));
                assumptions.AddRange(networks[^1].Network.Assumptions);
            }
        }

        var timelines = Play(call, startsAll, [.. networks.Select(bound => bound.Network.Host)]);
        SimulationEvents.RequireKnown(call.Events, timelines);
        return new SimulationResult(
            assumptions.Distinct().ToEquatableArray(),
            [.. networks.Zip(timelines, (bound, timeline) => new HostTimeline(bound.Network.Host.Name, bound.Candidate, timeline))]);
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
