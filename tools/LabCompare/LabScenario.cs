using System.Text.Json.Nodes;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.LabCompare;

/// <summary>A scenario of the kernel lab: a host, its guests, the networks outside, and what happens to them. Its format is in the lab's README.</summary>
public sealed record LabScenario
{
    /// <summary>Its name, which its result has too.</summary>
    public required string Name { get; init; }

    /// <summary>What in it cannot be played; empty if all can.</summary>
    public EquatableArray<Unplayable> Problems { get; init; } = [];

    /// <summary>The release whose scripts run, as the scenario writes it.</summary>
    public string Label { get; init; } = "";

    /// <summary>The release; the first one where the label names none.</summary>
    public Release Release { get; init; } = Release.Known[0];

    /// <summary>Who starts guests.</summary>
    public Toolstack Toolstack { get; init; }

    /// <summary>The networks outside, in order.</summary>
    public EquatableArray<LabLan> Lans { get; init; } = [];

    /// <summary>dom0's NICs in order.</summary>
    public EquatableArray<LabNic> Nics { get; init; } = [];

    /// <summary>dom0's routes as <c>ip route add</c> takes them.</summary>
    public EquatableArray<string> Routes { get; init; } = [];

    /// <summary>Loopback pairs.</summary>
    public int LoopbackPairs { get; init; }

    /// <summary>Parameters of dom0's kernel that are set before anything else.</summary>
    public EquatableArray<KeyValuePair<string, string>> Sysctls { get; init; } = [];

    /// <summary>The network script with its arguments; null: none.</summary>
    public ScriptCommand? NetworkScript { get; init; }

    /// <summary>The vif script of vifs that name none.</summary>
    public ScriptCommand VifScript { get; init; } = ScriptCommand.Split("vif-bridge");

    /// <summary>Scripts beside the shipped ones, by name.</summary>
    public EquatableArray<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>What the scripts find on the host.</summary>
    public HostEnvironment Environment { get; init; } = HostEnvironment.Default;

    /// <summary>The guests.</summary>
    public EquatableArray<LabDomain> Domains { get; init; } = [];

    /// <summary>What happens, in order.</summary>
    public EquatableArray<LabEvent> Events { get; init; } = [];

    /// <summary>Whether all nodes forget their neighbours before each probe.</summary>
    public bool ForgetsNeighbours { get; init; } = true;

    /// <summary>Whether a node is asked for addresses that the asking one has too.</summary>
    public bool ProbesOwnAddresses { get; init; }

    /// <summary>Probes besides those from each node to each address of the others.</summary>
    public EquatableArray<FurtherProbe> FurtherProbes { get; init; } = [];

    /// <summary>Whether a guest stays when its start failed.</summary>
    public bool KeepsFailed { get; init; }

    /// <summary>Whether a vif goes before its offline script runs.</summary>
    public bool RemovesBeforeOffline { get; init; }

    /// <summary>How long a script may take before the lab ends it.</summary>
    public TimeSpan ScriptTimeout { get; init; } = TimeSpan.FromSeconds(25);
}

/// <summary>What in a scenario cannot be played, and why.</summary>
/// <param name="Field">Where it is in the scenario or its result.</param>
/// <param name="Reason">Why.</param>
public sealed record Unplayable(string Field, string Reason);

/// <summary>A probe that a scenario asks for.</summary>
/// <param name="From">The node that sends it.</param>
/// <param name="To">The address that it is for.</param>
public sealed record FurtherProbe(string From, IPv4Address To);

/// <summary>A network outside: a switch with addresses of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MacAddress">Its hardware address.</param>
/// <param name="Addresses">Its addresses as <c>ip addr add</c> takes them.</param>
/// <param name="Routes">Its routes as <c>ip route add</c> takes them.</param>
public sealed record LabLan(string Name, MacAddress MacAddress, EquatableArray<string> Addresses, EquatableArray<string> Routes);

/// <summary>A NIC of dom0.</summary>
public sealed record LabNic
{
    /// <summary>Its name.</summary>
    public required InterfaceName Name { get; init; }

    /// <summary>Its hardware address.</summary>
    public required MacAddress MacAddress { get; init; }

    /// <summary>The network that it is plugged into.</summary>
    public required string Lan { get; init; }

    /// <summary>Its addresses.</summary>
    public EquatableArray<IPv4Prefix> Addresses { get; init; } = [];

    /// <summary>Whether the boot brings it up.</summary>
    public bool IsUp { get; init; } = true;

    /// <summary>Whether ifup knows it.</summary>
    public bool IsConfigured { get; init; } = true;

    /// <summary>Whether the boot sets the routes that lead through it.</summary>
    public bool HasRoutes { get; init; } = true;
}

/// <summary>A guest.</summary>
/// <param name="Definition">Its definition as a toolstack has it.</param>
/// <param name="Interfaces">Addresses of its interfaces, by name.</param>
/// <param name="Routes">Its routes as <c>ip route add</c> takes them.</param>
/// <param name="Commands">What it runs once it is up.</param>
public sealed record LabDomain(
    Domain Definition, EquatableArray<KeyValuePair<string, EquatableArray<string>>> Interfaces, EquatableArray<string> Routes, EquatableArray<string> Commands)
{
    /// <summary>Its name.</summary>
    public string Name => Definition.DisplayName;

    /// <summary>Its vifs.</summary>
    public EquatableArray<Vif> Vifs => Definition.Vifs.OrElse([]);
}

/// <summary>Something that a scenario lets happen. The set is closed.</summary>
/// <param name="Json">The event as the scenario writes it.</param>
public abstract record LabEvent(JsonNode Json);

/// <summary>The network script runs with a command.</summary>
public sealed record NetworkScriptRan(JsonNode Json, string Command) : LabEvent(Json);

/// <summary>A guest is started.</summary>
public sealed record GuestStarted(JsonNode Json, string Name) : LabEvent(Json);

/// <summary>A guest is shut down.</summary>
public sealed record GuestShutDown(JsonNode Json, string Name) : LabEvent(Json);

/// <summary>A guest is shut down and started again.</summary>
public sealed record GuestRestarted(JsonNode Json, string Name) : LabEvent(Json);

/// <summary>A command line is run on dom0, in a guest or on a host outside.</summary>
public sealed record CommandGiven(JsonNode Json, string Node, string CommandLine) : LabEvent(Json);

/// <summary>Time passes.</summary>
public sealed record TimePassed(JsonNode Json, TimeSpan Duration) : LabEvent(Json);

/// <summary>The state is looked at.</summary>
public sealed record StateObserved(JsonNode Json, string Label) : LabEvent(Json);

/// <summary>An event of a kind that nobody knows.</summary>
public sealed record UnknownEvent(JsonNode Json) : LabEvent(Json);
