using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator;

/// <summary>Whether dom0 can be reached from outside, judged by the links and routes alone.</summary>
/// <remarks>
/// dom0 counts as reachable while an address that the host's files give it is on an up link that is a NIC itself, a bridge with an up NIC as
/// port, or one end of a loopback pair whose other end is a port of such a bridge; and while it has a default route, if its files give it one.
/// Rules of the firewall are not looked at.
/// </remarks>
public static class Dom0Reachability
{
    /// <summary>The verdict for a state; unknown where nothing is known about the links or the host has no known address.</summary>
    public static Verdict Of(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = state.Host.Interfaces;
        // A bridge of the distribution has ports that no file shows.
        var hasUnseenPorts = state.Host.UnseenBridges.Length > 0 || state.Host.Interfaces.Any(link => link.IsBridge);
        if (!state.IsKnown || !state.IsUp || own.All(nic => nic.Addresses.Count == 0) || hasUnseenPorts)
        {
            return Verdict.Unknown;
        }

        var hasWay = state.Links.Any(link => link.IsUp && link.Addresses.Any(address => own.Any(nic => nic.Addresses.Any(stated => stated.Address == address.Prefix.Address))) && LeadsOutside(state, link));
        var needsDefault = state.Host.Routes.Any(route => route.Destination.Length == 0);
        return hasWay && (!needsDefault || state.Routes.Any(route => route.IsDefault)) ? Verdict.Reachable : Verdict.Unreachable;
    }

    private static bool LeadsOutside(NetworkState state, LinkState link) => link.Kind switch
    {
        LinkKind.Nic => link.Master is null,
        LinkKind.Bond => link.Master is null && IsUplink(state, link),
        LinkKind.Vlan => link.Master is null && link.Parent is { } parent && state.FindLink(parent) is { } below && IsUplink(state, below),
        LinkKind.Bridge => HasUplink(state, link),
        LinkKind.Veth => link.Peer is { } peer && state.FindLink(peer) is { IsUp: true, Master: { } master } && state.FindBridge(master) is { } bridge && HasUplink(state, bridge),
        _ => false,
    };

    private static bool HasUplink(NetworkState state, LinkState bridge) =>
        bridge.IsUp && state.PortsOf(bridge.Name).Any(port => IsUplink(state, port));

    /// <summary>A NIC that is up, a bonding device with such a slave, or a VLAN device above one of them.</summary>
    private static bool IsUplink(NetworkState state, LinkState link) => link is { IsUp: true } && link.Kind switch
    {
        LinkKind.Nic => true,
        LinkKind.Bond => state.PortsOf(link.Name).Any(slave => slave is { Kind: LinkKind.Nic, IsUp: true }),
        LinkKind.Vlan => link.Parent is { } parent && state.FindLink(parent) is { } below && IsUplink(state, below),
        _ => false,
    };
}
