using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Effects;

/// <summary>What the device model does to the host's end of an emulated NIC.</summary>
public abstract record TapEffect : Effect;

/// <summary>The device model makes the host's end of an emulated NIC: down, with an address that the kernel draws. Source: host-scripts §3.10.</summary>
/// <param name="Name">The tap's name.</param>
/// <param name="Vif">The vif that is emulated.</param>
public sealed record CreateTap(InterfaceName Name, VifId Vif) : TapEffect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} is there, for the emulated NIC of {Vif}";
}

/// <summary>The device model ends, and its tap goes with it, whatever its name is now. Source: host-scripts §3.10.</summary>
/// <param name="Vif">The vif that was emulated.</param>
public sealed record RemoveTap(VifId Vif) : TapEffect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"the tap of {Vif} is taken away";
}
