using System.Globalization;
using System.Net;
using System.Net.Sockets;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads the <c>interfaces</c> of a host. Source: product §2.</summary>
internal static class HostInterfacesReader
{
    internal const string AddressExample = "an address such as \"192.168.1.10/24\"";

    // Source: host-scripts §12.6; below 68 bytes IPv4 does not work, and no device takes more than 65535.
    private const int LeastMtuBytes = 68;
    private const int MostMtuBytes = 65535;

    private static readonly string[] Known =
        ["name", "mac", "addresses", "ifup", "up", "mtu", "bridge", "ports", "stp", "openvswitch", "slaves", "parent"];

    internal static EquatableArray<HostInterface> Read(ToolConfigReading reading, JsonValue value, out EquatableArray<Location> places)
    {
        var links = new List<(HostInterface Link, JsonValue Place)>();
        foreach (var item in reading.Items(value, "interfaces"))
        {
            if (ReadInterface(reading, item) is not { } link)
            {
                continue;
            }

            if (links.Exists(other => other.Link.Name == link.Name))
            {
                reading.Error(item, $"interface '{link.Name}' is stated twice");
            }
            else
            {
                links.Add((link, item));
            }
        }

        CheckWays(reading, links);
        places = links.Select(link => PlaceOfName(reading, link.Place)).ToEquatableArray();
        return links.Select(link => link.Link).ToEquatableArray();
    }

    private static Location PlaceOfName(ToolConfigReading reading, JsonValue link) =>
        reading.LocationOf(link.Members.Where(member => member.Name is "name").Select(member => member.Value).FirstOrDefault(link));

    private static HostInterface? ReadInterface(ToolConfigReading reading, JsonValue value)
    {
        InterfaceName? name = null;
        var hasName = false;
        var link = new HostInterface { Name = default };
        foreach (var (member, _, written) in reading.Members(value, "an object with the interface's name", Known))
        {
            switch (member)
            {
                case "name":
                    name = reading.ReadInterfaceName(written);
                    hasName = true;
                    break;
                case "addresses":
                    link = WithAddresses(reading, link, written);
                    break;
                case "slaves":
                    link = link with { Slaves = ReadNames(reading, written) };
                    break;
                case "ports":
                    link = link with { Ports = ReadNames(reading, written) };
                    break;
                default:
                    link = WithMember(reading, link, member, written);
                    break;
            }
        }

        if (value.Kind == System.Text.Json.JsonTokenType.StartObject && !hasName)
        {
            reading.Error(value, "an interface needs a name");
        }

        CheckKind(reading, value, link);
        return name is { } known ? link with { Name = known } : null;
    }

    private static HostInterface WithMember(ToolConfigReading reading, HostInterface link, string member, JsonValue value) => member switch
    {
        "mac" => link with { MacAddress = reading.Read(value, "a MAC address", (string word, out MacAddress result) => MacAddress.TryParse(word, out result)) },
        "ifup" => link with { IsKnownToIfup = reading.ReadBoolean(value, otherwise: true) },
        "up" => link with { IsUp = reading.ReadBoolean(value, otherwise: true) },
        "mtu" => link with { MtuBytes = reading.ReadNumber(value, LeastMtuBytes, MostMtuBytes) },
        "bridge" => link with { IsBridge = reading.ReadBoolean(value, otherwise: false) },
        "stp" => link with { IsStpOn = reading.ReadBoolean(value, otherwise: false) },
        "openvswitch" => link with { IsOpenVSwitch = reading.ReadBoolean(value, otherwise: false) },
        _ => link with { VlanParent = reading.ReadInterfaceName(value) },
    };

    private static HostInterface WithAddresses(ToolConfigReading reading, HostInterface link, JsonValue value)
    {
        var addresses = new List<IPv4Prefix>();
        var later = new List<string>();
        foreach (var item in reading.Items(value, $"addresses such as \"192.168.1.10/24\""))
        {
            if (!reading.TryRead(item, AddressExample, out var word))
            {
                continue;
            }

            var isNew = true;
            if (ToolConfigReading.TryParsePrefix(word, out var prefix))
            {
                isNew = !addresses.Contains(prefix);
                addresses.Add(prefix);
            }
            else if (TryNormalizeIPv6(word, out var text))
            {
                isNew = !later.Contains(text, StringComparer.Ordinal);
                later.Add(text);
            }
            else
            {
                reading.Error(item, $"'{word}' is not {AddressExample} or \"2001:db8::10/64\"");
            }

            if (!isNew)
            {
                reading.Error(item, $"'{word}' is stated twice");
            }
        }

        return link with { Addresses = addresses.ToEquatableArray(), IPv6Addresses = later.ToEquatableArray() };
    }

    private static bool TryNormalizeIPv6(string word, out string text)
    {
        text = "";
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || word.Contains('%', StringComparison.Ordinal) || word.Contains('[', StringComparison.Ordinal)
            || !int.TryParse(word.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 128
            || !IPAddress.TryParse(word.AsSpan(0, slash), out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        text = string.Create(CultureInfo.InvariantCulture, $"{address}/{length}");
        return true;
    }

    private static EquatableArray<InterfaceName> ReadNames(ToolConfigReading reading, JsonValue value)
    {
        var names = new List<InterfaceName>();
        foreach (var item in reading.Items(value, "interface names"))
        {
            if (reading.ReadInterfaceName(item) is not { } name)
            {
                continue;
            }

            if (names.Contains(name))
            {
                reading.Error(item, $"'{name}' is stated twice");
            }
            else
            {
                names.Add(name);
            }
        }

        return names.ToEquatableArray();
    }

    private static void CheckKind(ToolConfigReading reading, JsonValue value, HostInterface link)
    {
        var kinds = (link.IsBridge || link.IsOpenVSwitch ? 1 : 0) + (link.Slaves.Count > 0 ? 1 : 0) + (link.VlanParent is null ? 0 : 1);
        if (kinds > 1)
        {
            reading.Error(value, "an interface is a bridge, a bond of 'slaves' or a VLAN on its 'parent', not two of them");
        }
        else if (link is { Ports: not null, IsBridge: false, IsOpenVSwitch: false })
        {
            reading.Error(MemberOf(value, "ports"), "only a bridge has ports; add \"bridge\": true");
        }
        else if (link is { IsStpOn: not null, IsBridge: false } or { IsStpOn: not null, IsOpenVSwitch: true })
        {
            reading.Error(MemberOf(value, "stp"), "only a bridge of the kernel's takes part in the spanning tree; add \"bridge\": true");
        }
    }

    private static JsonValue MemberOf(JsonValue value, string name) => value.Members.First(member => string.Equals(member.Name, name, StringComparison.Ordinal)).Value;

    /// <summary>What an interface lies on is stated too, belongs to one master, and does not lie on it in turn.</summary>
    private static void CheckWays(ToolConfigReading reading, List<(HostInterface Link, JsonValue Place)> links)
    {
        var masters = new Dictionary<InterfaceName, InterfaceName>();
        foreach (var (link, place) in links)
        {
            foreach (var lower in link.LowerInterfaces)
            {
                var member = link.VlanParent is not null ? "parent" : link.Slaves.Count > 0 ? "slaves" : "ports";
                var written = MemberOf(place, member);
                var item = written.Items.FirstOrDefault(name => string.Equals(name.Text, lower.ToString(), StringComparison.Ordinal)) ?? written;
                if (!links.Exists(other => other.Link.Name == lower))
                {
                    reading.Error(item, $"'{lower}' is not among the interfaces that are stated");
                }
                else if (member is "ports" && links.Exists(other => other.Link.Name == lower && other.Link.IsBridge))
                {
                    reading.Error(item, $"'{lower}' is a bridge, and a bridge is no port of another");
                }
                else if (member is not "parent" && !masters.TryAdd(lower, link.Name))
                {
                    reading.Error(item, $"'{lower}' belongs to '{masters[lower]}' already");
                }
            }

            if (LiesOnItself(link, links))
            {
                reading.Error(place, $"'{link.Name}' lies on itself");
            }
        }
    }

    private static bool LiesOnItself(HostInterface link, List<(HostInterface Link, JsonValue Place)> links)
    {
        var seen = new HashSet<InterfaceName>();
        var waiting = new Queue<InterfaceName>(link.LowerInterfaces);
        while (waiting.TryDequeue(out var name))
        {
            if (name == link.Name)
            {
                return true;
            }

            if (seen.Add(name) && links.Find(other => other.Link.Name == name) is { Link: { } next })
            {
                foreach (var lower in next.LowerInterfaces)
                {
                    waiting.Enqueue(lower);
                }
            }
        }

        return false;
    }
}
