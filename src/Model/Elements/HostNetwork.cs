using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A host as its files describe it, under one release and one toolstack.</summary>
public sealed record HostNetwork
{
    /// <summary>Name for output and for <c>--host</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The release whose scripts and tools run.</summary>
    public required Release Release { get; init; }

    /// <summary>Who starts domains.</summary>
    public required Toolstack Toolstack { get; init; }

    /// <summary>What xend runs at its start; a known null: nothing. Unknown where no file tells how bridges come to be.</summary>
    public required Fact<ScriptCommand?> NetworkScript { get; init; }

    /// <summary>What runs for a vif that names no script. Source: config-languages §5.</summary>
    public required Fact<ScriptCommand> VifScript { get; init; }

    /// <summary>The bridge that xl writes for a vif that names none (<c>vif.default.bridge</c>, else xenbr0). Source: config-languages §5.2.</summary>
    public Fact<InterfaceName?> DefaultBridge { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>The device whose address vif-route uses for a vif that names none (<c>vif.default.gatewaydev</c> of xl.conf, 4.3 and later). Source: config-languages §5.2.</summary>
    public Fact<InterfaceName?> DefaultGatewayDevice { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>Interfaces before any Xen script runs.</summary>
    public EquatableArray<HostInterface> Interfaces { get; init; } = [];

    /// <summary>Routes before any Xen script runs, besides the connected ones.</summary>
    public EquatableArray<HostRoute> Routes { get; init; } = [];

    /// <summary>Addresses and networks beyond the uplink that are stated to be reached; dom0 is judged by whether these reach it.</summary>
    public EquatableArray<IPv4Prefix> Outside { get; init; } = [];

    /// <summary>Why bridges may exist that no file shows (the distribution makes them); empty if there are none but those of the files.</summary>
    public string UnseenBridges { get; init; } = "";

    /// <summary>Loopback pairs (veth/vif0) if stated; null is the release's default. Source: host-scripts §5.</summary>
    public int? LoopbackPairs { get; init; }

    /// <summary>What the scripts look at besides interfaces and routes.</summary>
    public HostEnvironment Environment { get; init; } = HostEnvironment.Default;

    /// <summary>The domains that start with the host, in this order, where it is stated; null: the order of their files. Source: config-languages §6.4.</summary>
    public EquatableArray<DomainName>? BootOrder { get; init; }

    /// <summary>Domains that were saved when the host went down; they are restored before the others start. Source: config-languages §6.4.</summary>
    public EquatableArray<DomainName> SavedDomains { get; init; } = [];

    /// <summary>Interfaces inside guests as far as they are stated.</summary>
    public EquatableArray<GuestInterface> GuestFacts { get; init; } = [];

    /// <summary>Network scripts of the administrator's that were found, by name.</summary>
    public EquatableArray<CustomScript> CustomScripts { get; init; } = [];

    /// <summary>Hooks of the vif scripts that were found (<c>vif-post.d/*.hook</c>), in the order in which they run. Source: host-scripts §3.11.</summary>
    public EquatableArray<CustomScript> VifHooks { get; init; } = [];

    /// <summary>How long xend waits for a device (<c>device-create-timeout</c>, 4.0 and later); null is the release's default. Source: host-scripts §4.3.</summary>
    public TimeSpan? DeviceCreateTimeout { get; init; }

    /// <summary>Whether xl draws domain ids (<c>domid_policy="random"</c>, 4.14 and later). Source: config-languages §6.1.</summary>
    public bool DrawsDomainIds { get; init; }

    /// <summary>Domain definitions in the order of their file names.</summary>
    public EquatableArray<Domain> Domains { get; init; } = [];
}
