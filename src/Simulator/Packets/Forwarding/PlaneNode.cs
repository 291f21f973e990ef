using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A node with its tables made ready for walking.</summary>
internal sealed class PlaneNode(NetworkNode node, int index)
{
    private readonly Dictionary<InterfaceName, PlaneLink> _byName = [];

    public NetworkNode Node { get; } = node;

    /// <summary>Its place among all nodes of the plane.</summary>
    public int Index { get; } = index;

    public string Name => Node.Name;

    public NetworkState State => Node.State;

    public List<PlaneLink> Links { get; } = [];

    /// <summary>Addresses that are its own whichever interface a packet comes in through. Source: host-scripts §12.2.</summary>
    public HashSet<uint> OwnAddresses { get; } = [];

    public RouteTable Routes => field ??= new RouteTable(State.Routes);

    public FilterProgram Filter => field ??= FilterProgram.Of(State);

    public bool ForwardsIp { get; } = node.State.FindSysctl(Sysctl.IpForward) is "1";

    /// <summary>Whether bridged frames pass the packet filter. Source: host-scripts §12.3.</summary>
    public bool FiltersBridged { get; } = node.State.FindSysctl(Sysctl.BridgeCallsIptables) is not "0";

    /// <summary>Whether all that it ever does is to take what is meant for it: no bridge, no VLAN, no forwarding.</summary>
    public bool IsQuiet { get; set; }

    public PlaneLink? Find(InterfaceName name) => _byName.GetValueOrDefault(name);

    public void Add(PlaneLink link)
    {
        Links.Add(link);
        _byName[link.Name] = link;
    }

    /// <summary>The address that a packet through a link gets if nothing says another: the first in the target's network, else the first, else another link's.</summary>
    public uint? SourceFor(PlaneLink device, uint target)
    {
        uint? first = null;
        foreach (var address in device.State.Addresses)
        {
            if (address.IsSecondary)
            {
                continue;
            }

            if (address.Prefix.Contains(new IPv4Address(target)))
            {
                return address.Prefix.Address.Bits;
            }

            first ??= address.Prefix.Address.Bits;
        }

        if (first is not null)
        {
            return first;
        }

        foreach (var link in Links)
        {
            foreach (var address in link.State.Addresses)
            {
                if (!address.IsSecondary)
                {
                    return address.Prefix.Address.Bits;
                }
            }
        }

        return null;
    }
}
