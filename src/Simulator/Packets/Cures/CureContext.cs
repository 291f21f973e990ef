using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>A packet that ends where it should not, with everything that a proposal may look at.</summary>
internal sealed class CureContext
{
    public CureContext(Topology topology, ForwardingPlane plane, Packet packet, string? meant, Trace trace, Blocker? blocker)
    {
        Topology = topology;
        Plane = plane;
        Packet = packet;
        Meant = meant;
        Trace = trace;
        Blocker = blocker ?? new Blocker(Disposition.InsufficientInformation, Way.Request, packet.From);
        Node = plane.Find(Blocker.Node);
        Link = Blocker.Link is { } link ? Node?.Find(link) : null;
        Sender = plane.Find(packet.From);
        Target = meant is not null ? plane.Find(meant) : OwnersOf(packet.To) is [var owner, ..] ? owner : null;
    }

    public Topology Topology { get; }

    public ForwardingPlane Plane { get; }

    public Packet Packet { get; }

    public string? Meant { get; }

    public Trace Trace { get; }

    public Blocker Blocker { get; }

    /// <summary>Where it ends.</summary>
    public PlaneNode? Node { get; }

    /// <summary>At which link it ends.</summary>
    public PlaneLink? Link { get; }

    public PlaneNode? Sender { get; }

    /// <summary>Who is meant, or has the address.</summary>
    public PlaneNode? Target { get; }

    /// <summary>Who has an address, of those whom the sender can hear of at all.</summary>
    public IReadOnlyList<PlaneNode> OwnersOf(IPv4Address address) => Sender is { } sender ? Plane.OwnersOf(address.Bits, sender) : [];

    /// <summary>Their interfaces with a stack of their own that have a hardware address.</summary>
    public IReadOnlyList<PlaneLink> SpeakersOf(MacAddress mac) => Sender is { } sender ? Plane.SpeakersOf(mac.ToNumber(), sender) : [];

    /// <summary>Whether a hardware address is that of a bridge or of one of its ports among them.</summary>
    public bool IsPortAddress(MacAddress mac) => Sender is { } sender && Plane.IsPortAddress(mac.ToNumber(), sender);

    /// <summary>The two ends, the sender first.</summary>
    public IEnumerable<PlaneNode> Ends => ((PlaneNode?[])[Sender, Target]).OfType<PlaneNode>().Distinct();

    /// <summary>All steps there and back.</summary>
    public IEnumerable<HopStep> Steps => Trace.Request.Concat(Trace.Answer).SelectMany(hop => hop.Steps);

    /// <summary>The source of the request as it was when it came to a node; null if it came to none.</summary>
    public IPv4Address? Source => Trace.Request.SelectMany(hop => hop.Steps).LastOrDefault(step => step.Kind is StepKind.Routed or StepKind.SourceTranslated)?.Address;

    /// <summary>The links of a node's own stack that can hear another link, were everything up.</summary>
    public IEnumerable<PlaneLink> LinksInSegmentOf(PlaneNode node, PlaneLink other) =>
        node.Links.Where(link => link.Master is null && Plane.SegmentOf(link) == Plane.SegmentOf(other));

    /// <summary>Whether somebody's route goes by an address.</summary>
    public bool IsGateway(IPv4Address address) =>
        Plane.Nodes.Any(node => node.State.Routes.Any(route => route.Gateway == address) || node.State.Host.Routes.Any(route => route.Gateway == address));

    /// <summary>The guest's vif that a back end belongs to; null if the link is none.</summary>
    public static Model.Elements.VifId? VifOf(PlaneLink? link) => link?.State.Vif ?? link?.State.EmulatedNic;

    /// <summary>The back end of a guest's interface; null if it is none, or has none.</summary>
    public static PlaneLink? BackendOf(PlaneLink link) => link.Node.Node.Role == NodeRole.Guest && link.Far is { State.Kind: LinkKind.BackendVif or LinkKind.Tap } backend ? backend : null;

    /// <summary>Whether an administrator of the hosts can change the node.</summary>
    public static bool IsOurs(PlaneNode node) => node.Node.Role != NodeRole.Outside;
}
