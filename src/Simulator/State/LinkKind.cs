namespace XenNetLint.Simulator.State;

/// <summary>What a link of dom0 is.</summary>
public enum LinkKind
{
    /// <summary>A physical interface, whatever its name is now.</summary>
    Nic,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>The front end of a loopback pair (<c>vethN</c>), which network-bridge of 3.0 and 3.1 renames to the NIC's name. Source: host-scripts §5.</summary>
    Veth,

    /// <summary>The back end of a loopback pair (<c>vif0.N</c>). Source: host-scripts §5.</summary>
    LoopbackBackend,

    /// <summary>A bonding device; its slaves have it as their master. Source: host-scripts §8 X25.</summary>
    Bond,

    /// <summary>A VLAN device. Source: host-scripts §8 X26.</summary>
    Vlan,

    /// <summary>A link that leads nowhere (<c>dummy0</c>).</summary>
    Dummy,

    /// <summary>The back end of a guest's vif (<c>vifD.H</c>).</summary>
    BackendVif,

    /// <summary>The host's end of an emulated NIC, made by the device model. Source: host-scripts §3.10.</summary>
    Tap,

    /// <summary>A bridge of Open vSwitch. Source: host-scripts §3.7.</summary>
    OpenVSwitchBridge,
}
