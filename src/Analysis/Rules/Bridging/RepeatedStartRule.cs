using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge is told a bridge and no netdev: once the bridge has the default route, the next start takes the bridge for the card.</summary>
/// <remarks>
/// xend runs the script at each of its starts and from 3.2 on whenever it is asked something, so the boot itself runs it twice; so does a second
/// call of a wrapper. What is reported is what the simulated run does, at the boot or at one restart behind it. Source: host-scripts §1.9, §6, §8 X9, X9b, T2; config-languages §7.
/// </remarks>
public sealed class RepeatedStartRule : TimelineRule
{
    /// <summary>XNL1005.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1005", "bridge= without netdev=", "'{0}' {1} {2}", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is Era.C or Era.D or Era.E;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var first = NetworkScriptRun.FirstStartsIn(timeline, network).ToList();
        if (!first.Exists(start => IsIncomplete(start.Call)))
        {
            yield break;
        }

        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in NetworkScriptRun.AllIn(timeline.After(new XendRestarted()), network))
        {
            if (run is { Bridge: { } call, Location: { } location, Script.Unknown.Length: 0, Script.Nothing.Length: 0 }
                && IsIncomplete(call)
                && MadeBridge(run, network) is { } bridge
                && Finding(run, call, bridge, location, network) is { } finding
                && reported.Add(location.ToString()))
            {
                yield return finding.WithFix(FixOf(location, first.ConvertAll(start => start.Call)));
            }
        }
    }

    private static bool IsIncomplete(NetworkBridgeCall call) => call is { StatesBridge: true, StatesNetdev: false };

    /// <summary>The bridge of an earlier start through which the default route leads now.</summary>
    private static LinkState? MadeBridge(NetworkScriptRun run, BoundNetwork network) => run.Before.Routes
        .Where(route => route.IsDefault && network.Host.Interfaces.All(own => own.Name != route.Device))
        .Select(route => run.Before.FindBridge(route.Device))
        .FirstOrDefault(bridge => bridge is not null);

    private static Diagnostic? Finding(NetworkScriptRun run, NetworkBridgeCall call, LinkState bridge, Text.Location location, BoundNetwork network)
    {
        var loss = run.LossOfDom0();
        var status = FormattableString.Invariant($"exit status {run.Script.ExitStatus}");
        var isTaken = string.Equals(call.Netdev, bridge.Name.ToString(), StringComparison.Ordinal);
        var finding = Descriptor
            .At(
                location,
                run.Script.CommandLine,
                isTaken ? $"takes its own bridge '{bridge.Name}' for the network card" : $"does not find the network card behind its own bridge '{bridge.Name}'",
                run.IsRepeated ? $"at '{run.Event.Title}'" : "when it is called")
            .WithCallout($"netdev is the device of the default route, and that is '{bridge.Name}' by then");
        if (run.Event is XendStatusAsked)
        {
            finding = finding.WithNote("the init script asks for xend's status when it has started it, and from 3.2 on that runs the network script again");
        }

        if (loss.Length > 0)
        {
            return finding.WithEffect(loss);
        }

        if (!run.HasFailed)
        {
            return null;
        }

        finding = finding.LoweredTo(DiagnosticSeverity.Warning).WithEffect(
            $"the start ends half-way with {status}{(run.LeavesTemporaryBridge() ? " and leaves 'tmpbridge' behind" : "")}; dom0 keeps its network");
        return network.Host.Environment.Ifup == IfupBehaviour.Working && isTaken
            ? finding.WithNote($"so it is where 'ifdown {bridge.Name}' succeeds without doing anything; where it fails or takes the bridge down, dom0 is offline")
            : finding;
    }

    private static CodeFix? FixOf(Text.Location location, List<NetworkBridgeCall> first) =>
        first[0] is { StatesNetdev: false, Netdev: var device } && InterfaceName.TryParse(device, out _) ? ScriptArgumentFix.Insert(location, "bridge=", "netdev=" + device) : null;
}
