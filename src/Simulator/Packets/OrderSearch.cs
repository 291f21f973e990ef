using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets;

/// <summary>Looks for orders of speakers after which a packet is answered, and for orders after which it is not: the shortest first, each state of knowledge once.</summary>
internal sealed class OrderSearch(ForwardingPlane plane, IReadOnlyList<(ForwardingPlane Plane, string Event)> past, Packet packet, string? meant, Trace cold)
{
    // More states of knowledge than this come only of many twins at once; what was not seen till then is told as not found.
    private const int MostStates = 2000;

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
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var level = new List<(WalkMemory Memory, Utterance[] Said)> { (new WalkMemory(), []) };
        for (var length = 1; length <= Reachability.MostSpeakers && !IsDecided; length++)
        {
            var next = new List<(WalkMemory Memory, Utterance[] Said)>();
            foreach (var (memory, said) in level)
            {
                foreach (var utterance in utterances)
                {
                    var more = memory.Copy();
                    _ = PacketWalk.Run(plane, new Packet(utterance.Node, utterance.To), more);
                    if (seen.Count >= MostStates || !seen.Add(more.Fingerprint()))
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
        for (var at = past.Count - 1; at >= 0 && at >= past.Count - Reachability.MostSpeakers + 1 && !IsDecided; at--)
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
        var people = new SortedSet<string>(StringComparer.Ordinal) { packet.From };
        AddOwners(there, people, packet.To.Bits);
        if (source is { } own)
        {
            AddOwners(there, people, own);
        }

        foreach (var link in people.ToList().SelectMany(name => there.Find(name)?.Links ?? []).Where(link => link.Master is null))
        {
            foreach (var twin in there.Speakers.GetValueOrDefault(link.Mac, []).Where(twin => there.SegmentOf(twin) == there.SegmentOf(link)))
            {
                _ = people.Add(twin.Node.Name);
            }
        }

        foreach (var link in people.ToList().SelectMany(name => there.Find(name)?.Links ?? []).ToList())
        {
            _ = link.Far is { Node.Node.Role: NodeRole.Dom0 } dom0 && people.Add(dom0.Node.Name);
        }

        var targets = new List<uint> { packet.To.Bits };
        if (source is { } home)
        {
            targets.Add(home);
        }

        return
        [
            .. from name in people
               let node = there.Find(name)
               where node is not null
               from target in targets
               where !node.OwnAddresses.Contains(target)
               select new Utterance(name, new IPv4Address(target)),
        ];
    }

    private uint? SourceOf(PlaneNode sender) =>
        sender.Routes.Find(packet.To.Bits, packet.Device) is { } route && sender.Find(route.Device) is { } device ? route.Source?.Bits ?? sender.SourceFor(device, route.Gateway?.Bits ?? 0) : null;

    private static void AddOwners(ForwardingPlane there, SortedSet<string> people, uint address)
    {
        foreach (var owner in there.Owners.GetValueOrDefault(address, []))
        {
            _ = people.Add(owner.Name);
        }
    }
}
