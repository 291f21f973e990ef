using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Tells at a look where walks need not be asked whether a guest is cut off, or whether delivery hangs on who spoke last.</summary>
/// <remarks>
/// A host is plain if each guest's vif is up and on an up bridge with somebody else on it, or has its route; if no rule filters; if only one link of
/// dom0's answers on a bridge; and if no address occurs twice. On plain hosts every guest reaches dom0 or its neighbours, whatever was said before:
/// laws hold this against walks. The others are walked. Source: host-scripts §12.1 to §12.4, §12.7.
/// </remarks>
internal static class WalkNeed
{
    /// <summary>Whether a part of a fleet has something that only walks can tell.</summary>
    internal static bool IsIn(FleetAnalysis part)
    {
        var guests = part.Hosts.Select(host => GuestAddresses(host)).ToList();
        return part.Hosts.Zip(guests).Any(pair => !IsPlain(pair.First.Timeline.FinalState, pair.Second)) || HasTwins(part, guests) || HasTwoPlugs(part);
    }

    // One entry for each vif, with its stated addresses.
    private static List<(FleetVif Vif, List<IPv4Address> Addresses)> GuestAddresses(FleetHost host)
    {
        var stated = GuestAddress.In(host).ToLookup(guest => guest.Vif.Vif.Id, guest => guest.Prefix.Address);
        return [.. FleetVif.In(host).Select(vif => (vif, stated.Count > 0 ? stated[vif.Vif.Id].ToList() : []))];
    }

    private static bool IsPlain(NetworkState state, List<(FleetVif Vif, List<IPv4Address> Addresses)> guests)
    {
        // Of a host of which nothing is known, walks know nothing either.
        if (!state.IsKnown)
        {
            return true;
        }

        var isFiltered = state.Filter.DropsForward || state.Filter.Forward.Count > 0 || state.OtherRules.Count > 0;
        return !isFiltered && state.Links.All(link => IsPlain(link, state)) && AreRouted(state, guests) && AreBridged(state, guests);
    }

    private static bool IsPlain(LinkState link, NetworkState state) => link.Kind switch
    {
        LinkKind.BackendVif or LinkKind.Tap => link is { IsUp: true, VlanTag: null, VlanTrunks.Count: 0 } && (link.Master is null ? link.Addresses.Count > 0 : link.Addresses.Count == 0),
        LinkKind.Bridge => true,
        LinkKind.Nic or LinkKind.Bond or LinkKind.Vlan => link.Master is null || link is { IsUp: true, Addresses.Count: 0 },

        // A pair that nobody uses, or dom0's own way to a bridge that does not answer itself and whose card has another address.
        LinkKind.Veth or LinkKind.LoopbackBackend => link is { IsUp: false, Master: null, Addresses.Count: 0 }
            || (link.Kind == LinkKind.Veth
                ? link.Master is null && link.IsUp && link.IsArpOn && link.Peer is { } peer && state.FindLink(peer) is { IsUp: true, Master: not null }
                : link is { IsUp: true, Master: { } bridge } && state.FindLink(bridge) is { IsArpOn: false } && state.PortsOf(bridge).All(port => port.MacAddress == MacAddress.Dead)),
        LinkKind.Dummy => true,
        _ => false,
    };

    private static bool AreRouted(NetworkState state, List<(FleetVif Vif, List<IPv4Address> Addresses)> guests)
    {
        HashSet<InterfaceName>? devices = null;
        foreach (var (vif, _) in guests)
        {
            if (vif.Backend is not { } backend)
            {
                return false;
            }

            if (backend.Master is null && !(devices ??= [.. state.Routes.Where(route => route.Gateway is null && !route.IsConnected).Select(route => route.Device)]).Contains(backend.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreBridged(NetworkState state, List<(FleetVif Vif, List<IPv4Address> Addresses)> guests)
    {
        var bridges = new Dictionary<InterfaceName, List<IPv4Prefix>?>();
        foreach (var (vif, addresses) in guests)
        {
            if (vif.Backend?.Master is not { } name)
            {
                continue;
            }

            if (!bridges.TryGetValue(name, out var networks))
            {
                bridges[name] = networks = NetworksOf(name, state);
            }

            if (networks is null || (networks.Count > 0 && addresses.Exists(address => !networks.Exists(network => network.Contains(address)))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>dom0's networks on a bridge; null if the bridge, or who is on it, is not plain.</summary>
    private static List<IPv4Prefix>? NetworksOf(InterfaceName name, NetworkState state)
    {
        if (state.FindBridge(name) is not { IsUp: true } bridge || state.Host.Interfaces.Any(link => link.Name == name && link is { IsBridge: true, Ports: null }))
        {
            return null;
        }

        var ports = 0;
        var uplinks = 0;
        var networks = bridge.Addresses.Select(address => address.Prefix).ToList();
        foreach (var port in state.PortsOf(name))
        {
            ports++;
            uplinks += port.Kind is LinkKind.Nic or LinkKind.Bond or LinkKind.Vlan ? 1 : 0;
            networks.AddRange(port is { Kind: LinkKind.LoopbackBackend, Peer: { } peer } ? state.FindLink(peer)?.Addresses.Select(address => address.Prefix) ?? [] : []);
        }

        return uplinks > 1 || (ports < 2 && networks.Count == 0) ? null : networks;
    }

    private static bool HasTwins(FleetAnalysis part, List<List<(FleetVif Vif, List<IPv4Address> Addresses)>> guests)
    {
        var macs = new HashSet<MacAddress>();
        var own = new HashSet<IPv4Address>();
        foreach (var state in part.Hosts.Select(host => host.Timeline.FinalState))
        {
            macs.UnionWith(state.Links.Where(link => link.Kind is not (LinkKind.BackendVif or LinkKind.Tap)).Select(link => link.MacAddress).OfType<MacAddress>());
            if (state.Links.SelectMany(link => link.Addresses, (link, address) => (link.Kind, address.Prefix.Address)).Where(pair => pair.Kind != LinkKind.BackendVif).Select(pair => pair.Address).Distinct().Any(address => !own.Add(address)))
            {
                return true;
            }
        }

        return guests.SelectMany(host => host).Any(guest =>
            (guest.Vif.Vif.MacAddress.OrElse(null) is { } mac && (mac == MacAddress.Dead || mac.IsMulticast || !macs.Add(mac)))
            || guest.Addresses.Exists(address => !own.Add(address)));
    }

    /// <summary>Whether a LAN has two interfaces of one host, both of which answer for all of dom0's addresses. Source: host-scripts §12.2 item 2.</summary>
    private static bool HasTwoPlugs(FleetAnalysis part) => part.Surroundings.Lans.Any(lan => lan.Interfaces.CountBy(end => end.Host, StringComparer.Ordinal).Any(host => host.Value > 1));
}
