using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary>The hosts that a call is about, each under every toolstack that it may be meant for.</summary>
internal sealed record BoundWorkspace
{
    /// <summary>All files that were read.</summary>
    internal required Workspace Workspace { get; init; }

    /// <summary>The hosts in the order of their names; one with two possible toolstacks occurs twice.</summary>
    internal required IReadOnlyList<BoundHost> Networks { get; init; }

    /// <summary>Defaults that bear on what they describe.</summary>
    internal required EquatableArray<Assumption> Assumptions { get; init; }

    /// <summary>Reads and binds them; files that cannot be read are told on standard error.</summary>
    /// <exception cref="WrongCallException">There is no host, or none of that name.</exception>
    internal static BoundWorkspace Read(CommandIo io, SimulationCall call)
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
        var networks = new List<BoundHost>();
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
                networks.Add(new BoundHost(candidate, NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack)));
                assumptions.AddRange(networks[^1].Network.Assumptions);
            }
        }

        return new BoundWorkspace { Workspace = reading.Workspace, Networks = networks, Assumptions = assumptions.Distinct().ToEquatableArray() };
    }
}
