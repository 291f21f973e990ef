using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Puts a topology together: each host's dom0 as it is, its running guests, and the networks that its cards lead to.</summary>
/// <remarks>
/// What no file states gets a stand-in, listed as an assumption: a guest without an address has a free one of its segment's network, as DHCP would
/// give it; its gateway is dom0's, or dom0 itself where dom0 routes for it. Source: product §2, §4.
/// </remarks>
public static class FleetBuilder
{
    private const string Uplink = "outside";
    private const string StateGuest = "state \"guests\" of the host in xennetlint.json";

    // RFC 5737: addresses that are nobody's.
    private static readonly IPv4Prefix Nowhere = new(new IPv4Address(0xc0000200), 24);

    /// <summary>Builds the fleet of hosts in the states that they are in.</summary>
    /// <param name="states">One state for each host, all under one toolstack; names differ.</param>
    /// <param name="surroundings">What lies around them.</param>
    public static FleetNetwork Build(IReadOnlyList<NetworkState> states, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(surroundings);
        var nodes = new List<NetworkNode>();
        var cables = new List<Cable>();
        var ends = new List<NetworkEnd>();
        var assumptions = new List<Assumption>();
        var lans = new Dictionary<string, LanPlan>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            var host = new HostBuilder(state, surroundings, lans);
            host.Build();
            nodes.AddRange(host.Nodes);
            cables.AddRange(host.Cables);
            ends.AddRange(host.Ends);
            assumptions.AddRange(host.Assumptions);
        }

        foreach (var lan in lans.Values)
        {
            var (node, end, plugs) = lan.Build(states[0].Host, surroundings);
            nodes.Add(node);
            ends.Add(end);
            cables.AddRange(plugs);
        }

        var topology = new Topology { Nodes = nodes.ToEquatableArray(), Cables = cables.ToEquatableArray() };
        return new FleetNetwork(topology, ends.ToEquatableArray(), assumptions.ToEquatableArray());
    }

    private sealed class HostBuilder(NetworkState state, Surroundings surroundings, Dictionary<string, LanPlan> lans)
    {
        private readonly HostLinks _links = new(state);
        private readonly HostNetwork _host = state.Host;
        private readonly Dictionary<int, LanPlan> _lansBySegment = [];
        private readonly Dictionary<int, Pool> _pools = [];
        private readonly Dictionary<int, InterfaceName> _uplinks = [];
        private readonly HashSet<IPv4Address> _taken = [];
        private readonly HashSet<LanPlan> _ownLans = [];
        private readonly Lazy<HashSet<IPv4Address>> _stated = new(() => [.. state.Host.Interfaces.SelectMany(link => link.Addresses).Select(address => address.Address)]);

        // The place of each vif among all that are defined: what stands in for its address must not hang on who else runs, and since when.
        private readonly Lazy<Dictionary<VifId, int>> _slots = new(() => state.Host.Domains.SelectMany(domain => domain.Vifs.OrElse([])).Select(vif => vif.Id).Distinct().Index().ToDictionary(vif => vif.Item, vif => vif.Index));

        private readonly Dictionary<LanPlan, int> _firstSlots = [];

        // One for all segments: a guest that is cut off from its own must not get the address of another's.
        private readonly HashSet<IPv4Address> _given = [.. state.Links.SelectMany(link => link.Addresses).Select(address => address.Prefix.Address)];

        public List<NetworkNode> Nodes { get; } = [];

        public List<Cable> Cables { get; } = [];

        public List<NetworkEnd> Ends { get; } = [];

        public List<Assumption> Assumptions { get; } = [];

        private string Dom0 => _host.Name + ":dom0";

        public void Build()
        {
            Nodes.Add(new NetworkNode(Dom0, NodeRole.Dom0, state));
            Ends.Add(new NetworkEnd
            {
                Node = Dom0,
                Role = NodeRole.Dom0,
                Host = _host.Name,
                Name = "dom0",
                Addresses = [.. from link in state.Links.Index() from address in link.Item.Addresses select new EndAddress(link.Item.Name, link.Index, address.Prefix)],
                Unknown = !state.IsKnown ? state.UnknownSince : "",
            });
            if (state.IsKnown)
            {
                PlugCards();
            }

            var facts = _host.GuestFacts.ToLookup(fact => fact.Domain);
            var guests = state.Domains.Domains.Where(domain => domain.State is DomainRunState.Running or DomainRunState.Unknown or DomainRunState.Starting)
                .Select(domain => (Domain: domain, Interfaces: GuestReader.Read(domain, _links, facts))).ToList();
            SettleAddresses([.. guests.SelectMany(guest => guest.Interfaces)]);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (domain, interfaces) in guests)
            {
                AddGuest(domain, interfaces, names);
            }

            TellStandIns(guests);
        }

        // ---- cards and the networks that they lead to

        private void PlugCards()
        {
            foreach (var card in state.Links)
            {
                if (card is not { Kind: LinkKind.Nic, FirstName: { } name })
                {
                    continue;
                }

                // A slave's bonding device is what has addresses, and what segments name.
                var upper = card.Master is { } master && state.FindLink(master) is { Kind: LinkKind.Bond } bond ? bond : card;
                var vlans = VlansOver(upper);
                var plug = new LinkEnd(Dom0, card.Name);
                if (vlans.Count > 0)
                {
                    plug = AddTrunk(card, vlans);
                }

                var lan = FindLan(name, upper.Kind == LinkKind.Bond ? upper.Name : null, suffix: "", _links.SegmentOf(card.Name));
                lan.Plug(plug);
                AddNetworks(lan, StatedOn(name, vlan: null), _links.SegmentOf(card.Name));
            }
        }

        private SortedDictionary<int, LinkState?> VlansOver(LinkState upper)
        {
            var vlans = new SortedDictionary<int, LinkState?>();
            foreach (var link in state.Links)
            {
                if (link is { Kind: LinkKind.Vlan, VlanNumber: { } number } && link.Parent == upper.Name)
                {
                    vlans[number] = link;
                }
            }

            if (upper.Master is { } bridge && state.FindLink(bridge) is { Kind: LinkKind.OpenVSwitchBridge })
            {
                foreach (var port in state.PortsOf(bridge))
                {
                    if (port.VlanTag is { } tag)
                    {
                        _ = vlans.TryAdd(tag, value: null);
                    }
                }
            }

            return vlans;
        }

        /// <summary>A switch that takes the VLANs of a card's cable apart, each to a network of its own.</summary>
        private LinkEnd AddTrunk(LinkState card, SortedDictionary<int, LinkState?> vlans)
        {
            var name = FormattableString.Invariant($"{_host.Name}:{card.FirstName}:trunk");
            var inward = InterfaceName.Parse("trunk");
            var links = new List<LinkState> { Port(inward, InterfaceName.Parse("untagged"), 1), Bridge("untagged"), Port(InterfaceName.Parse("u"), InterfaceName.Parse("untagged"), 2) };
            foreach (var (number, device) in vlans)
            {
                var bridge = Bridge(FormattableString.Invariant($"vlan{number}"));
                var outward = InterfaceName.Parse(FormattableString.Invariant($"out{number}"));
                links.Add(bridge);
                links.Add(Port(InterfaceName.Parse(FormattableString.Invariant($"in{number}")), bridge.Name, 1) with { Kind = LinkKind.Vlan, Parent = inward, VlanNumber = number });
                links.Add(Port(outward, bridge.Name, 2));
                var lan = FindLan(device?.FirstName ?? card.FirstName ?? card.Name, bond: null, device is null ? FormattableString.Invariant($".{number}") : "", device is null ? -1 : _links.SegmentOf(device.Name));
                lan.Plug(new LinkEnd(name, outward));
                AddNetworks(lan, device?.FirstName is { } vlan ? StatedOn(vlan, vlan) : [], device is null ? -1 : _links.SegmentOf(device.Name));
            }

            Nodes.Add(new NetworkNode(name, NodeRole.Outside, new NetworkState { Host = _host, IsUp = true, Links = [.. links.OrderBy(link => link.Name)] }));
            Cables.Add(new Cable(new LinkEnd(Dom0, card.Name), new LinkEnd(name, inward)));
            return new LinkEnd(name, InterfaceName.Parse("u"));
        }

        private static LinkState Bridge(string name) => new() { Name = InterfaceName.Parse(name), Kind = LinkKind.Bridge, IsUp = true, MtuBytes = LinkState.GreatestMtuBytes };

        private static LinkState Port(InterfaceName name, InterfaceName bridge, int order) =>
            new() { Name = name, Kind = LinkKind.Nic, IsUp = true, Master = bridge, PortOrder = order, MtuBytes = LinkState.GreatestMtuBytes };

        private LanPlan FindLan(InterfaceName card, InterfaceName? bond, string suffix, int segment)
        {
            foreach (var shared in surroundings.Lans)
            {
                foreach (var end in shared.Interfaces)
                {
                    if (string.Equals(end.Host, _host.Name, StringComparison.Ordinal) && suffix.Length == 0 && (end.Interface == card || end.Interface == bond))
                    {
                        return GetLan(shared.Name, shared.Name, "", shared.Name);
                    }
                }
            }

            // Where the default route leads to a bridge with several cards, nobody says that they are on one LAN: that would be a loop.
            var isFirst = suffix.Length == 0 && IsUplinkCard(card, bond) && (segment < 0 || _uplinks.TryAdd(segment, bond ?? card) || _uplinks[segment] == (bond ?? card));
            var name = isFirst ? Uplink : $"{Uplink}-{(object?)bond ?? card}{suffix}";
            return GetLan(_host.Name + ":" + name, _host.Name + ":" + name, _host.Name, name);
        }

        private LanPlan GetLan(string key, string node, string host, string name) =>
            lans.TryGetValue(key, out var known) ? known : lans[key] = new LanPlan(node, host, name, _taken);

        /// <summary>Whether the host's default route leads there; without one, whether it is the first card.</summary>
        private bool IsUplinkCard(InterfaceName card, InterfaceName? bond)
        {
            var defaults = _host.Routes.Where(route => route.Destination.Length == 0).Select(route => route.Device).ToList();
            if (defaults.Count > 0)
            {
                // Of two cards of one bridge the first is taken to be the uplink: that both lead to one network would be a circle.
                return defaults.Exists(device => device == card || device == bond || (LiesOn(device, card)
                    && !state.Links.Any(other => other is { Kind: LinkKind.Nic, FirstName: { } earlier } && earlier < card && LiesOn(device, earlier))));
            }

            return state.Links.Where(link => link is { Kind: LinkKind.Nic, FirstName: not null }).Select(link => link.FirstName).Min() is { } first
                && (first == card || (bond is { } upper && state.PortsOf(upper).Any(slave => slave.FirstName == first)));
        }

        private bool LiesOn(InterfaceName upper, InterfaceName card)
        {
            foreach (var link in _host.Interfaces)
            {
                if (link.Name == upper && link.VlanParent is null)
                {
                    return link.LowerInterfaces.Any(lower => lower == card || LiesOn(lower, card));
                }
            }

            return false;
        }

        private List<IPv4Prefix> StatedOn(InterfaceName card, InterfaceName? vlan) =>
            [.. _host.Interfaces.Where(link => link.Name == card || link.Name == vlan || LiesOn(link.Name, card)).SelectMany(link => link.Addresses)];

        private void AddNetworks(LanPlan lan, List<IPv4Prefix> stated, int segment)
        {
            // Who is at the end of a second cable out of one bridge is not known.
            if (segment >= 0 && _lansBySegment.TryGetValue(segment, out var other) && other != lan)
            {
                return;
            }

            foreach (var address in stated)
            {
                lan.AddNetwork(address);
            }

            // An address that has got to another card than its own brings no network along.
            foreach (var address in segment < 0 ? [] : _links.AddressesOn(segment).Where(own => !_stated.Value.Contains(own.Address)))
            {
                lan.AddNetwork(address);
            }

            if (segment >= 0)
            {
                _ = _lansBySegment.TryAdd(segment, lan);
            }

            if (_ownLans.Add(lan))
            {
                _firstSlots[lan] = lan.ReserveSlots(_host.Domains.Sum(domain => domain.Vifs.OrElse([]).Count));
            }

            foreach (var (gateway, isDefault) in _host.Routes.Select(route => (route.Gateway, route.Destination.Length == 0)).Concat(state.Routes.Select(route => (route.Gateway, route.IsDefault))))
            {
                // Two cards of one bridge lead to one network; its gateway is there once.
                if (gateway is { } hop && !_ownLans.Any(other => other != lan && other.Gateways.Any(known => known.Address == hop)))
                {
                    lan.IsUplink |= lan.TryAddGateway(hop) && isDefault;
                }
            }
        }

        // ---- addresses of guests

        private void SettleAddresses(List<GuestInterfacePlan> interfaces)
        {
            foreach (var plan in interfaces)
            {
                foreach (var address in plan.Addresses)
                {
                    PoolOf(plan).Take(address.Address);
                }
            }

            foreach (var plan in interfaces)
            {
                Complete(plan);
            }
        }

        /// <summary>Lengths, a stand-in where there is no address, the gateway.</summary>
        private void Complete(GuestInterfacePlan plan)
        {
            var pool = PoolOf(plan);
            for (var at = 0; at < plan.Addresses.Count; at++)
            {
                plan.Addresses[at] = WithLength(plan, plan.Addresses[at], pool);
                if (!plan.IsRouted && _lansBySegment.TryGetValue(plan.Segment, out var lan))
                {
                    lan.AddNetwork(plan.Addresses[at]);
                }
            }

            if (plan.Addresses.Count == 0 && plan.Unknown.Length == 0 && pool.TakeFree(_slots.Value.GetValueOrDefault(plan.Vif.Id, _slots.Value.Count)) is { } free)
            {
                plan.Addresses.Add(free);
                plan.IsStandIn = true;
            }

            if (!plan.IsGatewayStated && plan.Addresses.Count > 0)
            {
                plan.Gateway = GatewayFor(plan, plan.Addresses[0]);
            }
            else if (plan.Gateway is { } stated && _lansBySegment.TryGetValue(plan.Segment, out var own) && !IsDom0s(stated))
            {
                _ = own.TryAddGateway(stated);
            }
        }

        private IPv4Prefix WithLength(GuestInterfacePlan plan, IPv4Prefix address, Pool pool)
        {
            if (address.Length < 32)
            {
                return address;
            }

            if (plan.IsRouted && NatRouterOf(plan) is { } router)
            {
                // What vif-nat tells dhcpd. Source: host-scripts §3.6.
                return address with { Length = new IPv4Prefix(router, 16).Contains(address.Address) ? 16 : 32 };
            }

            return pool.Networks.Where(network => network.Contains(address.Address)).Select(network => address with { Length = network.Length }).FirstOrDefault(address);
        }

        private IPv4Address? NatRouterOf(GuestInterfacePlan plan)
        {
            var own = plan.Backend?.Addresses ?? [];
            return own.Count > 0 && state.Links.All(link => link.Name == plan.Backend?.Name || link.Addresses.All(address => address.Prefix.Address != own[0].Prefix.Address)) ? own[0].Prefix.Address : null;
        }

        private IPv4Address? GatewayFor(GuestInterfacePlan plan, IPv4Prefix own)
        {
            if (plan.IsRouted)
            {
                return plan.Backend?.Addresses.Select(address => (IPv4Address?)address.Prefix.Address).FirstOrDefault();
            }

            if (_lansBySegment.TryGetValue(plan.Segment, out var lan))
            {
                foreach (var gateway in lan.Gateways)
                {
                    if (own.Contains(gateway.Address))
                    {
                        return gateway.Address;
                    }
                }
            }

            return state.FindSysctl(Sysctl.IpForward) is "1"
                ? _links.AddressesOn(plan.Segment).Where(address => own.Contains(address.Address)).Select(address => (IPv4Address?)address.Address).FirstOrDefault()
                : null;
        }

        private bool IsDom0s(IPv4Address address) => state.Links.Any(link => link.Addresses.Any(own => own.Prefix.Address == address));

        private Pool PoolOf(GuestInterfacePlan plan)
        {
            // Routed guests share dom0's network, whatever back end they are on.
            var segment = plan.IsRouted ? -2 : plan.Segment;
            if (_pools.TryGetValue(segment, out var known))
            {
                return known;
            }

            var networks = new List<IPv4Prefix>();
            var lan = _lansBySegment.GetValueOrDefault(segment);
            networks.AddRange(plan.IsRouted ? _lansBySegment.Values.SelectMany(uplink => uplink.Networks) : _links.AddressesOn(segment).Where(address => address.Length is > 0 and < 31).Select(address => address.Network));
            networks.AddRange(lan?.Networks ?? []);
            networks.AddRange(_host.GuestFacts.SelectMany(fact => fact.Addresses).Where(address => address.Length < 31).Select(address => address.Network));
            return _pools[segment] = new Pool([.. networks.Distinct()], lan, lan is null ? 0 : _firstSlots.GetValueOrDefault(lan), _given);
        }

        /// <summary>Where guests of a segment get stand-ins from.</summary>
        private sealed class Pool(List<IPv4Prefix> networks, LanPlan? lan, int firstSlot, HashSet<IPv4Address> taken)
        {
            public IReadOnlyList<IPv4Prefix> Networks => networks;

            public void Take(IPv4Address address) => taken.Add(address);

            public IPv4Prefix? TakeFree(int slot)
            {
                var network = networks.Count > 0 ? networks[0] : Nowhere;
                foreach (var address in LanPlan.AddressesOf(network, firstSlot + slot))
                {
                    // A LAN of several hosts knows more of its addresses than this host does.
                    if (!taken.Contains(address) && (lan is null || lan.TryTake(address)))
                    {
                        _ = taken.Add(address);
                        return network with { Address = address };
                    }
                }

                return null;
            }
        }

        // ---- guests

        private void AddGuest(RunningDomain domain, List<GuestInterfacePlan> interfaces, HashSet<string> names)
        {
            var name = names.Add(domain.DisplayName) ? domain.DisplayName : $"{domain.DisplayName} ({domain.Definition})";
            var node = _host.Name + ":" + name;
            var unknown = !state.IsKnown ? state.UnknownSince
                : domain.State == DomainRunState.Unknown ? "whether it runs is not known"
                : interfaces.Find(plan => plan.Unknown.Length > 0)?.Unknown ?? interfaces.Find(plan => plan.Vif.Unknown.Length > 0)?.Vif.Unknown ?? "";
            var links = new List<LinkState>();
            var routes = new List<RouteEntry>();
            var addresses = new List<EndAddress>();
            foreach (var (number, plan) in interfaces.Index())
            {
                links.Add(new LinkState
                {
                    Name = plan.Name,
                    Kind = LinkKind.Nic,
                    MacAddress = plan.Vif.MacAddress.OrElse(null),
                    IsUp = true,
                    MtuBytes = plan.Vif.FrontendMtuBytes ?? LinkState.EthernetMtuBytes,
                    Addresses = [.. plan.Addresses.Select(address => new LinkAddress(address))],
                });
                routes.AddRange(RoutesOf(plan));
                addresses.AddRange(plan.Addresses.Select(address => new EndAddress(plan.Name, number, address, plan.Vif.Id, plan.IsStandIn)));
                if (plan.Backend is { } backend)
                {
                    Cables.Add(new Cable(new LinkEnd(Dom0, backend.Name), new LinkEnd(node, plan.Name)));
                }
            }

            // One default route is used; the first interface's.
            var routed = routes.Where(route => !route.IsDefault).Concat(routes.Where(route => route.IsDefault).Take(1)).ToEquatableArray();
            Nodes.Add(new NetworkNode(node, NodeRole.Guest, new NetworkState { Host = _host, IsUp = true, Links = links.OrderBy(link => link.Name).ToEquatableArray(), Routes = routed }));
            Ends.Add(new NetworkEnd { Node = node, Role = NodeRole.Guest, Host = _host.Name, Name = name, Domain = domain.Definition, Addresses = addresses.ToEquatableArray(), Unknown = unknown });
        }

        private static IEnumerable<RouteEntry> RoutesOf(GuestInterfacePlan plan)
        {
            foreach (var address in plan.Addresses.Where(address => address.Length < 32).DistinctBy(address => address.Network))
            {
                yield return new RouteEntry(address.Network, Gateway: null, plan.Name, address.Address, IsConnected: true);
            }

            if (plan.Gateway is not { } gateway)
            {
                yield break;
            }

            if (!plan.Addresses.Exists(address => address.Length < 32 && address.Contains(gateway)))
            {
                // A gateway outside the interface's networks is reached through it all the same, as hosters' guides have it.
                yield return new RouteEntry(new IPv4Prefix(gateway, 32), Gateway: null, plan.Name);
            }

            yield return new RouteEntry(default, gateway, plan.Name);
        }

        private void TellStandIns(List<(RunningDomain Domain, List<GuestInterfacePlan> Interfaces)> guests)
        {
            var unaddressed = guests.Where(guest => guest.Interfaces.Exists(plan => plan.IsStandIn)).Select(guest => guest.Domain.DisplayName).ToList();
            if (unaddressed.Count > 0)
            {
                Assumptions.Add(new Assumption(_host.Name, "guests", Listed(unaddressed) + ": an address of the segment's network", $"no file states the address, and DHCP is taken to give one; {StateGuest}"));
            }

            var gateways = guests.Where(guest => guest.Interfaces.Exists(plan => plan is { IsGatewayStated: false, Gateway: not null })).Select(guest => guest.Domain.DisplayName).ToList();
            if (gateways.Count > 0)
            {
                Assumptions.Add(new Assumption(_host.Name, "guests", Listed(gateways) + ": the gateway of the segment", $"no file states the guest's own routes; {StateGuest}"));
            }
        }

        // Of many names the first tell enough.
        private static string Listed(List<string> names)
        {
            const int Shown = 5;
            return names.Count <= Shown ? string.Join(", ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(Shown - 1))} and {names.Count - Shown + 1} others");
        }
    }
}
