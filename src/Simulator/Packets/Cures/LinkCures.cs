using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Links that are down, on no bridge or on the wrong one, too small, or joined to a circle. Source: host-scripts §12.1, §12.6.</summary>
internal static class LinkCures
{
    private const int JumboMtuBytes = 9000;

    public static IEnumerable<Cure> ForLinkDown(CureContext context)
    {
        if (context.Link is not { } link)
        {
            return [];
        }

        PlaneLink?[] suspects = [link, link.Far, link.Master, link.Master?.Far, link.Parent, .. link.State.Kind == LinkKind.Bond ? link.Ports : []];
        return
        [
            .. suspects.OfType<PlaneLink>().Where(suspect => !suspect.State.IsUp && CureContext.IsOurs(suspect.Node)).Select(BringUp),
            .. StopWaiting(context, link),
        ];
    }

    private static Cure BringUp(PlaneLink link) => new(CureKind.BringUp, link.Node.Name, $"bring {link.Name} up", [new BringUp(link.Name)]) { Vif = CureContext.VifOf(link) };

    private static IEnumerable<Cure> StopWaiting(CureContext context, PlaneLink port)
    {
        if (port.Master is { State.IsStpOn: true } bridge && context.Topology.WaitingPorts.Contains(port.End))
        {
            yield return new Cure(CureKind.SetStp, bridge.Node.Name, $"turn the spanning tree protocol of {bridge.Name} off", [new SetStp(bridge.Name, IsOn: false)]);
        }
    }

    // ---- bridges

    /// <summary>Each end's back end may join the bridge that the other end is on, and a card that is on none the bridge of either.</summary>
    public static IEnumerable<Cure> ForJoins(CureContext context)
    {
        var ends = context.Ends.ToList();
        var asked = context.Blocker.Address is { } address ? context.OwnersOf(address) : [];
        var people = ends.Concat(asked).Concat(context.Node is { } node ? [node] : []).Distinct().ToList();
        var cures = new List<Cure>();
        foreach (var one in people)
        {
            foreach (var other in people.Where(other => other != one))
            {
                cures.AddRange(Joins(context, one, other));
            }
        }

        return cures;
    }

    private static IEnumerable<Cure> Joins(CureContext context, PlaneNode one, PlaneNode other)
    {
        var there = other.Links.Where(link => link.Master is null).Select(context.Plane.SegmentOf).ToHashSet();
        foreach (var backend in one.Links.Select(CureContext.BackendOf).OfType<PlaneLink>())
        {
            foreach (var bridge in backend.Node.Links.Where(link => link.IsBridge && link != backend.Master && there.Contains(context.Plane.SegmentOf(link))))
            {
                yield return Join(backend, bridge);
            }
        }

        // A card without a bridge leads outside: who is there and who is on a bridge could be on one segment.
        foreach (var card in CardsToward(one).Where(card => card.Master is null))
        {
            foreach (var bridge in card.Node.Links.Where(link => link.IsBridge && there.Contains(context.Plane.SegmentOf(link)) && context.Plane.SegmentOf(link) != context.Plane.SegmentOf(card)))
            {
                yield return JoinCard(card, bridge);
            }
        }
    }

    private static IEnumerable<PlaneLink> CardsToward(PlaneNode outside) =>
        outside.Node.Role != NodeRole.Outside ? [] : outside.Links.Select(link => link.Far).OfType<PlaneLink>().Where(far => far.Node.Node.Role == NodeRole.Dom0 && far.State.Kind == LinkKind.Nic);

    private static Cure Join(PlaneLink backend, PlaneLink bridge)
    {
        var free = backend.Master is { } old ? (Effect[])[old.State.Kind == LinkKind.OpenVSwitchBridge ? new RemoveOpenVSwitchPort(backend.Name) : new ReleasePort(old.Name, backend.Name)] : [];
        Effect join = bridge.State.Kind == LinkKind.OpenVSwitchBridge ? new AddOpenVSwitchPort(bridge.Name, backend.Name, Tag: null, [], "") : new Enslave(bridge.Name, backend.Name);
        var title = backend.Master is { } left ? $"move {backend.Name} from {left.Name} to {bridge.Name}" : $"make {backend.Name} a port of {bridge.Name}";
        return new Cure(CureKind.JoinBridge, backend.Node.Name, title, [.. free, join]) { Vif = CureContext.VifOf(backend), Setting = $"bridge={bridge.Name}" };
    }

    /// <summary>A card joins a bridge; its addresses and the routes that go by them move along, as nobody would find them on a port. Source: host-scripts §12.4.</summary>
    private static Cure JoinCard(PlaneLink card, PlaneLink bridge) => new(
        CureKind.JoinBridge,
        card.Node.Name,
        $"make {card.Name} a port of {bridge.Name}" + (card.State.Addresses.Count > 0 ? $" and give its address to {bridge.Name}" : ""),
        [bridge.State.Kind == LinkKind.OpenVSwitchBridge ? new AddOpenVSwitchPort(bridge.Name, card.Name, Tag: null, [], "") : new Enslave(bridge.Name, card.Name), .. MoveAddresses(card, bridge)]);

    /// <summary>Takes the addresses of a link over to another, with the routes through it.</summary>
    internal static EquatableArray<Effect> MoveAddresses(PlaneLink from, PlaneLink to)
    {
        var routes = from.Node.State.RoutesOf(from.Name).Where(route => !route.IsConnected).OrderByDescending(route => route.Gateway is null).ToList();
        return
        [
            .. from.State.Addresses.Select(address => new RemoveAddress(from.Name, address.Prefix)),
            .. from.State.Addresses.Select(address => new AddAddress(to.Name, address with { Label = "" })),
            .. routes.Select(route => new AddRoute(route with { Device = to.Name })),
        ];
    }

    // ---- circles and sizes

    public static IEnumerable<Cure> ForLoop(CureContext context)
    {
        if (context.Link is not { Master: { State.Kind: LinkKind.Bridge } } port)
        {
            yield break;
        }

        foreach (var bridge in context.Steps.Where(step => step.Kind is StepKind.Switched or StepKind.Flooded).Select(step => context.Plane.Find(step.Node)?.Find(step.Link ?? default)).OfType<PlaneLink>().Append(port.Master).Distinct())
        {
            if (bridge.State is { Kind: LinkKind.Bridge, IsStpOn: false } && CureContext.IsOurs(bridge.Node))
            {
                yield return new Cure(CureKind.SetStp, bridge.Node.Name, $"turn the spanning tree protocol of {bridge.Name} on", [new SetStp(bridge.Name, IsOn: true)]);
            }
        }

        if (CureContext.IsOurs(port.Node))
        {
            yield return new Cure(CureKind.LeaveBridge, port.Node.Name, $"take {port.Name} off {port.Master.Name}", [new ReleasePort(port.Master.Name, port.Name)]) { Vif = CureContext.VifOf(port) };
        }
    }

    public static IEnumerable<Cure> ForTooBig(CureContext context)
    {
        if (context.Link is not { } link || !CureContext.IsOurs(link.Node))
        {
            yield break;
        }

        var size = context.Packet.SizeBytes;
        var mtu = size <= LinkState.EthernetMtuBytes ? LinkState.EthernetMtuBytes : size <= JumboMtuBytes ? JumboMtuBytes : size;

        // A bridge's MTU is the least of its ports' unless somebody set it. Source: host-scripts §12.6.
        var ports = link.IsBridge ? link.Ports.Where(port => port.State.MtuBytes < size) : [];
        foreach (var small in ports.Prepend(link).Where(small => small.State.MtuBytes < size))
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"raise the MTU of {small.Name} from {small.State.MtuBytes} to {mtu}");
            yield return new Cure(CureKind.RaiseMtu, small.Node.Name, title, [new SetMtu(small.Name, mtu)]) { Vif = CureContext.VifOf(small) };
        }
    }
}
