using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Finds the ends of a fleet that a reference may mean. Several mean that the host has to be named.</summary>
public static class EndResolver
{
    /// <summary>The ends, in the order of the fleet; none if nobody goes by that name.</summary>
    public static IReadOnlyList<EndMatch> Find(FleetNetwork network, EndReference reference)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Address is { } address)
        {
            return OwnersOf(network, reference, address);
        }

        // A guest may be called as a reference to another end reads.
        var ends = network.Ends.Where(end => end.Role == NodeRole.Guest && IsCalled(end, reference.Text)).ToList();
        if (ends.Count > 0)
        {
            return [.. ends.Select(end => new EndMatch(end, Address: null))];
        }

        ends = EndsOf(network, reference);
        return reference.Interface is { } written
            ? [.. ends.Select(end => FindInterface(network, end, written)).OfType<EndMatch>()]
            : [.. ends.Select(end => new EndMatch(end, Address: null))];
    }

    /// <summary>The interfaces of an end that a reference can name, as it names them.</summary>
    public static IReadOnlyList<string> InterfacesOf(FleetNetwork network, NetworkEnd end)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(end);
        return end.Role switch
        {
            NodeRole.Guest => [.. LinksOf(network, end).Select((_, number) => number.ToString(CultureInfo.InvariantCulture))],
            NodeRole.Dom0 => [.. LinksOf(network, end).Where(link => link.Addresses.Count > 0).Select(link => link.Name.ToString())],
            _ => [],
        };
    }

    /// <summary>The names by which references can find the ends of a fleet, each once.</summary>
    public static IReadOnlyList<string> NamesIn(FleetNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var hosts = network.Ends.Select(end => end.Host).Where(host => host.Length > 0).Distinct(StringComparer.Ordinal).Count();
        return [.. network.Ends.Select(end => hosts > 1 ? end.FullName : end.Name).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<EndMatch> OwnersOf(FleetNetwork network, EndReference reference, IPv4Address address) =>
    [
        .. from end in network.Ends
           where reference.Host is null || string.Equals(end.Host, reference.Host, StringComparison.Ordinal)
           let own = end.Addresses.FirstOrDefault(own => own.Address == address)
           where own is not null
           select new EndMatch(end, own),
    ];

    private static bool IsCalled(NetworkEnd end, string name) =>
        string.Equals(end.FullName, name, StringComparison.Ordinal) || string.Equals(end.Name, name, StringComparison.Ordinal);

    private static List<NetworkEnd> EndsOf(FleetNetwork network, EndReference reference)
    {
        var named = network.Ends.Where(end => string.Equals(end.Name, reference.Name, StringComparison.Ordinal) && (reference.Host is null || string.Equals(end.Host, reference.Host, StringComparison.Ordinal))).ToList();
        return reference.Name is EndReference.Outside ? OutsideOf(network, reference.Host, named) : named;
    }

    /// <summary>What is outside of each host: a LAN of its own, or the one that it shares with others under a name.</summary>
    private static List<NetworkEnd> OutsideOf(FleetNetwork network, string? host, List<NetworkEnd> named)
    {
        var ends = new List<NetworkEnd>(named);
        foreach (var dom0 in network.Ends.Where(end => end.Role == NodeRole.Dom0 && (host is null || string.Equals(end.Host, host, StringComparison.Ordinal))))
        {
            if (!named.Exists(end => string.Equals(end.Host, dom0.Host, StringComparison.Ordinal)) && SharedOutsideOf(network, dom0) is { } shared && !ends.Contains(shared))
            {
                ends.Add(shared);
            }
        }

        return ends;
    }

    // Of several shared LANs the one with the gateway of the default route, else that of the first card.
    private static NetworkEnd? SharedOutsideOf(FleetNetwork network, NetworkEnd dom0)
    {
        var cables = network.Topology.Cables.Where(cable => string.Equals(cable.One.Node, dom0.Node, StringComparison.Ordinal) || string.Equals(cable.Other.Node, dom0.Node, StringComparison.Ordinal));
        var around = cables.SelectMany(cable => (string[])[cable.One.Node, cable.Other.Node]).ToHashSet(StringComparer.Ordinal);
        var lans = network.Ends.Where(end => end.Role == NodeRole.Outside && around.Contains(end.Node)).ToList();
        var gateways = network.Topology.FindNode(dom0.Node)?.State.Routes.Where(route => route.IsDefault).Select(route => route.Gateway).ToHashSet() ?? [];
        return lans.Find(lan => lan.Addresses.Any(address => gateways.Contains(address.Address))) ?? lans.FirstOrDefault();
    }

    private static EndMatch? FindInterface(FleetNetwork network, NetworkEnd end, string written)
    {
        var links = LinksOf(network, end);
        var link = end.Role switch
        {
            NodeRole.Guest when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => links.ElementAtOrDefault(number),
            NodeRole.Guest or NodeRole.Dom0 => links.FirstOrDefault(link => string.Equals(link.Name.ToString(), written, StringComparison.Ordinal)),
            _ => null,
        };
        return link is null ? null : new EndMatch(end, end.Addresses.FirstOrDefault(address => address.Interface == link.Name)) { Interface = link.Name };
    }

    // A guest's are eth0, eth1, and so on in the order of its vifs; sorted as texts, eth10 would come before eth2.
    private static EquatableArray<LinkState> LinksOf(FleetNetwork network, NetworkEnd end) => network.Topology.FindNode(end.Node) is not { } node ? []
        : end.Role == NodeRole.Guest ? [.. node.State.Links.OrderBy(link => link.Name.ToString().Length).ThenBy(link => link.Name)]
        : node.State.Links;
}
