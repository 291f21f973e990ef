using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>Runs the rules about all hosts together.</summary>
public static class FleetRunner
{
    /// <summary>What the rules for fleets among <paramref name="rules"/> say of a fleet, in the order of the rules.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="rules">The rules; those about single hosts are passed over.</param>
    /// <param name="catchCrashes">Whether an exception in a rule becomes XNL9001; tests switch it off.</param>
    public static IReadOnlyList<Diagnostic> Run(FleetAnalysis fleet, IReadOnlyList<Rule> rules, bool catchCrashes = true)
    {
        var findings = new List<Diagnostic>();
        foreach (var rule in rules.OfType<FleetRule>().Where(rule => HoldsFor(rule, fleet)))
        {
            if (catchCrashes)
            {
                RunCaught(rule, fleet, findings);
            }
            else
            {
                findings.AddRange(rule.Analyze(fleet));
            }
        }

        return findings;
    }

    /// <summary>Whether a rule holds for a host of the fleet at least.</summary>
    internal static bool HoldsFor(Rule rule, FleetAnalysis fleet) => fleet.Hosts.Any(host => rule.HoldsFor(host.Network.Host.Release, host.Network.Host.Toolstack));

    private static void RunCaught(FleetRule rule, FleetAnalysis fleet, List<Diagnostic> findings)
    {
        var before = findings.Count;
        try
        {
            findings.AddRange(rule.Analyze(fleet));
        }
#pragma warning disable CA1031 // A mistake in one rule must not cost the user the findings of all others; XNL9001 names it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            findings.RemoveRange(before, findings.Count - before);
            if (fleet.Hosts.SelectMany(host => RuleRunner.FilesOf(host.Network.Files)).FirstOrDefault() is { } first)
            {
                findings.Add(RuleRunner.Crash(rule, new Location(first.Text, new TextSpan(0, 0)), exception));
            }
        }
    }
}
