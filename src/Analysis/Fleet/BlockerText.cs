using System.Diagnostics;
using System.Globalization;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Says in a sentence what a packet ends at: no capital, no final period.</summary>
/// <param name="network">The fleet in which it was sent.</param>
public sealed class BlockerText(FleetNetwork network)
{
    private readonly EndNames _names = new(network);

    /// <summary>The sentence.</summary>
    /// <param name="blocker">What it ends at.</param>
    /// <param name="sizeBytes">The packet's size in bytes from layer 3 on.</param>
    public string Of(Blocker blocker, int sizeBytes = Packet.PingSizeBytes)
    {
        ArgumentNullException.ThrowIfNull(blocker);
        return blocker.Disposition switch
        {
            Disposition.NoRoute => NoRoute(blocker),
            Disposition.NoNeighbour => NoNeighbour(blocker),
            Disposition.NoBridgePort => NoBridgePort(blocker),
            Disposition.LinkDown => LinkDown(blocker),
            Disposition.MacMismatch => MacMismatch(blocker),
            Disposition.Filtered => Filtered(blocker),
            Disposition.NotForwarded => $"it comes to {Node(blocker)}, which does not have {blocker.Address} and passes nothing on (net.ipv4.ip_forward is 0)",
            Disposition.WrongRecipient => WrongRecipient(blocker),
            Disposition.TooBig => TooBig(blocker, sizeBytes),
            Disposition.ForwardingLoop => Loop(blocker),
            Disposition.InsufficientInformation => blocker.Detail,
            Disposition.DeliveredToGuest or Disposition.DeliveredToHost or Disposition.LeavesByUplink => $"{Node(blocker)} has it",
            _ => throw new UnreachableException($"No words for {blocker.Disposition}."),
        };
    }

    private string Node(Blocker blocker) => blocker.Node.Length == 0 ? "nobody" : _names.Of(blocker.Node);

    private string Link(Blocker blocker) => blocker.Link is { } link && !IsOutside(blocker) ? $"{link} of {Node(blocker)}" : Node(blocker);

    // What is outside has links of our making only.
    private bool IsOutside(Blocker blocker) => network.Topology.FindNode(blocker.Node)?.Role == NodeRole.Outside;

    private string Asks(Blocker blocker) => $"{Node(blocker)} asks {(IsOutside(blocker) ? "" : $"on {blocker.Link} ")}who has {blocker.Address}";

    private LinkState? StateOf(Blocker blocker) => blocker.Link is { } link ? network.Topology.FindNode(blocker.Node)?.State.FindLink(link) : null;

    private string NoRoute(Blocker blocker) => blocker.Detail.Length > 0 ? $"{Node(blocker)} has no address on {blocker.Link} to send from" : $"{Node(blocker)} has no route to {blocker.Address}";

    private string NoNeighbour(Blocker blocker) => blocker.OtherNode is { } owner
        ? $"{Asks(blocker)}; {_names.Of(owner)} has it and does not hear that, and nobody answers for it"
        : $"{Asks(blocker)}, and nobody has it";

    private string NoBridgePort(Blocker blocker)
    {
        if (blocker.Bridge is { } bridge)
        {
            return $"{Link(blocker)} is a port of {(StateOf(blocker)?.Master is { } other ? $"{other} and not of {bridge}" : $"no bridge, and so not of {bridge}")}";
        }

        return network.Topology.FindNode(blocker.Node)?.Role switch
        {
            NodeRole.Guest => $"{Link(blocker)} has no back end in dom0, so what is sent through it is lost",
            NodeRole.Dom0 when StateOf(blocker)?.Kind == LinkKind.BackendVif => $"no guest is behind {Link(blocker)}",
            _ => $"{Link(blocker)} leads nowhere",
        };
    }

    private string LinkDown(Blocker blocker) => StateOf(blocker) switch
    {
        { Kind: LinkKind.Bond, IsUp: true } => $"none of the slaves of {Link(blocker)} is up",
        { IsUp: true } when blocker.Detail.Length > 0 => $"{Link(blocker)} passes nothing yet: the spanning tree protocol makes it wait",
        { IsUp: true } link => $"{Link(blocker)} has no carrier: its other end{(OtherEnd(blocker, link) is { } other ? $", {other}," : "")} is down",
        _ => $"{Link(blocker)} is down",
    };

    private string? OtherEnd(Blocker blocker, LinkState link)
    {
        if (link.Peer is { } peer)
        {
            return peer.ToString();
        }

        var end = new LinkEnd(blocker.Node, link.Name);
        var cable = network.Topology.Cables.FirstOrDefault(cable => cable.One == end || cable.Other == end);
        var far = cable.One == end ? cable.Other : cable.One;
        return far.Node is null ? null : $"{far.Link} of {_names.Of(far.Node)}";
    }

    private string MacMismatch(Blocker blocker)
    {
        var mac = blocker.MacAddress is { } address ? address.ToString() : "the MAC address that it is sent to";
        return blocker.Detail switch
        {
            WalkDetails.ArpIsOff => $"{Link(blocker)} has ARP off: it neither asks nor answers who has an address",
            WalkDetails.OwnAddressOfBridge => $"{mac} is an address of the bridge {Link(blocker)} itself, which therefore sends nothing there",
            WalkDetails.LearntBehindSource => $"the {(IsOutside(blocker) ? "switch outside" : "bridge")} has learnt {mac} where the packet comes from{(IsOutside(blocker) ? "" : $", behind {blocker.Link}")}, and sends nothing back there{Twins(blocker)}",
            WalkDetails.NobodyBehindPorts => $"nobody behind the ports of {Link(blocker)} has {mac}",
            WalkDetails.AnswerGoesElsewhere => $"{(blocker.OtherNode is { } owner ? _names.Of(owner) : "the owner")} answers who has {blocker.Address}, and the answer does not come to {Link(blocker)}{ReasonOfLostAnswer(blocker)}",
            WalkDetails.PortOfOtherVlan => $"{Link(blocker)} takes no frames of that VLAN",
            WalkDetails.NoSuchVlan => $"{Link(blocker)} takes no tagged frames, and this one belongs to a VLAN",
            WalkDetails.OtherHardwareAddress when BridgeWith(blocker) is { } taker && StateOf(blocker)?.Kind != LinkKind.Bridge => $"it comes to {Link(blocker)} and is for another MAC address, {mac}: that of ports of the bridge {taker}, which sends it to the first of them",
            WalkDetails.OtherHardwareAddress when BridgeWith(blocker) is { } taker => $"the bridge {taker} takes it, as {mac} is the MAC address of ports of its own",
            WalkDetails.OtherHardwareAddress => $"it comes to {Link(blocker)} and is for another MAC address, {mac}",
            _ => $"nobody takes what is for {blocker.Address?.ToString() ?? mac}",
        };
    }

    // An asker that is a bridge port hears no answer: the bridge gets it. Source: host-scripts §12.2 item 4.
    private string ReasonOfLostAnswer(Blocker blocker) =>
        StateOf(blocker)?.Master is { } bridge ? $", which is a port of {bridge}: the bridge takes what is for {Node(blocker)}"
        : BridgeWith(blocker) is { } taker ? $": the bridge {taker} takes it, as {blocker.MacAddress} is the MAC address of ports of its own"
        : TwinOf(blocker) is { Length: > 0 } twin ? $": {twin} has the same MAC address, {blocker.MacAddress}"
        : "";

    // A bridge takes what is for an address of its own ports. Source: host-scripts §12.1 item 2.
    private string? BridgeWith(Blocker blocker)
    {
        foreach (var node in network.Topology.Nodes.Where(node => node.Role == NodeRole.Dom0))
        {
            foreach (var port in node.State.Links)
            {
                if (port is { Master: { } master, MacAddress: { } mac } && mac == blocker.MacAddress && node.State.FindBridge(master) is not null && IsBeside(node, blocker))
                {
                    return $"{master} of {_names.Of(node.Name)}";
                }
            }
        }

        return null;
    }

    private bool IsBeside(NetworkNode dom0, Blocker blocker) =>
        string.Equals(dom0.Name, blocker.Node, StringComparison.Ordinal) || string.Equals(network.FindEnd(blocker.Node)?.Host, dom0.State.Host.Name, StringComparison.Ordinal);

    private string Twins(Blocker blocker)
    {
        var twins = network.Topology.Nodes
            .SelectMany(node => node.State.Links, (node, link) => (Node: node, Link: link))
            .Where(pair => pair.Link is { Master: null, MacAddress: not null } && pair.Link.MacAddress == blocker.MacAddress)
            .Select(pair => $"{pair.Link.Name} of {_names.Of(pair.Node.Name)}").ToList();
        return twins.Count < 2 ? "" : $": {string.Join(", ", twins.Take(twins.Count - 1))} and {twins[^1]} have that MAC address";
    }

    // Who else has the hardware address that it goes to.
    private string TwinOf(Blocker blocker)
    {
        foreach (var node in network.Topology.Nodes)
        {
            foreach (var link in node.State.Links)
            {
                if (link.MacAddress is { } mac && mac == blocker.MacAddress && link.Master is null && !(string.Equals(node.Name, blocker.Node, StringComparison.Ordinal) && link.Name == blocker.Link))
                {
                    return $"{link.Name} of {_names.Of(node.Name)}";
                }
            }
        }

        return "";
    }

    private string Filtered(Blocker blocker) => blocker.Detail.Split(' ') is ["-P", var chain, ..]
        ? $"no rule of {chain} on {Node(blocker)} accepts it, and the policy drops what none accepts ({blocker.Detail})"
        : $"a rule of the packet filter on {Node(blocker)} drops it ({blocker.Detail})";

    private string WrongRecipient(Blocker blocker) => blocker.Detail switch
    {
        WalkDetails.SourceIsOwn => $"{Node(blocker)} has the sender's address {blocker.Address} too, and drops what seems to come from itself",
        WalkDetails.AskerIsOwn => $"{Node(blocker)} has the asker's address {blocker.Address} too, and does not answer what seems to come from itself",
        _ => $"{Node(blocker)} has {blocker.Address} too, and takes it",
    };

    private string TooBig(Blocker blocker, int sizeBytes) => StateOf(blocker) is { } link
        ? string.Create(CultureInfo.InvariantCulture, $"{sizeBytes} bytes are more than {Link(blocker)} takes (MTU {link.MtuBytes})")
        : string.Create(CultureInfo.InvariantCulture, $"{sizeBytes} bytes are more than {Link(blocker)} takes");

    private string Loop(Blocker blocker) => StateOf(blocker)?.Master is { } bridge
        ? $"it comes back to the bridge {bridge} of {Node(blocker)} through {blocker.Link}: the bridges are joined in a circle, and none of them runs the spanning tree protocol"
        : $"it comes to {Node(blocker)} a second time: routers send it in a circle";
}
