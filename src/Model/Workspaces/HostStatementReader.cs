using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads what <c>xennetlint.json</c> states of one host. Source: product §2.</summary>
internal static class HostStatementReader
{
    private const string RouteExample = "a route such as \"default via 192.168.1.1 dev eth0\"";
    private const int MostLoopbackPairs = 4096;

    private static readonly string[] HostMembers =
        ["root", "xen", "toolstack", "interfaces", "routes", "nloopbacks", "boot", "saved", "environment", "guests"];

    private static readonly string[] GuestInterfaceMembers = ["addresses", "gateway"];

    internal static HostStatement Read(ToolConfigReading reading, string name, JsonValue value)
    {
        var host = new HostStatement { Name = name };
        JsonValue? routes = null;
        JsonValue? interfaces = null;
        foreach (var (member, _, written) in reading.Members(value, "an object", HostMembers))
        {
            host = member switch
            {
                "root" => host with { Root = reading.TryRead(written, "a folder", out var root) ? WorkspacePath.Join(WorkspacePath.FolderOf(reading.Text.Path), root) : null },
                "xen" => host with { Release = ReadRelease(reading, written) },
                "toolstack" => host with { Toolstack = ReadToolstack(reading, written) },
                "interfaces" => host with { Interfaces = HostInterfacesReader.Read(reading, written, out var places), InterfacePlaces = places },
                "nloopbacks" => host with { LoopbackPairs = reading.ReadNumber(written, 0, MostLoopbackPairs) },
                "boot" => host with { BootOrder = reading.ReadArray<DomainName>(written, "a domain's name", ToolConfigReading.TryParseName) },
                "saved" => host with { SavedDomains = reading.ReadArray<DomainName>(written, "a domain's name", ToolConfigReading.TryParseName) },
                "environment" => host with { Environment = HostEnvironmentReader.Read(reading, written) },
                "guests" => host with { Guests = ReadGuests(reading, written) },
                _ => host,
            };
            routes = member is "routes" ? written : routes;
            interfaces = member is "interfaces" ? written : interfaces;
        }

        // To say of every interface whether ifup knows it is to say that ifup works.
        if (interfaces is { Items.Count: > 0 } && interfaces.Items.All(item => item.Members.Any(written => written.Name is "ifup")))
        {
            var environment = host.Environment ?? HostEnvironment.Default;
            host = host with { Environment = environment with { Stated = environment.Stated | EnvironmentFacts.Ifup } };
        }

        return routes is null ? host : host with { Routes = ReadRoutes(reading, routes, host.Interfaces) };
    }

    private static Release? ReadRelease(ToolConfigReading reading, JsonValue value)
    {
        if (!reading.TryRead(value, "a release such as \"3.4\"", out var word))
        {
            return null;
        }

        if (Release.TryParse(word, out var release, out _))
        {
            return release;
        }

        reading.Error(value, $"'{word}' is no Xen release from {Release.Known[0]} to {Release.Known[^1]}");
        return null;
    }

    private static Toolstack? ReadToolstack(ToolConfigReading reading, JsonValue value) => reading.ReadWord(value, "xend", "xl", "xm") switch
    {
        "xend" or "xm" => Toolstack.Xend,
        "xl" => Toolstack.Xl,
        _ => null,
    };

    private static EquatableArray<HostRoute> ReadRoutes(ToolConfigReading reading, JsonValue value, EquatableArray<HostInterface>? interfaces)
    {
        var routes = new List<(HostRoute Route, JsonValue Place)>();
        foreach (var item in reading.Items(value, "routes"))
        {
            if (!reading.TryRead(item, RouteExample, out var word))
            {
                continue;
            }

            if (ParseRoute(word) is not { } route)
            {
                reading.Error(item, $"'{word}' is not {RouteExample}");
            }
            else if (routes.Exists(other => other.Route.Destination.Network == route.Destination.Network && (other.Route.Metric ?? 0) == (route.Metric ?? 0)))
            {
                reading.Error(item, "the kernel takes one route to a destination with one metric; give this one another metric");
            }
            else
            {
                routes.Add((route, item));
            }
        }

        if (interfaces is { } links)
        {
            CheckRoutes(reading, routes, links);
        }

        return routes.Select(route => route.Route).ToEquatableArray();
    }

    // Source: host-scripts §12.5: without a connected route to the gateway the kernel refuses the route.
    private static void CheckRoutes(ToolConfigReading reading, List<(HostRoute Route, JsonValue Place)> routes, EquatableArray<HostInterface> links)
    {
        foreach (var (route, place) in routes)
        {
            if (links.FirstOrDefault(link => link.Name == route.Device) is not { } device)
            {
                reading.Error(place, $"the route goes through '{route.Device}', which is not among the interfaces that are stated");
            }
            else if (route.Gateway is { } gateway && device.Addresses.Count > 0
                && !device.Addresses.Any(address => address.Contains(gateway))
                && !routes.Exists(other => other.Route.Gateway is null && other.Route.Device == route.Device && other.Route.Destination.Contains(gateway)))
            {
                reading.Error(place, $"the gateway {gateway} is in no network of '{route.Device}'");
            }
        }
    }

    private static HostRoute? ParseRoute(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IPv4Prefix destination = default;
        IPv4Address? gateway = null;
        InterfaceName? device = null;
        int? metric = null;
        var isGood = words.Length % 2 == 1 && (words[0] is "default" || IPv4Prefix.TryParse(words[0], out destination));
        for (var at = 1; isGood && at + 1 < words.Length; at += 2)
        {
            switch (words[at])
            {
                case "via" when gateway is null && IPv4Address.TryParse(words[at + 1], out var via):
                    gateway = via;
                    break;
                case "dev" when device is null && InterfaceName.TryParse(words[at + 1], out var name):
                    device = name;
                    break;
                case "metric" when metric is null && int.TryParse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    metric = number;
                    break;
                default:
                    isGood = false;
                    break;
            }
        }

        return isGood && device is { } known ? new HostRoute(destination, gateway, known, metric) : null;
    }

    private static EquatableArray<GuestInterface> ReadGuests(ToolConfigReading reading, JsonValue value)
    {
        var guests = new List<GuestInterface>();
        foreach (var (domain, offset, interfaces) in reading.Members(value, "an object of guests by name"))
        {
            if (domain.Length == 0)
            {
                reading.Error(offset, "a guest needs a name");
                continue;
            }

            foreach (var (name, place, facts) in reading.Members(interfaces, "an object of the guest's interfaces by name"))
            {
                if (InterfaceName.TryParse(name, out var device))
                {
                    guests.Add(ReadGuest(reading, new DomainName(domain), device, facts));
                }
                else
                {
                    reading.Error(place, $"'{name}' is not an interface name");
                }
            }
        }

        return guests.ToEquatableArray();
    }

    private static GuestInterface ReadGuest(ToolConfigReading reading, DomainName domain, InterfaceName device, JsonValue value)
    {
        var guest = new GuestInterface(domain, device, [], Gateway: null);
        JsonValue? place = null;
        foreach (var (name, _, written) in reading.Members(value, "an object such as { \"addresses\": [ \"192.168.1.20/24\" ] }", GuestInterfaceMembers))
        {
            guest = name is "addresses"
                ? guest with { Addresses = reading.ReadArray<IPv4Prefix>(written, HostInterfacesReader.AddressExample, ToolConfigReading.TryParsePrefix) }
                : guest with { Gateway = reading.ReadAddress(written) };
            place = name is "gateway" ? written : place;
        }

        if (place is not null && guest.Gateway is { } gateway && !guest.Addresses.Any(address => address.Contains(gateway)))
        {
            reading.Error(place, $"the gateway {gateway} is in no network of '{device}'");
        }

        return guest;
    }
}
