using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.LabCompare;

/// <summary>Reads a scenario. Keys and values that nothing here plays are noted in it.</summary>
internal static class ScenarioReader
{
    // What xl writes where nothing names a bridge. Source: config-languages §5.2.
    private static readonly InterfaceName XlDefaultBridge = InterfaceName.Parse("xenbr0");

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="LabFileException">The object has no name.</exception>
    public static LabScenario Read(JsonObject json, string file)
    {
        var problems = new List<Unplayable>();
        var root = new ScenarioValue(json, "", problems);
        if (json["name"] is not JsonValue value || !value.TryGetValue<string>(out var name))
        {
            throw new LabFileException($"{file}: a scenario without a name");
        }

        root.AllowOnly(
            "name", "description", "scripts", "toolstack", "calling", "lans", "dom0", "network_script", "vif_script", "files", "shims", "domains", "events",
            "probe", "keep_failed", "offline_after_removal", "script_timeout", "timeout");
        var label = root["scripts"].Text();
        if (!Release.TryParse(label, out var release, out var isExact) || !isExact)
        {
            root["scripts"].Note($"'{label}' is no known release");
        }

        var probe = root["probe"];
        probe.AllowOnly("extra", "own", "ping", "neigh", "cold", "wait_ms");
        var toolstack = ReadToolstack(root["toolstack"]);
        var lans = ReadLans(root["lans"]);
        var dom0 = root["dom0"];
        dom0.AllowOnly("nics", "routes", "loopbacks", "sysctl");
        var vifScript = ReadScript(root["vif_script"]) ?? ScriptCommand.Split("vif-bridge");
        var scenario = new LabScenario
        {
            Name = name,
            Label = label,
            Release = release,
            Toolstack = toolstack,
            Lans = [.. lans],
            Nics = [.. dom0["nics"].Items.Select(nic => ReadNic(nic, lans))],
            Routes = [.. dom0["routes"].Texts()],
            LoopbackPairs = (int)dom0["loopbacks"].Number(0),
            Sysctls = [.. dom0["sysctl"].Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text()))],
            NetworkScript = ReadScript(root["network_script"]),
            VifScript = vifScript,
            Files = [.. root["files"].Entries.Select(entry => KeyValuePair.Create(entry.Key.Split('/')[^1], entry.Value.Text()))],
            Environment = ReadShims(root["shims"], release),
            Domains = [.. root["domains"].Items.Select(domain => ReadDomain(domain, toolstack))],
            Events = [.. root["events"].Items.Select(ReadEvent)],
            ForgetsNeighbours = probe["cold"].Flag(missing: true),
            ProbesOwnAddresses = probe["own"].Flag(missing: false),
            FurtherProbes = [.. probe["extra"].Items.Select(ReadProbe)],
            KeepsFailed = root["keep_failed"].Flag(missing: false),
            RemovesBeforeOffline = root["offline_after_removal"].Flag(missing: false),
            ScriptTimeout = TimeSpan.FromSeconds(root["script_timeout"].Number(25)),
        };

        CheckCalling(root["calling"], scenario);
        return SplitScripts(scenario) with { Problems = [.. problems] };
    }

    /// <summary>libxl takes a script with its arguments for one path; the driver splits them, as xend does. Source: host-scripts §4.6.</summary>
    private static LabScenario SplitScripts(LabScenario scenario)
    {
        var scripts = scenario.Domains.SelectMany(domain => domain.Vifs).Select(vif => vif.Script.OrElse(null)).Append(scenario.VifScript);
        return scenario.Toolstack == Toolstack.Xend || scripts.All(script => script is not { Arguments.Count: > 0 })
            ? scenario
            : scenario with { Toolstack = Toolstack.Xend, Domains = [.. scenario.Domains.Select(domain => domain with { Definition = WithDefaultBridge(domain.Definition) })] };
    }

    private static Domain WithDefaultBridge(Domain domain) => domain with
    {
        Vifs = domain.Vifs.Map(vifs => vifs.Select(vif => vif.Bridge.OrElse(null) is null ? vif with { Bridge = Fact.Stated<InterfaceName?>(XlDefaultBridge) } : vif).ToEquatableArray()),
    };

    private static Toolstack ReadToolstack(ScenarioValue value)
    {
        var text = value.Text("xend");
        if (text is not ("xend" or "xl"))
        {
            value.Note($"'{text}' is no toolstack");
        }

        return text is "xl" ? Toolstack.Xl : Toolstack.Xend;
    }

    /// <summary>How vif scripts are called follows from release and toolstack. Source: host-scripts §4.2, §4.6.</summary>
    private static void CheckCalling(ScenarioValue value, LabScenario scenario)
    {
        var isTyped = value.Text(scenario.Toolstack == Toolstack.Xl ? "type_if" : "plain") is "type_if";

        // Scripts before 4.1 do not look at type_if, and xl never leaves it out.
        if (!isTyped && (scenario.Toolstack == Toolstack.Xl || scenario.Release.IsAtLeast(4, 1)))
        {
            value.Note("toolstacks of this release name the type of the interface");
        }
    }

    private static LabLan[] ReadLans(ScenarioValue value) => value.IsThere
        ? [.. value.Entries.Select((entry, index) => ReadLan(entry.Key, entry.Value, index))]
        : [new LabLan("lan0", GeneratedMac(0x1a, 1), ["10.0.0.254/24"], [])];

    private static LabLan ReadLan(string name, ScenarioValue value, int index)
    {
        value.AllowOnly("mac", "addresses", "routes");
        return new LabLan(name, value["mac"].IsThere ? ReadMac(value["mac"]) : GeneratedMac(0x1a, index + 1), [.. value["addresses"].Texts()], [.. value["routes"].Texts()]);
    }

    /// <summary>An address that the lab makes up: <c>02:KIND:00:00:00:NUMBER</c>.</summary>
    internal static MacAddress GeneratedMac(int kind, int number) =>
        MacAddress.TryParse(string.Create(CultureInfo.InvariantCulture, $"02:{kind:x2}:00:00:00:{number:x2}"), out var mac) ? mac : MacAddress.Zero;

    private static LabNic ReadNic(ScenarioValue value, IReadOnlyList<LabLan> lans)
    {
        value.AllowOnly("name", "mac", "lan", "addresses", "up", "configured", "routes_here");
        var lan = value["lan"].Text("lan0");
        if (!lans.Any(known => string.Equals(known.Name, lan, StringComparison.Ordinal)))
        {
            value["lan"].Note($"there is no network '{lan}'");
        }

        return new LabNic
        {
            Name = ReadName(value["name"]),
            MacAddress = ReadMac(value["mac"]),
            Lan = lan,
            Addresses = [.. value["addresses"].Items.Select(address => address.Parsed<IPv4Prefix>(TryParsePrefix, "address"))],
            IsUp = value["up"].Flag(missing: true),
            IsConfigured = value["configured"].Flag(missing: true),
            HasRoutes = value["routes_here"].Flag(missing: true),
        };
    }

    private static HostEnvironment ReadShims(ScenarioValue value, Release release)
    {
        value.AllowOnly("sh_is_bash", "rename_up_busy", "ifupdown", "brctl_heading", "cmdline");

        // The scripts of 3.0 that say /bin/sh are written for bash.
        if (!value["sh_is_bash"].Flag(missing: true) && release.IsBefore(3, 1))
        {
            value["sh_is_bash"].Note("scripts of this release need bash as /bin/sh");
        }

        var ifup = value["ifupdown"].Text("working");
        if (ifup is not ("working" or "failing" or "absent"))
        {
            value["ifupdown"].Note($"'{ifup}' is none of working, failing, absent");
        }

        return new HostEnvironment
        {
            Ifup = ifup switch { "failing" => IfupBehaviour.Failing, "absent" => IfupBehaviour.Absent, _ => IfupBehaviour.Working },
            Brctl = value["brctl_heading"].Flag(missing: true) ? BrctlTool.WithHeading : BrctlTool.WithoutHeading,
            RenamesUpInterfaces = !value["rename_up_busy"].Flag(missing: true),
            KernelCommandLine = value["cmdline"].Text("root=/dev/sda1 ro"),
            ListsDefaultRouteFirst = true,
            HasDomainNodes = true,

            // The lab's image has no Open vSwitch.
            HasOpenVSwitch = Fact.Stated(false),
        };
    }

    private static LabDomain ReadDomain(ScenarioValue value, Toolstack toolstack)
    {
        value.AllowOnly("name", "vifs", "interfaces", "routes", "commands");
        var id = new DomainId(value["name"].Text());
        var definition = new Domain
        {
            Id = id,
            Name = Fact.Stated(new DomainName(id.Text)),
            Vifs = Fact.Stated(value["vifs"].Items.Select((vif, index) => ReadVif(vif, new VifId(id, index), toolstack)).ToEquatableArray()),
        };
        return new LabDomain(definition, [.. value["interfaces"].Entries.Select(ReadInterface)], [.. value["routes"].Texts()], [.. value["commands"].Texts()]);
    }

    private static FurtherProbe ReadProbe(ScenarioValue value)
    {
        ScenarioValue[] ends = [.. value.Items];
        if (ends.Length == 2)
        {
            return new FurtherProbe(ends[0].Text(), ends[1].Parsed<IPv4Address>(TryParseAddress, "address"));
        }

        value.Note("a probe names a node and an address");
        return new FurtherProbe("", default);
    }

    private static KeyValuePair<string, EquatableArray<string>> ReadInterface(KeyValuePair<string, ScenarioValue> entry)
    {
        entry.Value.AllowOnly("addresses");
        return KeyValuePair.Create(entry.Key, entry.Value["addresses"].Texts().ToEquatableArray());
    }

    private static Vif ReadVif(ScenarioValue value, VifId id, Toolstack toolstack)
    {
        value.AllowOnly("mac", "bridge", "ip", "vifname", "mtu", "script", "gatewaydev");
        return new Vif
        {
            Id = id,
            MacAddress = Fact.Stated<MacAddress?>(ReadMac(value["mac"])),
            Bridge = Fact.Stated(ReadOptionalName(value["bridge"])),
            BackendName = Fact.Stated(ReadOptionalName(value["vifname"])),
            IpWords = Fact.Stated(value["ip"].Text().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToEquatableArray()),
            Script = Fact.Stated(ReadScript(value["script"])),
            GatewayDevice = Fact.Stated(toolstack == Toolstack.Xl ? ReadOptionalName(value["gatewaydev"]) : null),
            MtuBytes = Fact.Stated<int?>(value["mtu"].IsThere ? (int)value["mtu"].Number(0) : null),
        };
    }

    private static LabEvent ReadEvent(ScenarioValue value)
    {
        if (value.Node is not { } json)
        {
            return new UnknownEvent(JsonValue.Create("null"));
        }

        if (json is not JsonObject entries)
        {
            return value.Text() is "xend-start" or "xend-restart" ? new NetworkScriptRan(json, "start") : new UnknownEvent(json);
        }

        var key = entries.Select(entry => entry.Key).FirstOrDefault(key => key is not ("run" or "timeout")) ?? "";
        var subject = value[key];
        return key switch
        {
            "xend-start" or "xend-restart" => new NetworkScriptRan(json, "start"),
            "network" => new NetworkScriptRan(json, subject.Text()),
            "start" => new GuestStarted(json, subject.Text()),
            "shutdown" => new GuestShutDown(json, subject.Text()),
            "restart" => new GuestRestarted(json, subject.Text()),
            "dom0" => new CommandGiven(json, "dom0", subject.Text()),
            "guest" or "host" => new CommandGiven(json, subject.Text(), value["run"].Text()),
            "sleep" => new TimePassed(json, TimeSpan.FromSeconds(Math.Min(60, subject.Number(0)))),
            "dump" => new StateObserved(json, subject.Text()),
            _ => new UnknownEvent(json),
        };
    }

    private static ScriptCommand? ReadScript(ScenarioValue value) => value.Text() is { Length: > 0 } text ? ScriptCommand.Split(text) : null;

    private static InterfaceName ReadName(ScenarioValue value) => value.Parsed<InterfaceName>(InterfaceName.TryParse, "name of an interface");

    private static InterfaceName? ReadOptionalName(ScenarioValue value) => value.Text().Length > 0 ? ReadName(value) : null;

    private static MacAddress ReadMac(ScenarioValue value) => value.Parsed<MacAddress>(TryParseMac, "MAC address");

    private static bool TryParseMac(string text, out MacAddress mac) => MacAddress.TryParse(text, out mac);

    private static bool TryParseAddress(string text, out IPv4Address address) => IPv4Address.TryParse(text, out address);

    private static bool TryParsePrefix(string text, out IPv4Prefix prefix) => IPv4Prefix.TryParse(text, out prefix);
}
