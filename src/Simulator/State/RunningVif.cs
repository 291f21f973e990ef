using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>A vif of a running domain.</summary>
public sealed record RunningVif
{
    /// <summary>The vif of the definition.</summary>
    public required VifId Id { get; init; }

    /// <summary>The vif's definition, with which its script runs at its end too.</summary>
    public Vif Config
    {
        get => field ?? new Vif { Id = Id };
        init;
    }

    /// <summary>Device id H of <c>vifD.H</c>. Source: host-scripts §4.2.</summary>
    public required int DeviceId { get; init; }

    /// <summary>Name of its back end now.</summary>
    public required InterfaceName Backend { get; init; }

    /// <summary>The bridge that it was put on when it came online; a known null: on none; unknown with the reason.</summary>
    public Fact<InterfaceName?> Bridge { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>The guest's address; null if the toolstack drew one.</summary>
    public Fact<MacAddress?> MacAddress { get; init; } = Fact.Stated<MacAddress?>(null);

    /// <summary>The vif script that ran for it.</summary>
    public Fact<ScriptCommand?> Script { get; init; } = Fact.Stated<ScriptCommand?>(null);

    /// <summary>The words of <c>ip=</c>.</summary>
    public Fact<EquatableArray<string>> IpWords { get; init; } = Fact.Stated<EquatableArray<string>>([]);

    /// <summary>The MTU that its script wrote for the front end (4.15 and later); null if none. Source: host-scripts §3.3.2.</summary>
    public int? FrontendMtuBytes { get; init; }

    /// <summary>What its script wrote at last.</summary>
    public HotplugOutcome Hotplug { get; init; } = HotplugOutcome.Silence;

    /// <summary>Why it is not known what its script did; empty if it is known.</summary>
    public string Unknown { get; init; } = "";
}
