using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>network-nat adds its rule at each start of xend without looking whether it is there.</summary>
/// <remarks>From 3.2 on it runs at every <c>xend status</c> too. Source: host-scripts §2.2, §8 X22, T27; config-languages §7.</remarks>
public sealed class RepeatedMasqueradeRule : TimelineRule
{
    /// <summary>XNL3006.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3006", "network-nat adds one more rule at each start", "'{0}' adds one more MASQUERADE rule each time it runs", RuleCategory.Routing, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var runs = NetworkScriptRun.In(timeline, network).Where(run => run.Script.CommandLine.Contains("/network-nat start", StringComparison.Ordinal)).ToList();
        var booted = timeline.Steps.LastOrDefault(step => step.Event is XendEvent)?.State;
        if (runs.Count == 0 || runs[0].Location is not { } location || booted is not { IsKnown: true, NatRules.Count: > 0 and var rules })
        {
            yield break;
        }

        var finding = Descriptor.At(location, runs[0].Script.CommandLine)
            .WithEffect(FormattableString.Invariant($"rules after the boot: {rules}, and one more after each further start of xend; they do no harm, and 'stop' deletes one"));
        yield return network.Host.Release.IsAtLeast(3, 2) ? finding.WithNote("in this release 'xend stop' and 'xend status' run it too") : finding;
    }
}
