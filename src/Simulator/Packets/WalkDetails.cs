namespace XenNetLint.Simulator.Packets;

/// <summary>What <see cref="Blocker.Detail"/> says where one disposition has several reasons: for whoever has to tell them apart.</summary>
public static class WalkDetails
{
    /// <summary>An interface that should ask or answer has ARP off.</summary>
    public const string ArpIsOff = "ARP is off";

    /// <summary>A node sends through a bridge to an address that the bridge itself has.</summary>
    public const string OwnAddressOfBridge = "the address is the bridge's own";

    /// <summary>A node sends through a bridge to an address that one of the bridge's ports has.</summary>
    public const string OwnAddressOfPorts = "the address is that of the bridge's own ports";

    /// <summary>A bridge has learnt the receiver's address where the packet comes from.</summary>
    public const string LearntBehindSource = "the bridge has learnt its address behind the port that it comes from";

    /// <summary>A bridge floods, and nobody takes it.</summary>
    public const string NobodyBehindPorts = "nobody behind its ports has that hardware address";

    /// <summary>Who has the address answers, and the asker does not get that.</summary>
    public const string AnswerGoesElsewhere = "the answer goes to another interface with the asker's hardware address, or to none";

    /// <summary>A port of Open vSwitch is in another VLAN.</summary>
    public const string PortOfOtherVlan = "the port takes no frames of that VLAN";

    /// <summary>A tagged frame comes where nobody has a VLAN device for it.</summary>
    public const string NoSuchVlan = "nobody here takes frames of that VLAN";

    /// <summary>A frame comes to somebody else's interface.</summary>
    public const string OtherHardwareAddress = "it is for another hardware address";

    /// <summary>Nobody takes it.</summary>
    public const string NobodyTakesIt = "nobody takes it";

    /// <summary>The receiver has the sender's address too.</summary>
    public const string SourceIsOwn = "its source is an address of this node's own";

    /// <summary>Who is asked has the asker's address too.</summary>
    public const string AskerIsOwn = "the asker's address is this node's own too";

    /// <summary>A sender has a route and no address.</summary>
    public const string NoSource = "it has no address to send from";

    /// <summary>A port of a bridge with STP waits.</summary>
    public const string PortWaits = "its port passes nothing yet: the spanning tree protocol makes it wait";

    /// <summary>A link has no other end.</summary>
    public const string LeadsNowhere = "it leads nowhere";
}
