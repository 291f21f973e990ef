using System.Diagnostics;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <summary>What each effect does to a state, and when the kernel refuses it. Source: host-scripts §0.3, §12.5, §12.6.</summary>
internal static partial class Kernel
{
    public static KernelAnswer Apply(NetworkState state, Effect effect) => effect switch
    {
        StartKernel => new(NetworkState.PoweredOff(state.Host) with { IsUp = true, Saved = state.Saved }),
        ReplaceFiles replace => new(state with { Host = replace.Host }),
        CreateNic nic => Create(state, new LinkState { Name = nic.Name, Kind = LinkKind.Nic, MacAddress = nic.MacAddress, FirstName = nic.Name }),
        CreateVethPair pair => CreatePair(state, pair),
        CreateBridge bridge => CreateBridge(state, bridge.Name),
        SetStp stp => Change(state, stp.Bridge, "bridge {0} does not exist!", 1, link => link with { IsStpOn = stp.IsOn }),
        SetForwardDelay delay => Change(state, delay.Bridge, "bridge {0} does not exist!", 1, link => link with { ForwardDelay = delay.Delay }),
        DeleteLink delete => Delete(state, delete.Name),
        RenameLink rename => Rename(state, rename),
        BringUp up => BringUp(state, up.Name),
        BringDown down => BringDown(state, down.Name),
        SetMacAddress mac => SetMac(state, mac),
        SetArp arp => Change(state, arp.Name, link => link with { IsArpOn = arp.IsOn }),
        SetMulticast multicast => Change(state, multicast.Name, link => link with { IsMulticastOn = multicast.IsOn }),
        SetMtu mtu => SetMtu(state, mtu),
        AddAddress add => AddAddress(state, add),
        RemoveAddress remove => RemoveAddress(state, remove),
        AddIPv6Address add => AddIPv6Address(state, add),
        FlushAddresses flush => Flush(state, flush.Device),
        AddRoute add => AddRoute(state, add.Route),
        RemoveRoute remove => RemoveRoute(state, remove.Route),
        Enslave enslave => Enslave(state, enslave),
        ReleasePort release => ReleasePort(state, release),
        SetSysctl sysctl => SetSysctl(state, sysctl.Sysctl),
        AppendFilterRule append => new(WithForward(state, state.Filter.Forward.Add(append.Rule))),
        InsertFilterRule insert => new(WithForward(state, [insert.Rule, .. state.Filter.Forward])),
        DeleteFilterRule delete => DeleteRule(state, delete.Rule),
        FlushForward => new(WithForward(state, [])),
        AppendNatRule append => AppendNat(state, append),
        DeleteNatRule delete => DeleteNat(state, delete),
        AddFileLine add => AddLine(state, add),
        RemoveFileLines remove => RemoveLines(state, remove),
        RestartService => new(state),
        CreateBond bond => Create(state, new LinkState { Name = bond.Name, Kind = LinkKind.Bond, MacAddress = bond.MacAddress }),
        EnslaveToBond slave => EnslaveToBond(state, slave),
        ReleaseSlave slave => ReleaseSlave(state, slave),
        CreateDummy dummy => Create(state, new LinkState { Name = dummy.Name, Kind = LinkKind.Dummy }),
        CreatePair pair => CreatePair(state, pair),
        InsertNatRule insert => new(state with { NatRules = [insert.Rule, .. state.NatRules] }),
        AppendOtherRule append => new(state with { OtherRules = state.OtherRules.Add(OtherRule(append.Table, append.Rule)) }),
        InsertOtherRule insert => new(state with { OtherRules = [OtherRule(insert.Table, insert.Rule), .. state.OtherRules] }),
        DeleteOtherRule delete => DeleteOther(state, OtherRule(delete.Table, delete.Rule)),
        CreateVlan vlan => Create(state, new LinkState { Name = vlan.Name, Kind = LinkKind.Vlan, MacAddress = vlan.MacAddress, Parent = vlan.Parent, VlanNumber = vlan.Number, FirstName = vlan.Name }),
        SetForwardPolicy policy => new(state with { Filter = state.Filter with { DropsForward = policy.Drops } }),
        MarkConfigured mark => new(state with { ConfiguredByIfup = WithName(state.ConfiguredByIfup, mark.Name) }),
        MarkUnconfigured mark => new(state with { ConfiguredByIfup = [.. state.ConfiguredByIfup.Where(name => name != mark.Name)] }),
        LeaveLock { IsHeld: true } leave => new(state with { Locks = WithText(state.Locks, leave.Name) }),
        LeaveLock leave => new(state with { LockFiles = WithText(state.LockFiles, leave.Name) }),
        DropLock drop => new(state with { Locks = WithoutText(state.Locks, drop.Name), LockFiles = WithoutText(state.LockFiles, drop.Name) }),
        AllocateDomainId allocate => Allocate(state, allocate),
        CreateBackendVif create => CreateBackend(state, create.Vif),
        RemoveBackendVif remove => RemoveBackend(state, remove.Vif),
        WriteHotplugStatus write => new(WithVif(state, write.Vif, vif => vif with { Hotplug = write.Outcome })),
        LoseTrackOfVif lose => new(WithVif(state, lose.Vif, vif => vif with { Unknown = lose.Reason, Bridge = Fact.Unknown<InterfaceName?>(lose.Reason) })),
        SetDomainState set => new(WithDomain(state, set.DomId, domain => domain with { State = set.State })),
        EndDomain end => new(state with { Domains = state.Domains with { Domains = [.. state.Domains.Domains.Where(domain => domain.DomId != end.DomId)] } }),
        RunXend run => new(state with { Xend = run.Options }),
        EndXend => new(state with { Xend = null }),
        ConfigureDomain configure => new(WithDomain(state, configure.DomId, domain => domain with { Config = configure.Config })),
        KeepImage keep => new(state with { Saved = [.. state.Saved.Where(image => image.Id != keep.Config.Id), keep.Config] }),
        DropImage drop => new(state with { Saved = [.. state.Saved.Where(image => image.Id != drop.Definition)] }),
        BecomeUnknown unknown => new(state.IsKnown ? state with { UnknownSince = unknown.Reason } : state),
        NothingHappens => new(state),
        CreateTap create => CreateTap(state, create),
        RemoveTap remove => RemoveTap(state, remove.Vif),
        CreateOpenVSwitchBridge create => Create(state, new LinkState { Name = create.Name, Kind = LinkKind.OpenVSwitchBridge }),
        AddOpenVSwitchPort add => AddOpenVSwitchPort(state, add),
        RemoveOpenVSwitchPort remove => RemoveOpenVSwitchPort(state, remove.Port),
        WriteFrontendMtu write => new(write.IsRead ? WithVif(state, write.Vif, vif => vif with { FrontendMtuBytes = write.MtuBytes }) : state),
        AddDhcpInterface add => AddLine(state, new AddFileLine(add.Path, add.Device.ToString())),
        RemoveDhcpInterface remove => RemoveDhcpInterface(state, remove),
        _ => throw new UnreachableException($"No meaning for {effect.GetType().Name}."),
    };

    private static KernelAnswer Refuse(NetworkState state, string error, int exitStatus) => new(state, error, exitStatus);

    private static KernelAnswer Exists(NetworkState state) => Refuse(state, "RTNETLINK answers: File exists", 2);

    private static KernelAnswer NoDevice(NetworkState state, InterfaceName name) => Refuse(state, $"Cannot find device \"{name}\"", 1);

    // ---- links

    private static KernelAnswer Create(NetworkState state, LinkState link) =>
        state.FindLink(link.Name) is null ? new(WithLinkAdded(state, link)) : Exists(state);

    private static KernelAnswer CreatePair(NetworkState state, CreateVethPair pair)
    {
        if (state.FindLink(pair.Veth) is not null || state.FindLink(pair.Backend) is not null)
        {
            return Exists(state);
        }

        var veth = new LinkState { Name = pair.Veth, Kind = LinkKind.Veth, MacAddress = MacAddress.Zero, Peer = pair.Backend };
        var backend = new LinkState { Name = pair.Backend, Kind = LinkKind.LoopbackBackend, MacAddress = MacAddress.Dead, Peer = pair.Veth };
        return new(WithLinkAdded(WithLinkAdded(state, veth), backend));
    }

    private static KernelAnswer CreateBridge(NetworkState state, InterfaceName name)
    {
        // The kernel takes the first 15 characters of what brctl hands it (seen with bridge-utils 1.7).
        var made = name.CutToKernel();
        return state.FindLink(made) is null
            ? new(WithLinkAdded(state, new LinkState { Name = made, Kind = LinkKind.Bridge }))
            : Refuse(state, $"device {name} already exists; can't create bridge with the same name", 1);
    }

    private static KernelAnswer Delete(NetworkState state, InterfaceName name)
    {
        if (state.FindLink(name) is not { } link)
        {
            return NoDevice(state, name);
        }

        if (link is { Kind: LinkKind.Bridge, IsUp: true })
        {
            return Refuse(state, $"bridge {name} is still up; can't delete it", 1);
        }

        return new(WithoutLink(link.Peer is { } peer ? WithoutLink(state, peer) : state, name));
    }

    private static KernelAnswer Rename(NetworkState state, RenameLink rename)
    {
        if (!rename.To.FitsKernel)
        {
            return Refuse(state, $"argument \"{rename.To}\" is wrong: \"name\" not a valid ifname", 255);
        }

        if (state.FindLink(rename.From) is not { } link)
        {
            return NoDevice(state, rename.From);
        }

        if (link.IsUp && !state.Host.Environment.RenamesUpInterfaces)
        {
            return Refuse(state, "RTNETLINK answers: Device or resource busy", 2);
        }

        if (state.FindLink(rename.To) is not null)
        {
            return Exists(state);
        }

        var renamed = link with { Name = rename.To, Addresses = Relabelled(link, rename.To) };
        var links = state.Links
            .Where(other => other.Name != link.Name)
            .Select(other => other with
            {
                Master = other.Master == link.Name ? rename.To : other.Master,
                Peer = other.Peer == link.Name ? rename.To : other.Peer,
                Parent = other.Parent == link.Name ? rename.To : other.Parent,
            });
        var next = state with
        {
            Links = [.. links.Append(renamed).OrderBy(other => other.Name.ToString(), StringComparer.Ordinal)],
            Routes = [.. state.Routes.Select(route => route.Device == link.Name ? route with { Device = rename.To } : route)],
            Sysctls = [.. state.Sysctls.Select(Moved).OrderBy(sysctl => sysctl.Name, StringComparer.Ordinal)],
        };
        return new(link.Vif is { } id ? WithVif(next, id, vif => vif with { Backend = rename.To }) : next);

        Sysctl Moved(Sysctl sysctl) => string.Equals(sysctl.Name, Sysctl.ProxyArp(rename.From), StringComparison.Ordinal)
            ? sysctl with { Name = Sysctl.ProxyArp(rename.To) }
            : sysctl;
    }

    /// <summary>The first address gets the new name as its label, the n-th keeps its alias or gets <c>:n</c>. Source: host-scripts §12.5.</summary>
    private static EquatableArray<LinkAddress> Relabelled(LinkState link, InterfaceName name)
    {
        return [.. link.Addresses.Select((address, at) => address with { Label = at == 0 ? "" : Fitting(Alias(address.Label, at)) })];

        static string Alias(string label, int at) =>
            label.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? label[colon..] : FormattableString.Invariant($":{at + 1}");

        string Fitting(string alias)
        {
            var text = name.ToString();
            var room = InterfaceName.KernelLimit - alias.Length;
            return (text.Length <= room ? text : text[..Math.Max(0, room)]) + alias;
        }
    }

    private static KernelAnswer BringUp(NetworkState state, InterfaceName name)
    {
        if (state.FindLink(name) is not { } link)
        {
            return NoDevice(state, name);
        }

        if (link.IsUp)
        {
            return new(state);
        }

        var next = WithLink(state, link with { IsUp = true });
        next = link.Addresses.Aggregate(next, (now, address) => WithConnectedRoute(now, name, address));

        // VLAN devices come up with the link below them, whoever took them down. Source: host-scripts §12.5 item 7.
        return new(VlansOn(state, name).Aggregate(next, (now, vlan) => BringUp(now, vlan).State));
    }

    private static KernelAnswer BringDown(NetworkState state, InterfaceName name)
    {
        if (state.FindLink(name) is not { } link)
        {
            return NoDevice(state, name);
        }

        if (!link.IsUp)
        {
            return new(state);
        }

        // IPv6 addresses do not outlive this, IPv4 ones do. Source: ip-sysctl, keep_addr_on_down.
        var next = WithoutRoutesOf(WithLink(state, link with { IsUp = false, IPv6Addresses = [] }), name);
        return new(VlansOn(state, name).Aggregate(next, (now, vlan) => BringDown(now, vlan).State));
    }

    private static InterfaceName[] VlansOn(NetworkState state, InterfaceName name) => [.. state.Links.Where(link => link.Parent == name).Select(link => link.Name)];

    private static KernelAnswer SetMac(NetworkState state, SetMacAddress set)
    {
        if (state.FindLink(set.Name) is not { } link)
        {
            return NoDevice(state, set.Name);
        }

        if (set.MacAddress is { IsMulticast: true } or { IsZero: true })
        {
            return Refuse(state, "RTNETLINK answers: Cannot assign requested address", 2);
        }

        return new(WithLink(state, link with { MacAddress = set.MacAddress, IsMacAddressSet = true }));
    }

    private static KernelAnswer SetMtu(NetworkState state, SetMtu set) => set.MtuBytes switch
    {
        < LinkState.LeastMtuBytes when state.FindLink(set.Name) is not null => Refuse(state, "Error: mtu less than device minimum.", 2),
        > LinkState.GreatestMtuBytes when state.FindLink(set.Name) is not null => Refuse(state, "Error: mtu greater than device maximum.", 2),
        _ => Change(state, set.Name, link => link with { MtuBytes = set.MtuBytes, IsMtuSet = true }),
    };

    private static KernelAnswer Change(NetworkState state, InterfaceName name, Func<LinkState, LinkState> change) =>
        Change(state, name, "Cannot find device \"{0}\"", 1, change);

    private static KernelAnswer Change(NetworkState state, InterfaceName name, string missing, int exitStatus, Func<LinkState, LinkState> change) =>
        state.FindLink(name) is { } link
            ? new(WithLink(state, change(link)))
            : Refuse(state, missing.Replace("{0}", name.ToString(), StringComparison.Ordinal), exitStatus);

    // ---- bridges

    private static KernelAnswer Enslave(NetworkState state, Enslave enslave)
    {
        if (state.FindLink(enslave.Bridge) is not { } bridge)
        {
            return Refuse(state, $"bridge {enslave.Bridge} does not exist!", 1);
        }

        if (state.FindLink(enslave.Port) is not { } port)
        {
            return Refuse(state, $"interface {enslave.Port} does not exist!", 1);
        }

        if (enslave.IsByIp)
        {
            return EnslaveByIp(state, bridge, port);
        }

        if (bridge.Kind != LinkKind.Bridge)
        {
            return Refuse(state, $"can't add {port.Name} to bridge {bridge.Name}: Operation not supported", 1);
        }

        if (port.Kind == LinkKind.Bridge)
        {
            return Refuse(state, $"device {port.Name} is a bridge device itself; can't add a bridge device to a bridge device.", 1);
        }

        if (port.Master is not null)
        {
            return Refuse(state, $"device {port.Name} is already a member of a bridge; can't enslave it to bridge {bridge.Name}.", 1);
        }

        return new(WithPort(state, bridge, port));
    }

    /// <summary><c>ip link set PORT master BRIDGE</c> moves a port of another bridge. Source: host-scripts §1.4.6.</summary>
    private static KernelAnswer EnslaveByIp(NetworkState state, LinkState bridge, LinkState port)
    {
        if (bridge.Kind != LinkKind.Bridge)
        {
            return Refuse(state, "RTNETLINK answers: Operation not supported", 2);
        }

        if (port.Kind == LinkKind.Bridge)
        {
            return Refuse(state, "RTNETLINK answers: Too many levels of symbolic links", 2);
        }

        var free = port.Master is { } old ? WithBridgeRecomputed(WithLink(state, port with { Master = null, PortOrder = 0 }), old) : state;
        return new(WithPort(free, bridge, port));
    }

    private static NetworkState WithPort(NetworkState state, LinkState bridge, LinkState port)
    {
        var next = WithBridgeRecomputed(WithLink(state, port with { Master = bridge.Name, PortOrder = NextPortOrder(state, bridge.Name) }), bridge.Name);
        return port.Vif is { } id ? WithVif(next, id, vif => vif with { Bridge = Fact.Stated<InterfaceName?>(bridge.Name) }) : next;
    }

    private static int NextPortOrder(NetworkState state, InterfaceName bridge)
    {
        var last = 0;
        foreach (var link in state.Links)
        {
            last = link.Master == bridge ? Math.Max(last, link.PortOrder) : last;
        }

        return last + 1;
    }

    private static KernelAnswer ReleasePort(NetworkState state, ReleasePort release)
    {
        if (state.FindLink(release.Bridge) is not { } bridge)
        {
            return Refuse(state, $"bridge {release.Bridge} does not exist!", 1);
        }

        if (state.FindLink(release.Port) is not { } port)
        {
            return Refuse(state, $"interface {release.Port} does not exist!", 1);
        }

        if (release.IsByIp)
        {
            return new(port.Master is { } master ? WithBridgeRecomputed(WithLink(state, port with { Master = null, PortOrder = 0 }), master) : state);
        }

        if (bridge.Kind != LinkKind.Bridge)
        {
            return Refuse(state, $"can't delete {port.Name} from {bridge.Name}: Operation not supported", 1);
        }

        return port.Master == release.Bridge
            ? new(WithBridgeRecomputed(WithLink(state, port with { Master = null, PortOrder = 0 }), release.Bridge))
            : Refuse(state, $"device {release.Port} is not a port of {release.Bridge}", 1);
    }

    /// <summary>A bridge has the lowest MAC of its ports and their smallest MTU, unless somebody set these. Source: host-scripts §0.3, §12.6.</summary>
    private static NetworkState WithBridgeRecomputed(NetworkState state, InterfaceName name)
    {
        if (state.FindBridge(name) is not { } bridge)
        {
            return state;
        }

        LinkState? lowest = null;
        int? smallest = null;
        var isMacKnown = true;
        foreach (var link in state.Links)
        {
            if (link.Master == name)
            {
                lowest = lowest is null || link.MacAddress < lowest.MacAddress ? link : lowest;
                smallest = Math.Min(smallest ?? link.MtuBytes, link.MtuBytes);
                isMacKnown &= link.MacAddress is not null;
            }
        }

        var mac = lowest is null ? MacAddress.Zero : isMacKnown ? lowest.MacAddress : null;
        var mtu = smallest ?? LinkState.EthernetMtuBytes;
        return WithLinkReplaced(state, bridge with
        {
            MacAddress = bridge.IsMacAddressSet ? bridge.MacAddress : mac,
            MtuBytes = bridge.IsMtuSet ? bridge.MtuBytes : mtu,
        });
    }

    // ---- addresses and routes

    private static KernelAnswer AddAddress(NetworkState state, AddAddress add)
    {
        if (state.FindLink(add.Device) is not { } link)
        {
            return NoDevice(state, add.Device);
        }

        if (link.Addresses.Any(address => address.Prefix == add.Address.Prefix))
        {
            return Exists(state);
        }

        var isSecondary = link.Addresses.Any(address => !address.IsSecondary && IsSameNetwork(address.Prefix, add.Address.Prefix));
        var label = string.Equals(add.Address.Label, link.Name.ToString(), StringComparison.Ordinal) ? "" : add.Address.Label;
        var added = add.Address with { IsSecondary = isSecondary, Label = label };
        var next = WithLink(state, link with { Addresses = [.. link.Addresses.Append(added).OrderBy(address => address.IsSecondary)] });
        return new(link.IsUp ? WithConnectedRoute(next, link.Name, added) : next);
    }

    private static bool IsSameNetwork(IPv4Prefix one, IPv4Prefix other) => one.Length == other.Length && one.Network == other.Network;

    private static KernelAnswer RemoveAddress(NetworkState state, RemoveAddress remove)
    {
        if (state.FindLink(remove.Device) is not { } link)
        {
            return NoDevice(state, remove.Device);
        }

        if (link.Addresses.FirstOrDefault(address => address.Prefix == remove.Prefix) is not { } removed)
        {
            return Refuse(state, "RTNETLINK answers: Cannot assign requested address", 2);
        }

        // Without promote_secondaries the first address of a network takes its secondaries along.
        var rest = link.Addresses.Where(address =>
            address != removed && (removed.IsSecondary || !address.IsSecondary || !IsSameNetwork(address.Prefix, removed.Prefix)));
        return new(WithAddresses(state, link, [.. rest]));
    }

    private static KernelAnswer Flush(NetworkState state, InterfaceName device) =>
        state.FindLink(device) is { } link
            ? new(link.Addresses.Count == 0 && link.IPv6Addresses.Count == 0 ? state : WithAddresses(state, link with { IPv6Addresses = [] }, []))
            : Refuse(state, $"Device \"{device}\" does not exist.", 1);

    private static NetworkState WithAddresses(NetworkState state, LinkState link, EquatableArray<LinkAddress> addresses)
    {
        var next = WithLink(state, link with { Addresses = addresses });
        if (addresses.Count == 0)
        {
            next = WithoutRoutesOf(next, link.Name);
        }

        var lost = link.Addresses.Where(address => !addresses.Contains(address)).ToArray();
        return next with { Routes = [.. next.Routes.Where(route => !IsGone(route))] };

        bool IsGone(RouteEntry route) =>
            (route.IsConnected && route.Device == link.Name && lost.Any(address => address.Prefix.Address == route.Source && address.Prefix.Network == route.Destination))
            || (route.Source is { } source && lost.Any(address => address.Prefix.Address == source) && !IsLocal(next, source));
    }

    private static bool IsLocal(NetworkState state, IPv4Address address) =>
        state.Links.Any(link => link.Addresses.Any(own => own.Prefix.Address == address));

    private static NetworkState WithConnectedRoute(NetworkState state, InterfaceName device, LinkAddress address) =>
        address.IsSecondary || address.Prefix.Length == 32
            ? state
            : WithRoute(state, new RouteEntry(address.Prefix.Network, Gateway: null, device, address.Prefix.Address, IsConnected: true));

    private static KernelAnswer AddRoute(NetworkState state, RouteEntry route)
    {
        if (state.FindLink(route.Device) is not { } link)
        {
            return NoDevice(state, route.Device);
        }

        if (!link.IsUp)
        {
            return Refuse(state, route.Gateway is null ? "Error: Device for nexthop is not up." : "Error: Nexthop device is not up.", 2);
        }

        if (route.Source is { } source && !IsLocal(state, source))
        {
            return Refuse(state, "Error: Invalid prefsrc address.", 2);
        }

        if (route.Gateway is { } gateway && !state.RoutesOf(route.Device).Any(other => other.Gateway is null && other.Destination.Contains(gateway)))
        {
            return Refuse(state, "Error: Nexthop has invalid gateway.", 2);
        }

        return state.Routes.Any(other => other.Destination == route.Destination && (other.Metric ?? 0) == (route.Metric ?? 0))
            ? Exists(state)
            : new(WithRoute(state, route));
    }

    private static KernelAnswer RemoveRoute(NetworkState state, RouteEntry route)
    {
        var found = state.Routes.FirstOrDefault(other => other.Destination == route.Destination
            && other.Device == route.Device
            && (route.Gateway is null || other.Gateway == route.Gateway)
            && (route.Source is null || other.Source == route.Source)
            && (route.Metric is null || other.Metric == route.Metric));
        return found is null
            ? Refuse(state, "RTNETLINK answers: No such process", 2)
            : new(state with { Routes = new(state.Routes.Items.Remove(found)) });
    }

    private static NetworkState WithRoute(NetworkState state, RouteEntry route)
    {
        // Behind its equals: these keep the order in which they were added, as in the kernel's table.
        var at = state.Routes.Count;
        while (at > 0 && ComesAfter(state.Routes[at - 1], route))
        {
            at--;
        }

        return state with { Routes = new(state.Routes.Items.Insert(at, route)) };
    }

    private static bool ComesAfter(RouteEntry one, RouteEntry other) =>
        one.Destination.Address.Bits != other.Destination.Address.Bits ? one.Destination.Address.Bits > other.Destination.Address.Bits
        : one.Destination.Length != other.Destination.Length ? one.Destination.Length > other.Destination.Length
        : (one.Metric ?? 0) > (other.Metric ?? 0);

    private static NetworkState WithoutRoutesOf(NetworkState state, InterfaceName device) =>
        state with { Routes = [.. state.Routes.Where(route => route.Device != device)] };

    // ---- what ifup remembers

    private static EquatableArray<InterfaceName> WithName(EquatableArray<InterfaceName> names, InterfaceName name)
    {
        var at = 0;
        while (at < names.Count && names[at] < name)
        {
            at++;
        }

        return at < names.Count && names[at] == name ? names : new(names.Items.Insert(at, name));
    }

    // ---- parameters and rules

    private static EquatableArray<string> WithText(EquatableArray<string> texts, string text) =>
        [.. texts.Append(text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static EquatableArray<string> WithoutText(EquatableArray<string> texts, string text) =>
        [.. texts.Where(other => !string.Equals(other, text, StringComparison.Ordinal))];

    private static KernelAnswer SetSysctl(NetworkState state, Sysctl sysctl)
    {
        const string Conf = "net.ipv4.conf.";
        if (sysctl.Name.StartsWith(Conf, StringComparison.Ordinal))
        {
            var device = sysctl.Name[Conf.Length..].Split('.')[0].Replace('/', '.');
            if (device is not ("all" or "default") && (!InterfaceName.TryParse(device, out var name) || state.FindLink(name) is null))
            {
                return Refuse(state, $"/proc/sys/{sysctl.Name.Replace('.', '/')}: No such file or directory", 1);
            }
        }

        return new(WithSysctl(state, sysctl));
    }

    private static NetworkState WithSysctl(NetworkState state, Sysctl sysctl)
    {
        var at = state.Sysctls.Count;
        while (at > 0 && string.CompareOrdinal(state.Sysctls[at - 1].Name, sysctl.Name) > 0)
        {
            at--;
        }

        var isSet = at > 0 && string.Equals(state.Sysctls[at - 1].Name, sysctl.Name, StringComparison.Ordinal);
        return state with { Sysctls = isSet ? state.Sysctls.SetItem(at - 1, sysctl) : new(state.Sysctls.Items.Insert(at, sysctl)) };
    }

    private static KernelAnswer DeleteRule(NetworkState state, FilterRule rule)
    {
        var at = state.Filter.Forward.Items.IndexOf(rule);
        return at < 0
            ? Refuse(state, "iptables: Bad rule (does a matching rule exist in that chain?).", 1)
            : new(WithForward(state, new(state.Filter.Forward.Items.RemoveAt(at))));
    }

    private static NetworkState WithForward(NetworkState state, EquatableArray<FilterRule> rules) =>
        state with { Filter = state.Filter with { Forward = rules } };

    // ---- domains

    private static KernelAnswer Allocate(NetworkState state, AllocateDomainId allocate)
    {
        if (state.Domains.NextId() is not { } next)
        {
            return Refuse(state, "no domain id is free", 1);
        }

        var holder = Math.Min(0, state.Domains.Domains is [var first, ..] ? first.DomId : 0) - 1;
        var id = allocate.Order == DomainIdOrder.Known ? next : holder;
        var last = allocate.Order == DomainIdOrder.Drawn ? state.Domains.LastDomainId : next;
        return new(state with { Domains = state.Domains.With(new RunningDomain { Config = allocate.Config, DomId = id }) with { LastDomainId = last } });
    }

    private static KernelAnswer CreateBackend(NetworkState state, RunningVif vif)
    {
        var domain = state.Domains.Find(vif.Id.Domain) ?? throw new ArgumentException($"{vif.Id.Domain} has no domain id.", nameof(vif));
        if (state.FindLink(vif.Backend) is not null)
        {
            return Exists(state);
        }

        var next = WithDomain(state, domain.DomId, now => now with { Vifs = now.Vifs.Add(vif), NextDeviceId = Math.Max(now.NextDeviceId, vif.DeviceId + 1) });
        return Create(next, new LinkState { Name = vif.Backend, Kind = LinkKind.BackendVif, MacAddress = MacAddress.Dead, Vif = vif.Id });
    }

    private static KernelAnswer RemoveBackend(NetworkState state, VifId id)
    {
        var link = state.Links.FirstOrDefault(other => other.Vif == id);
        var next = link is null ? state : WithoutLink(state, link.Name);
        return state.FindVif(id) is null
            ? new(next)
            : new(WithDomain(next, state.Domains.Find(id.Domain) is { } domain ? domain.DomId : 0, now => now with { Vifs = [.. now.Vifs.Where(vif => vif.Id != id)] }));
    }

    private static NetworkState WithVif(NetworkState state, VifId id, Func<RunningVif, RunningVif> change) =>
        state.Domains.Find(id.Domain) is { } domain && domain.IndexOfVif(id) is var at and >= 0
            ? WithDomain(state, domain.DomId, now => now with { Vifs = now.Vifs.SetItem(at, change(now.Vifs[at])) })
            : state;

    private static NetworkState WithDomain(NetworkState state, int domId, Func<RunningDomain, RunningDomain> change)
    {
        // Nearly always it is one of those created last.
        var at = state.Domains.Domains.Count - 1;
        while (at >= 0 && state.Domains.Domains[at].DomId != domId)
        {
            at--;
        }

        return at < 0 ? state : state with { Domains = state.Domains with { Domains = state.Domains.Domains.SetItem(at, change(state.Domains.Domains[at])) } };
    }

    // ---- the list of links

    private static NetworkState WithLinkAdded(NetworkState state, LinkState link)
    {
        var next = state with { Links = new(state.Links.Items.Insert(~Math.Min(state.IndexOfLink(link.Name), -1), link)) };

        // A new link has what is set for new links.
        return state.FindSysctl(Sysctl.ProxyArpOfNewLinks) is { } value ? WithSysctl(next, new Sysctl(Sysctl.ProxyArp(link.Name), value)) : next;
    }

    private static NetworkState WithLinkReplaced(NetworkState state, LinkState link) =>
        state with { Links = state.Links.SetItem(state.IndexOfLink(link.Name), link) };

    private static NetworkState WithLink(NetworkState state, LinkState link)
    {
        var next = WithLinkReplaced(state, link);
        return link.Master is { } bridge ? WithBridgeRecomputed(next, bridge) : next;
    }

    private static NetworkState WithoutLink(NetworkState state, InterfaceName name)
    {
        var link = state.FindLink(name);
        var lost = link is null ? state : WithAddresses(state, link, []);
        var next = WithoutRoutesOf(lost, name) with
        {
            Links = [.. lost.Links.Where(other => other.Name != name).Select(other => other.Master == name ? other with { Master = null, PortOrder = 0 } : other)],
            Sysctls = [.. lost.Sysctls.Where(sysctl => !string.Equals(sysctl.Name, Sysctl.ProxyArp(name), StringComparison.Ordinal))],
        };
        return link?.Master is { } bridge ? WithBridgeRecomputed(next, bridge) : next;
    }
}
