using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts;

/// <summary>What a vif script learns from its environment, its arguments and xenstore, with every fact settled. Source: host-scripts §3.2.</summary>
internal sealed record VifContext
{
    /// <summary>The vif.</summary>
    public required VifId Id { get; init; }

    /// <summary>The domain's number.</summary>
    public required int DomId { get; init; }

    /// <summary>The device id.</summary>
    public required int DeviceId { get; init; }

    /// <summary>What it is told to do.</summary>
    public required VifCommand Command { get; init; }

    /// <summary>The name that netback gave to the back end (<c>vifD.H</c>), or the device model to the tap.</summary>
    public required InterfaceName KernelName { get; init; }

    /// <summary>Whether it is called for a tap (<c>type_if=tap</c>).</summary>
    public bool IsTap { get; init; }

    /// <summary>The bridge of xenstore or argument; null: the script looks for one.</summary>
    public InterfaceName? Bridge { get; init; }

    /// <summary>The text of <c>ip</c>; empty if nothing gives one.</summary>
    public string IpText { get; init; } = "";

    /// <summary>The words of <c>ip</c>.</summary>
    public EquatableArray<string> Addresses => [.. IpText.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The name that the back end is to get.</summary>
    public InterfaceName? BackendName { get; init; }

    /// <summary>The device whose address vif-route uses; empty: the default.</summary>
    public string Netdev { get; init; } = "";

    /// <summary>The argument <c>dhcp</c> of vif-nat; empty: the default.</summary>
    public string Dhcp { get; init; } = "";

    /// <summary>The MTU of xenstore (4.15 and later).</summary>
    public int? MtuBytes { get; init; }

    /// <summary>The guest's address; null if the toolstack drew one.</summary>
    public Fact<MacAddress?> MacAddress { get; init; }

    /// <summary>The domain's name.</summary>
    public required Fact<DomainName> DomainName { get; init; }

    /// <summary>Whether the device is being connected.</summary>
    public bool IsConnecting => Command is VifCommand.Online or VifCommand.Add;

    /// <summary>The vif's path in xenstore.</summary>
    public string XenbusPath => FormattableString.Invariant($"backend/vif/{DomId}/{DeviceId}");
}
