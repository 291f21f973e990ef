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
            Disposition.NoRoute => blocker.Detail.Length > 0 ? $"{Node(blocker)} has no address on {blocker.Link} to send from" : $"{Node(blocker)} has no route to {blocker.Address}",
            Disposition.NoNeighbour => NoNeighbour(blocker),
            Disposition.NoBridgePort => NoBridgePort(blocker),
            Disposition.LinkDown => LinkDown(blocker),
            Disposition.MacMismatch => $"{Link(blocker)}: {(blocker.Detail.Length > 0 ? blocker.Detail : "nobody takes it")}",
            Disposition.Filtered => $"the packet filter of {Node(blocker)} drops it ({blocker.Detail})",
            Disposition.NotForwarded => $"it comes to {Node(blocker)}, which does not have {blocker.Address} and passes nothing on (net.ipv4.ip_forward is 0)",
            Disposition.WrongRecipient => $"{Node(blocker)} has {blocker.Address} too{(blocker.Detail.Length > 0 ? ": " + blocker.Detail : ", and takes it")}",
            Disposition.TooBig => string.Create(CultureInfo.InvariantCulture, $"{sizeBytes} bytes are more than {Link(blocker)} takes"),
            Disposition.ForwardingLoop => $"it goes round in a circle at {Link(blocker)}",
            Disposition.InsufficientInformation => blocker.Detail,
            Disposition.DeliveredToGuest or Disposition.DeliveredToHost or Disposition.LeavesByUplink => $"{Node(blocker)} has it",
            _ => throw new UnreachableException($"No words for {blocker.Disposition}."),
        };
    }

    private string Node(Blocker blocker) => blocker.Node.Length == 0 ? "nobody" : _names.Of(blocker.Node);

    private string Link(Blocker blocker) => blocker.Link is { } link ? $"{link} of {Node(blocker)}" : Node(blocker);

    private LinkState? StateOf(Blocker blocker) => blocker.Link is { } link ? network.Topology.FindNode(blocker.Node)?.State.FindLink(link) : null;

    private string NoNeighbour(Blocker blocker) => blocker.OtherNode is { } owner
        ? $"{Node(blocker)} asks on {blocker.Link} who has {blocker.Address}; {_names.Of(owner)} has it and does not hear that, and nobody answers for it"
        : $"{Node(blocker)} asks on {blocker.Link} who has {blocker.Address}, and nobody has it";

    private string NoBridgePort(Blocker blocker) => blocker.Bridge is { } bridge
        ? $"{Link(blocker)} is a port of {(StateOf(blocker)?.Master is { } other ? $"{other} and not of {bridge}" : $"no bridge, and so not of {bridge}")}"
        : $"{Link(blocker)} leads nowhere";

    private string LinkDown(Blocker blocker) => StateOf(blocker) is { IsUp: true } && blocker.Detail.Length > 0 ? $"{Link(blocker)}: {blocker.Detail}" : $"{Link(blocker)} is down";
}
