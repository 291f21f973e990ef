using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>A guest's address lies in none of the networks that are known on its bridge.</summary>
/// <remarks>
/// Known are the networks of dom0's addresses there, on this host and on those that share the LAN, and those in which most of the bridge's guests
/// are; only what files state counts. Silent about a guest whose gateway is stated to lie in its own network, and where no network is known.
/// Routed guests may have any address. Source: host-scripts §12.2 item 5.
/// </remarks>
public sealed class AddressOutsideSegmentRule : FleetRule
{
    private const int GroupLength = 24;

    /// <summary>XNL2008.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2008", "Address outside the segment's prefix", "vif {0} has the address {1}, but bridge '{2}' is in {3}", RuleCategory.Addressing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5001"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var host in fleet.Hosts)
        {
            foreach (var guests in GuestAddress.In(host).Where(guest => guest.Vif.Backend is { Master: not null }).GroupBy(guest => guest.Vif.Backend?.Master))
            {
                if (guests.Key is not { } name || host.Timeline.FinalState.FindBridge(name) is not { IsUp: true } bridge)
                {
                    continue;
                }

                var all = guests.ToList();
                List<IPv4Prefix> networks = [.. NetworksOf(bridge, host, fleet).Concat(CommonNetworks(all)).Distinct()];
                foreach (var guest in all.Where(guest => networks.Count > 0 && !networks.Exists(network => network.Contains(guest.Prefix.Address)) && !HasCompany(guest, all) && !HasOwnGateway(guest)))
                {
                    yield return Descriptor
                        .At(guest.Place, guest.Vif.Name, guest.Prefix.Length == 32 ? guest.Prefix.Address.ToString() : guest.Prefix.ToString(), bridge.Name.ToString(), string.Join(" and ", networks))
                        .WithEffect("neither dom0 nor the guests there have a route to it, and what it is asked it cannot answer: each needs a route to the other's network");
                }
            }
        }
    }

    /// <summary>The networks of the addresses that files state of dom0s on the bridge and on the LAN it leads to.</summary>
    private static IEnumerable<IPv4Prefix> NetworksOf(LinkState bridge, FleetHost host, FleetAnalysis fleet)
    {
        var own = BridgedSegment.From(host.Timeline.FinalState, bridge);
        var cards = own.Links.Select(link => link.FirstName).OfType<InterfaceName>().ToHashSet();
        var others =
            from lan in fleet.Surroundings.Lans
            where lan.Interfaces.Any(end => string.Equals(end.Host, host.Name, StringComparison.Ordinal) && cards.Contains(end.Interface))
            from end in lan.Interfaces
            let other = fleet.FindHost(end.Host)
            where other is not null && other != host && other.Timeline.FinalState.IsKnown
            let card = other.Timeline.FinalState.Links.FirstOrDefault(link => link.FirstName == end.Interface)
            where card is not null
            from network in NetworksOn(BridgedSegment.From(other.Timeline.FinalState, card), other)
            select network;
        return own.HasUnseenPorts ? [] : NetworksOn(own, host).Concat(others).Distinct();
    }

    private static IEnumerable<IPv4Prefix> NetworksOn(BridgedSegment segment, FleetHost host)
    {
        var stated = host.StatedAddresses().Select(own => own.Address.Address).ToHashSet();
        return segment.Links.SelectMany(link => link.Addresses).Select(address => address.Prefix).Where(prefix => prefix.Length < 31 && stated.Contains(prefix.Address)).Select(prefix => prefix.Network);
    }

    /// <summary>The networks, with a stated length, that more than half of the bridge's guests are in.</summary>
    private static IEnumerable<IPv4Prefix> CommonNetworks(List<GuestAddress> all) => all
        .Where(guest => guest.Prefix.Length < 31)
        .Select(guest => guest.Prefix.Network)
        .Distinct()
        .Where(network => IsCommon(network, all));

    /// <summary>Whether most guests are near one whose network's length nobody states: they have a network that dom0 is not in.</summary>
    private static bool HasCompany(GuestAddress guest, List<GuestAddress> all) =>
        guest.Prefix.Length == 32 && IsCommon((guest.Prefix with { Length = GroupLength }).Network, all);

    private static bool IsCommon(IPv4Prefix network, List<GuestAddress> all) => all.Count > 1 && 2 * all.Count(guest => network.Contains(guest.Prefix.Address)) > all.Count;

    private static bool HasOwnGateway(GuestAddress guest) =>
        guest.Source == AddressSource.Facts
        && guest.Vif.Host.Network.Host.GuestFacts.Any(fact => fact.Gateway is { } gateway && fact.Addresses.Contains(guest.Prefix) && guest.Prefix.Contains(gateway));
}
