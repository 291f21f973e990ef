using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>antispoof=yes empties FORWARD and makes it drop, although others need the chain.</summary>
/// <remarks>Rules of other software and of running guests go; routed packets meet the policy. Silent where nobody else uses the chain. Source: host-scripts §1.8, T12.</remarks>
public sealed class FlushedForwardChainRule : TimelineRule
{
    /// <summary>XNL3007.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3007", "antispoof=yes flushes the FORWARD chain", "'{0}' empties the FORWARD chain and makes it drop: {1}", RuleCategory.Routing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        var before = timeline.Initial;
        foreach (var step in timeline.Steps)
        {
            var rules = before.Filter.Forward.Count;
            before = step.State;
            if (!step.Effects.OfType<FlushForward>().Any())
            {
                continue;
            }

            foreach (var run in NetworkScriptRun.In(timeline, network).Where(run => step.Scripts.Contains(run.Script) && run.Script.CommandLine.Contains("antispoof=yes", StringComparison.Ordinal)))
            {
                var harm = rules > 0 ? FormattableString.Invariant($"{rules} rules that were there are lost")
                    : RoutedVif(network) is { } routed ? $"vif {routed.Name} is routed through it"
                    : "";
                if (harm.Length > 0 && run.Location is { } location && reported.Add(location.ToString()))
                {
                    yield return Descriptor.At(location, run.Script.CommandLine, harm)
                        .WithCallout("policy DROP, all rules deleted, the outer port accepted")
                        .WithEffect(rules > 0 ? "what these rules let through or kept out is decided by the policy now" : "packets of routed guests are dropped")
                        .WithRelated(rules > 0 || RoutedVif(network) is not { } vif ? null : network.Origins.Get(vif.Vif.Id, Aspect.Script), "this vif is routed")
                        .WithNote("'stop' does not undo it");
                }
            }
        }
    }

    private static DomainVif? RoutedVif(BoundNetwork network) => network.StatedVifs().FirstOrDefault(pair =>
        network.VifScriptOf(pair.Vif)?.Name is "vif-route" or "vif-nat");
}
