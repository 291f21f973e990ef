namespace XenNetLint.Simulator.Packets;

/// <summary>What became of one packet on one way. The set is closed; docs/architecture.md has the exact conditions.</summary>
public enum Disposition
{
    /// <summary>The guest that was meant has it.</summary>
    DeliveredToGuest,

    /// <summary>The dom0 that was meant has it.</summary>
    DeliveredToHost,

    /// <summary>It left the host, and who was meant outside has it.</summary>
    LeavesByUplink,

    /// <summary>The sender, or a router on the way, has no route to the address.</summary>
    NoRoute,

    /// <summary>Nobody who heard the question has the address, or may answer for it.</summary>
    NoNeighbour,

    /// <summary>An interface on the way is joined to nothing, or to another bridge than the one meant.</summary>
    NoBridgePort,

    /// <summary>A link on the way is down, or its port passes nothing.</summary>
    LinkDown,

    /// <summary>It went to another hardware address than that of whom was meant, or ARP is off where an answer was needed.</summary>
    MacMismatch,

    /// <summary>A rule or policy of the packet filter dropped it.</summary>
    Filtered,

    /// <summary>It reached a system that does not forward.</summary>
    NotForwarded,

    /// <summary>Another node with the same address took it, or dropped it because its source is that node's own address.</summary>
    WrongRecipient,

    /// <summary>It is larger than a link on the way takes.</summary>
    TooBig,

    /// <summary>It went in a circle.</summary>
    ForwardingLoop,

    /// <summary>What happens at some point is not known.</summary>
    InsufficientInformation,
}
