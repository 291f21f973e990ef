using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads the <c>environment</c> of a host: what the scripts test. Source: product §2, host-scripts §0.3.</summary>
internal static class HostEnvironmentReader
{
    private const string VersionExample = "a version such as \"2.6.18\"";

    // Source: host-scripts §0.3: the heading went away with bridge-utils 1.6, the hash table of routes with Linux 2.6.39, the refusal to rename with 6.2.
    private static readonly Version BrctlWithoutHeading = new(1, 6);
    private static readonly Version KernelWithTrie = new(2, 6, 39);
    private static readonly Version KernelThatRenames = new(6, 2);

    private static readonly string[] Known =
    [
        "ifup", "ifupUnknown", "ifdownUnknown", "ifupConfigurations", "brctl", "kernel", "routeOrder", "renamesUpInterfaces", "networkRoot", "commandLine",
        "files", "iptables", "forwardPolicy", "forwardRules", "bridgeNfCallIptables", "ipForward", "openvswitch",
    ];

    private static readonly string[] ConfigurationMembers = ["name", "addresses", "gateway"];
    private static readonly string[] NetworkRootMembers = ["type", "netdev", "server"];

    internal static HostEnvironment Read(ToolConfigReading reading, JsonValue value)
    {
        var environment = HostEnvironment.Default;
        // What follows from the kernel's version gives way to what is stated of it.
        foreach (var (member, _, written) in reading.Members(value, "an object", Known).OrderBy(member => member.Name is not "kernel").ToList())
        {
            environment = Kernel(reading, environment, member, written) ?? Tools(reading, environment, member, written) ?? Filter(reading, environment, member, written);
        }

        return environment;
    }

    private static HostEnvironment? Kernel(ToolConfigReading reading, HostEnvironment environment, string member, JsonValue value) => member switch
    {
        "kernel" => reading.Read<ToolVersion>(value, VersionExample, ToolVersion.TryParse) is { Version: { } version }
            ? environment with
            {
                ListsDefaultRouteFirst = version >= KernelWithTrie,
                RenamesUpInterfaces = version >= KernelThatRenames,
                Stated = environment.Stated | EnvironmentFacts.RouteOrder | EnvironmentFacts.Renaming,
            }
            : environment,
        "routeOrder" => environment with
        {
            ListsDefaultRouteFirst = reading.ReadWord(value, "default-first", "default-last") is "default-first",
            Stated = environment.Stated | EnvironmentFacts.RouteOrder,
        },
        "renamesUpInterfaces" => environment with
        {
            RenamesUpInterfaces = reading.ReadBoolean(value, otherwise: false),
            Stated = environment.Stated | EnvironmentFacts.Renaming,
        },
        "networkRoot" => environment with { NetworkRoot = ReadNetworkRoot(reading, value), Stated = environment.Stated | EnvironmentFacts.NetworkRoot },
        "commandLine" => environment with
        {
            KernelCommandLine = reading.ReadText(value, "the kernel's command line as a string"),
            Stated = environment.Stated | EnvironmentFacts.KernelCommandLine,
        },
        _ => null,
    };

    private static HostEnvironment? Tools(ToolConfigReading reading, HostEnvironment environment, string member, JsonValue value) => member switch
    {
        "ifup" => environment with { Ifup = ReadIfup(reading, value), Stated = environment.Stated | EnvironmentFacts.Ifup },
        "ifupUnknown" => environment with
        {
            IfupIgnoresUnknownNames = reading.ReadWord(value, "succeeds", "fails") is "succeeds",
            Stated = environment.Stated | EnvironmentFacts.IfupUnknown,
        },
        "ifdownUnknown" => environment with
        {
            IfdownIgnoresUnknownNames = reading.ReadWord(value, "succeeds", "fails") is not "fails",
            Stated = environment.Stated | EnvironmentFacts.IfdownUnknown,
        },
        "ifupConfigurations" => environment with
        {
            IfupConfigurations = ReadConfigurations(reading, value),
            Stated = environment.Stated | EnvironmentFacts.IfupConfigurations,
        },
        "brctl" => environment with { Brctl = ReadBrctl(reading, value), Stated = environment.Stated | EnvironmentFacts.Brctl },
        "files" => environment with
        {
            Files = ReadFiles(reading, value),
            Stated = environment.Stated | EnvironmentFacts.Files,
        },
        "openvswitch" => environment with
        {
            HasOpenVSwitch = Fact.Stated(reading.ReadBoolean(value, otherwise: false)),
            Stated = environment.Stated | EnvironmentFacts.OpenVSwitch,
        },
        _ => null,
    };

    private static HostEnvironment Filter(ToolConfigReading reading, HostEnvironment environment, string member, JsonValue value) => member switch
    {
        "iptables" => environment with { HasIptables = reading.ReadBoolean(value, otherwise: true), Stated = environment.Stated | EnvironmentFacts.Iptables },
        "forwardPolicy" => environment with
        {
            DropsForward = reading.ReadWord(value, "ACCEPT", "DROP") is "DROP",
            Stated = environment.Stated | EnvironmentFacts.ForwardPolicy,
        },
        "ipForward" => environment with { ForwardsIp = reading.ReadBoolean(value, otherwise: false), Stated = environment.Stated | EnvironmentFacts.IpForward },
        "forwardRules" => environment with { ForwardRules = ReadRules(reading, value), Stated = environment.Stated | EnvironmentFacts.ForwardRules },
        _ => environment with
        {
            FiltersBridgedFrames = reading.ReadBoolean(value, otherwise: true),
            Stated = environment.Stated | EnvironmentFacts.FiltersBridgedFrames,
        },
    };

    private static IfupBehaviour ReadIfup(ToolConfigReading reading, JsonValue value) => reading.ReadWord(value, "working", "failing", "absent") switch
    {
        "failing" => IfupBehaviour.Failing,
        "absent" => IfupBehaviour.Absent,
        _ => IfupBehaviour.Working,
    };

    private static BrctlTool ReadBrctl(ToolConfigReading reading, JsonValue value)
    {
        if (value.Text is "absent")
        {
            return BrctlTool.Absent;
        }

        return reading.Read<ToolVersion>(value, "a version such as \"1.4\", or \"absent\"", ToolVersion.TryParse) is { Version: { } version } && version >= BrctlWithoutHeading
            ? BrctlTool.WithoutHeading
            : BrctlTool.WithHeading;
    }

    private static NetworkRoot? ReadNetworkRoot(ToolConfigReading reading, JsonValue value)
    {
        if (value.Kind == System.Text.Json.JsonTokenType.False)
        {
            return null;
        }

        string? type = null;
        var hasOption = false;
        IPv4Address? server = null;
        foreach (var (member, _, written) in reading.Members(value, "false or an object such as { \"type\": \"nfs\" }", NetworkRootMembers))
        {
            switch (member)
            {
                case "type":
                    type = reading.TryRead(written, "the type of a file system such as \"nfs\"", out var word) ? word : "";
                    break;
                case "netdev":
                    hasOption = reading.ReadBoolean(written, otherwise: false);
                    break;
                default:
                    server = reading.ReadAddress(written);
                    break;
            }
        }

        if (value.Kind == System.Text.Json.JsonTokenType.StartObject && type is null)
        {
            reading.Error(value, "a root file system on the network needs its 'type'");
        }

        return new NetworkRoot(type ?? "", hasOption, server);
    }

    private static EquatableArray<IfupConfiguration> ReadConfigurations(ToolConfigReading reading, JsonValue value)
    {
        var configurations = new List<IfupConfiguration>();
        foreach (var item in reading.Items(value, "objects such as { \"name\": \"xenbr0\" }"))
        {
            InterfaceName? name = null;
            var configuration = new IfupConfiguration(default, [], Gateway: null);
            var (hasName, place) = (false, item);
            foreach (var (member, _, written) in reading.Members(item, "an object such as { \"name\": \"xenbr0\" }", ConfigurationMembers))
            {
                switch (member)
                {
                    case "name":
                        name = reading.ReadInterfaceName(written);
                        hasName = true;
                        break;
                    case "addresses":
                        configuration = configuration with
                        {
                            Addresses = reading.ReadArray<IPv4Prefix>(written, HostInterfacesReader.AddressExample, ToolConfigReading.TryParsePrefix),
                        };
                        break;
                    default:
                        configuration = configuration with { Gateway = reading.ReadAddress(written) };
                        place = written;
                        break;
                }
            }

            if (item.Kind == System.Text.Json.JsonTokenType.StartObject && !hasName)
            {
                reading.Error(item, "a configuration of ifup needs a name");
            }

            if (configuration.Gateway is { } gateway && !configuration.Addresses.Any(address => address.Contains(gateway)))
            {
                reading.Error(place, $"the gateway {gateway} is in none of these networks");
            }

            if (name is not { } known)
            {
                continue;
            }

            if (configurations.Exists(other => other.Name == known))
            {
                reading.Error(item, $"'{known}' is stated twice");
            }

            configurations.Add(configuration with { Name = known });
        }

        return configurations.ToEquatableArray();
    }

    private static EquatableArray<string> ReadFiles(ToolConfigReading reading, JsonValue value)
    {
        var files = new List<string>();
        foreach (var item in reading.Items(value, "absolute paths"))
        {
            const string What = "an absolute path such as \"/etc/dhcpd.conf\"";
            if (!reading.TryRead(item, What, out var path))
            {
                continue;
            }

            if (!path.StartsWith('/'))
            {
                reading.Error(item, $"'{path}' is not {What}");
            }
            else if (files.Contains(path, StringComparer.Ordinal))
            {
                reading.Error(item, $"'{path}' is stated twice");
            }
            else
            {
                files.Add(path);
            }
        }

        return files.ToEquatableArray();
    }

    private static EquatableArray<string> ReadRules(ToolConfigReading reading, JsonValue value)
    {
        var rules = new List<string>();
        foreach (var item in reading.Items(value, "rules as iptables-save writes them behind '-A FORWARD'"))
        {
            const string What = "a rule such as \"-s 10.0.0.0/8 -j ACCEPT\"";
            if (!reading.TryRead(item, What, out var rule))
            {
                continue;
            }

            const string Append = "-A FORWARD ";
            rule = rule.StartsWith(Append, StringComparison.Ordinal) ? rule[Append.Length..] : rule;
            if (rule.StartsWith('-') || rule.StartsWith("! -", StringComparison.Ordinal))
            {
                rules.Add(rule.Trim());
            }
            else
            {
                reading.Error(item, $"'{rule}' is not {What}");
            }
        }

        return rules.ToEquatableArray();
    }
}
