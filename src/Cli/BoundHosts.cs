using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary>The hosts of a call, read and bound under their primary candidates.</summary>
/// <param name="Workspace">Everything that was read.</param>
/// <param name="Hosts">The hosts; one with two possible toolstacks is here twice.</param>
/// <param name="Assumptions">Defaults that bear on them.</param>
internal sealed record BoundHosts(Workspace Workspace, EquatableArray<(BindingCandidate Candidate, BoundNetwork Network)> Hosts, EquatableArray<Assumption> Assumptions)
{
    /// <summary>Reads the hosts that a call is about.</summary>
    /// <exception cref="WrongCallException">There is none.</exception>
    internal static BoundHosts Read(CommandIo io, SimulationCall call)
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
        var bound = new List<(BindingCandidate Candidate, BoundNetwork Network)>();
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
                bound.Add((candidate, NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack)));
                assumptions.AddRange(bound[^1].Network.Assumptions);
            }
        }

        return new BoundHosts(reading.Workspace, bound.ToEquatableArray(), assumptions.Distinct().ToEquatableArray());
    }
}
