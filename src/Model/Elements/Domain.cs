using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A domain's definition, as far as it concerns the network.</summary>
public sealed record Domain
{
    /// <summary>Where it is written.</summary>
    public required DomainId Id { get; init; }

    /// <summary>Its name; the file's name if it says none (xm). Source: config-languages §3.1.</summary>
    public required Fact<DomainName> Name { get; init; }

    /// <summary>How it is virtualized.</summary>
    public Fact<GuestKind> Kind { get; init; } = Fact.Assumed(GuestKind.Pv, "the definition does not say otherwise");

    /// <summary>What xm puts on the guest kernel's command line for the variable <c>ip</c>; null if it sets none. No vif script sees it. Source: config-languages §3.6.</summary>
    public Fact<string?> KernelIp { get; init; } = Fact.Stated<string?>(null);

    /// <summary>Its vifs in creation order; unknown if the list itself is computed.</summary>
    public required Fact<EquatableArray<Vif>> Vifs { get; init; }

    /// <summary>Its name in the folder <c>auto/</c> (a link's own name where a link leads to the file); null if boot does not start it. Source: config-languages §6.4.</summary>
    public string? AutostartName { get; init; }

    /// <summary>Whether xend starts it at each of its own starts (<c>on_xend_start</c>, <c>auto_power_on</c>; 3.1 and later). Source: config-languages §6.5.</summary>
    public bool IsStartedByXend { get; init; }

    /// <summary>What becomes of it when it reboots (<c>on_reboot</c>); null: it says nothing, which is restart.</summary>
    public Fact<EndAction?> OnReboot { get; init; } = Fact.Stated<EndAction?>(null);

    /// <summary>What becomes of it when it crashes (<c>on_crash</c>); null: it says nothing, and the toolstack's default applies.</summary>
    public Fact<EndAction?> OnCrash { get; init; } = Fact.Stated<EndAction?>(null);

    /// <summary>What becomes of it when it powers off (<c>on_poweroff</c>); null: it says nothing, which is destroy.</summary>
    public Fact<EndAction?> OnPowerOff { get; init; } = Fact.Stated<EndAction?>(null);

    /// <summary>Whether its device model runs in a domain of its own, which takes an id too. Source: config-languages §6.2.</summary>
    public bool HasStubDomain { get; init; }

    /// <summary>Why the toolstack refuses the definition before it asks the hypervisor for a domain (no id is used up); empty if it takes it.</summary>
    public string Rejection { get; init; } = "";

    /// <summary>The name for output: the known name, or the file's.</summary>
    public string DisplayName => Name.TryGet(out var name) ? name.ToString() : Id.ToString();
}
