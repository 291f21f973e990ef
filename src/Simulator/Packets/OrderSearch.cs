using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets;

/// <summary>Looks for orders of speakers after which a packet is answered, and for orders after which it is not: the shortest first, each state of knowledge once.</summary>
internal sealed class OrderSearch(ForwardingPlane plane, IReadOnlyList<(ForwardingPlane Plane, string Event)> past, Packet packet, string? meant, Trace cold)
{
    // Orders of a length are looked at all or not at all, so that what is found does not hang on names. More than this come only of many twins at once.
    private const int MostWalks = 4000;

    private SpeakingOrder? _works;
    private SpeakingOrder? _breaks;
    private Blocker? _blocker;

    public ReachVerdict Run(ReachVerdict plain)
    {
        Note(new SpeakingOrder([], cold.IsAnswered), cold.Blocker);
        SearchAmongSpeakers();
        SearchBeforeEvents();
        return _works is { } works && _breaks is { } breaks
            ? plain with { Verdict = Verdict.Depends, Blocker = plain.Blocker ?? _blocker, Works = works, Breaks = breaks }
            : plain;
    }

    private bool IsDecided => _works is not null && _breaks is not null;

    private void Note(SpeakingOrder order, Blocker? blocker)
    {
        if (order.IsAnswered)
        {
            _works ??= order;
        }
        else
        {
            _breaks ??= order;
            _blocker ??= blocker;
        }
    }

    private void SearchAmongSpeakers()
    {
        var utterances = Utterances(plane);
        var seen = new HashSet<UInt128> { new WalkMemory().Fingerprint };
        var level = new List<(WalkMemory Memory, Utterance[] Said)> { (new WalkMemory(), []) };
        for (var length = 1; length <= ReachJudge.MostSpeakers && level.Count * utterances.Count <= MostWalks; length++)
        {
            var next = new List<(WalkMemory Memory, Utterance[] Said)>();
            foreach (var (memory, said) in level)
            {
                foreach (var utterance in utterances)
                {
                    var more = memory.Copy();
                    _ = PacketWalk.Run(plane, new Packet(utterance.Node, utterance.To), more);
                    if (!seen.Add(more.Fingerprint))
                    {
                        continue;
                    }

                    Utterance[] all = [.. said, utterance];
                    Try(more, all);
                    if (IsDecided)
                    {
                        return;
                    }

                    next.Add((more, all));
                }
            }

            level = next;
        }
    }

    /// <summary>Whoever spoke before an event may still believe what was true then. Source: host-scripts §12.5.</summary>
    private void SearchBeforeEvents()
    {
        for (var at = past.Count - 1; at >= 0 && at >= past.Count - ReachJudge.MostSpeakers + 1 && !IsDecided; at--)
        {
            foreach (var utterance in Utterances(past[at].Plane))
            {
                var memory = new WalkMemory();
                _ = PacketWalk.Run(past[at].Plane, new Packet(utterance.Node, utterance.To), memory);
                for (var later = at + 1; later < past.Count; later++)
                {
                    memory = memory.MoveTo(past[later].Plane);
                }

                Try(memory.MoveTo(plane), [utterance with { Before = past[at].Event }]);
                if (IsDecided)
                {
                    return;
                }
            }
        }
    }

    private void Try(WalkMemory memory, Utterance[] said)
    {
        var walk = PacketWalk.Run(plane, packet, memory.Copy());
        var trace = WalkDiagnosis.Read(plane, packet, meant, walk);
        Note(new SpeakingOrder([.. said], trace.IsAnswered), trace.Blocker);
    }

    /// <summary>What those can say who take part, or have an address of one who does: each to the two ends.</summary>
    private List<Utterance> Utterances(ForwardingPlane there)
    {
        if (there.Find(packet.From) is not { } sender)
        {
            return [];
        }

        var source = packet.Source?.Bits ?? SourceOf(sender);
        var targets = source is { } home && home != packet.To.Bits ? (uint[])[packet.To.Bits, home] : [packet.To.Bits];

        // In the order of their parts, not of their names: pairs that are alike are told alike.
        List<PlaneNode> people = [.. targets.SelectMany(target => there.OwnersOf(target, sender)).Prepend(sender).Distinct()];
        people = [.. people.Concat(people.SelectMany(node => node.Links).Where(link => link.Master is null).SelectMany(link => TwinsOf(there, link))).Distinct()];
        people = [.. people.Concat(people.SelectMany(node => node.Links).Select(link => link.Far?.Node).OfType<PlaneNode>().Where(node => node.Node.Role == NodeRole.Dom0)).Distinct()];
        return
        [
            .. from node in people
               where there.LiveGroupOf(node) == there.LiveGroupOf(sender)
               from target in targets
               where !node.OwnAddresses.Contains(target)
               select new Utterance(node.Name, new IPv4Address(target)),
        ];
    }

    private static IEnumerable<PlaneNode> TwinsOf(ForwardingPlane there, PlaneLink link) =>
        there.SpeakersOf(link.Mac, link.Node).Where(twin => there.LiveSegmentOf(twin) == there.LiveSegmentOf(link)).Select(twin => twin.Node);

    private uint? SourceOf(PlaneNode sender) =>
        sender.Routes.Find(packet.To.Bits, packet.Device) is { } route && sender.Find(route.Device) is { } device ? route.Source?.Bits ?? sender.SourceFor(device, route.Gateway?.Bits ?? 0) : null;
}
