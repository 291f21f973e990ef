namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>What joins two link ends. The set is closed.</summary>
public enum LinkRelation
{
    /// <summary>A port and its bridge.</summary>
    Port,

    /// <summary>A cable: a vif and the guest's card, a card and the switch outside.</summary>
    Cable,

    /// <summary>The two ends of a pair inside a node.</summary>
    Pair,

    /// <summary>A bonding device and the slave that stands for all: no frame goes from one slave to another.</summary>
    Slave,

    /// <summary>A VLAN's device and that of the same VLAN at the other end of the cable.</summary>
    Vlan,
}
