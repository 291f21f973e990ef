using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads <c>xennetlint.json</c>: JSON with comments and trailing commas that states what no file of Xen's says. Source: product §2.</summary>
/// <remarks>
/// <code>{ "hosts": { "alpha": { "root": "hosts/alpha", "xen": "3.4", "toolstack": "xend", "nloopbacks": 4,
///   "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ], "ifup": true } ],
///   "routes": [ "default via 192.168.1.1 dev eth0" ] } } }</code>
/// A member that it does not know is an error: a misspelt fact would be a fact not stated. It never throws, whatever the text is.
/// </remarks>
public static class ToolConfigReader
{
    private static readonly string[] FileMembers = ["$schema", "hosts", "segments", "outside", "outsideRoutes", "groups", "expect"];
    private static readonly string[] ExpectationMembers = ["from", "reaches", "neverReaches"];

    /// <summary>Reads the statements of a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="errors">Everything that is wrong with it, by place; the result is of use only if there is nothing.</param>
    public static ToolConfig Read(SourceText text, out EquatableArray<ToolConfigError> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new ToolConfigReading(text);
        var config = reading.ReadFile() is { } file ? ReadFile(reading, file) : new ToolConfig();
        errors = reading.Errors;
        return config;
    }

    private static ToolConfig ReadFile(ToolConfigReading reading, JsonValue file)
    {
        var config = new ToolConfig();
        foreach (var (name, _, value) in reading.Members(file, "an object", FileMembers))
        {
            config = name switch
            {
                "hosts" => config with { Hosts = ReadHosts(reading, value) },
                "segments" => config with { Segments = ReadSegments(reading, value) },
                "outside" => config with
                {
                    Outside = reading.ReadArray(value, "an address or a network such as \"10.0.0.0/8\"", (string word, out IPv4Prefix result) => IPv4Prefix.TryParse(word, out result)),
                },
                "outsideRoutes" => WithOutsideRoutes(reading, value, config),
                "groups" => config with { Groups = ReadGroups(reading, value) },
                "expect" => config with { Expectations = ReadExpectations(reading, value) },
                _ => config,
            };
        }

        CheckSegments(reading, file, config);
        CheckGroups(reading, file, config);
        return config;
    }

    private static EquatableArray<HostStatement> ReadHosts(ToolConfigReading reading, JsonValue value)
    {
        var hosts = new List<HostStatement>();
        foreach (var member in reading.Members(value, "an object of hosts by name"))
        {
            if (member.Name.Length == 0)
            {
                reading.Error(member.Offset, "a host needs a name");
            }

            hosts.Add(HostStatementReader.Read(reading, member.Name, member.Value) with { Location = reading.LocationOf(member) });
        }

        return hosts.ToEquatableArray();
    }

    private static EquatableArray<Segment> ReadSegments(ToolConfigReading reading, JsonValue value)
    {
        var segments = new List<Segment>();
        foreach (var (name, offset, interfaces) in reading.Members(value, "an object of LANs by name"))
        {
            if (NameRules.WhyNoName(name) is { } why)
            {
                reading.Error(offset, why);
            }

            var items = new List<SegmentInterface>();
            foreach (var item in reading.Items(interfaces, "host interfaces such as \"alpha:eth0\""))
            {
                const string What = "a host interface such as \"alpha:eth0\"";
                if (!reading.TryRead(item, What, out var word))
                {
                    continue;
                }

                if (word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && InterfaceName.TryParse(word[(colon + 1)..], out var device))
                {
                    items.Add(new SegmentInterface(word[..colon], device, reading.LocationOf(item)));
                }
                else
                {
                    reading.Error(item, $"'{word}' is not {What}");
                }
            }

            segments.Add(new Segment(name, items.ToEquatableArray()));
        }

        return segments.ToEquatableArray();
    }

    // An interface is on one LAN, and a host whose interfaces are stated has it.
    private static void CheckSegments(ToolConfigReading reading, JsonValue file, ToolConfig config)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var written = file.Members.Where(member => member.Name is "segments").Take(1)
            .SelectMany(member => member.Value.Members).SelectMany(member => member.Value.Items);
        foreach (var item in written)
        {
            if (item.Text is not { } word || word.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
            {
                continue;
            }

            if (!seen.Add(word))
            {
                reading.Error(item, $"'{word}' is stated twice");
            }

            var host = config.Hosts.FirstOrDefault(stated => string.Equals(stated.Name, word[..colon], StringComparison.Ordinal));
            if (host?.Interfaces is { } interfaces && interfaces.All(link => !string.Equals(link.Name.ToString(), word[(colon + 1)..], StringComparison.Ordinal)))
            {
                reading.Error(item, $"the interfaces of host '{host.Name}' are stated, and '{word[(colon + 1)..]}' is not among them");
            }
        }
    }

    private const string OutsideRouteExample = "a route such as \"10.1.0.0/24 via 192.168.1.10\"";

    private static ToolConfig WithOutsideRoutes(ToolConfigReading reading, JsonValue value, ToolConfig config)
    {
        var routes = new List<OutsideRoute>();
        var places = new List<Location>();
        foreach (var item in reading.Items(value, "routes such as \"10.1.0.0/24 via 192.168.1.10\""))
        {
            if (!reading.TryRead(item, OutsideRouteExample, out var word))
            {
                continue;
            }

            if (ParseOutsideRoute(word) is not { } route)
            {
                reading.Error(item, $"'{word}' is not {OutsideRouteExample}");
            }
            else if (routes.Exists(other => other.Destination == route.Destination))
            {
                reading.Error(item, $"a route to {route.Destination} is stated already");
            }
            else
            {
                routes.Add(route);
                places.Add(reading.LocationOf(item));
            }
        }

        return config with { OutsideRoutes = routes.ToEquatableArray(), OutsideRoutePlaces = places.ToEquatableArray() };
    }

    private static OutsideRoute? ParseOutsideRoute(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var destination, "via", var via]
        && IPv4Prefix.TryParse(destination is "default" ? "0.0.0.0/0" : destination, out var network)
        && IPv4Address.TryParse(via, out var gateway)
            ? new OutsideRoute(network.Network, gateway)
            : null;

    private static EquatableArray<EndGroup> ReadGroups(ToolConfigReading reading, JsonValue value)
    {
        var groups = new List<EndGroup>();
        foreach (var member in reading.Members(value, "an object of groups by name, each an array of ends"))
        {
            if (NameRules.WhyNoName(member.Name) is { } why)
            {
                reading.Error(member.Offset, why);
            }

            var ends = new List<ExpectationEnd>();
            var places = new List<Location>();
            foreach (var item in reading.Items(member.Value, $"ends such as \"web\" or \"alpha:web\""))
            {
                if (ReadEnd(reading, item) is not { } end)
                {
                    continue;
                }

                if (ends.Contains(end))
                {
                    reading.Error(item, $"'{end}' is stated twice");
                }

                ends.Add(end);
                places.Add(reading.LocationOf(item));
            }

            groups.Add(new EndGroup(member.Name, ends.ToEquatableArray(), reading.LocationOf(member), places.ToEquatableArray()));
        }

        return groups.ToEquatableArray();
    }

    // A name means one thing, and groups are flat: who is meant can be read off one line.
    private static void CheckGroups(ToolConfigReading reading, JsonValue file, ToolConfig config)
    {
        var names = config.Groups.Select(group => group.Name).ToHashSet(StringComparer.Ordinal);
        var lans = config.Segments.Select(segment => segment.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var member in file.Members.Where(member => member.Name is "groups").Take(1).SelectMany(member => member.Value.Members))
        {
            if (member.Name is NameRules.Outside || lans.Contains(member.Name))
            {
                reading.Error(member.Offset, $"'{member.Name}' is {(lans.Contains(member.Name) ? "a LAN under \"segments\"" : "who is beyond the uplink")} already");
            }

            foreach (var item in member.Value.Items.Where(item => item.Text is { } word && names.Contains(word)))
            {
                reading.Error(item, $"'{item.Text}' is a group, and a group holds no group: name its members");
            }
        }
    }

    private static EquatableArray<Expectation> ReadExpectations(ToolConfigReading reading, JsonValue value)
    {
        var expectations = new List<Expectation>();
        foreach (var item in reading.Items(value, "objects such as { \"from\": \"web\", \"reaches\": [ \"db\" ] }"))
        {
            ExpectationEnd? from = null;
            Location? fromPlace = null;
            var isComplete = false;
            var targets = new List<(ExpectationEnd To, bool Reaches, JsonValue Place)>();
            foreach (var (name, _, written) in reading.Members(item, "an object such as { \"from\": \"web\", \"reaches\": [ \"db\" ] }", ExpectationMembers))
            {
                if (name is "from")
                {
                    from = ReadEnd(reading, written);
                    fromPlace = reading.LocationOf(written);
                    isComplete = true;
                    continue;
                }

                foreach (var target in reading.Items(written, "domains, dom0, outside, LANs, groups, addresses or networks"))
                {
                    if (ReadEnd(reading, target) is { } end)
                    {
                        targets.Add((end, name is "reaches", target));
                    }
                }
            }

            if (item.Kind == System.Text.Json.JsonTokenType.StartObject && !isComplete)
            {
                reading.Error(item, "an expectation needs 'from'");
            }
            else if (from is not null && targets.Count == 0)
            {
                reading.Error(item, "an expectation needs 'reaches' or 'neverReaches'");
            }

            if (from is not null && fromPlace is not null)
            {
                CheckTwice(reading, targets);
                expectations.AddRange(targets.Select(target => new Expectation(from, target.To, target.Reaches, fromPlace, reading.LocationOf(target.Place))));
            }
        }

        return expectations.ToEquatableArray();
    }

    private static void CheckTwice(ToolConfigReading reading, List<(ExpectationEnd To, bool Reaches, JsonValue Place)> targets)
    {
        var seen = new HashSet<ExpectationEnd>();
        foreach (var (to, _, place) in targets.Where(target => !seen.Add(target.To)))
        {
            reading.Error(place, $"'{to}' is stated twice");
        }
    }

    private static ExpectationEnd? ReadEnd(ToolConfigReading reading, JsonValue value)
    {
        if (!reading.TryRead(value, "a domain, dom0, outside, a LAN, a group, an address or a network", out var word))
        {
            return null;
        }

        if (NameRules.WhyNoEnd(word) is { } why)
        {
            reading.Error(value, why);
            return null;
        }

        return ExpectationEnd.Parse(word);
    }
}
