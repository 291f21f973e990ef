namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>What a cure changes. The order is that in which equally small sets are offered: what a configuration of Xen's states comes first.</summary>
public enum CureKind
{
    /// <summary>A guest's definition says something else; it starts with that.</summary>
    ChangeDefinition,

    /// <summary>A back end or card joins a bridge.</summary>
    JoinBridge,

    /// <summary>An interface gets a hardware address that nobody else has.</summary>
    GiveOwnMacAddress,

    /// <summary>One of two interfaces with the same address loses it.</summary>
    TakeAddressAway,

    /// <summary>An address moves from a bridge port to the bridge.</summary>
    MoveAddressToBridge,

    /// <summary>A link is brought up.</summary>
    BringUp,

    /// <summary>ARP is turned on where an answer is needed, or off where one is too many.</summary>
    SetArp,

    /// <summary>A node gets a route.</summary>
    AddRoute,

    /// <summary>A node passes on packets that are not for it.</summary>
    Forward,

    /// <summary>An interface answers ARP for who is behind another.</summary>
    AnswerForOthers,

    /// <summary>What leaves through an interface gets the source of that interface.</summary>
    Masquerade,

    /// <summary>The packet filter lets a guest's address through.</summary>
    AllowAddress,

    /// <summary>A rule that accepts is put before the others.</summary>
    AcceptBetween,

    /// <summary>A rule is deleted.</summary>
    DeleteRule,

    /// <summary>The policy of a chain becomes to accept.</summary>
    SetPolicy,

    /// <summary>Bridged frames no longer pass the packet filter.</summary>
    BridgePastFilter,

    /// <summary>An interface takes larger packets.</summary>
    RaiseMtu,

    /// <summary>The spanning tree protocol is turned on or off.</summary>
    SetStp,

    /// <summary>A port leaves its bridge.</summary>
    LeaveBridge,

    /// <summary>A port of Open vSwitch gets the VLAN of another.</summary>
    SetVlan,
}
