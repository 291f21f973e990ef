using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Graphs;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Two that have one address and hear of each other.</summary>
/// <param name="Address">The address.</param>
/// <param name="Holder">The later one.</param>
/// <param name="First">The earlier one.</param>
internal sealed record AddressConflict(IPv4Address Address, AddressHolder Holder, AddressHolder First)
{
    /// <summary>Each holder of a part of a fleet that is not the first, with the first that hears of it.</summary>
    /// <remarks>
    /// Two guests hear of each other in one broadcast domain, or where one dom0 routes for both, or for one whom the other can ask. dom0 is asked for
    /// each of its addresses through every interface that is up and answers ARP. Source: host-scripts §12.2 items 1 and 2, §12.4 item 5.
    /// </remarks>
    internal static IEnumerable<AddressConflict> In(FleetAnalysis part)
    {
        var once = new HashSet<IPv4Address>();
        var twice = part.Hosts.SelectMany(AddressHolder.In).Select(pair => pair.Address).Where(address => !once.Add(address)).ToHashSet();
        if (twice.Count == 0)
        {
            yield break;
        }

        var neighbours = new Neighbours(part);
        var holders = new Dictionary<IPv4Address, List<AddressHolder>>();
        foreach (var (address, holder) in part.Hosts.SelectMany(AddressHolder.In).Where(pair => twice.Contains(pair.Address)))
        {
            if (!holders.TryGetValue(address, out var earlier))
            {
                holders[address] = earlier = [];
            }

            if (earlier.Find(other => !IsOneGuest(holder, other) && neighbours.HearOfEachOther(holder, other)) is { } first)
            {
                yield return new AddressConflict(address, holder, first);
            }

            earlier.Add(holder);
        }
    }

    private static bool IsOneGuest(AddressHolder one, AddressHolder other) =>
        one.Guest is { } guest && other.Guest is { } otherGuest
        && (one.Host == other.Host
            ? guest.Vif.Domain.Definition == otherGuest.Vif.Domain.Definition
            : one.Host.SharesGuest(guest.Vif.Domain.Config, other.Host, otherGuest.Vif.Domain.Config));

    /// <summary>Who hears of whom in a part; its broadcast domains are sorted when they are first asked for.</summary>
    private sealed class Neighbours(FleetAnalysis part)
    {
        private BroadcastDomains Domains => field ??= BroadcastDomains.Of(part.Network.Topology);

        public bool HearOfEachOther(AddressHolder one, AddressHolder other) => (one.Guest, other.Guest) switch
        {
            ({ } guest, { } otherGuest) => AreJoined(guest, otherGuest)
                || (IsRouted(guest) && AsksDom0(otherGuest, one.Host))
                || (IsRouted(otherGuest) && AsksDom0(guest, other.Host)),
            ({ } guest, null) => AsksDom0(guest, other.Host),
            (null, { } otherGuest) => AsksDom0(otherGuest, one.Host),
            _ => one.Host != other.Host && Listening(one.Host).Any(end => Listening(other.Host).Any(otherEnd => Domains.AreJoined(end, otherEnd))),
        };

        private static bool IsRouted(GuestAddress guest) => guest.Vif.Backend is { Master: null };

        private bool AreJoined(GuestAddress one, GuestAddress other) => one.Vif.End is { } end && other.Vif.End is { } otherEnd && Domains.AreJoined(end, otherEnd);

        private bool AsksDom0(GuestAddress guest, FleetHost host) => guest.Vif.End is { } end && Listening(host).Any(own => Domains.AreJoined(own, end));

        private static IEnumerable<LinkEnd> Listening(FleetHost host) =>
            from link in host.Timeline.FinalState.Links
            where link is { IsUp: true, IsArpOn: true, Master: null }
            select new LinkEnd(host.Dom0, link.Name);
    }
}
