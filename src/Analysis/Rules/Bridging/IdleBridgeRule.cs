using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A bridge that leads nowhere: no port at all, no guest, or guests and no way out.</summary>
/// <remarks>
/// All of it may be meant, and is worth a look. Judged after all starts, whether links are up or not: XNL1003 and XNL1011 speak of bridges that
/// stay down. Silent about bridges of services (libvirt, Docker), about ports that no file shows, where no guest is
/// defined, where one does not start, and about what a network script that fails leaves behind. Source: host-scripts §12.1.
/// </remarks>
public sealed class IdleBridgeRule : TimelineRule
{
    /// <summary>XNL1014.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1014", "Bridge without uplink, without port, or never used", "bridge '{0}' of host {1} {2}", RuleCategory.Bridging, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var state = timeline.FinalState;
        if (!state.IsKnown || !network.StatedVifs().Any())
        {
            yield break;
        }

        foreach (var bridge in state.Bridges.Where(bridge => IsJudged(bridge.Name, network)))
        {
            if (Trouble(bridge, state, network) is { } trouble && LinkPlaces.OfBridge(bridge.Name, timeline, network) is { } place
                && !NetworkScriptRun.AllIn(timeline, network).Any(run => run.Location == place && (run.HasFailed || run.LossOfDom0().Length > 0)))
            {
                yield return Descriptor.At(place, bridge.Name.ToString(), network.Host.Name, trouble.Message).WithEffect(trouble.Effect);
            }
        }
    }

    private static bool IsJudged(InterfaceName bridge, BoundNetwork network) =>
        bridge.ToString() is not "tmpbridge" && !bridge.IsOfService()
        && !network.Host.Interfaces.Any(link => link.Name == bridge && link is { IsBridge: true, Ports: null });

    private static Finding? Trouble(LinkState bridge, NetworkState state, BoundNetwork network)
    {
        var ports = state.PortsOf(bridge.Name).ToList();
        var isUsed = ports.Exists(port => port.Kind is LinkKind.BackendVif or LinkKind.Tap);
        if (!isUsed && MayBeUsed(bridge.Name, state, network))
        {
            return null;
        }

        return ports.Count == 0 ? new Finding("has no port", "nothing passes it: it is there for nothing, or what should join it does not")
            : !isUsed ? new Finding("is used by no guest", bridge.Addresses.Count > 0 ? "it carries dom0's own network only" : "it carries nothing")
            : HasUplink(bridge.Name, state, []) ? null
            : new Finding("has no uplink", bridge.Addresses.Count > 0 ? "its guests reach each other and dom0; what lies beyond only as far as dom0 routes" : "its guests reach each other and nobody else");
    }

    /// <summary>Whether a guest that did not start, or of which not all is known, may be meant for it.</summary>
    private static bool MayBeUsed(InterfaceName bridge, NetworkState state, BoundNetwork network) =>
        network.Host.Domains.Any(domain => !domain.Vifs.IsKnown)
        || network.StatedVifs().Any(pair => !pair.Vif.Bridge.IsKnown || DomainStart.BridgeToldTo(pair.Vif, network.Host) == bridge || state.FindVif(pair.Vif.Id) is not { Hotplug.IsConnected: true });

    private static bool HasUplink(InterfaceName bridge, NetworkState state, HashSet<InterfaceName> seen) => seen.Add(bridge) && state.PortsOf(bridge).Any(port =>
        port.Kind is LinkKind.Nic or LinkKind.Bond or LinkKind.Vlan
        || (port.Peer is { } peer && state.FindLink(peer)?.Master is { } other && HasUplink(other, state, seen)));

    private sealed record Finding(string Message, string Effect);
}
