using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>Reads a walk: where request and answer went, and what they ended at.</summary>
internal static class WalkDiagnosis
{
    /// <summary>What the walk comes to.</summary>
    /// <param name="plane">The topology.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="meant">The node that is meant; null: whoever has the address.</param>
    /// <param name="walk">Its walk.</param>
    public static Trace Read(ForwardingPlane plane, Packet packet, string? meant, PacketWalk walk)
    {
        var request = walk.Deliveries.FirstOrDefault(delivery => !delivery.Datagram.IsReply && IsMeant(delivery, meant));
        var reply = walk.Deliveries.FirstOrDefault(delivery => delivery.Datagram.IsReply
            && string.Equals(delivery.Node.Name, packet.From, StringComparison.Ordinal) && delivery.Datagram.Source == packet.To.Bits);
        if (walk.HasLoop && walk.Drops.FirstOrDefault(drop => drop.Disposition == Disposition.ForwardingLoop) is { } circle)
        {
            var way = circle.Datagram is { IsReply: true } ? Way.Answer : Way.Request;
            return Ended(packet, request, way, BlockerOf(circle, way), circle.Trail);
        }

        if (request is null)
        {
            var (blocker, trail) = Lost(plane, walk, Way.Request, meant, packet.To);
            return Ended(packet, request, Way.Request, blocker, trail);
        }

        if (reply is null || (meant is not null && walk.Deliveries.Any(delivery => !delivery.Datagram.IsReply && !IsMeant(delivery, meant)) && !IsAnsweredBy(walk, meant)))
        {
            var (blocker, trail) = Lost(plane, walk, Way.Answer, packet.From, new IPv4Address(request.Datagram.Source));
            return Ended(packet, request, Way.Answer, blocker, trail);
        }

        return new Trace
        {
            Packet = packet,
            Request = Hop.Of(request.Trail.ToSteps()),
            RequestDisposition = DispositionAt(request.Node),
            Answer = Hop.Of(reply.Trail.ToSteps()),
            AnswerDisposition = DispositionAt(reply.Node),
        };
    }

    private static bool IsMeant(Delivery delivery, string? meant) => meant is null || string.Equals(delivery.Node.Name, meant, StringComparison.Ordinal);

    // Two nodes with one address both answer: the reply that came need not be the right one's.
    private static bool IsAnsweredBy(PacketWalk walk, string meant) =>
        walk.Deliveries.Any(delivery => delivery.Datagram.IsReply && string.Equals(FirstNodeOf(delivery.Trail), meant, StringComparison.Ordinal));

    private static string FirstNodeOf(Trail trail)
    {
        var at = trail;
        while (at.Previous is { } previous)
        {
            at = previous;
        }

        return at.Node.Name;
    }

    private static Disposition DispositionAt(PlaneNode node) => node.Node.Role switch
    {
        NodeRole.Dom0 => Disposition.DeliveredToHost,
        NodeRole.Guest => Disposition.DeliveredToGuest,
        _ => Disposition.LeavesByUplink,
    };

    private static Trace Ended(Packet packet, Delivery? request, Way way, Blocker blocker, Trail? trail) => new()
    {
        Packet = packet,
        Request = Hop.Of(way == Way.Request ? trail?.ToSteps() ?? [] : request?.Trail.ToSteps() ?? []),
        RequestDisposition = way == Way.Request || request is null ? blocker.Disposition : DispositionAt(request.Node),
        Answer = way == Way.Answer ? Hop.Of(trail?.ToSteps() ?? []) : [],
        AnswerDisposition = way == Way.Answer ? blocker.Disposition : null,
        Blocker = blocker,
    };

    // ---- what a packet ended at

    private static (Blocker Blocker, Trail? Trail) Lost(ForwardingPlane plane, PacketWalk walk, Way way, string? meant, IPv4Address address)
    {
        var isReply = way == Way.Answer;
        var drops = walk.Drops.Where(drop => drop.Datagram is { } datagram ? datagram.IsReply == isReply : !isReply && !drop.IsFlooded && drop.Trail.Previous is null && drop.Trail.Kind == StepKind.Dropped).ToList();
        var open = walk.OpenResolutions.Where(resolution => resolution.Waiting.Exists(waiting => waiting.Datagram.IsReply == isReply)).ToList();

        // Something that is not known anywhere on the way outweighs whatever else ended there.
        if (drops.Find(drop => drop.Disposition == Disposition.InsufficientInformation) is { } unknown)
        {
            return (BlockerOf(unknown, way), unknown.Trail);
        }

        if (open.Count > 0)
        {
            var trail = open[0].Waiting.Find(waiting => waiting.Datagram.IsReply == isReply).Trail;
            var blocker = Unresolved(plane, walk, open[0], way, meant);
            return (blocker, new Trail(trail, StepKind.Dropped, open[0].Device.Node, open[0].Device) { Address = open[0].Address, Detail = blocker.Detail });
        }

        var wrong = walk.Deliveries.FirstOrDefault(delivery => delivery.Datagram.IsReply == isReply && (isReply ? !string.Equals(delivery.Node.Name, meant, StringComparison.Ordinal) : !IsMeant(delivery, meant)));
        if (drops.Find(drop => !drop.IsFlooded) is { } end)
        {
            return (BlockerOf(end, way), end.Trail);
        }

        if (wrong is not null)
        {
            var blocker = new Blocker(Disposition.WrongRecipient, way, wrong.Node.Name) { OtherNode = wrong.Node.Name, Address = address };
            return (blocker, wrong.Trail);
        }

        if (drops.OrderBy(drop => RankOf(drop.Disposition)).FirstOrDefault() is { } copy)
        {
            return (BlockerOf(copy, way), copy.Trail);
        }

        var last = walk.NextHops.Count > 0 ? walk.NextHops[^1] : default;
        return (new Blocker(Disposition.MacMismatch, way, last.Device?.Node.Name ?? "") { Link = last.Device?.Name, Address = address, MacAddress = MacAddress.FromNumber(last.Mac), Detail = WalkDetails.NobodyTakesIt }, null);
    }

    // Of the copies that a bridge made, the one that a rule stopped tells more than those that nobody wanted.
    private static int RankOf(Disposition disposition) => disposition switch
    {
        Disposition.Filtered => 0,
        Disposition.TooBig => 1,
        Disposition.WrongRecipient => 2,
        Disposition.NotForwarded => 3,
        Disposition.LinkDown => 4,
        Disposition.NoBridgePort => 5,
        _ => 6,
    };

    private static Blocker BlockerOf(Drop drop, Way way)
    {
        var trail = drop.Trail;
        return new Blocker(drop.Disposition, way, trail.Node.Name)
        {
            Link = trail.Link?.Name,
            Address = trail.Address is { } address ? new IPv4Address(address) : null,
            MacAddress = drop.Disposition == Disposition.MacMismatch && trail.Mac is { } mac ? MacAddress.FromNumber(mac) : null,
            Detail = trail.Detail,
        };
    }

    /// <summary>Nobody told the hardware address: because nobody could, or because the question or the answer was lost on its way.</summary>
    private static Blocker Unresolved(ForwardingPlane plane, PacketWalk walk, Resolution resolution, Way way, string? meant)
    {
        var asker = resolution.Device;
        var nobody = new Blocker(Disposition.NoNeighbour, way, asker.Node.Name) { Link = asker.Name, Address = new IPv4Address(resolution.Address) };
        if (walk.Doubts.Count > 0)
        {
            return nobody with { Disposition = Disposition.InsufficientInformation, Detail = walk.Doubts[0] };
        }

        // An answer that was given and lost.
        if (walk.AnswersFor(resolution) is { } answer)
        {
            var lost = walk.Drops.FirstOrDefault(drop => drop.Datagram is null && IsOf(drop.Trail, answer));
            return lost is not null && lost.Disposition != Disposition.MacMismatch
                ? BlockerOf(lost, way) with { OtherNode = answer.Node.Name }
                : nobody with { Disposition = Disposition.MacMismatch, MacAddress = MacAddress.FromNumber(asker.Mac), OtherNode = answer.Node.Name, Detail = WalkDetails.AnswerGoesElsewhere };
        }

        var owner = meant is not null && plane.Find(meant) is { } node && node.OwnAddresses.Contains(resolution.Address) ? node
            : plane.OwnersOf(resolution.Address, asker.Node) is [var first, ..] ? first
            : null;
        if (owner is null || owner == asker.Node)
        {
            return nobody;
        }

        IReadOnlyList<Blocker>? best = null;
        foreach (var link in owner.Links.Where(link => link.Master is null))
        {
            if (SegmentPath.Between(asker, link, way) is { } path && (best is null || path.Count < best.Count))
            {
                best = path;
            }
        }

        return best switch
        {
            null => nobody with { OtherNode = owner.Name },
            [] => Unanswered(walk, owner, nobody),
            [var nearest, ..] => nearest with { Address = new IPv4Address(resolution.Address), OtherNode = owner.Name },
        };
    }

    // It was heard, and not answered.
    private static Blocker Unanswered(PacketWalk walk, PlaneNode owner, Blocker nobody)
    {
        // What it could not pass on to others refuses nothing.
        var refusal = walk.Drops.FirstOrDefault(drop => drop is { Datagram: null, Disposition: Disposition.MacMismatch or Disposition.WrongRecipient } && drop.Trail.Node == owner);
        return refusal is not null
            ? BlockerOf(refusal, nobody.Way) with { Address = nobody.Address, OtherNode = owner.Name }
            : nobody with { OtherNode = owner.Name };
    }

    private static bool IsOf(Trail trail, Trail beginning)
    {
        for (var at = trail; at is not null; at = at.Previous)
        {
            if (at == beginning)
            {
                return true;
            }
        }

        return false;
    }
}
