using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
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
    private static readonly string[] FileMembers = ["$schema", "hosts", "segments", "outside", "expect"];
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
                "expect" => config with { Expectations = ReadExpectations(reading, value) },
                _ => config,
            };
        }

        CheckSegments(reading, file, config);
        return config;
    }

    private static EquatableArray<HostStatement> ReadHosts(ToolConfigReading reading, JsonValue value)
    {
        var hosts = new List<HostStatement>();
        foreach (var (name, offset, host) in reading.Members(value, "an object of hosts by name"))
        {
            if (name.Length == 0)
            {
                reading.Error(offset, "a host needs a name");
            }

            hosts.Add(HostStatementReader.Read(reading, name, host));
        }

        return hosts.ToEquatableArray();
    }

    private static EquatableArray<Segment> ReadSegments(ToolConfigReading reading, JsonValue value)
    {
        var segments = new List<Segment>();
        foreach (var (name, _, interfaces) in reading.Members(value, "an object of LANs by name"))
        {
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
                    items.Add(new SegmentInterface(word[..colon], device));
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

    private static EquatableArray<Expectation> ReadExpectations(ToolConfigReading reading, JsonValue value)
    {
        var expectations = new List<Expectation>();
        foreach (var item in reading.Items(value, "objects such as { \"from\": \"web\", \"reaches\": [ \"db\" ] }"))
        {
            ExpectationEnd? from = null;
            var isComplete = false;
            var targets = new List<(ExpectationEnd To, bool Reaches, JsonValue Place)>();
            foreach (var (name, _, written) in reading.Members(item, "an object such as { \"from\": \"web\", \"reaches\": [ \"db\" ] }", ExpectationMembers))
            {
                if (name is "from")
                {
                    from = ReadEnd(reading, written);
                    isComplete = true;
                    continue;
                }

                foreach (var target in reading.Items(written, "domains, dom0, outside or addresses"))
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

            if (from is not null)
            {
                CheckTwice(reading, targets);
                expectations.AddRange(targets.Select(target => new Expectation(from, target.To, target.Reaches, reading.LocationOf(target.Place))));
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
        if (!reading.TryRead(value, "a domain, dom0, outside or an address", out var word))
        {
            return null;
        }

        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon != 0 && colon != word.Length - 1)
        {
            return colon < 0 ? new ExpectationEnd(Host: null, word) : new ExpectationEnd(word[..colon], word[(colon + 1)..]);
        }

        reading.Error(value, $"'{word}' is not a domain, dom0, outside or an address, with or without its host as in \"alpha:web\"");
        return null;
    }
}
