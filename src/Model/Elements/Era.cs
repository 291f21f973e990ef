namespace XenNetLint.Model.Elements;

/// <summary>Releases whose network scripts behave alike. Source: host-scripts §0.2.</summary>
public enum Era
{
    /// <summary>3.0.0: xenbrN, pethN, vif0.N/vethN; default eth0; substring greps.</summary>
    A0,

    /// <summary>3.0.2: netdev guessed from the default route.</summary>
    A1,

    /// <summary>3.0.3, 3.0.4: vifnum guessed from the default route; sysfs tests.</summary>
    A2,

    /// <summary>3.1: as A2, with a fallback without veth pairs.</summary>
    B,

    /// <summary>3.2, 3.3: the bridge takes the name of the NIC, the NIC becomes pethN.</summary>
    C,

    /// <summary>3.4: as C; bonding slaves kept; ifup only for the NIC's own name.</summary>
    D,

    /// <summary>4.0: as D; lock; a NIC without address is handled.</summary>
    E,

    /// <summary>4.1: does nothing when any bridge exists.</summary>
    F,

    /// <summary>4.2 to 4.4: as F, with the "no gateway" fix.</summary>
    G,

    /// <summary>4.5 and later: no network scripts, no xend; only vif scripts.</summary>
    H,
}
