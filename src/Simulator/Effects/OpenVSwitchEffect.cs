using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Effects;

/// <summary>What Open vSwitch does.</summary>
public abstract record OpenVSwitchEffect : Effect;

/// <summary>The boot brings back a bridge that Open vSwitch's database holds.</summary>
public sealed record CreateOpenVSwitchBridge(InterfaceName Name) : OpenVSwitchEffect
{
    /// <inheritdoc/>
    public override string Command => $"ovs-vsctl add-br {Name}";

    /// <inheritdoc/>
    public override string Describe() => $"Open vSwitch bridge {Name} is made";
}

/// <summary>Makes a link a port of an Open vSwitch bridge, after dropping a port of that name. Source: host-scripts §3.7.</summary>
/// <param name="Bridge">The bridge.</param>
/// <param name="Port">The link.</param>
/// <param name="Tag">VLAN of untagged frames; null if none.</param>
/// <param name="Trunks">VLANs that pass tagged; empty: all.</param>
/// <param name="ExternalIds">What is written down about the guest, as ovs-vsctl takes it.</param>
public sealed record AddOpenVSwitchPort(InterfaceName Bridge, InterfaceName Port, int? Tag, EquatableArray<int> Trunks, string ExternalIds) : OpenVSwitchEffect
{
    /// <inheritdoc/>
    public override string Command => $"ovs-vsctl --timeout=30 -- --if-exists del-port {Port} -- add-port {Bridge} {Port}{VlanText}{(ExternalIds.Length > 0 ? " " + ExternalIds : "")}";

    private string VlanText => (Tag is { } tag ? string.Create(CultureInfo.InvariantCulture, $" tag={tag}") : "")
        + (Trunks.Count > 0 ? " trunk=" + string.Join(',', Trunks.Select(vlan => vlan.ToString(CultureInfo.InvariantCulture))) : "");

    /// <inheritdoc/>
    public override string Describe() => $"{Port} joins Open vSwitch bridge {Bridge}"
        + (Tag is { } tag ? string.Create(CultureInfo.InvariantCulture, $" in VLAN {tag}") : "")
        + (Trunks.Count > 0 ? " with tagged VLANs " + string.Join(", ", Trunks.Select(vlan => vlan.ToString(CultureInfo.InvariantCulture))) : "");
}

/// <summary>Takes a port off its Open vSwitch bridge; succeeds if there is none. Source: host-scripts §3.7.</summary>
public sealed record RemoveOpenVSwitchPort(InterfaceName Port) : OpenVSwitchEffect
{
    /// <inheritdoc/>
    public override string Command => $"ovs-vsctl --timeout=30 -- --if-exists del-port {Port}";

    /// <inheritdoc/>
    public override string Describe() => $"{Port} leaves its Open vSwitch bridge";
}
