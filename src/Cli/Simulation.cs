using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
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
        var timelines = new List<HostTimeline>();
        foreach (var files in hosts)
        {
            if (releaseRemark.Length > 0)
            {
                assumptions.Add(new Assumption(files.Name, "xen", settings.Release?.ToString() ?? "", releaseRemark));
            }

            Play(files, call, settings, startsAll, timelines, assumptions);
        }

        SimulationEvents.RequireKnownDomains(call.Events, timelines.ConvertAll(host => host.Timeline.Initial.Host));
        return new SimulationResult(assumptions.Distinct().ToEquatableArray(), timelines.ToEquatableArray());
    }

    private static void Play(HostFiles files, SimulationCall call, AnalysisSettings settings, bool startsAll, List<HostTimeline> timelines, List<Assumption> assumptions)
    {
        var candidates = CandidateChoice.For(files, settings.Release, settings.Toolstacks);
        assumptions.AddRange(candidates.Assumptions);
        foreach (var candidate in candidates.Primary)
        {
            var network = NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack);
            assumptions.AddRange(network.Assumptions);
            IEnumerable<NetworkEvent> events = call.Events is [HostBooted, ..] ? call.Events : [new HostBooted(), .. call.Events];
            timelines.Add(new HostTimeline(files.Name, candidate, startsAll ? Timeline.ForCheck(network.Host) : Timeline.Play(network.Host, events)));
        }
    }
}
