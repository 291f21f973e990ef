using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>A domain that the hypervisor has.</summary>
public sealed record RunningDomain
{
    /// <summary>Its definition.</summary>
    public required DomainId Definition { get; init; }

    /// <summary>The name under which the toolstack knows it.</summary>
    public required Fact<DomainName> Name { get; init; }

    /// <summary>The hypervisor's number. Source: config-languages §6.1.</summary>
    public required int DomId { get; init; }

    /// <summary>Whether it runs.</summary>
    public DomainRunState State { get; init; } = DomainRunState.Starting;

    /// <summary>Its vifs in the order of their device ids.</summary>
    public EquatableArray<RunningVif> Vifs { get; init; } = [];

    /// <summary>The name for output: the known name, or the definition's.</summary>
    public string DisplayName => Name.TryGet(out var name) ? name.ToString() : Definition.ToString();
}
