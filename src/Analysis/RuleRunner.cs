using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>Runs rules over one host under one release and toolstack.</summary>
public static class RuleRunner
{
    /// <summary>All findings: those of the parser, of the binder and of the rules, each place once.</summary>
    /// <param name="analysis">The host.</param>
    /// <param name="rules">The rules to run.</param>
    /// <param name="catchCrashes">Whether an exception in a rule becomes XNL9001; tests switch it off.</param>
    public static EquatableArray<Diagnostic> Run(NetworkAnalysis analysis, IReadOnlyList<Rule> rules, bool catchCrashes = true)
    {
        var findings = new List<Diagnostic>();
        var files = FilesOf(analysis.Files);
        findings.AddRange(files.Where(file => file.Role != FileRole.Script).SelectMany(file => file.Tree?.Diagnostics ?? []));
        findings.AddRange(analysis.Network.Diagnostics);
        var applicable = rules.Where(rule => rule.HoldsFor(analysis.Candidate.Release, analysis.Candidate.Toolstack)).ToList();
        foreach (var rule in applicable)
        {
            if (catchCrashes)
            {
                RunCaught(rule, analysis, files, findings);
            }
            else
            {
                findings.AddRange(RunOne(rule, analysis, files));
            }
        }

        return Sorted(WithoutSuperseded(findings, applicable));
    }

    /// <summary>The files of a host that rules look at, by path.</summary>
    internal static List<WorkspaceFile> FilesOf(HostFiles host) =>
        [.. ((WorkspaceFile?[])[host.XendConfig, host.XlConf]).OfType<WorkspaceFile>().Concat(host.Domains).Concat(host.Scripts).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Findings in the order of output: file, place, id, message.</summary>
    internal static EquatableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> findings) => findings
        .OrderBy(finding => finding.Location.Source.Path, StringComparer.Ordinal)
        .ThenBy(finding => finding.Location.Span.Start)
        .ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ThenBy(finding => finding.Message, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>What is said of a rule that threw.</summary>
    internal static Diagnostic Crash(Rule rule, Location location, Exception exception) => ToolDescriptors.RuleCrashed
        .At(location, rule.Describes.Id, exception.Message)
        .WithNote("this is a mistake in xennetlint; the other rules went on");

    private static IEnumerable<Diagnostic> RunOne(Rule rule, NetworkAnalysis analysis, List<WorkspaceFile> files) => rule switch
    {
        SyntaxRule syntaxRule => RunOnFiles(syntaxRule, analysis, files),
        ModelRule modelRule => modelRule.Analyze(analysis.Network),
        TimelineRule timelineRule => timelineRule.Analyze(analysis.Timeline, analysis.Network),
        FleetRule => [], // FleetRunner's
        _ => throw new System.Diagnostics.UnreachableException($"No stage for {rule.GetType().Name}."),
    };

    private static IEnumerable<Diagnostic> RunOnFiles(SyntaxRule rule, NetworkAnalysis analysis, List<WorkspaceFile> files)
    {
        var context = new ReaderContext(analysis.Candidate.Release, analysis.Candidate.Toolstack);
        foreach (var file in files)
        {
            if (file.Tree is not { } tree)
            {
                continue;
            }

            foreach (var finding in rule.Analyze(file, tree, context))
            {
                yield return finding;
            }
        }
    }

    private static void RunCaught(Rule rule, NetworkAnalysis analysis, List<WorkspaceFile> files, List<Diagnostic> findings)
    {
        var before = findings.Count;
        try
        {
            findings.AddRange(RunOne(rule, analysis, files));
        }
#pragma warning disable CA1031 // A mistake in one rule must not cost the user the findings of all others; XNL9001 names it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            findings.RemoveRange(before, findings.Count - before);
            if (files.Count > 0)
            {
                findings.Add(Crash(rule, new Location(files[0].Text, new TextSpan(0, 0)), exception));
            }
        }
    }

    /// <summary>One place is reported once, by the id that says most. Source: product §7.</summary>
    internal static List<Diagnostic> WithoutSuperseded(List<Diagnostic> findings, List<Rule> rules)
    {
        foreach (var rule in rules.Where(rule => rule.Supersedes.Count > 0))
        {
            var winners = findings.Where(finding => ReferenceEquals(finding.Descriptor, rule.Describes)).ToList();
            if (winners.Count > 0)
            {
                findings.RemoveAll(finding => rule.Supersedes.Contains(finding.Id, StringComparer.Ordinal) && winners.Exists(winner => Meet(winner.Location, finding.Location)));
            }
        }

        return findings;
    }

    private static bool Meet(Location left, Location right) =>
        string.Equals(left.Source.Path, right.Source.Path, StringComparison.Ordinal)
        && left.Span.Start <= right.Span.End
        && right.Span.Start <= left.Span.End;
}
