using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>The host that the network files describe, while they are read one after the other.</summary>
internal sealed class HostDraft(BindingContext context)
{
    private const string StateIt = "state the interfaces in xennetlint.json to settle it";

    private static readonly IPv4Prefix[] StandIns =
    [
        new(new IPv4Address(0xc000020a), 24), // 192.0.2.10, 198.51.100.10, 203.0.113.10: networks that are nobody's
        new(new IPv4Address(0xc633640a), 24),
        new(new IPv4Address(0xcb00710a), 24),
    ];

    private readonly List<LinkDraft> _links = [];
    private readonly List<InterfaceName> _order = [];

    /// <summary>What the boot brings up, in this order; it grows while commands are played.</summary>
    internal IReadOnlyList<InterfaceName> Order => _order;

    internal string Unread { get; private set; } = "";

    /// <summary>Gateways that belong to no interface in particular, with the device if it is named.</summary>
    internal List<(IPv4Address Gateway, InterfaceName? Device)> LooseGateways { get; } = [];

    /// <summary>The draft of a name; new ones know themselves as VLANs if their name says so.</summary>
    internal LinkDraft Get(InterfaceName name)
    {
        if (_links.Find(link => link.Name == name) is { } known)
        {
            return known;
        }

        var draft = new LinkDraft(name);
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        if (dot > 0 && dot < text.Length - 1 && text.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            draft.VlanParent = InterfaceName.Parse(text[..dot]);
        }

        _links.Add(draft);
        return draft;
    }

    internal LinkDraft? Find(InterfaceName name) => _links.Find(link => link.Name == name);

    /// <summary>The draft of a name that a file configures; null for the loopback and for what is no name.</summary>
    internal LinkDraft? Configure(string name, Location place, bool byIfup)
    {
        if (name is "lo" || !InterfaceName.TryParse(name, out var parsed))
        {
            return null;
        }

        var draft = Get(parsed);
        draft.IsConfigured = true;
        draft.IsKnownToIfup |= byIfup;
        context.Place(OriginMap.InterfaceKey(parsed), Aspect.Whole, place);
        return draft;
    }

    /// <summary>The boot brings this one up, after those named before.</summary>
    internal void BringUp(LinkDraft link)
    {
        link.IsAuto = true;
        if (!_order.Contains(link.Name))
        {
            _order.Add(link.Name);
        }
    }

    /// <summary>Something in the files is not understood, so that there may be bridges nobody sees; the first reason stays.</summary>
    internal void CannotRead(Location place, string why) => Unread = Unread.Length > 0 ? Unread : $"{why} ({place})";

    internal void Note(string value, string why) => context.Assume("interfaces", value, $"{why}; {StateIt}");

    internal DistributionFacts Build(bool statesIfup, ScriptCommand? script)
    {
        JoinMasters();
        for (var index = 0; index < _links.Count; index++)
        {
            foreach (var lower in _links[index].LowerInterfaces.ToList())
            {
                Get(lower);
            }
        }

        foreach (var name in _order)
        {
            MarkUp(Get(name));
        }

        GiveStandIns();
        var later = TakeNamesOfScripts(script);
        return new DistributionFacts
        {
            Interfaces = _links.OrderBy(link => link.IsMade).ThenBy(link => link.IsMade ? 0 : link.Name.ToString().Length)
                .ThenBy(link => link.IsMade ? "" : link.Name.ToString(), StringComparer.Ordinal).Select(Finish).ToEquatableArray(),
            Routes = Routes(),
            Configurations = later,
            Unread = Unread,
            StatesIfup = statesIfup,
        };
    }

    // A port or slave that names its master joins it when it comes up itself.
    private void JoinMasters()
    {
        foreach (var link in _links.Where(link => link.IsAuto).ToList())
        {
            if (link.Bridge is { } bridge)
            {
                if (Find(bridge) is not { } master)
                {
                    var missing = $"{link.Name} is put on bridge {bridge}, which no file given here configures";
                    Unread = Unread.Length > 0 ? Unread : missing;
                    continue;
                }

                Add(master.Ports, link.Name);
            }

            if (link.Bond is { } bond)
            {
                Add(Get(bond).Slaves, link.Name);
            }
        }
    }

    internal static void Add(List<InterfaceName> names, InterfaceName name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }

    private void MarkUp(LinkDraft link)
    {
        if (link.IsUp)
        {
            return;
        }

        link.IsUp = true;
        foreach (var lower in link.LowerInterfaces)
        {
            MarkUp(Get(lower));
        }
    }

    // An address from a DHCP server is some address: what happens to it is told with one that is nobody's.
    private void GiveStandIns()
    {
        var given = 0;
        foreach (var link in _links.Where(link => link.UnknownAddress.Length > 0 && link.IsUp))
        {
            var address = given < StandIns.Length ? StandIns[given]
                : new IPv4Prefix(new IPv4Address(0xc612_000a + (((uint)given & 0xff) << 8)), 24);
            link.Addresses.Add(address);
            var gateway = new IPv4Address(address.Network.Address.Bits + 1);
            var hasRoute = given == 0 && link.Routes.Count == 0 && !_links.Exists(other => other.IsUp && other.Routes.Exists(route => route.Destination.Length == 0));
            if (hasRoute)
            {
                link.Routes.Add((default, gateway, null));
            }

            Note($"{link.Name} {address}{(hasRoute ? $", default via {gateway}" : "")}", $"{link.UnknownAddress}; this address stands for it");
            given++;
        }
    }

    // Stanzas for the bridge that network-bridge makes are configurations of a name, not interfaces. Source: host-scripts §1.4.3.
    private EquatableArray<IfupConfiguration> TakeNamesOfScripts(ScriptCommand? script)
    {
        if (script is null)
        {
            return [];
        }

        var bridges = script.Arguments.Where(argument => argument.StartsWith("bridge=", StringComparison.Ordinal)).Select(argument => argument["bridge=".Length..]).ToHashSet(StringComparer.Ordinal);
        var later = _links.Where(link => !link.IsMade && link.IsKnownToIfup && bridges.Contains(link.Name.ToString())
            && !_links.Exists(other => other.LowerInterfaces.Contains(link.Name))).ToList();
        _links.RemoveAll(later.Contains);
        return later
            .Select(link => new IfupConfiguration(link.Name, [.. link.Addresses], link.Routes.Where(route => route.Destination.Length == 0).Select(route => route.Gateway).FirstOrDefault()))
            .ToEquatableArray();
    }

    private static HostInterface Finish(LinkDraft link) => new()
    {
        Name = link.Name,
        MacAddress = link.MacAddress,
        Addresses = link.Addresses.Distinct().ToEquatableArray(),
        IPv6Addresses = link.IPv6Addresses.Distinct(StringComparer.Ordinal).ToEquatableArray(),
        IsKnownToIfup = link.IsKnownToIfup,
        IsUp = link.IsUp,
        ExistsAtBoot = !link.IsMade || link.IsUp || link.IsMadeAnyway,
        MtuBytes = link.MtuBytes,
        IsBridge = link.IsBridge,
        IsOpenVSwitch = link.IsOpenVSwitch,
        IsStpOn = link.IsBridge ? link.IsStpOn : null,
        Ports = link is { IsBridge: false, IsOpenVSwitch: false } or { HasUnknownPorts: true } ? null : link.Ports.ToEquatableArray(),
        Slaves = link.IsBridge || link.IsOpenVSwitch ? [] : link.Slaves.ToEquatableArray(),
        VlanParent = link.IsMaster ? null : link.VlanParent,
    };

    private EquatableArray<HostRoute> Routes()
    {
        var routes = _order.Select(Find).OfType<LinkDraft>().Concat(_links.Where(link => link.IsUp && !_order.Contains(link.Name)))
            .SelectMany(link => link.Routes.Select(route => new HostRoute(route.Destination, route.Gateway, link.Name, route.Metric)))
            .Distinct().ToList();
        foreach (var (gateway, device) in LooseGateways)
        {
            if (!routes.Exists(route => route.Destination.Length == 0)
                && _links.Find(link => link.IsUp && (device is null ? link.Addresses.Exists(address => address.Contains(gateway)) : link.Name == device)) is { } link)
            {
                routes.Add(new HostRoute(default, gateway, link.Name));
            }
        }

        var defaults = routes.Where(route => route is { Destination.Length: 0, Metric: null }).ToList();
        if (defaults.Count > 1)
        {
            var first = defaults[0];
            Note(
                string.Create(CultureInfo.InvariantCulture, $"default via {first.Gateway} dev {first.Device} before {defaults.Count - 1} more"),
                "which of several default routes is used depends on the order in which interfaces come up and on the release of the tools; they are taken in the order of the files");
        }

        return routes.ToEquatableArray();
    }
}
