namespace XenNetLint.Simulator.Packets;

/// <summary>What a network node is.</summary>
public enum NodeRole
{
    /// <summary>A Xen host's own system.</summary>
    Dom0,

    /// <summary>A guest.</summary>
    Guest,

    /// <summary>A network outside with who is on it: a switch, and the gateway that answers for it.</summary>
    Outside,
}
