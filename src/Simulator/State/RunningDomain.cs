using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>A domain that the hypervisor has.</summary>
public sealed record RunningDomain
{
    /// <summary>The definition with which it was created, as the toolstack keeps it: a changed file means nothing to it. Source: config-languages §4.2, §6.2.</summary>
    public required Domain Config { get; init; }

    /// <summary>The hypervisor's number; negative, and a mere place holder, where nothing settles it. Source: config-languages §6.1.</summary>
    public required int DomId { get; init; }

    /// <summary>Whether it runs.</summary>
    public DomainRunState State { get; init; } = DomainRunState.Starting;

    /// <summary>Its vifs in the order of their device ids.</summary>
    public EquatableArray<RunningVif> Vifs { get; init; } = [];

    /// <summary>The id that xend gives to its next vif: one that is detached leaves a gap. Source: host-scripts §4.5, config-languages §3.4.</summary>
    public int NextDeviceId { get; init; }

    /// <summary>Its definition.</summary>
    public DomainId Definition => Config.Id;

    /// <summary>The name under which the toolstack knows it.</summary>
    public Fact<DomainName> Name => Config.Name;

    /// <summary>Whether its id is known.</summary>
    public bool IsDomIdKnown => DomId > 0;

    /// <summary>The id for output; a question mark where it is not known.</summary>
    public string DomIdText => IsDomIdKnown ? DomId.ToString(CultureInfo.InvariantCulture) : "?";

    /// <summary>The name for output: the known name, or the definition's.</summary>
    public string DisplayName => Config.DisplayName;

    /// <summary>Where a vif stands in the list; -1 if it does not.</summary>
    internal int IndexOfVif(VifId id)
    {
        // Without detached and emulated ones, its place in the definition is its place here.
        if (id.Index >= 0 && id.Index < Vifs.Count && Vifs[id.Index].Id == id)
        {
            return id.Index;
        }

        for (var at = 0; at < Vifs.Count; at++)
        {
            if (Vifs[at].Id == id)
            {
                return at;
            }
        }

        return -1;
    }
}
