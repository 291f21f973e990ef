using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Echo requests one after the other: nodes and bridges remember who spoke.</summary>
internal sealed class Conversation
{
    private readonly ForwardingPlane _plane;
    private readonly WalkMemory _memory;

    /// <summary>Nobody has spoken yet.</summary>
    public Conversation(TestNetwork network)
    {
        _plane = ForwardingPlane.Of(network.Topology);
        _memory = new WalkMemory();
    }

    private Conversation(ForwardingPlane plane, WalkMemory memory) => (_plane, _memory) = (plane, memory);

    /// <summary>The conversation goes on after something has changed.</summary>
    public Conversation On(TestNetwork changed)
    {
        var plane = ForwardingPlane.Of(changed.Topology);
        return new(plane, _memory.MoveTo(plane));
    }

    /// <summary>So much time passes that nobody believes what he heard; bridges still know.</summary>
    public Conversation Later()
    {
        _memory.ForgetNeighbours();
        return this;
    }

    /// <summary>What becomes of one echo request, in the words of <see cref="Fate"/>.</summary>
    public string Ping(string from, string to, int sizeBytes = Packet.PingSizeBytes) => Fate.Of(Walk(from, to, sizeBytes));

    /// <summary>The same, with all that happened on the way.</summary>
    public PacketWalk Walk(string from, string to, int sizeBytes = Packet.PingSizeBytes) => PacketWalk.Run(_plane, new Packet(from, Address(to)) { SizeBytes = sizeBytes }, _memory);

    /// <summary>Whether anybody answers an ARP request that a node sends through a link.</summary>
    public bool AsksFor(string node, string link, string address) => PacketWalk.AsksFor(_plane, Link(node, link), Address(address), _memory);

    /// <summary>The hardware address that a node believes another has; empty if it knows none.</summary>
    public string Believes(string node, string link, string address) =>
        _memory.FindNeighbour(Link(node, link), Address(address).Bits) is { } mac ? MacAddress.FromNumber(mac)?.ToString() ?? "?" : "";

    private PlaneLink Link(string node, string link) =>
        _plane.Find(new LinkEnd(node, InterfaceName.Parse(link))) ?? throw new ArgumentException($"{node} has no {link}", nameof(link));

    private static IPv4Address Address(string text) => IPv4Address.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
