using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis;

/// <summary>Checks hosts: each by itself, then all together.</summary>
public static class WorkspaceCheck
{
    /// <summary>Checks hosts with the given rules.</summary>
    /// <param name="hosts">The hosts, all or some of the workspace's.</param>
    /// <param name="workspace">What states how they are joined.</param>
    /// <param name="settings">How they are looked at.</param>
    /// <param name="rules">The rules, those for single hosts and those for fleets.</param>
    public static WorkspaceReport Run(IReadOnlyList<HostFiles> hosts, Workspace workspace, AnalysisSettings settings, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(workspace);
        var reports = hosts.Select(files => HostCheck.Run(files, settings, rules)).ToList();
        var assumptions = reports.SelectMany(report => report.Assumptions).ToList();
        List<Diagnostic> about = [];
        if (rules.OfType<FleetRule>().Any() && reports.Count > 0)
        {
            about = FleetCheck.Run(reports, workspace, rules, out var standIns);
            assumptions.AddRange(standIns);
        }

        return new WorkspaceReport(
            Joined([.. reports.SelectMany(report => report.Findings)], about, rules, [.. reports.SelectMany(report => report.Candidates.Primary).Distinct()]),
            assumptions.Distinct().ToEquatableArray());
    }

    /// <summary>Findings about single hosts and about all together, each place once, in the order of output.</summary>
    public static EquatableArray<Diagnostic> Joined(
        IReadOnlyList<Diagnostic> ofHosts, IReadOnlyList<Diagnostic> ofFleet, IReadOnlyList<Rule> rules, IReadOnlyList<BindingCandidate> candidates) =>
        RuleRunner.Sorted(ofFleet.Count == 0
            ? ofHosts
            : RuleRunner.WithoutSuperseded([.. ofHosts, .. ofFleet], [.. rules.Where(rule => candidates.Any(candidate => rule.HoldsFor(candidate.Release, candidate.Toolstack)))]));
}
