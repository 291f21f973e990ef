using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Who sends to which address of whom.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who is meant.</param>
/// <param name="Address">The address of theirs.</param>
public sealed record EndPair(NetworkEnd From, NetworkEnd To, EndAddress Address)
{
    /// <summary>The sender's interface by which the packet must leave; null: the one that its routes name.</summary>
    public Model.Addresses.InterfaceName? Device { get; init; }

    /// <summary>The packet that asks. Who is outside sends from beyond the gateway where an address there is stated.</summary>
    public Packet ToPacket() => new(From.Node, Address.Address) { Source = SourceOf(From), Device = Device };

    /// <summary>The address that an end sends from; null where the route decides, as it does for all but who is beyond a gateway.</summary>
    public static Model.Addresses.IPv4Address? SourceOf(NetworkEnd from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return from is { Role: NodeRole.Outside, Addresses: [{ Prefix.Length: 32 } beyond, ..] } ? beyond.Address : null;
    }

    /// <summary>The addresses of an end that are asked for: dom0's own, not those on the back ends of guests; outside, what is stated, else the gateways.</summary>
    public static IEnumerable<EndAddress> TargetsOf(NetworkEnd end, Topology topology)
    {
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(topology);
        return end.Role switch
        {
            NodeRole.Dom0 when topology.FindNode(end.Node) is { } dom0 => TargetsOf(end, dom0.State),
            NodeRole.Outside when end.Addresses is [{ Prefix.Length: 32 }, ..] => end.Addresses.Where(address => address.Prefix.Length == 32),
            _ => end.Addresses.DistinctBy(address => address.Address),
        };
    }

    internal static IEnumerable<EndAddress> TargetsOf(NetworkEnd dom0, NetworkState state)
    {
        var own = dom0.Addresses.Where(address => state.FindLink(address.Interface) is not { Kind: LinkKind.BackendVif or LinkKind.Tap }).DistinctBy(address => address.Address).ToList();
        return own.Count > 0 ? own : dom0.Addresses.DistinctBy(address => address.Address);
    }
}
