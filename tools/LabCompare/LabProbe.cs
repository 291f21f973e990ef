using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>Whether a node's call through one of its links is answered: a flood through bridges and cables, with FORWARD asked at each bridge of dom0.</summary>
/// <remarks>Within one subnet; how packets are routed, and which port a bridge has learnt, is not looked at.</remarks>
internal sealed class LabProbe(LabWorld world, IPv4Address target)
{
    private readonly HashSet<LinkEnd> _reached = [];

    /// <summary>What is known of the sender's address; null for a call that the packet filter does not see.</summary>
    private IPv4Address? _filteredSource;
    private bool _isAnswer;

    /// <summary>Whether ARP is answered for an address. Source: host-scripts §12.2.</summary>
    public static bool AnswersArp(LabWorld world, LinkEnd asker, IPv4Address target) => new LabProbe(world, target).Flood(asker);

    /// <summary>Whether an echo request from a node's address in the target's subnet gets there and its answer back; null if the target is in none of its subnets.</summary>
    public static bool? AnswersPing(LabWorld world, string node, IPv4Address target)
    {
        var way = world[node].Links
            .Where(link => link.IsUp)
            .SelectMany(link => link.Addresses.Select(address => (link.Name, address.Prefix)))
            .FirstOrDefault(own => own.Prefix.Contains(target));
        if (way == default)
        {
            return null;
        }

        var asker = new LinkEnd(node, way.Name);
        var answerer = world.Nodes
            .Where(other => !string.Equals(other, node, StringComparison.Ordinal))
            .SelectMany(other => world[other].Links.Where(link => link.Addresses.Any(address => address.Prefix.Address == target)).Select(link => new LinkEnd(other, link.Name)))
            .FirstOrDefault();
        return answerer != default
            && AnswersArp(world, asker, target)
            && new LabProbe(world, target) { _filteredSource = way.Prefix.Address }.Flood(asker)
            && AnswersArp(world, answerer, way.Prefix.Address)
            && new LabProbe(world, way.Prefix.Address) { _filteredSource = target, _isAnswer = true }.Flood(answerer);
    }

    private bool Flood(LinkEnd sender) => world[sender.Node].FindLink(sender.Link) is { Kind: LinkKind.Bridge }
        ? world.IsRunning(sender) && Leave(sender, from: null)
        : world.IsRunning(sender) && world.FarEndOf(sender) is { } far && Arrive(far);

    private bool Arrive(LinkEnd end)
    {
        if (!_reached.Add(end) || world[end.Node].FindLink(end.Link) is not { IsUp: true } link)
        {
            return false;
        }

        if (link.Master is not { } master)
        {
            return IsTaken(end, link);
        }

        var bridge = end with { Link = master };
        return world.PortStateOf(end) is "forwarding"
            && world[end.Node].FindBridge(master) is { } device
            && (IsTaken(bridge, device) || Leave(bridge, end.Link));
    }

    private bool IsTaken(LinkEnd end, LinkState link) =>
        link.IsUp && (link.IsArpOn || _filteredSource is not null) && world[end.Node].Links.Any(own => own.Addresses.Any(address => address.Prefix.Address == target));

    private bool Leave(LinkEnd bridge, InterfaceName? from) => world[bridge.Node]
        .PortsOf(bridge.Link)
        .Where(port => port.Name != from && world.PortStateOf(bridge with { Link = port.Name }) is "forwarding" && IsPassed(bridge.Node, from, port.Name))
        .Select(port => world.FarEndOf(bridge with { Link = port.Name }))
        .Any(far => far is { } there && Arrive(there));

    /// <summary>Whether FORWARD lets a bridged packet pass. Source: host-scripts §12.3.</summary>
    private bool IsPassed(string node, InterfaceName? from, InterfaceName to)
    {
        var filter = world[node].Filter;
        return _filteredSource is not { } source
            || from is not { } port
            || !filter.DropsForward
            || world[node].FindSysctl(Sysctl.BridgeCallsIptables) is "0"
            || filter.Forward.Any(rule => !rule.IsText
                && !rule.IsDhcpOnly
                && (!rule.IsEstablishedOnly || _isAnswer)
                && (rule.PhysdevIn is not { } inward || inward == port)
                && (rule.PhysdevOut is not { } outward || outward == to)
                && (rule.Source is not { } network || network.Contains(source)));
    }
}
