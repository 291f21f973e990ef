using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets;

/// <summary>Who reaches whom in a topology. Walks packets; what it is asked changes nothing in it.</summary>
public sealed class ReachJudge
{
    /// <summary>Speakers in an order that is looked at, at most.</summary>
    public const int MostSpeakers = 4;

    private readonly ForwardingPlane _plane;
    private readonly IReadOnlyList<(ForwardingPlane Plane, string Event)> _past;

    /// <summary>Prepares a topology.</summary>
    /// <param name="topology">The topology.</param>
    public ReachJudge(Topology topology)
        : this(ForwardingPlane.Of(topology), [])
    {
    }

    /// <summary>Prepares a topology that events have led to: what was said before them may be remembered.</summary>
    /// <param name="topology">The topology now.</param>
    /// <param name="past">The topologies before, the oldest first, each with the event that ended it.</param>
    public ReachJudge(Topology topology, IEnumerable<(Topology Topology, string Event)> past)
        : this(ForwardingPlane.Of(topology), [.. past.Select(before => (ForwardingPlane.Of(before.Topology), before.Event))])
    {
    }

    internal ReachJudge(ForwardingPlane plane, IReadOnlyList<(ForwardingPlane Plane, string Event)> past)
    {
        _plane = plane;
        _past = past;
    }

    internal ForwardingPlane Plane => _plane;

    /// <summary>Follows a packet and its answer, as if nobody had spoken before.</summary>
    /// <param name="packet">The packet; its sender is a node of the topology.</param>
    /// <param name="meant">The node that is meant; null: whoever has the address.</param>
    public Trace Follow(Packet packet, string? meant = null)
    {
        ArgumentNullException.ThrowIfNull(packet);
        return WalkDiagnosis.Read(_plane, packet, meant, PacketWalk.Run(_plane, packet, new WalkMemory()));
    }

    /// <summary>Follows a packet and its answer after others have spoken.</summary>
    /// <param name="packet">The packet; its sender is a node of the topology.</param>
    /// <param name="meant">The node that is meant; null: whoever has the address.</param>
    /// <param name="order">Who spoke, as a verdict lists it: what was said before an event comes first.</param>
    public Trace Follow(Packet packet, string? meant, SpeakingOrder order)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(order);
        var memory = new WalkMemory();
        var at = 0;
        foreach (var utterance in order.Utterances)
        {
            for (var then = PlaceOf(utterance.Before); at < then; at++)
            {
                memory = memory.MoveTo(PlaneAt(at + 1));
            }

            _ = PacketWalk.Run(PlaneAt(at), new Packet(utterance.Node, utterance.To), memory);
        }

        for (; at < _past.Count; at++)
        {
            memory = memory.MoveTo(PlaneAt(at + 1));
        }

        return WalkDiagnosis.Read(_plane, packet, meant, PacketWalk.Run(_plane, packet, memory));
    }

    private ForwardingPlane PlaneAt(int place) => place < _past.Count ? _past[place].Plane : _plane;

    // The last one of that title: the search goes back from the end.
    private int PlaceOf(string? before)
    {
        for (var place = _past.Count - 1; place >= 0 && before is not null; place--)
        {
            if (string.Equals(_past[place].Event, before, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return _past.Count;
    }

    /// <summary>Judges whether a packet gets there and its answer back, whoever spoke before.</summary>
    /// <param name="packet">The packet; its sender is a node of the topology.</param>
    /// <param name="meant">The node that is meant; null: whoever has the address.</param>
    public ReachVerdict Judge(Packet packet, string? meant = null)
    {
        ArgumentNullException.ThrowIfNull(packet);
        var walk = PacketWalk.Run(_plane, packet, new WalkMemory());
        var trace = WalkDiagnosis.Read(_plane, packet, meant, walk);
        var disposition = trace.AnswerDisposition is { } back && !back.IsDelivered() ? back : trace.RequestDisposition;
        if (trace.Blocker is { Disposition: Disposition.InsufficientInformation })
        {
            return new ReachVerdict { Verdict = Verdict.Unknown, Disposition = disposition, Blocker = trace.Blocker };
        }

        var plain = new ReachVerdict { Verdict = trace.IsAnswered ? Verdict.Reachable : Verdict.Unreachable, Disposition = disposition, Blocker = trace.Blocker };

        // A broadcast in a circle never ends: nothing that was said before helps against it.
        var isOpen = !walk.HasLoop && (HasMoved(packet) || IsContested(packet, meant, walk) || (plain.Verdict == Verdict.Unreachable && MayBeTaught(walk)));
        return isOpen ? new OrderSearch(_plane, _past, packet, meant, trace).Run(plain) : plain;
    }

    /// <summary>Whether an address was somebody else's hardware address before an event.</summary>
    private bool HasMoved(Packet packet) => _past.Count > 0 && MacsOf(_plane, packet) is var now && _past.Any(before => MacsOf(before.Plane, packet) is { Count: > 0 } then && !then.SetEquals(now));

    private static HashSet<string> MacsOf(ForwardingPlane plane, Packet packet) => plane.Find(packet.From) is { } sender
        ? [.. plane.OwnersOf(packet.To.Bits, sender).SelectMany(node => node.Links).Where(link => link.State.Addresses.Any(own => own.Prefix.Address == packet.To)).Select(NameOfMac)]
        : [];

    // An address that nobody states is drawn anew with the domain's id, which the back end's name has.
    private static string NameOfMac(PlaneLink link) => link.State.MacAddress?.ToString() ?? link.Far?.Name.ToString() ?? link.Name.ToString();

    /// <summary>Whether somebody else could take what is meant for one of those who take part.</summary>
    private bool IsContested(Packet packet, string? meant, PacketWalk walk) =>
        walk.IsContested
        || HasTwin(packet, packet.To.Bits)
        || walk.Deliveries.Any(delivery => HasTwin(packet, delivery.Datagram.Source))
        || walk.Drops.Any(drop => drop.Datagram is { } lost && HasTwin(packet, lost.Source))
        || walk.NextHops.Any(hop => HasTwin(packet, hop.Address) || HasSeveralDoors(hop.Device, hop.Address) || HasTwinMac(hop.Device, hop.Mac) || HasTwinMac(hop.Device, hop.Device.Mac))
        || (meant is not null && walk.Deliveries.Any(delivery => !delivery.Datagram.IsReply && !string.Equals(delivery.Node.Name, meant, StringComparison.Ordinal)));

    private bool HasTwin(Packet packet, uint address) =>
        _plane.Find(packet.From) is { } sender
        && _plane.OwnersOf(address, sender) is { Count: > 1 } owners && owners.Count(owner => _plane.LiveGroupOf(owner) == _plane.LiveGroupOf(sender)) > 1;

    /// <summary>Whether several hardware addresses may be told for an address: dom0 answers through each interface that hears, and others for their guests. Source: host-scripts §12.2, §12.7.</summary>
    private bool HasSeveralDoors(PlaneLink device, uint address) =>
        _plane.OwnersOf(address, device.Node).SelectMany(owner => owner.Links).Where(link => link.Master is null)
            .Concat(_plane.ProxiesOn(device).Where(link => PacketWalk.IsProxyFor(link, address)))
            .Where(link => link is { State: { IsUp: true, IsArpOn: true } } && link.Node != device.Node && _plane.LiveSegmentOf(link) == _plane.LiveSegmentOf(device))
            .DistinctBy(link => link.Mac).Skip(1).Any();

    private bool HasTwinMac(PlaneLink device, ulong mac) =>
        _plane.SpeakersOf(mac, device.Node) is { Count: > 1 } speakers && speakers.Count(link => _plane.LiveSegmentOf(link) == _plane.LiveSegmentOf(device)) > 1;

    /// <summary>Whether it failed for want of a neighbour, whom an earlier word of his would have made known. All else that it met is the same whoever spoke before.</summary>
    private bool MayBeTaught(PacketWalk walk) => walk.OpenResolutions.Any(resolution => MayBeTold(walk, resolution)) || walk.Deliveries.Count > 1;

    // Who was not heard when all were asked, and is on no segment with the asker, will not be heard when he asks.
    private bool MayBeTold(PacketWalk walk, Resolution resolution) =>
        walk.AnswersFor(resolution) is not null
        || _plane.OwnersOf(resolution.Address, resolution.Device.Node)
            .Any(owner => owner != resolution.Device.Node && owner.Links.Exists(link => _plane.LiveSegmentOf(link) == _plane.LiveSegmentOf(resolution.Device)));
}
