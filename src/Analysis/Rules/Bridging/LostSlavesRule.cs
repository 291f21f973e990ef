using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A bonding device that network-bridge puts on its bridge comes without its slaves.</summary>
/// <remarks>ifdown lets them go, and only from 3.4 on the script joins them again. Source: host-scripts §1.5.6, §1.5.7, §8 X25.</remarks>
public sealed class LostSlavesRule : TimelineRule
{
    /// <summary>XNL1025.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1025", "Bond loses its slaves", "'{0}' bridges the bond '{1}' without its slaves {2}", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var runs = NetworkScriptRun.In(timeline, network).Where(run => run.After.IsKnown).ToList();
        foreach (var bond in network.Host.Interfaces.Where(link => link.Slaves.Count > 0))
        {
            // The last run has seen them go.
            var lost = runs.Count == 0 ? [] : bond.Slaves.Where(slave => runs[^1].After.FindLink(slave) is { Master: null }).Select(slave => $"'{slave}'").ToList();
            if (lost.Count > 0 && runs.Find(run => Names(run.Script, bond)) is { Location: { } location } run)
            {
                yield return Descriptor.At(location, run.Script.CommandLine, bond.Name.ToString(), string.Join(", ", lost))
                    .WithCallout("ifdown lets the slaves go, and nobody joins them again")
                    .WithEffect(Dom0Reachability.Of(run.After) == Verdict.Unreachable ? "dom0 and the guests are off the network" : "the guests are off the network")
                    .WithNote(network.Host.Release.IsBefore(3, 4) ? "from 3.4 on the script joins them again" : "the script joins them again with ifenslave, where it gets that far");
            }
        }
    }

    private static bool Names(ScriptOutcome script, HostInterface bond) =>
        script.CommandLine.Split(' ') is [var program, .. var words] && program.EndsWith("/network-bridge", StringComparison.Ordinal)
        && (words.Contains($"netdev={bond.Name}", StringComparer.Ordinal) || !words.Any(word => word.StartsWith("netdev=", StringComparison.Ordinal)));
}
