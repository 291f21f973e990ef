using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Graphs;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>Bridges are joined in a circle, on one host or over LANs, and none of them takes part in a spanning tree.</summary>
/// <remarks>
/// Xen's scripts turn STP off on the bridges that they make. Slaves of a bond are no loop. Whether the switches outside break it is not known and is
/// told as a remark; where nobody states whether a bridge of the distribution runs STP, it is a warning. Source: host-scripts §1.4.6, §12.1 item 3, §12.6.
/// </remarks>
public sealed class BridgeLoopRule : FleetRule
{
    /// <summary>XNL1015.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1015", "Loop of bridges without spanning tree", "{0} a loop through {1}, with spanning tree off", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var part in fleet.Parts.Where(part => part.Hosts.Any(MayCloseLoop)))
        {
            foreach (var loop in BridgeLoops.In(part.Network.Topology))
            {
                if (HostOf(loop.Closing, part) is { } host
                    && LastOf(loop, host) is { } port
                    && LinkPlaces.OfPort(port, host.Timeline, host.Network) is { } place)
                {
                    yield return Finding(loop, port, part, place);
                }
            }
        }
    }

    /// <summary>Whether a bridge has two ports that lead further than to a guest or to dom0 itself: a loop goes in by one and out by another.</summary>
    private static bool MayCloseLoop(FleetHost host)
    {
        var state = host.Timeline.FinalState;
        if (!state.IsKnown)
        {
            return false;
        }

        var seen = new HashSet<Model.Addresses.InterfaceName>();
        foreach (var link in state.Links)
        {
            if (link is { Kind: not (LinkKind.BackendVif or LinkKind.Tap), IsUp: true, Master: { } master }
                && (link.Peer is not { } peer || state.FindLink(peer) is { Master: not null })
                && state.FindLink(master) is { Kind: LinkKind.Bridge or LinkKind.OpenVSwitchBridge }
                && !seen.Add(master))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The port of the loop that joined its bridge last on a host, by its timeline.</summary>
    private static LinkState? LastOf(BridgeLoop loop, FleetHost host)
    {
        var ports = loop.Ports.Where(end => string.Equals(end.Node, host.Dom0, StringComparison.Ordinal)).Select(end => host.Timeline.FinalState.FindLink(end.Link)).OfType<LinkState>().ToList();
        var last = host.Timeline.Steps.SelectMany(step => step.Effects).OfType<Enslave>().LastOrDefault(joined => ports.Exists(port => port.Name == joined.Port && port.Master == joined.Bridge));
        return ports.Find(port => last is null ? port.Name == loop.Closing.Link : port.Name == last.Port);
    }

    private static Diagnostic Finding(BridgeLoop loop, LinkState port, FleetAnalysis part, Location place)
    {
        var bridges = loop.Bridges.Select(end => (End: end, Host: HostOf(end, part))).Where(pair => pair.Host is not null).Select(pair => $"'{pair.End.Link}' of host {pair.Host?.Name}").Order(StringComparer.Ordinal).ToList();
        var ways = loop.Ports.Where(end => HostOf(end, part) is not null).Select(end => $"'{end.Link}'").Order(StringComparer.Ordinal).ToList();
        var lans = loop.Bridges.Select(end => part.Network.FindEnd(end.Node)).Where(end => end is { Role: NodeRole.Outside }).Select(end => end?.Name ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var what = $"bridge{(bridges.Count == 1 ? "" : "s")} {string.Join(" and ", bridges)}{(lans.Count == 0 ? "" : $" and LAN {string.Join(" and ", lans.Select(lan => $"'{lan}'"))}")} make";
        var finding = Descriptor.At(place, what, string.Join(" and ", ways))
            .WithCallout($"'{port.Name}' closes it")
            .WithEffect("each broadcast goes round for ever and multiplies: the network stands still within seconds");
        finding = lans.Count == 0 ? finding : finding.WithNote("unless the switches outside run a spanning tree, which then blocks one of the ports");
        return UnknownBridge(loop, part) is { } unknown
            ? finding.LoweredTo(DiagnosticSeverity.Warning).WithNote($"holds if '{unknown.Link}' does not run a spanning tree, which nobody states: say \"stp\" of it in xennetlint.json")
            : finding;
    }

    private static FleetHost? HostOf(LinkEnd end, FleetAnalysis part) => part.Hosts.FirstOrDefault(host => string.Equals(host.Dom0, end.Node, StringComparison.Ordinal));

    /// <summary>A bridge of the distribution of which nobody says whether it runs STP; null if there is none.</summary>
    private static LinkEnd? UnknownBridge(BridgeLoop loop, FleetAnalysis part)
    {
        foreach (var end in loop.Bridges)
        {
            if (HostOf(end, part)?.Network.Host.Interfaces.Any(link => link.Name == end.Link && link is { IsBridge: true, IsStpOn: null }) is true)
            {
                return end;
            }
        }

        return null;
    }
}
