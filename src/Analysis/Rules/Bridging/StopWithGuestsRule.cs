using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A script stops network-bridge, which takes the ports of running guests for good.</summary>
/// <remarks>No later start puts them back. Silent where no guest is on the bridge, and where the same script joins them again. Source: host-scripts §1.6, T22.</remarks>
public sealed class StopWithGuestsRule : TimelineRule
{
    /// <summary>XNL1020.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1020", "network-bridge stop takes the ports of running guests", "'{0}' takes {1} off bridge '{2}' for good", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var stop in StopCall.In(timeline, network))
        {
            var lost = stop.LostPorts(network).ToList();
            if (lost.Count == 0)
            {
                continue;
            }

            var (_, port) = lost[0];
            var finding = Descriptor.At(stop.Call.Location, stop.CommandLine, string.Join(", ", lost.Select(one => one.Vif.Name)), $"{port.Master}")
                .WithCallout("no later start of the script puts them back")
                .WithEffect("these guests are off the network until they start again, or until somebody joins their back ends by hand")
                .WithNote($"by hand: 'brctl addif {port.Master} {port.Name}'");
            yield return stop.After.Steps[^1].Dom0Reachable == Verdict.Unreachable ? finding.WithNote("dom0 cannot be reached afterwards either") : finding;
        }
    }
}
