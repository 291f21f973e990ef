namespace XenNetLint.Simulator.Packets;

/// <summary>What happens to a packet at one point of its way. The set is closed.</summary>
public enum StepKind
{
    /// <summary>The node chooses route and source.</summary>
    Routed,

    /// <summary>The node asks for its next hop's hardware address and is told.</summary>
    NeighbourResolved,

    /// <summary>The node knows its next hop's hardware address from what it heard before.</summary>
    NeighbourKnown,

    /// <summary>It leaves through a link.</summary>
    Sent,

    /// <summary>It comes out of the other end of a cable or pair.</summary>
    Received,

    /// <summary>A bridge passes it on through the port behind which it has learnt the address.</summary>
    Switched,

    /// <summary>A bridge has not learnt the address and passes it on through all ports.</summary>
    Flooded,

    /// <summary>A bridge hands it to its own node.</summary>
    TakenByBridge,

    /// <summary>The packet filter lets it pass.</summary>
    Accepted,

    /// <summary>It gets another source.</summary>
    SourceTranslated,

    /// <summary>An answer gets back the destination that was translated.</summary>
    TranslatedBack,

    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>It goes no further.</summary>
    Dropped,
}
