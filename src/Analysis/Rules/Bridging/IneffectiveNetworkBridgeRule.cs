using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge of 4.1 to 4.4 does nothing because a bridge exists already, or seems to.</summary>
/// <remarks>
/// Any bridge counts, of libvirt or made by the call before; the script ends silently with exit status 0. It counts the lines of
/// <c>brctl show</c>, so a brctl that prints no heading, or none at all, has the same effect. Source: host-scripts §0.3, §1.3 row 3, §6, T1, T30.
/// </remarks>
public sealed class IneffectiveNetworkBridgeRule : TimelineRule
{
    /// <summary>XNL1004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1004", "network-bridge does nothing because a bridge exists", "'{0}' does nothing on host {1}: {2}", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is Era.F or Era.G;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            if (run.Script.Nothing.Length == 0 || call.Bridge is "null" || HasDoneItsWork(run, call))
            {
                continue;
            }

            var bridges = run.Before.Bridges.Select(bridge => $"'{bridge.Name}'").ToList();
            if (bridges.Count > 0)
            {
                yield return Finding(run, location, network, bridges.Count == 1 ? $"bridge {bridges[0]} exists already" : $"bridges {string.Join(", ", bridges)} exist already")
                    .WithNote($"network-bridge of Xen {network.Host.Release} gives up when 'brctl show' lists any bridge");
            }
            else if (network.Host.Environment.Brctl != BrctlTool.WithHeading)
            {
                var what = network.Host.Environment.Brctl == BrctlTool.Absent ? "there is no brctl" : "its brctl prints no heading";
                yield return Finding(run, location, network, $"{what}, which looks to it like a bridge")
                    .WithNote($"network-bridge of Xen {network.Host.Release} goes on only if 'brctl show' prints exactly one line, the heading; bridge-utils 1.6 and later print none");
            }
        }
    }

    private static bool HasDoneItsWork(NetworkScriptRun run, NetworkBridgeCall call) =>
        InterfaceName.TryParse(call.RenamedNetdev, out var renamed) && run.Before.FindLink(renamed)?.Master is { } master && string.Equals(master.ToString(), call.Bridge, StringComparison.Ordinal);

    private static Diagnostic Finding(NetworkScriptRun run, Location location, BoundNetwork network, string reason) => Descriptor
        .At(location, run.Script.CommandLine, network.Host.Name, reason)
        .WithCallout("ends at once with exit status 0 and no message")
        .WithEffect("the bridge that this call should make is missing; vifs that name it do not start");
}
