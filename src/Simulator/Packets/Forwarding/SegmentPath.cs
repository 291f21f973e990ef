using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>Why a question does not get from one interface to another on what should be one segment: the fewest links that are in the way.</summary>
internal static class SegmentPath
{
    // A missing membership weighs more than any number of links that are down.
    private const int JoinCost = 1000;

    /// <summary>What is in the way between two interfaces; null if nothing that is or could be joined connects them.</summary>
    public static IReadOnlyList<Blocker>? Between(PlaneLink from, PlaneLink to, Way way)
    {
        var costs = new Dictionary<PlaneLink, int> { [from] = 0 };
        var before = new Dictionary<PlaneLink, (PlaneLink Link, Blocker? Blocker)>();
        var open = new PriorityQueue<PlaneLink, (int Cost, int Index)>();
        open.Enqueue(from, (0, from.Index));
        while (open.TryDequeue(out var at, out var priority))
        {
            if (at == to)
            {
                break;
            }

            if (costs[at] < priority.Cost)
            {
                continue;
            }

            foreach (var (next, cost, blocker) in StepsFrom(at, way))
            {
                var total = priority.Cost + cost;
                if (!costs.TryGetValue(next, out var known) || total < known)
                {
                    costs[next] = total;
                    before[next] = (next == from ? next : at, blocker);
                    open.Enqueue(next, (total, next.Index));
                }
            }
        }

        if (!costs.ContainsKey(to))
        {
            return null;
        }

        var blockers = new List<Blocker>();
        for (var at = to; at != from; at = before[at].Link)
        {
            if (before[at].Blocker is { } blocker)
            {
                blockers.Add(blocker);
            }
        }

        blockers.Reverse();
        return [.. blockers.Distinct()];
    }

    private static IEnumerable<(PlaneLink Next, int Cost, Blocker? Blocker)> StepsFrom(PlaneLink at, Way way)
    {
        if (at.Far is { } far)
        {
            yield return (far, !at.State.IsUp || !far.State.IsUp ? 1 : 0, !at.State.IsUp ? Down(at, way) : !far.State.IsUp ? Down(far, way) : null);
        }

        if (at.Master is { } master)
        {
            var isOpen = at.IsForwarding || (master.State.Kind == LinkKind.Bond && at.State.IsUp);
            yield return (master, isOpen ? 0 : 1, isOpen ? null : PortBlocker(at, master, way));
        }

        foreach (var port in at.Ports)
        {
            var isOpen = port.IsForwarding || (at.State.Kind == LinkKind.Bond && port.State.IsUp);
            yield return (port, isOpen ? 0 : 1, isOpen ? null : PortBlocker(port, at, way));
        }

        if (at.Parent is { } parent)
        {
            yield return (parent, parent.State.IsUp ? 0 : 1, parent.State.IsUp ? null : Down(parent, way));
        }

        foreach (var vlan in at.Vlans)
        {
            yield return (vlan, vlan.State.IsUp ? 0 : 1, vlan.State.IsUp ? null : Down(vlan, way));
        }

        // What could be joined: a back end or card that is on no bridge of its node, or on another.
        if (IsPluggable(at))
        {
            foreach (var bridge in at.Node.Links.Where(link => link.IsBridge && link != at.Master))
            {
                yield return (bridge, JoinCost, Unjoined(at, bridge, way));
            }
        }
        else if (at.IsBridge && at.Node.Node.Role == NodeRole.Dom0)
        {
            foreach (var link in at.Node.Links.Where(link => IsPluggable(link) && link.Master != at))
            {
                yield return (link, JoinCost, Unjoined(link, at, way));
            }
        }
    }

    private static bool IsPluggable(PlaneLink link) =>
        link.Node.Node.Role == NodeRole.Dom0 && link.Far is not null && link.State.Kind is LinkKind.BackendVif or LinkKind.Nic or LinkKind.Tap;

    private static Blocker PortBlocker(PlaneLink port, PlaneLink bridge, Way way) =>
        !bridge.State.IsUp ? Down(bridge, way)
        : !port.State.IsUp ? Down(port, way)
        : port.Far is { State.IsUp: false } far ? Down(far, way)
        : new Blocker(Disposition.LinkDown, way, port.Node.Name) { Link = port.Name, Bridge = bridge.Name, Detail = WalkDetails.PortWaits };

    private static Blocker Down(PlaneLink link, Way way) => new(Disposition.LinkDown, way, link.Node.Name) { Link = link.Name };

    private static Blocker Unjoined(PlaneLink link, PlaneLink bridge, Way way) => new(Disposition.NoBridgePort, way, link.Node.Name)
    {
        Link = link.Name,
        Bridge = bridge.Name,
        Detail = link.Master is { } master ? $"it is a port of {master.Name}" : "it is a port of no bridge",
    };
}
