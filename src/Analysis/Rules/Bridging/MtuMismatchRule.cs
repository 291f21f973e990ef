using System.Globalization;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>Ports of one bridge, or host interfaces on one LAN, have different MTUs.</summary>
/// <remarks>
/// A bridge cuts nothing into pieces and tells nobody: what does not fit through a port is dropped. Up to 4.0 the vif scripts leave vifs at 1500;
/// from 4.1 on a vif takes its bridge's MTU when it joins. What guests set for themselves is not known. Source: host-scripts §3.3.2, §12.6 item 2.
/// </remarks>
public sealed class MtuMismatchRule : FleetRule
{
    private const int MostNames = 4;

    /// <summary>XNL1017.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1017", "Different MTUs along one segment", "{0} joins links of different MTU: {1}", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        return fleet.Hosts.Where(host => host.Timeline.FinalState.IsKnown).SelectMany(OnBridges).Concat(fleet.Surroundings.Lans.Select(lan => OnLan(lan, fleet)).OfType<Diagnostic>());
    }

    private static IEnumerable<Diagnostic> OnBridges(FleetHost host)
    {
        var state = host.Timeline.FinalState;

        // Most hosts have one MTU only.
        if (state.Links.All(link => link.MtuBytes == state.Links[0].MtuBytes || link.Master is null))
        {
            yield break;
        }

        foreach (var bridge in state.Links.Where(link => link.Kind is LinkKind.Bridge or LinkKind.OpenVSwitchBridge))
        {
            var ports = state.PortsOf(bridge.Name).Where(port => port.IsUp && port.Kind != LinkKind.LoopbackBackend).OrderByDescending(port => port.MtuBytes).ThenBy(port => port.PortOrder).ToList();
            if (ports.Count == 0 || ports[0].MtuBytes == ports[^1].MtuBytes || PlaceOf(ports, bridge, host) is not { } place)
            {
                continue;
            }

            var finding = Finding($"bridge '{bridge.Name}' of host {host.Name}", ports.ConvertAll(port => (NameOf(port, host), port.MtuBytes)), place);
            yield return ports.Exists(port => port.Kind == LinkKind.BackendVif) && host.Network.Host.Release.IsBefore(4, 1)
                ? finding.WithNote($"the vif scripts of Xen {host.Network.Host.Release} leave a vif at 1500; from 4.1 on it takes the bridge's MTU")
                : finding;
        }
    }

    private static Diagnostic? OnLan(SharedLan lan, FleetAnalysis fleet)
    {
        var cards =
            (from end in lan.Interfaces
             let host = fleet.FindHost(end.Host)
             where host is not null && host.Timeline.FinalState.IsKnown
             let link = host.Timeline.FinalState.Links.FirstOrDefault(link => link.FirstName == end.Interface || (link.Kind == LinkKind.Bond && link.Name == end.Interface))
             where link is not null && host.Network.Origins.FindInterface(end.Interface) is not null
             select (Name: $"{host.Name}:{end.Interface}", link.MtuBytes, Place: host.Network.Origins.FindInterface(end.Interface))).ToList();
        return cards.Count < 2 || cards.TrueForAll(card => card.MtuBytes == cards[0].MtuBytes) ? null
            : cards.Find(card => card.MtuBytes != cards[0].MtuBytes).Place is { } place ? Finding($"LAN '{lan.Name}'", [.. cards.OrderByDescending(card => card.MtuBytes).Select(card => (card.Name, card.MtuBytes))], place)
            : null;
    }

    private static Diagnostic Finding(string what, List<(string Name, int MtuBytes)> links, Location place)
    {
        // By MTU, the first few names of each.
        var parts = links.GroupBy(link => link.MtuBytes).Select(group =>
        {
            var names = group.Select(link => link.Name).ToList();
            var rest = names.Count > MostNames ? FormattableString.Invariant($" and {names.Count - MostNames + 1} others") : "";
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", rest.Length > 0 ? names.Take(MostNames - 1) : names)}{rest} {group.Key}");
        });
        return Descriptor.At(place, what, string.Join("; ", parts))
            .WithEffect(FormattableString.Invariant($"a packet larger than {links[^1].MtuBytes} bytes is dropped without a word where it does not fit: ping works, and large transfers hang"));
    }

    private static string NameOf(LinkState port, FleetHost host) =>
        FleetVif.In(host).FirstOrDefault(vif => vif.Vif.Id == port.Vif) is { } guest ? "vif " + guest.Name : $"'{port.Name}'";

    /// <summary>Where one of the MTUs is set: by a line, by <c>mtu=</c> of a vif, for a card; else where the bridge comes from.</summary>
    private static Location? PlaceOf(List<LinkState> ports, LinkState bridge, FleetHost host)
    {
        var (timeline, network) = (host.Timeline, host.Network);
        return LinkPlaces.LineOf(timeline, network, effect => effect is SetMtu set && ports.Exists(port => port.Name == set.Name && port.MtuBytes == set.MtuBytes))
            ?? ports.Where(port => port.MtuBytes != bridge.MtuBytes).Select(port => PlaceOfVif(port, host)).FirstOrDefault(place => place is not null)
            ?? ports.Where(port => port.MtuBytes != LinkState.EthernetMtuBytes).Select(port => network.Origins.FindInterface(port.FirstName ?? port.Name)).FirstOrDefault(place => place is not null)
            ?? LinkPlaces.OfBridge(bridge.Name, timeline, network);
    }

    private static Location? PlaceOfVif(LinkState port, FleetHost host) =>
        port.Vif is { } id && host.Network.StatedVifs().FirstOrDefault(pair => pair.Vif.Id == id) is { } pair && pair.Vif.MtuBytes.OrElse(null) is not null
            ? host.Network.Origins.Get(id, Aspect.Whole)
            : null;
}
