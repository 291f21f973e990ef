using System.Runtime.InteropServices;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>One echo request and what follows from it, until nothing moves any more: questions and answers of ARP, the request's copies, replies.</summary>
/// <remarks>
/// Frames are handled in the order in which the kernel would: what crosses a cable or pair waits in a queue, what a bridge hands to its own node
/// is dealt with at once. Who answers first is decided by that. It always ends: a frame that enters a bridge port twice, and a datagram that a
/// node routes twice, are dropped. Source: host-scripts §12.
/// </remarks>
internal sealed partial class PacketWalk
{
    private readonly ForwardingPlane _plane;
    private readonly WalkMemory _memory;
    private readonly Queue<(PlaneLink Link, Frame Frame)> _queue = new();
    private readonly Dictionary<(PlaneLink Device, uint Address), Resolution> _open = [];
    private readonly List<Drop> _drops = [];
    private readonly List<Delivery> _deliveries = [];
    private readonly Dictionary<(PlaneNode Node, uint Outside), uint> _translations = [];
    private readonly HashSet<PlaneNode> _seenRequest = [];
    private static readonly InterfaceName Loopback = InterfaceName.Parse("lo");

    private PlaneNode? _sender;
    private uint _target;

    private PacketWalk(ForwardingPlane plane, WalkMemory memory)
    {
        _plane = plane;
        _memory = memory;
    }

    /// <summary>Who took delivery of the request or of a reply, in order.</summary>
    public IReadOnlyList<Delivery> Deliveries => _deliveries;

    /// <summary>Packets that ended otherwise, in order.</summary>
    public IReadOnlyList<Drop> Drops => _drops;

    /// <summary>Questions that nobody answered, with the datagrams that wait for it.</summary>
    public IEnumerable<Resolution> OpenResolutions => _open.Values;

    /// <summary>Whether more than one hardware address answered one question, or an address was learnt behind two ports: who spoke last decides then.</summary>
    public bool IsContested { get; private set; }

    /// <summary>Whether a frame came round in a circle.</summary>
    public bool HasLoop { get; private set; }

    /// <summary>Why something on the way is not known, where a broadcast came by without end.</summary>
    public IReadOnlyList<string> Doubts => _doubts;

    private readonly List<string> _doubts = [];

    /// <summary>The next hops that were resolved, and the hardware addresses that were used, in order.</summary>
    public IReadOnlyList<(PlaneLink Device, uint Address, ulong Mac)> NextHops => _nextHops;

    private readonly List<(PlaneLink Device, uint Address, ulong Mac)> _nextHops = [];

    /// <summary>Follows a packet.</summary>
    /// <param name="plane">The topology.</param>
    /// <param name="packet">The packet; its sender is a node of the topology.</param>
    /// <param name="memory">What was learnt before; learns more.</param>
    /// <param name="isAtOnce">Whether it follows within a second of what was learnt last, so that this is still fresh.</param>
    public static PacketWalk Run(ForwardingPlane plane, Packet packet, WalkMemory memory, bool isAtOnce = false)
    {
        var walk = new PacketWalk(plane, memory);
        if (!isAtOnce)
        {
            memory.BeginWalk();
        }

        if (plane.Find(packet.From) is { } sender)
        {
            walk._sender = sender;
            walk._target = packet.To.Bits;
            walk.Send(sender, packet);
            while (walk._queue.TryDequeue(out var next))
            {
                walk.Receive(next.Link, next.Frame);
            }
        }

        return walk;
    }

    /// <summary>Asks for a hardware address through a link, as <c>arping</c> does: its own node's cache learns nothing.</summary>
    /// <returns>Whether anybody answers.</returns>
    public static bool AsksFor(ForwardingPlane plane, PlaneLink device, IPv4Address target, WalkMemory memory)
    {
        var walk = new PacketWalk(plane, memory);
        memory.BeginWalk();
        walk._asking = (device, target.Bits);
        walk.Ask(device, target.Bits, device.Node.SourceFor(device, target.Bits) ?? 0);
        while (walk._queue.TryDequeue(out var next))
        {
            walk.Receive(next.Link, next.Frame);
        }

        return walk._isTold;
    }

    private (PlaneLink Device, uint Address)? _asking;
    private bool _isTold;

    /// <summary>Whether the sender has an answer from the address that it asked.</summary>
    public bool IsAnswered { get; private set; }

    private void Send(PlaneNode node, Packet packet)
    {
        var target = packet.To.Bits;
        if (!node.State.IsKnown)
        {
            DropAt(Disposition.InsufficientInformation, new Trail(previous: null, StepKind.Dropped, node) { Detail = node.State.UnknownSince }, datagram: null);
            return;
        }

        if (packet.Device is null && node.OwnAddresses.Contains(target))
        {
            SendToItself(node, target, packet);
            return;
        }

        if (node.Routes.Find(target, packet.Device) is not { } route || node.Find(route.Device) is not { } device)
        {
            DropForWantOfRoute(node, previous: null, target, datagram: null);
            return;
        }

        var source = packet.Source?.Bits ?? route.Source?.Bits ?? node.SourceFor(device, route.Gateway?.Bits ?? 0);
        if (source is not { } own)
        {
            DropAt(Disposition.NoRoute, new Trail(previous: null, StepKind.Dropped, node, device) { Address = target, Route = route, Detail = WalkDetails.NoSource }, datagram: null);
            return;
        }

        var datagram = new Datagram(own, target, IsReply: false, packet.SizeBytes);
        _ = _seenRequest.Add(node);
        SendFromHere(node, datagram, route, device, previous: null);
    }

    /// <summary>What is for an address of one's own never leaves the node, whoever else has the address. Source: host-scripts §12.2.</summary>
    private void SendToItself(PlaneNode node, uint target, Packet packet)
    {
        var request = new Datagram(packet.Source?.Bits ?? target, target, IsReply: false, packet.SizeBytes);
        if (PassLoopback(node, request) is not { } arrived)
        {
            return;
        }

        _deliveries.Add(new Delivery(node, request, arrived));
        var reply = new Datagram(target, request.Source, IsReply: true, packet.SizeBytes);
        if (PassLoopback(node, reply) is { } back)
        {
            _deliveries.Add(new Delivery(node, reply, back));
            IsAnswered = true;
        }
    }

    private Trail? PassLoopback(PlaneNode node, Datagram datagram)
    {
        var seen = new FilteredPacket(datagram.Source, datagram.Destination, In: null, Loopback, PhysicalIn: null, PhysicalOut: null, IsBridged: false, datagram.IsReply, datagram.IsReply);
        var routed = new Trail(previous: null, StepKind.Routed, node) { Address = datagram.Source };
        return Passes(node, "OUTPUT", seen, routed, datagram) is { } sent
            && Passes(node, "INPUT", seen with { In = Loopback, Out = null }, sent, datagram) is { } passed
            ? new Trail(passed, StepKind.Delivered, node) { Address = datagram.Destination }
            : null;
    }

    /// <summary>A datagram of the node's own: OUTPUT, then out.</summary>
    private void SendFromHere(PlaneNode node, Datagram datagram, RouteEntry route, PlaneLink device, Trail? previous)
    {
        var routed = new Trail(previous, StepKind.Routed, node, device) { Route = route, Address = datagram.Source };
        var seen = new FilteredPacket(
            datagram.Source, datagram.Destination, In: null, device.Name, PhysicalIn: null, PhysicalOut: null, IsBridged: false, IsKnown(node, datagram), datagram.IsReply);
        if (Passes(node, "OUTPUT", seen, routed, datagram) is { } passed)
        {
            Output(node, datagram, route, device, passed);
        }
    }

    /// <summary>A routed datagram leaves: source NAT, size, next hop.</summary>
    private void Output(PlaneNode node, Datagram datagram, RouteEntry route, PlaneLink device, Trail trail, InterfaceName? inward = null)
    {
        if (!node.Filter.IsEmpty && !IsKnown(node, datagram))
        {
            var seen = new FilteredPacket(datagram.Source, datagram.Destination, inward, device.Name, PhysicalIn: null, PhysicalOut: null, IsBridged: false, IsKnownConnection: false, datagram.IsReply);
            if (node.Filter.FindSourceNat(seen, out var isKnown) is { } rule)
            {
                if (!isKnown || NewSource(node, rule, device, route, datagram) is not { } source)
                {
                    DropAt(Disposition.InsufficientInformation, new Trail(trail, StepKind.Dropped, node, device) { Detail = $"what '{rule.Text}' does to it is not understood" }, datagram);
                    return;
                }

                _translations[(node, source)] = datagram.Source;
                trail = new Trail(trail, StepKind.SourceTranslated, node, device) { Address = source, Detail = rule.Text };
                datagram = datagram with { Source = source };
            }
        }

        if (!datagram.IsReply)
        {
            _ = _seenRequest.Add(node);
        }

        if (datagram.SizeBytes > device.State.MtuBytes)
        {
            DropAt(Disposition.TooBig, new Trail(trail, StepKind.Dropped, node, device), datagram);
            return;
        }

        Resolve(device, route.Gateway?.Bits ?? datagram.Destination, datagram, trail);
    }

    private static uint? NewSource(PlaneNode node, FilterMatch rule, PlaneLink device, RouteEntry route, Datagram datagram)
    {
        switch (rule.Target)
        {
            case "MASQUERADE":
                return node.SourceFor(device, route.Gateway?.Bits ?? datagram.Destination);
            case "SNAT" when rule.Text.Split(' ') is var words && Array.IndexOf(words, "--to-source") is var at and >= 0 && at + 1 < words.Length && IPv4Address.TryParse(words[at + 1], out var source):
                return source.Bits;
            default:
                return null;
        }
    }

    /// <summary>Sends a datagram to its next hop, now or when its hardware address is known.</summary>
    private void Resolve(PlaneLink device, uint nextHop, Datagram datagram, Trail trail)
    {
        if (!device.State.IsArpOn)
        {
            // Without ARP the kernel takes the device's own address for everybody's. Source: arp_constructor of Linux.
            _nextHops.Add((device, nextHop, device.Mac));
            SendTo(device, device.Mac, datagram, trail);
            return;
        }

        if (_memory.FindNeighbour(device, nextHop) is { } known)
        {
            _nextHops.Add((device, nextHop, known));
            SendTo(device, known, datagram, new Trail(trail, StepKind.NeighbourKnown, device.Node, device) { Address = nextHop, Mac = known });
            return;
        }

        ref var open = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, (device, nextHop), out var isAsking);
        open ??= new Resolution(device, nextHop);
        open.Waiting.Add((datagram, trail));
        if (!isAsking)
        {
            var own = device.Node.OwnAddresses.Contains(datagram.Source) ? datagram.Source : device.Node.SourceFor(device, nextHop) ?? 0;
            Ask(device, nextHop, own);
        }
    }

    private void Ask(PlaneLink device, uint address, uint own) => Transmit(device, new Frame
    {
        Source = device.Mac,
        Destination = Frame.Broadcast,
        Arp = new Arp(IsRequest: true, device.Mac, own, address),
        Trail = new Trail(previous: null, StepKind.Sent, device.Node, device) { Address = address },
        Entered = [],
    });

    private void SendTo(PlaneLink device, ulong mac, Datagram datagram, Trail trail) => Transmit(device, new Frame
    {
        Source = device.Mac,
        Destination = mac,
        Datagram = datagram,
        Trail = new Trail(trail, StepKind.Sent, device.Node, device) { Mac = mac },
        Entered = [],
    });

    // ---- the node's stack

    /// <summary>A frame has come to a link that is no port: the node's own stack gets it.</summary>
    private void Take(PlaneLink device, Frame frame, bool isForUs, PlaneLink? port)
    {
        if (frame.Vlan != 0)
        {
            DropFrame(Disposition.MacMismatch, device, frame, WalkDetails.NoSuchVlan);
        }
        else if (frame.Arp is { } arp)
        {
            TakeArp(device, arp, frame, isForUs);
        }
        else if (!isForUs)
        {
            DropFrame(Disposition.MacMismatch, device, frame, WalkDetails.OtherHardwareAddress);
        }
        else if (frame.Datagram is { } datagram)
        {
            TakeDatagram(device, datagram, frame, port);
        }
    }

    private void TakeDatagram(PlaneLink device, Datagram datagram, Frame frame, PlaneLink? port)
    {
        var node = device.Node;
        var trail = frame.Trail;
        if (!node.Filter.IsEmpty && node.Filter.FindDestinationNat(
                new FilteredPacket(datagram.Source, datagram.Destination, device.Name, Out: null, port?.Name, PhysicalOut: null, IsBridged: false, IsKnown(node, datagram), datagram.IsReply), out _) is { } rule
            && !IsKnown(node, datagram))
        {
            DropAt(Disposition.InsufficientInformation, new Trail(trail, StepKind.Dropped, node, device) { Detail = $"'{rule.Text}' may give it another destination" }, datagram, frame.IsFlooded);
            return;
        }

        if (datagram.IsReply && _translations.TryGetValue((node, datagram.Destination), out var inside))
        {
            datagram = datagram with { Destination = inside };
            trail = new Trail(trail, StepKind.TranslatedBack, node, device) { Address = inside };
        }

        // A packet from an address of one's own is none. Source: fib_validate_source of Linux; rp_filter and accept_local are off.
        if (node.OwnAddresses.Contains(datagram.Source))
        {
            DropAt(Disposition.WrongRecipient, new Trail(trail, StepKind.Dropped, node, device) { Address = datagram.Source, Detail = WalkDetails.SourceIsOwn }, datagram, frame.IsFlooded);
        }
        else if (node.OwnAddresses.Contains(datagram.Destination))
        {
            TakeDelivery(device, datagram, trail, port);
        }
        else if (node.Node.UnknownForwarding.Length > 0 && !IsSettled(node, datagram.Destination))
        {
            DropAt(Disposition.InsufficientInformation, new Trail(trail, StepKind.Dropped, node, device) { Address = datagram.Destination, Detail = node.Node.UnknownForwarding }, datagram, frame.IsFlooded);
        }
        else if (!node.ForwardsIp)
        {
            DropAt(Disposition.NotForwarded, new Trail(trail, StepKind.Dropped, node, device) { Address = datagram.Destination }, datagram, frame.IsFlooded);
        }
        else
        {
            Forward(device, datagram, trail, port);
        }
    }

    /// <summary>Whether stated routes tell what becomes of a packet: it goes by one, or there is none. Of a network that the node is on itself they tell nothing.</summary>
    private bool IsSettled(PlaneNode node, uint destination) =>
        node.Node.HasStatedRoutes && _plane.OwnersOf(destination, node).Count > 0 && node.Routes.Find(destination) is not { Gateway: null };

    private void TakeDelivery(PlaneLink device, Datagram datagram, Trail trail, PlaneLink? port)
    {
        var node = device.Node;
        var seen = new FilteredPacket(datagram.Source, datagram.Destination, device.Name, Out: null, port?.Name, PhysicalOut: null, IsBridged: false, IsKnown(node, datagram), datagram.IsReply);
        if (Passes(node, "INPUT", seen, trail, datagram) is not { } passed)
        {
            return;
        }

        var delivered = new Trail(passed, StepKind.Delivered, node, device) { Address = datagram.Destination };
        _deliveries.Add(new Delivery(node, datagram, delivered));
        if (datagram.IsReply)
        {
            IsAnswered |= node == _sender && datagram.Source == _target;
            return;
        }

        _ = _seenRequest.Add(node);
        var reply = new Datagram(datagram.Destination, datagram.Source, IsReply: true, datagram.SizeBytes);
        if (node.Routes.Find(reply.Destination) is { } route && node.Find(route.Device) is { } back)
        {
            SendFromHere(node, reply, route, back, previous: null);
        }
        else
        {
            DropForWantOfRoute(node, previous: null, reply.Destination, reply);
        }
    }

    private void Forward(PlaneLink device, Datagram datagram, Trail trail, PlaneLink? port)
    {
        var node = device.Node;
        if (datagram.Routers.Contains(node))
        {
            HasLoop = true;
            DropAt(Disposition.ForwardingLoop, new Trail(trail, StepKind.Dropped, node, device), datagram);
            return;
        }

        if (node.Routes.Find(datagram.Destination) is not { } route || node.Find(route.Device) is not { } outward)
        {
            DropForWantOfRoute(node, trail, datagram.Destination, datagram);
            return;
        }

        var routed = new Trail(trail, StepKind.Routed, node, outward) { Route = route, Address = datagram.Source };
        var seen = new FilteredPacket(datagram.Source, datagram.Destination, device.Name, outward.Name, port?.Name, PhysicalOut: null, IsBridged: false, IsKnown(node, datagram), datagram.IsReply);
        if (Passes(node, "FORWARD", seen, routed, datagram) is { } passed)
        {
            Output(node, datagram with { Routers = [.. datagram.Routers, node] }, route, outward, passed, device.Name);
        }
    }

    /// <summary>Asks a chain; null if the packet ends there.</summary>
    private Trail? Passes(PlaneNode node, string chain, in FilteredPacket seen, Trail trail, Datagram datagram, bool isFlooded = false, PlaneLink? port = null)
    {
        if (node.Filter.IsEmpty)
        {
            return trail;
        }

        var verdict = node.Filter.Ask(chain, seen);
        switch (verdict.IsAccepted)
        {
            case true:
                return verdict.Rule.Length > 0 && node.Filter.Speaks(chain) ? new Trail(trail, StepKind.Accepted, node, port) { Detail = verdict.Rule } : trail;
            case false:
                DropAt(Disposition.Filtered, new Trail(trail, StepKind.Dropped, node, port) { Detail = verdict.Rule }, datagram, isFlooded);
                return null;
            default:
                DropAt(Disposition.InsufficientInformation, new Trail(trail, StepKind.Dropped, node, port) { Detail = $"whether '{verdict.Rule}' lets it pass is not understood" }, datagram, isFlooded);
                return null;
        }
    }

    /// <summary>Whether a reply belongs to a request that the node's filter has seen.</summary>
    private bool IsKnown(PlaneNode node, Datagram datagram) => datagram.IsReply && _seenRequest.Contains(node);

    // ---- ends

    private void DropForWantOfRoute(PlaneNode node, Trail? previous, uint target, Datagram? datagram)
    {
        var isUnknown = node.Node.UnknownRoutes.Length > 0;
        DropAt(
            isUnknown ? Disposition.InsufficientInformation : Disposition.NoRoute,
            new Trail(previous, StepKind.Dropped, node) { Address = target, Detail = isUnknown ? node.Node.UnknownRoutes : "" },
            datagram);
    }

    private void DropFrame(Disposition disposition, PlaneLink link, Frame frame, string detail = "") =>
        DropAt(disposition, new Trail(frame.Trail, StepKind.Dropped, link.Node, link) { Detail = detail, Mac = frame.Destination }, frame.Datagram, frame.IsFlooded);

    private void DropAt(Disposition disposition, Trail trail, Datagram? datagram, bool isFlooded = false) => _drops.Add(new Drop(disposition, trail, datagram, isFlooded));
}
