using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Which links of a dom0 hear each other's broadcasts once all are up, and what addresses are there.</summary>
internal sealed class HostLinks
{
    private readonly Dictionary<InterfaceName, int> _indices = [];
    private readonly DisjointSets _segments;

    public HostLinks(NetworkState state)
    {
        State = state;
        _segments = new DisjointSets(state.Links.Count);
        for (var index = 0; index < state.Links.Count; index++)
        {
            _indices[state.Links[index].Name] = index;
        }

        foreach (var link in state.Links)
        {
            Join(link.Name, link.Master);
            Join(link.Name, link.Peer);
        }
    }

    public NetworkState State { get; }

    /// <summary>The segment of a link, the same number for all that hear each other; VLANs are apart from what they lie on.</summary>
    public int SegmentOf(InterfaceName link) => _indices.TryGetValue(link, out var index) ? _segments.Find(index) : -1;

    /// <summary>dom0's addresses on a segment, those of its up links first.</summary>
    public IEnumerable<IPv4Prefix> AddressesOn(int segment) =>
        from link in State.Links
        where link.Addresses.Count > 0 && SegmentOf(link.Name) == segment
        orderby link.IsUp ? 0 : 1
        from address in link.Addresses
        select address.Prefix;

    private void Join(InterfaceName one, InterfaceName? other)
    {
        if (other is { } there && _indices.TryGetValue(there, out var index))
        {
            _segments.Join(_indices[one], index);
        }
    }
}
