using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator;

/// <summary>What is joined to a link of dom0 through up bridges, up ports and up veth pairs: one broadcast domain, rules of the firewall aside.</summary>
public sealed record BridgedSegment
{
    private BridgedSegment(IReadOnlyList<LinkState> links, bool hasUnseenPorts)
    {
        Links = links;
        HasUnseenPorts = hasUnseenPorts;
    }

    /// <summary>Its links, ordinally by name.</summary>
    public IReadOnlyList<LinkState> Links { get; }

    /// <summary>Whether it holds a bridge of the distribution whose ports no file shows.</summary>
    public bool HasUnseenPorts { get; }

    /// <summary>The NICs through which it leaves the host.</summary>
    public IReadOnlyList<LinkState> Nics => [.. Links.Where(link => link.Kind == LinkKind.Nic)];

    /// <summary>The segment of a link; empty if the link is down.</summary>
    public static BridgedSegment From(NetworkState state, LinkState link)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(link);
        var seen = new HashSet<InterfaceName>();
        Walk(state, link, seen, endsAtNic: false, out var hasUnseenPorts);
        return new BridgedSegment([.. state.Links.Where(other => seen.Contains(other.Name))], hasUnseenPorts);
    }

    /// <summary>Whether the segment of a link has a NIC; where it has, the rest of it is not looked at.</summary>
    internal static bool HasNic(NetworkState state, LinkState link, out bool hasUnseenPorts) => Walk(state, link, [], endsAtNic: true, out hasUnseenPorts);

    private static bool Walk(NetworkState state, LinkState link, HashSet<InterfaceName> seen, bool endsAtNic, out bool hasUnseenPorts)
    {
        var open = new Queue<LinkState>();
        var lower = new HashSet<InterfaceName>();
        var hasNic = false;
        hasUnseenPorts = false;
        Visit(link);
        while (!(hasNic && endsAtNic) && open.TryDequeue(out var at))
        {
            hasUnseenPorts |= IsOfDistributionWithoutPorts(state.Host, at.Name);

            // Nothing else has ports: the links are many, and need not be gone through for each of them.
            foreach (var port in at.Kind is LinkKind.Bridge or LinkKind.OpenVSwitchBridge or LinkKind.Bond ? state.PortsOf(at.Name) : [])
            {
                Visit(port);
                if (hasNic && endsAtNic)
                {
                    break;
                }
            }

            // Frames of a VLAN leave through the card below it, and do not enter a bridge that the card is a port of.
            Visit(at.Parent is { } parent ? state.FindLink(parent) : null);
            Visit(at.Master is { } master && !lower.Contains(at.Name) ? state.FindBridge(master) : null);
            Visit(at.Peer is { } peer ? state.FindLink(peer) : null);
            if (at.Kind == LinkKind.Vlan && at.Parent is { } below)
            {
                lower.Add(below);
            }
        }

        return hasNic;

        void Visit(LinkState? next)
        {
            if (next is { IsUp: true } && seen.Add(next.Name))
            {
                hasNic |= next.Kind == LinkKind.Nic;
                open.Enqueue(next);
            }
        }
    }

    private static bool IsOfDistributionWithoutPorts(HostNetwork host, InterfaceName bridge) =>
        host.Interfaces.Any(link => link.IsBridge && link.Ports is null && link.Name == bridge);
}
