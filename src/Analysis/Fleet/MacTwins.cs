using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets.Graphs;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Hardware addresses that several vifs and cards of a fleet have.</summary>
/// <remarks>
/// Two vifs are in one broadcast domain when vif-bridge is told the same bridge for both, or for neither any; or, whatever it is told, when frames
/// pass from one to the other once everything has started: through bridges that a LAN or a pair joins, on one host or on several. Pairs of which
/// another rule speaks are left out: two vifs of one guest (XNL2010), a guest and a card of its own host (XNL2013). So are definitions of one name:
/// on one host they never run together (XNL2011), on two they are one guest that runs here or there, unless a LAN joins hosts that both start it.
/// Two cards count only where they meet.
/// </remarks>
internal static class MacTwins
{
    /// <summary>Each holder that is not the first, with an earlier one: the first in its broadcast domain if there is one, else the first elsewhere.</summary>
    internal static IEnumerable<MacTwin> In(FleetAnalysis fleet)
    {
        var twice = TwiceIn(fleet);
        if (twice.Count == 0)
        {
            yield break;
        }

        var parts = new Dictionary<FleetHost, PartDomains>(ReferenceEqualityComparer.Instance);
        foreach (var part in fleet.Parts)
        {
            var domains = new PartDomains(part);
            foreach (var host in part.Hosts)
            {
                parts[host] = domains;
            }
        }

        var holders = new Dictionary<MacAddress, List<MacHolder>>();
        foreach (var (address, holder) in fleet.Hosts.SelectMany(MacHolder.In).Where(pair => twice.Contains(pair.Address)))
        {
            if (!holders.TryGetValue(address, out var earlier))
            {
                holders[address] = earlier = [];
            }

            if (Find(address, holder, earlier, parts) is { } twin)
            {
                yield return twin;
            }

            earlier.Add(holder);
        }
    }

    private static HashSet<MacAddress> TwiceIn(FleetAnalysis fleet)
    {
        var once = new HashSet<MacAddress>();
        var twice = new HashSet<MacAddress>();
        foreach (var host in fleet.Hosts)
        {
            foreach (var (address, _) in MacHolder.In(host))
            {
                _ = once.Add(address) || twice.Add(address);
            }
        }

        return twice;
    }

    private static MacTwin? Find(MacAddress address, MacHolder holder, List<MacHolder> earlier, Dictionary<FleetHost, PartDomains> parts)
    {
        MacHolder? elsewhere = null;
        foreach (var other in earlier.Where(other => AreCompared(holder, other)))
        {
            if (SharesToldBridge(holder, other))
            {
                return new MacTwin(address, holder, other, MacTwinPlace.OneBridge);
            }

            if (parts[holder.Host] == parts[other.Host] && parts[holder.Host].AreJoined(holder, other))
            {
                return new MacTwin(address, holder, other, MacTwinPlace.OneBroadcastDomain);
            }

            elsewhere ??= (holder.Guest is null && other.Guest is null) || SharesName(holder, other) ? null : other;
        }

        return elsewhere is null ? null : new MacTwin(address, holder, elsewhere, MacTwinPlace.Elsewhere);
    }

    private static bool AreCompared(MacHolder one, MacHolder other) => (one.Guest, other.Guest) switch
    {
        ({ } guest, { } otherGuest) => guest.Domain.Id != otherGuest.Domain.Id
            && !(one.Host == other.Host ? guest.SharesNameWith(otherGuest) : one.Host.SharesGuest(guest.Domain, other.Host, otherGuest.Domain)),
        _ => one.Host != other.Host,
    };

    private static bool SharesName(MacHolder one, MacHolder other) => one.Guest is { } guest && other.Guest is { } otherGuest && guest.SharesNameWith(otherGuest);

    private static bool SharesToldBridge(MacHolder one, MacHolder other) =>
        one.Host == other.Host && one.Guest is { } guest && other.Guest is { } otherGuest
        && IsOnKnownBridge(guest.Vif, one.Host.Network.Host) && IsOnKnownBridge(otherGuest.Vif, one.Host.Network.Host)
        && DomainStart.BridgeToldTo(guest.Vif, one.Host.Network.Host) == DomainStart.BridgeToldTo(otherGuest.Vif, one.Host.Network.Host);

    private static bool IsOnKnownBridge(Vif vif, HostNetwork host) =>
        vif.Bridge.IsKnown && !vif.LeavesBridgeToScript && host.DefaultBridge.IsKnown
        && vif.Backend is { IsKnown: true } backend && backend.OrElse(null) is null
        && vif.Script.IsKnown && (vif.Script.OrElse(null) ?? host.VifScript.OrElse(null))?.Name is "vif-bridge";

    /// <summary>The broadcast domains of hosts that LANs join, sorted when they are first asked for.</summary>
    private sealed class PartDomains(FleetAnalysis part)
    {
        private BroadcastDomains Domains => field ??= BroadcastDomains.Of(part.Network.Topology);

        public bool AreJoined(MacHolder one, MacHolder other) => one.End is { } end && other.End is { } otherEnd && Domains.AreJoined(end, otherEnd);
    }
}
