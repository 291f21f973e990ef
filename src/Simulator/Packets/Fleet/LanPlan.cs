using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>A network outside while the fleet is put together: a switch with the cards that are plugged into it, and who else is on it.</summary>
internal sealed class LanPlan(string node, string host, string name, HashSet<IPv4Address> taken)
{
    private const string SwitchName = "lan";
    private const string BeyondName = "beyond";

    private readonly List<LinkEnd> _plugs = [];
    private readonly List<IPv4Prefix> _networks = [];
    private readonly List<IPv4Prefix> _gateways = [];

    /// <summary>The node's name.</summary>
    public string Node { get; } = node;

    /// <summary>The host that alone is on it; empty if several may be.</summary>
    public string Host { get; } = host;

    /// <summary>Its name for output.</summary>
    public string Name { get; } = name;

    /// <summary>Whether a default route leads to it: behind it lies the world.</summary>
    public bool IsUplink { get; set; }

    /// <summary>The networks whose hosts are on it.</summary>
    public IReadOnlyList<IPv4Prefix> Networks => _networks;

    /// <summary>The gateways that answer on it.</summary>
    public IReadOnlyList<IPv4Prefix> Gateways => _gateways;

    public void Plug(LinkEnd end) => _plugs.Add(end);

    /// <summary>A network of it, by an address that somebody has there.</summary>
    public void AddNetwork(IPv4Prefix address)
    {
        _ = taken.Add(address.Address);
        if (address.Length is > 0 and < 31 && !_networks.Contains(address.Network))
        {
            _networks.Add(address.Network);
        }
    }

    /// <summary>A gateway that is on it, if it lies in one of its networks.</summary>
    /// <returns>Whether it does.</returns>
    public bool TryAddGateway(IPv4Address gateway)
    {
        foreach (var network in _networks)
        {
            if (network.Contains(gateway))
            {
                var prefix = network with { Address = gateway };
                if (!_gateways.Contains(prefix))
                {
                    _gateways.Add(prefix);
                    _ = taken.Add(gateway);
                }

                return true;
            }
        }

        return false;
    }

    private int _slots;

    /// <summary>Keeps places for the vifs of a host.</summary>
    /// <returns>The first of them.</returns>
    public int ReserveSlots(int count)
    {
        _slots += count;
        return _slots - count;
    }

    /// <summary>Takes an address that nobody has.</summary>
    /// <returns>Whether nobody had it.</returns>
    public bool TryTake(IPv4Address address) => taken.Add(address);

    /// <summary>The addresses of a network from a place on, counted from its upper end; then those before.</summary>
    public static IEnumerable<IPv4Address> AddressesOf(IPv4Prefix network, int slot)
    {
        var (first, last) = (network.Network.Address.Bits + 1, network.Broadcast.Bits - 1);
        var start = slot < last - first ? last - (uint)slot : last;
        for (var address = start; address >= first; address--)
        {
            yield return new IPv4Address(address);
        }

        for (var address = last; address > start; address--)
        {
            yield return new IPv4Address(address);
        }
    }

    /// <summary>An address of a network that nobody has, behind the places of the guests; null if none is left.</summary>
    private IPv4Address? TakeFree(IPv4Prefix network)
    {
        foreach (var address in AddressesOf(network, _slots))
        {
            if (TryTake(address))
            {
                return address;
            }
        }

        return null;
    }

    /// <summary>The node and its end.</summary>
    public (NetworkNode Node, NetworkEnd End, IEnumerable<Cable> Cables) Build(HostNetwork host, Surroundings surroundings)
    {
        var bridge = InterfaceName.Parse(SwitchName);
        var addresses = new List<EndAddress>();
        foreach (var network in _networks)
        {
            var gateways = _gateways.Where(gateway => gateway.Network == network).ToList();
            if (gateways.Count == 0 && TakeFree(network) is { } neighbour)
            {
                addresses.Add(new EndAddress(bridge, 0, network with { Address = neighbour }, IsStandIn: true));
            }

            addresses.AddRange(gateways.Select(gateway => new EndAddress(bridge, 0, gateway)));
        }

        var beyond = IsUplink ? surroundings.Outside.Select(AddressIn).Distinct().Where(address => !taken.Contains(address)).ToList() : [];
        var links = new List<LinkState>
        {
            new() { Name = bridge, Kind = LinkKind.Bridge, IsUp = true, Addresses = [.. addresses.Select(address => new LinkAddress(address.Prefix))] },
        };
        var cables = new List<Cable>();
        foreach (var (number, plug) in _plugs.Index())
        {
            var port = InterfaceName.Parse(FormattableString.Invariant($"port{number}"));
            links.Add(new LinkState { Name = port, Kind = LinkKind.Nic, IsUp = true, Master = bridge, PortOrder = number + 1, MtuBytes = LinkState.GreatestMtuBytes });
            cables.Add(new Cable(new LinkEnd(Node, port), plug));
        }

        if (beyond.Count > 0)
        {
            var world = InterfaceName.Parse(BeyondName);
            links.Add(new LinkState { Name = world, Kind = LinkKind.Dummy, IsUp = true, Addresses = [.. beyond.Select(address => new LinkAddress(new IPv4Prefix(address, 32)))] });
            addresses.InsertRange(0, beyond.Select(address => new EndAddress(world, 1, new IPv4Prefix(address, 32))));
        }

        var state = new NetworkState
        {
            Host = host,
            IsUp = true,
            Links = [.. links.OrderBy(link => link.Name)],
            Routes = [.. RoutesOf(bridge, addresses, surroundings)],
            Sysctls = surroundings.OutsideRoutes is null ? [] : [new Sysctl(Sysctl.IpForward, "1")],
        };
        var end = new NetworkEnd { Node = Node, Role = NodeRole.Outside, Host = Host, Name = Name, Addresses = addresses.ToEquatableArray(), IsUplink = IsUplink };
        var outside = new NetworkNode(Node, NodeRole.Outside, state) { UnknownRoutes = surroundings.OutsideRoutes is null ? UnstatedRoutes : "", UnknownForwarding = UnstatedForwarding, HasStatedRoutes = surroundings.OutsideRoutes is not null };
        return (outside, end, cables);
    }

    private const string UnstatedForwarding = "whether the network outside passes it on is not stated: name the address under \"outside\" in xennetlint.json if it does";

    private const string UnstatedRoutes =
        "nobody states whether the network outside has a route to it: state \"outsideRoutes\" in xennetlint.json, such as [ \"10.1.0.0/24 via 192.168.1.10\" ], or [] if there is none";

    private static IPv4Address AddressIn(IPv4Prefix outside) => outside.Length >= 31 ? outside.Address : new IPv4Address(outside.Network.Address.Bits + 1);

    private IEnumerable<RouteEntry> RoutesOf(InterfaceName bridge, List<EndAddress> addresses, Surroundings surroundings)
    {
        foreach (var own in addresses.Where(address => address.Interface == bridge).DistinctBy(address => address.Prefix.Network))
        {
            yield return new RouteEntry(own.Prefix.Network, Gateway: null, bridge, own.Address, IsConnected: true);
        }

        foreach (var route in (surroundings.OutsideRoutes ?? []).Where(route => _networks.Exists(network => network.Contains(route.Gateway))))
        {
            yield return new RouteEntry(route.Destination.Network, route.Gateway, bridge);
        }
    }
}
