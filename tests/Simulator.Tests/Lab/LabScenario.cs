using System.IO.Compression;
using System.Text.Json.Nodes;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Simulator.Tests.Lab;

/// <summary>A scenario of the kernel lab with what the kernel did.</summary>
/// <param name="Scenario">The scenario's JSON.</param>
/// <param name="Result">The result's JSON.</param>
public sealed record LabScenario(JsonNode Scenario, JsonNode Result)
{
    /// <summary>Its name.</summary>
    public string Name => Text(Scenario["name"]);

    /// <summary>All scenarios: the hand-made ones by name, then the random ones.</summary>
    public static IReadOnlyList<LabScenario> All { get; } = ReadAll();

    /// <summary>The host at the start of the scenario.</summary>
    public HostNetwork ToHost()
    {
        var dom0 = Require(Scenario["dom0"]);
        var nics = List(dom0["nics"]).Select(ToInterface).ToArray();
        var release = Release.Get(Text(Scenario["scripts"]));
        return new HostNetwork
        {
            Name = Name,
            Release = release,
            Toolstack = string.Equals(Text(Scenario["toolstack"]), "xl", StringComparison.Ordinal) ? Toolstack.Xl : Toolstack.Xend,
            NetworkScript = Fact.Stated(Scenario["network_script"] is { } script ? ScriptCommand.Split(Text(script)) : null),
            VifScript = Fact.Stated(ScriptCommand.Split(Scenario["vif_script"] is { } vif ? Text(vif) : "vif-bridge")),
            Interfaces = [.. nics],
            Routes = [.. List(dom0["routes"]).Select(route => ToRoute(Text(route), nics))],
            LoopbackPairs = dom0["loopbacks"]?.GetValue<int>() ?? 0,
            Environment = new()
            {
                Ifup = (Scenario["shims"]?["ifupdown"] is { } shim ? Text(shim) : "working") switch
                {
                    "failing" => IfupBehaviour.Failing,
                    "absent" => IfupBehaviour.Absent,
                    _ => IfupBehaviour.Working,
                },
                ListsDefaultRouteFirst = true,
                HasDomainNodes = true,

                // The lab's image has no Open vSwitch.
                HasOpenVSwitch = Fact.Stated(false),
            },
            CustomScripts = [.. Scenario["files"]?.AsObject().Select(file => new CustomScript(file.Key, Text(file.Value))) ?? []],
            Domains = [.. List(Scenario["domains"]).Select(ToDomain)],
        };
    }

    internal static JsonNode Require(JsonNode? node) => node ?? throw new InvalidDataException("The scenario lacks a value.");

    internal static string Text(JsonNode? node) => Require(node).GetValue<string>();

    internal static IEnumerable<JsonNode> List(JsonNode? node) => node is JsonArray array ? array.OfType<JsonNode>() : [];

    private static HostInterface ToInterface(JsonNode nic) => new()
    {
        Name = InterfaceName.Parse(Text(nic["name"])),
        MacAddress = ToMac(Text(nic["mac"])),
        Addresses = [.. List(nic["addresses"]).Select(address => ToPrefix(Text(address)))],
    };

    private static HostRoute ToRoute(string text, IReadOnlyList<HostInterface> nics)
    {
        var words = text.Split(' ');
        var gateway = ToPrefix(words[Array.IndexOf(words, "via") + 1]).Address;
        var device = nics.First(nic => nic.Addresses.Any(address => address.Contains(gateway))).Name;
        return new HostRoute(words[0] is "default" ? default : ToPrefix(words[0]), gateway, device);
    }

    private static Domain ToDomain(JsonNode domain)
    {
        var id = new DomainId(Text(domain["name"]));
        return new Domain
        {
            Id = id,
            Name = Fact.Stated(new DomainName(id.Text)),
            Vifs = Fact.Stated(List(domain["vifs"]).Select((vif, index) => ToVif(vif, new VifId(id, index))).ToEquatableArray()),
        };
    }

    private static Vif ToVif(JsonNode vif, VifId id) => new()
    {
        Id = id,
        MacAddress = Fact.Stated<MacAddress?>(ToMac(Text(vif["mac"]))),
        Bridge = Fact.Stated(ToName(vif["bridge"])),
        BackendName = Fact.Stated(ToName(vif["vifname"])),
        IpWords = Fact.Stated(vif["ip"] is { } ip ? Text(ip).Split(' ').ToEquatableArray() : []),
        Script = Fact.Stated(vif["script"] is { } script ? ScriptCommand.Split(Text(script)) : null),
    };

    private static InterfaceName? ToName(JsonNode? node) => node is null ? null : InterfaceName.Parse(Text(node));

    private static MacAddress ToMac(string text) =>
        MacAddress.TryParse(text, out var mac) ? mac : throw new InvalidDataException($"'{text}' is no MAC address.");

    private static IPv4Prefix ToPrefix(string text) =>
        IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new InvalidDataException($"'{text}' is no address.");

    private static List<LabScenario> ReadAll()
    {
        var labs = Repository.PathOf("labs");
        var all = new List<LabScenario>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(labs, "scenarios"), "*.json").Order(StringComparer.Ordinal))
        {
            all.Add(new(Parse(File.ReadAllText(file)), Parse(File.ReadAllText(Path.Combine(labs, "results", Path.GetFileName(file))))));
        }

        var scenarios = ReadCompressed(Path.Combine(labs, "random-seed2026-plain-200.scenarios.json.gz"));
        var results = ReadCompressed(Path.Combine(labs, "random-seed2026-plain-200.results.json.gz"));
        all.AddRange(scenarios.Zip(results, (scenario, result) => new LabScenario(scenario, result)));
        return all;
    }

    private static JsonNode Parse(string text) => Require(JsonNode.Parse(text));

    private static List<JsonNode> ReadCompressed(string path)
    {
        using var file = File.OpenRead(path);
        using var text = new GZipStream(file, CompressionMode.Decompress);
        return [.. List(JsonNode.Parse(text))];
    }
}
