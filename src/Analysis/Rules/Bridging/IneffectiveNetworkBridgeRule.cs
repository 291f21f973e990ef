using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge of 4.1 to 4.4 does nothing because a bridge exists already.</summary>
/// <remarks>Any bridge counts, of libvirt or made by the call before; the script ends silently with exit status 0. Source: host-scripts §1.3 row 3, §6, T1.</remarks>
public sealed class IneffectiveNetworkBridgeRule : TimelineRule
{
    /// <summary>XNL1004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1004", "network-bridge does nothing because a bridge exists", "'{0}' does nothing on host {1}: bridge {2} exists already", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is Era.F or Era.G;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var run in NetworkScriptRun.In(timeline, network))
        {
            if (run.Script.Nothing.Length == 0 || run.Location is not { } location || !run.Script.CommandLine.Contains("network-bridge", StringComparison.Ordinal))
            {
                continue;
            }

            // Where one makes the script end here, all that exist afterwards existed before.
            var existing = run.After.Bridges.Select(bridge => $"'{bridge.Name}'").ToList();
            if (existing.Count > 0)
            {
                yield return Finding(run, location, existing, network);
            }
        }
    }

    private static Diagnostic Finding(NetworkScriptRun run, Location location, List<string> existing, BoundNetwork network) => Descriptor
        .At(location, run.Script.CommandLine, network.Host.Name, string.Join(", ", existing))
        .WithCallout("ends at once with exit status 0 and no message")
        .WithEffect("the bridge that this call should make is missing; vifs that name it do not start")
        .WithNote($"network-bridge of Xen {network.Host.Release} gives up when 'brctl show' lists any bridge");
}
