using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis;

/// <summary>Checks hosts together, under each toolstack that is meant and every release that the files leave possible.</summary>
/// <remarks>
/// The output describes the primary candidates. An error that does not hold under all releases and toolstacks of the hosts that it is about is no
/// certain error and becomes a warning, and so does one about files that only their folder puts on one host. Source: product §7.
/// </remarks>
internal static class FleetCheck
{
    /// <summary>Runs the rules for fleets over hosts that were checked singly.</summary>
    /// <param name="reports">The hosts.</param>
    /// <param name="workspace">What states how they are joined.</param>
    /// <param name="rules">All rules.</param>
    /// <param name="looked">The fleets that were looked at, one for each toolstack that is meant.</param>
    internal static List<Diagnostic> Run(IReadOnlyList<HostReport> reports, Workspace workspace, IReadOnlyList<Rule> rules, out IReadOnlyList<FleetAnalysis> looked)
    {
        var fleets = FleetsOf(reports, workspace);
        var results = fleets.ConvertAll(fleet => (fleet.Toolstack, Findings: FleetRunner.Run(fleet.Fleet, rules)));
        looked = [.. fleets.Select(fleet => fleet.Fleet)];
        List<Diagnostic> findings = [.. Merged(results), .. StatementCheck.Run(fleets.ConvertAll(fleet => fleet.Fleet), workspace)];
        return findings.Count == 0 ? findings : Weighed(findings, reports, workspace, rules);
    }

    // Where both toolstacks may be meant there are two fleets; a host that has one only is in both.
    private static List<(Toolstack Toolstack, FleetAnalysis Fleet)> FleetsOf(IReadOnlyList<HostReport> reports, Workspace workspace)
    {
        var toolstacks = reports.Where(report => report.Analyses.Count > 1).SelectMany(report => report.Analyses).Select(analysis => analysis.Candidate.Toolstack).Distinct().ToList();
        if (toolstacks.Count == 0)
        {
            toolstacks.Add(reports[0].Analyses[0].Candidate.Toolstack);
        }

        return toolstacks.ConvertAll(toolstack => (toolstack, Fleet(reports.Select(report => Under(report, toolstack)), workspace)));
    }

    private static NetworkAnalysis Under(HostReport report, Toolstack toolstack) =>
        report.Analyses.FirstOrDefault(analysis => analysis.Candidate.Toolstack == toolstack) ?? report.Analyses[0];

    private static FleetAnalysis Fleet(IEnumerable<NetworkAnalysis> hosts, Workspace workspace) =>
        FleetAnalysis.Of([.. hosts.Select(host => new FleetHost(host.Network, host.Timeline))], workspace);

    /// <summary>What is taken for facts that no file states where findings rest on walks; what was walked for without a result bears on nothing.</summary>
    internal static IEnumerable<Assumption> StandInsBehind(IEnumerable<Diagnostic> findings, FleetAnalysis fleet, IReadOnlyList<Rule> rules)
    {
        var walking = rules.OfType<FleetRule>().Select(rule => rule.Describes).Where(descriptor => descriptor.Category is RuleCategory.Reachability).ToList();
        var places = findings.Where(finding => walking.Contains(finding.Descriptor)).SelectMany(PlacesOf).ToHashSet(StringComparer.Ordinal);
        if (places.Count == 0 || !fleet.IsNetworkBuilt)
        {
            return [];
        }

        var hosts = fleet.Parts.Where(part => part.Hosts.Any(host => PathsOf(host.Network.Files).Any(places.Contains))).SelectMany(part => part.Hosts).Select(host => host.Name).ToHashSet(StringComparer.Ordinal);
        return fleet.StandIns.Where(assumption => hosts.Contains(assumption.Host));
    }

    private static IEnumerable<string> PathsOf(HostFiles host) => RuleRunner.FilesOf(host).Concat(host.NetworkFiles).Select(file => file.Path);

    private static IEnumerable<string> PlacesOf(Diagnostic finding) => finding.Related.Select(related => related.Location.Source.Path).Append(finding.Location.Source.Path);

    // What both toolstacks say of one place is said once, with the other's words where they differ.
    private static List<Diagnostic> Merged(List<(Toolstack Toolstack, IReadOnlyList<Diagnostic> Findings)> results)
    {
        var merged = new List<Diagnostic>();
        var places = new Dictionary<string, (int Place, int Result)>(StringComparer.Ordinal);
        foreach (var (number, (toolstack, findings)) in results.Index())
        {
            foreach (var finding in findings)
            {
                if (!places.TryGetValue(HostCheck.KeyOf(finding), out var known) || known.Result == number)
                {
                    places[HostCheck.KeyOf(finding)] = (merged.Count, number);
                    merged.Add(finding);
                }
                else if (merged[known.Place] is var said && !string.Equals(said.Message, finding.Message, StringComparison.Ordinal))
                {
                    merged[known.Place] = said.WithNote($"{(toolstack == Toolstack.Xl ? "xl" : "xm")}: {finding.Message}");
                }
            }
        }

        return merged;
    }

    // ---- what is only assumed

    private static List<Diagnostic> Weighed(List<Diagnostic> findings, IReadOnlyList<HostReport> reports, Workspace workspace, IReadOnlyList<Rule> rules)
    {
        var groups = GroupsOf(reports, workspace).ConvertAll(group => new Group(group, workspace, rules));
        return findings.ConvertAll(finding => finding.Severity == DiagnosticSeverity.Error ? Weigh(finding, groups) : finding);
    }

    private static Diagnostic Weigh(Diagnostic finding, List<Group> groups)
    {
        var about = groups.FindAll(group => group.Has(finding));
        var holding = (about.Count > 0 ? about : groups).FindAll(group => group.Candidates.Count > 0);
        foreach (var group in holding)
        {
            var candidates = group.Candidates.Where(candidate => group.Holds(finding, candidate)).ToList();
            if (candidates.Count < group.Candidates.Count)
            {
                var scope = candidates.Count > 0 ? $"holds for {HostCheck.Describe(candidates, group.Candidates)}; " : "";
                finding = finding.LoweredTo(DiagnosticSeverity.Warning).WithNote($"{scope}the release or toolstack of {group.AssumedHosts} is only assumed");
            }
        }

        foreach (var network in about.SelectMany(group => group.AssumedFoldersOf(finding)))
        {
            finding = network.LoweredForAssumedHost(finding);
        }

        return finding;
    }

    /// <summary>Hosts that share LANs, directly or through others; what is assumed of one has no bearing on other groups.</summary>
    private static List<List<HostReport>> GroupsOf(IReadOnlyList<HostReport> reports, Workspace workspace)
    {
        var groups = reports.Select(report => new List<HostReport> { report }).ToList();
        foreach (var segment in workspace.Segments)
        {
            var names = segment.Interfaces.Select(link => link.Host).ToHashSet(StringComparer.Ordinal);
            var joined = groups.FindAll(group => group.Exists(report => names.Contains(report.Name)));
            foreach (var other in joined.Skip(1))
            {
                joined[0].AddRange(other);
                _ = groups.Remove(other);
            }
        }

        return groups;
    }

    private sealed class Group(List<HostReport> reports, Workspace workspace, IReadOnlyList<Rule> rules)
    {
        private readonly Dictionary<BindingCandidate, HashSet<string>> _errors = [];

        private HashSet<string> Paths => field ??= reports.SelectMany(report => PathsOf(report.Analyses[0].Files)).ToHashSet(StringComparer.Ordinal);

        /// <summary>The candidates that some hosts of the group leave possible; none if everything is stated.</summary>
        public EquatableArray<BindingCandidate> Candidates { get; } = reports.Where(report => report.Candidates.All.Count > 1).SelectMany(report => report.Candidates.All).Distinct().ToEquatableArray();

        public string AssumedHosts => string.Join(", ", reports.Where(report => report.Candidates.All.Count > 1).Select(report => report.Name));

        /// <summary>Whether a finding stands in, or points to, a file of the group.</summary>
        public bool Has(Diagnostic finding) => PlacesOf(finding).Any(Paths.Contains);

        /// <summary>Whether a finding is an error too where every host that leaves it open runs under a candidate.</summary>
        public bool Holds(Diagnostic finding, BindingCandidate candidate)
        {
            if (!_errors.TryGetValue(candidate, out var errors))
            {
                var fleet = Fleet(reports.Select(report => Under(report, candidate)), workspace);
                _errors[candidate] = errors = FleetRunner.Run(fleet, rules)
                    .Where(error => error.Severity == DiagnosticSeverity.Error)
                    .Select(HostCheck.KeyOf)
                    .ToHashSet(StringComparer.Ordinal);
            }

            return errors.Contains(HostCheck.KeyOf(finding));
        }

        /// <summary>The hosts with two files of the finding that only their folder puts on one host.</summary>
        public IEnumerable<BoundNetwork> AssumedFoldersOf(Diagnostic finding)
        {
            var places = PlacesOf(finding).ToHashSet(StringComparer.Ordinal);
            return reports.Where(report => report.Analyses[0].Files.IsAssumed && PathsOf(report.Analyses[0].Files).Count(places.Contains) > 1).Select(report => report.Analyses[0].Network);
        }

        private static NetworkAnalysis Under(HostReport report, BindingCandidate candidate) =>
            report.Analyses.FirstOrDefault(analysis => analysis.Candidate == candidate)
            ?? (report.Candidates.All.Contains(candidate) ? new NetworkAnalysis(report.Analyses[0].Files, candidate) : FleetCheck.Under(report, candidate.Toolstack));
    }
}
