using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A link with everything that a frame meets on it, resolved to references: what walking needs of <see cref="LinkState"/>.</summary>
internal sealed class PlaneLink(PlaneNode node, LinkState state, int index)
{
    public PlaneNode Node { get; } = node;

    public LinkState State { get; } = state;

    /// <summary>Its place among all links of the plane.</summary>
    public int Index { get; } = index;

    public InterfaceName Name => State.Name;

    public LinkEnd End => new(Node.Name, State.Name);

    /// <summary>Its hardware address; a number beyond all of these, and its own, where nobody states it.</summary>
    public ulong Mac { get; private set; } = state.MacAddress?.ToNumber() ?? 0;

    /// <summary>The other end of its cable or pair.</summary>
    public PlaneLink? Far { get; set; }

    /// <summary>The bridge or bonding device that it belongs to.</summary>
    public PlaneLink? Master { get; set; }

    /// <summary>The link below a VLAN device.</summary>
    public PlaneLink? Parent { get; set; }

    /// <summary>VLAN devices above it.</summary>
    public List<PlaneLink> Vlans { get; } = [];

    /// <summary>A bridge's ports, the latest first, as it floods; a bonding device's slaves.</summary>
    public List<PlaneLink> Ports { get; } = [];

    /// <summary>Its number of a VLAN; beyond all numbers and its own where its name does not tell.</summary>
    public int VlanNumber => State.VlanNumber ?? 4096 + Index;

    /// <summary>Whether it is up and its other end is, where it has one.</summary>
    public bool IsRunning => State.IsUp && (Far is null || Far.State.IsUp);

    /// <summary>Whether its bridge passes frames through it.</summary>
    public bool IsForwarding { get; set; }

    /// <summary>Whether it answers for others. Source: host-scripts §12.7.</summary>
    public bool IsProxyArpOn { get; set; }

    /// <summary>Why it is not known what the script did to it; empty if it is known.</summary>
    public string Unknown { get; set; } = "";

    /// <summary>Whether this bridge may have ports that no file shows.</summary>
    public bool MayHaveUnseenPorts { get; set; }

    public bool IsBridge => State.Kind is LinkKind.Bridge or LinkKind.OpenVSwitchBridge;

    /// <summary>A bridge's own entries: the address of the bridge and of each port, with the first port that has it; null for the bridge itself. Source: host-scripts §12.1, §12.4.</summary>
    public Dictionary<ulong, PlaneLink?> OwnEntries { get; } = [];

    /// <summary>Ports behind which more than one quiet interface lies.</summary>
    public List<PlaneLink> LoudPorts { get; } = [];

    /// <summary>Ports whose cable ends at a node that only listens, by the addresses that it has.</summary>
    public Dictionary<uint, List<PlaneLink>> QuietPortsByAddress { get; } = [];

    /// <summary>The same by hardware address.</summary>
    public Dictionary<ulong, List<PlaneLink>> QuietPortsByMac { get; } = [];

    /// <summary>Draws the address that nobody states, once all cables are plugged: the same one in each plane as long as the link hangs on the same back end, for that is made anew with its guest.</summary>
    public void DrawMac()
    {
        const ulong Beyond = 1UL << 63;
        if (State.MacAddress is null)
        {
            Mac = Beyond | Stirred(Stirred(14695981039346656037, Node.Name), (Far ?? this).Name.ToString());
        }

        static ulong Stirred(ulong hash, string text)
        {
            foreach (var character in text)
            {
                hash = (hash ^ character) * 1099511628211;
            }

            return hash ^ hash >> 29;
        }
    }

    public override string ToString() => End.ToString();
}
