using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding.Distribution;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Model.Binding;

/// <summary>Turns a host's files into a <see cref="HostNetwork"/> under one release and toolstack. Never fails: what it cannot settle is unknown, with a reason.</summary>
public static class NetworkBinder
{
    private const string StateIt = "state it in xennetlint.json";

    /// <summary>Binds a host's files.</summary>
    public static BoundNetwork Bind(HostFiles files, Release release, Toolstack toolstack)
    {
        var context = new BindingContext(files, release, toolstack);
        var xendConfig = toolstack == Toolstack.Xend && files.XendConfig is { Tree: { } xendTree } xendFile ? XendConfigBinder.Bind(xendFile, xendTree, context) : null;
        var xlConf = toolstack == Toolstack.Xl && files.XlConf is { Tree: { } xlTree } xlFile ? XlConfBinder.Bind(xlFile, xlTree, context) : null;
        var scripts = ReadScripts(files.Scripts.Where(file => !file.IsVifHook && !CustomScriptReader.IsShipped(file.FileName)), context);

        // LANG=POSIX: by the bytes of their names.
        var hooks = ReadScripts(files.Scripts.Where(file => file.IsVifHook).OrderBy(file => file.FileName, StringComparer.Ordinal), context);
        var domains = new List<Domain>();
        foreach (var file in files.Domains)
        {
            if (file is { Role: FileRole.DomainConfig, Tree: { } tree })
            {
                domains.Add(WithRefusal(DomainConfigBinder.Bind(file, tree, context), context));
            }
            else if (file is { Role: FileRole.DomainSxp, Tree: { } sxp })
            {
                domains.AddRange(DomainSxpBinder.Bind(file, sxp, context).Select(domain => WithRefusal(domain, context)));
            }
        }

        var networkScript = NetworkScriptOf(xendConfig, files, toolstack);
        var host = WithHostFacts(
            new HostNetwork
            {
                Name = files.Name,
                Release = release,
                Toolstack = toolstack,
                NetworkScript = networkScript,
                VifScript = VifScriptOf(xendConfig, xlConf, files, toolstack),
                DefaultBridge = xlConf?.DefaultBridge ?? Fact.Stated<InterfaceName?>(null),
                DefaultGatewayDevice = xlConf?.DefaultGatewayDevice ?? Fact.Stated<InterfaceName?>(null),
                DeviceCreateTimeout = xendConfig?.DeviceCreateTimeout,
                DrawsDomainIds = xlConf?.DrawsDomainIds ?? false,
                CustomScripts = scripts,
                VifHooks = hooks,
                Domains = domains.ToEquatableArray(),
            },
            context);
        return new BoundNetwork
        {
            Host = host,
            Origins = new OriginMap(context.Origins),
            Files = files,
            Diagnostics = context.Diagnostics.ToEquatableArray(),
            Assumptions = context.Assumptions.ToEquatableArray(),
        };
    }

    private static Domain WithRefusal(Domain domain, BindingContext context) =>
        domain.Rejection.Length > 0 ? domain : context.IsXl ? WithEmulatedNic(domain, context) : WithRepeatedMacAddress(domain, context);

    // Source: config-languages §5.2. Assumption: no domain id is used up; the reference does not say (decision 0010).
    private static Domain WithEmulatedNic(Domain domain, BindingContext context) =>
        context.Release.IsAtLeast(4, 2) && domain.Kind.TryGet(out var kind) && kind != GuestKind.Hvm && domain.Vifs.OrElse([]).Any(vif => vif.Type.OrElse(null) is "ioemu")
            ? domain with { Rejection = "trying to create PV or PVH guest with an emulated interface" }
            : domain;

    private static EquatableArray<CustomScript> ReadScripts(IEnumerable<WorkspaceFile> files, BindingContext context) => files
        .Where(file => file.Tree is not null)
        .Select(file => file.Tree is { } tree ? CustomScriptReader.Read(file, tree, context) : new CustomScript(file.FileName, ""))
        .DistinctBy(script => script.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    // Source: config-languages §4.3: xend 3.2 and later refuse one address twice in a domain.
    private static Domain WithRepeatedMacAddress(Domain domain, BindingContext context)
    {
        if (context.Release.IsBefore(3, 2))
        {
            return domain;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var vif in domain.Vifs.OrElse([]))
        {
            if (vif.MacAddress.OrElse(null) is { } address && !seen.Add(address.ToString()))
            {
                return domain with { Rejection = $"The mac \"{address}\" is already defined" };
            }
        }

        return domain;
    }

    private static Fact<ScriptCommand?> NetworkScriptOf(XendConfigBinder.Result? xendConfig, HostFiles files, Toolstack toolstack)
    {
        if (toolstack == Toolstack.Xl)
        {
            // Source: config-languages §7: xl has no daemon and runs no network script.
            return Fact.Stated<ScriptCommand?>(null);
        }

        return xendConfig?.NetworkScript
            ?? (files.XendConfig is null
                ? Fact.Unknown<ScriptCommand?>("no xend-config.sxp says what xend runs")
                : Fact.Unknown<ScriptCommand?>("xend-config.sxp could not be read"));
    }

    private static Fact<ScriptCommand> VifScriptOf(XendConfigBinder.Result? xendConfig, XlConfBinder.Result? xlConf, HostFiles files, Toolstack toolstack)
    {
        var builtIn = new ScriptCommand("vif-bridge", []);
        if (toolstack == Toolstack.Xl)
        {
            return xlConf is not null && xlConf.DefaultScript.TryGet(out var stated) && stated is not null
                ? Fact.Stated(stated)
                : Fact.Assumed(builtIn, "xl's default where xl.conf names no script");
        }

        return xendConfig?.VifScript ?? Fact.Assumed(builtIn, $"xend's default; no xend-config.sxp was found for {files.Name}");
    }

    // Start state S0 of host-scripts §8 where nothing is stated.
    private static HostNetwork WithHostFacts(HostNetwork host, BindingContext context)
    {
        var statement = context.Files.Statement;
        var runsScript = !host.NetworkScript.TryGet(out var script) || script is not null;
        var found = statement?.Interfaces is null ? DistributionBinder.Bind(context, script) : null;
        var facts = found is { Interfaces.Count: > 0 } ? found : null;
        var interfaces = statement?.Interfaces ?? facts?.Interfaces;
        var routes = statement?.Routes ?? facts?.Routes;
        foreach (var (link, place) in (statement?.Interfaces ?? []).Zip(statement?.InterfacePlaces ?? []))
        {
            context.Place(OriginMap.InterfaceKey(link.Name), Aspect.Whole, place);
        }

        if (interfaces is null)
        {
            interfaces = [DefaultNic];
            if (runsScript && host.NetworkScript.IsKnown)
            {
                context.Assume("interfaces", DefaultNicText, $"one network card with a static address, known to ifup, is the classic host (host-scripts §8, S0); {StateIt}");
            }
        }

        if (routes is null)
        {
            routes = interfaces.Value.Count > 0 && interfaces.Value[0] == DefaultNic ? [DefaultRoute] : [];
            if (runsScript && host.NetworkScript.IsKnown)
            {
                context.Assume("routes", routes.Value.Count > 0 ? "default via 192.168.1.1 dev eth0" : "none but the connected ones", $"nothing states the host's routes; {StateIt}");
            }
        }

        if (statement?.LoopbackPairs is null && host.Release.Era <= Era.B && runsScript && host.NetworkScript.IsKnown)
        {
            var pairs = host.Release.Era <= Era.A1 ? 8 : 4;
            context.Assume("nloopbacks", pairs.ToString(CultureInfo.InvariantCulture), $"the default number of veth/vif0 pairs of Xen {host.Release} (host-scripts §5); {StateIt}");
        }

        host = host with
        {
            Interfaces = interfaces.Value,
            Routes = routes.Value,
            LoopbackPairs = statement?.LoopbackPairs,
            Environment = WithConfigurations(EnvironmentOf(statement, interfaces.Value), facts),
            BootOrder = statement?.BootOrder,
            SavedDomains = statement?.SavedDomains ?? [],
            Outside = context.Files.Outside,
            GuestFacts = statement?.Guests ?? [],
            UnseenBridges = runsScript || statement?.Interfaces is not null ? "" : UnseenBridgesOf(host, found),
        };
        if (runsScript && facts is { Unread.Length: > 0 })
        {
            context.Assume("interfaces", "as far as the distribution's files are understood", $"{facts.Unread}; {StateIt}");
        }

        AssumeEnvironment(host, facts, context);
        AssumeHooks(host, context);
        TellWhatHasNoEffect(host, context);
        return host;
    }

    private static void AssumeEnvironment(HostNetwork host, DistributionFacts? facts, BindingContext context)
    {
        // The assumed interfaces say themselves that ifup knows them, and so do files of ifup's.
        var members = string.Join(", ", EnvironmentAssumptions.Of(host, isIfupStated: context.Files.Statement?.Interfaces is null && facts is null or { StatesIfup: true }));
        if (members.Length > 0)
        {
            context.Assume("environment", $"{{ {members} }}", $"tools and kernel of the release's time (host-scripts §0.3); {StateIt}");
        }
    }

    // Source: host-scripts §3.11. A repository often loses the bit.
    private static void AssumeHooks(HostNetwork host, BindingContext context)
    {
        if (host.VifHooks.Count > 0 && host.Release.IsAtLeast(4, 2))
        {
            context.Assume("hooks", string.Join(' ', host.VifHooks.Select(hook => hook.Name)), "the vif scripts source only hooks that are executable, which no text shows; rename one that is not");
        }
    }

    // Source: product §2. Nothing that is stated is passed over in silence.
    private static void TellWhatHasNoEffect(HostNetwork host, BindingContext context)
    {
        if (host is { BootOrder: null, SavedDomains.Count: 0, GuestFacts.Count: 0 } || host.Domains.Any(domain => !domain.Name.IsKnown))
        {
            return;
        }

        var defined = host.Domains.Select(domain => domain.Name.OrElse(default)).ToHashSet();
        var named = (host.BootOrder ?? []).Select(name => (Fact: "boot", Name: name))
            .Concat(host.SavedDomains.Select(name => (Fact: "saved", Name: name)))
            .Concat(host.GuestFacts.Select(guest => (Fact: "guests", Name: guest.Domain)))
            .Where(stated => !defined.Contains(stated.Name));
        foreach (var (fact, name) in named.Distinct())
        {
            context.Assume(fact, $"without '{name}'", "no file given here defines a domain of that name; give the file, or correct the name in xennetlint.json");
        }
    }

    private static HostEnvironment EnvironmentOf(HostStatement? statement, EquatableArray<HostInterface> interfaces)
    {
        var environment = statement?.Environment ?? HostEnvironment.Default;
        // A bridge of Open vSwitch tells that its tools are there.
        return interfaces.Any(link => link.IsOpenVSwitch) && !environment.States(EnvironmentFacts.OpenVSwitch) ? environment with { HasOpenVSwitch = Fact.Stated(true) } : environment;
    }

    private static HostEnvironment WithConfigurations(HostEnvironment environment, DistributionFacts? facts) =>
        facts is { Configurations.Count: > 0 } && !environment.States(EnvironmentFacts.IfupConfigurations)
            ? environment with { IfupConfigurations = facts.Configurations, Stated = environment.Stated | EnvironmentFacts.IfupConfigurations }
            : environment;

    private static string UnseenBridgesOf(HostNetwork host, DistributionFacts? found)
    {
        var maker = host.Toolstack == Toolstack.Xl ? "xl makes no bridges" : "xend runs no network script here";
        return found is null ? $"{maker}: {(host.Toolstack == Toolstack.Xl ? "they" : "bridges")} come from the distribution's configuration, which no file given here shows"
            : found.Unread.Length > 0 ? $"{maker}, and the distribution's files are not understood: {found.Unread}"
            : found.Interfaces.Count == 0 ? $"{maker}, and the distribution's files given here configure no interface, so that something else does"
            : "";
    }

    private const string DefaultNicText = "eth0 00:11:22:33:44:50 192.168.1.10/24";

    private static HostInterface DefaultNic { get; } = new()
    {
        Name = InterfaceName.Parse("eth0"),
        MacAddress = MacAddress.FromOctets(0x00, 0x11, 0x22, 0x33, 0x44, 0x50),
        Addresses = [new IPv4Prefix(new IPv4Address(0xc0a8010a), 24)],
    };

    private static HostRoute DefaultRoute { get; } =
        new(new IPv4Prefix(new IPv4Address(0), 0), new IPv4Address(0xc0a80101), InterfaceName.Parse("eth0"));
}
