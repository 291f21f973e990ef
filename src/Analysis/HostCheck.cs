using System.Globalization;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis;

/// <summary>Checks one host under every release and toolstack that its files leave possible.</summary>
/// <remarks>
/// The output describes the primary candidates. An error that does not hold under all of them is no certain error: it becomes a warning that
/// names those for which it holds. Source: product §7.
/// </remarks>
public static class HostCheck
{
    /// <summary>Checks a host with the given rules.</summary>
    public static HostReport Run(HostFiles files, AnalysisSettings settings, IReadOnlyList<Rule> rules)
    {
        var candidates = CandidateChoice.For(files, settings.Release, settings.Toolstacks);
        var analyses = candidates.Primary.Select(candidate => new NetworkAnalysis(files, candidate)).ToList();
        var results = analyses.ToDictionary(analysis => analysis.Candidate, analysis => (IReadOnlyList<Diagnostic>)RuleRunner.Run(analysis, rules));
        var findings = analyses.Count == 1 ? [.. results[analyses[0].Candidate]] : Merged(candidates, results);
        if (candidates.All.Count > 1)
        {
            findings = Weighed(findings, results, files, candidates, rules);
        }

        var assumptions = candidates.Assumptions.Concat(analyses.SelectMany(analysis => analysis.Network.Assumptions)).Distinct().ToEquatableArray();
        return new HostReport(files.Name, RuleRunner.Sorted(findings), assumptions)
        {
            Candidates = candidates,
            FleetHosts = rules.Any(rule => rule is FleetRule) ? [.. analyses.Select(FleetHostOf)] : [],
        };
    }

    /// <summary>The host as a fleet takes it; its steps are not kept.</summary>
    internal static FleetHost FleetHostOf(NetworkAnalysis analysis)
    {
        var network = analysis.Network;
        return new FleetHost(network, analysis.Timeline.FinalState, () => Timeline.ForCheck(network.Host));
    }

    // Both toolstacks are meant: what both say of one place is said once, with the other's words where they differ.
    private static List<Diagnostic> Merged(CandidateSet candidates, Dictionary<BindingCandidate, IReadOnlyList<Diagnostic>> results)
    {
        var merged = new List<Diagnostic>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in candidates.Primary)
        {
            foreach (var finding in results[candidate])
            {
                if (places.TryAdd(KeyOf(finding), merged.Count))
                {
                    merged.Add(finding);
                }
                else if (merged[places[KeyOf(finding)]] is var said && !string.Equals(said.Message, finding.Message, StringComparison.Ordinal))
                {
                    merged[places[KeyOf(finding)]] = said.WithNote($"{candidate}: {finding.Message}");
                }
            }
        }

        return merged;
    }

    private static List<Diagnostic> Weighed(
        List<Diagnostic> findings,
        Dictionary<BindingCandidate, IReadOnlyList<Diagnostic>> results,
        HostFiles files,
        CandidateSet candidates,
        IReadOnlyList<Rule> rules)
    {
        if (!findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error && DependsOnReader(finding)))
        {
            return findings;
        }

        var keys = candidates.All.ToDictionary(
            candidate => candidate,
            candidate => (results.TryGetValue(candidate, out var known) ? known : RuleRunner.Run(new NetworkAnalysis(files, candidate), rules))
                .Where(finding => finding.Severity == DiagnosticSeverity.Error)
                .Select(KeyOf)
                .ToHashSet(StringComparer.Ordinal));
        return [.. findings.Select(finding => Weigh(finding, keys, candidates))];
    }

    private static Diagnostic Weigh(Diagnostic finding, Dictionary<BindingCandidate, HashSet<string>> keys, CandidateSet candidates)
    {
        if (finding.Severity != DiagnosticSeverity.Error || !DependsOnReader(finding))
        {
            return finding;
        }

        var holding = candidates.All.Where(candidate => keys[candidate].Contains(KeyOf(finding))).ToList();
        return holding.Count == candidates.All.Count
            ? finding
            : finding.LoweredTo(DiagnosticSeverity.Warning).WithNote($"holds for {Describe(holding, candidates.All)}; the release or toolstack is only assumed here");
    }

    // What the parser says depends on nobody's release.
    private static bool DependsOnReader(Diagnostic finding) => string.CompareOrdinal(finding.Id, "XNL0005") >= 0;

    /// <summary>What makes two findings the same: id and place.</summary>
    internal static string KeyOf(Diagnostic finding) => string.Create(
        CultureInfo.InvariantCulture, $"{finding.Id} {finding.Location.Span.Start} {finding.Location.Span.Length} {finding.Location.Source.Path}");

    /// <summary>Some of the candidates in words: <c>xm of Xen 3.2 to 4.0, xl of Xen 4.1</c>.</summary>
    internal static string Describe(List<BindingCandidate> holding, EquatableArray<BindingCandidate> candidates)
    {
        var parts = new List<string>();
        foreach (var toolstack in candidates.Select(candidate => candidate.Toolstack).Distinct())
        {
            var releases = candidates.Where(candidate => candidate.Toolstack == toolstack).Select(candidate => candidate.Release).ToList();
            var held = releases.ConvertAll(release => holding.Exists(candidate => candidate.Toolstack == toolstack && candidate.Release == release));
            if (!held.Contains(item: true))
            {
                continue;
            }

            parts.Add($"{(toolstack == Toolstack.Xl ? "xl" : "xm")} of Xen {(held.Contains(item: false) ? Ranges(releases, held) : $"{releases[0]} to {releases[^1]}")}");
        }

        return string.Join(", ", parts);
    }

    private static string Ranges(List<Release> releases, List<bool> held)
    {
        var ranges = new List<string>();
        for (var start = 0; start < releases.Count; start++)
        {
            if (!held[start])
            {
                continue;
            }

            var end = start;
            while (end + 1 < releases.Count && held[end + 1])
            {
                end++;
            }

            ranges.Add(start == end ? releases[start].ToString() : $"{releases[start]} to {releases[end]}");
            start = end;
        }

        return string.Join(" and ", ranges);
    }
}
