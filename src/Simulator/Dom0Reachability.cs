using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator;

/// <summary>Whether dom0 can be reached from outside: whether a packet from there gets to one of its addresses and the answer back.</summary>
/// <remarks>
/// Outside is who is stated to be; else, where dom0 had a default route, somebody beyond its gateway; else anybody on the address's own network.
/// Guests are left out: what they do to dom0's reachability is a matter of who reaches whom. Source: product §5, decision 0013.
/// </remarks>
public static class Dom0Reachability
{
    // RFC 5737: somebody beyond the gateway, where nobody in particular is stated.
    private static readonly IPv4Prefix Anybody = new(new IPv4Address(0xc6336401), 32);

    /// <summary>The verdict for a state, measured by the addresses and the default route that the host's files state.</summary>
    public static Verdict Of(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of(state, Dom0Contact.Stated(state.Host));
    }

    /// <summary>The verdict for a state, measured by what dom0 could be reached at before.</summary>
    /// <returns>Unknown where nothing is known about the links, no address is known, or the way leads over a bridge whose ports no file shows.</returns>
    public static Verdict Of(NetworkState state, Dom0Contact before)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(before);
        if (!IsTold(state, before))
        {
            return Verdict.Unknown;
        }

        if (before.NeedsDefaultRoute && !state.Routes.Any(route => route.IsDefault))
        {
            // Whoever is beyond the gateway is no longer answered, whichever address he asks.
            return Verdict.Unreachable;
        }

        var best = Verdict.Unreachable;
        foreach (var verdict in new Asking(state, before).Verdicts().Select(address => address.Verdict))
        {
            switch (verdict)
            {
                case Verdict.Reachable:
                    return verdict;
                case Verdict.Depends:
                    best = Verdict.Depends;
                    break;
                case Verdict.Unknown when best is Verdict.Unreachable:
                    best = Verdict.Unknown;
                    break;
            }
        }

        return best;
    }

    /// <summary>The verdict after each of several effects in a row.</summary>
    /// <param name="state">The state before the first.</param>
    /// <param name="effects">The effects in order; one that the kernel refuses changes nothing.</param>
    /// <param name="before">What dom0 could be reached at before.</param>
    public static IEnumerable<Verdict> Along(NetworkState state, IEnumerable<Effect> effects, Dom0Contact before)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(effects);
        var verdict = Of(state, before);
        foreach (var effect in effects)
        {
            var next = state.With(effect).State;
            if (HasMovedNetwork(state, next))
            {
                verdict = Of(next, before);
            }

            state = next;
            yield return verdict;
        }
    }

    /// <summary>The addresses at which dom0 can be reached, of those at which it could before; none where the verdict is not <see cref="Verdict.Reachable"/>.</summary>
    public static IEnumerable<IPv4Address> AddressesAt(NetworkState state, Dom0Contact before)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(before);
        return !IsTold(state, before) ? [] : new Asking(state, before).Verdicts().Where(address => address.Verdict == Verdict.Reachable).Select(address => address.Address);
    }

    /// <summary>Why the verdict is unknown; empty where it is not.</summary>
    public static string WhyUnknown(NetworkState state, Dom0Contact before)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(before);
        return Of(state, before) != Verdict.Unknown ? ""
            : !state.IsKnown ? state.UnknownSince
            : !state.IsUp ? "the host has not booted"
            : state.Host.UnseenBridges.Length > 0 ? state.Host.UnseenBridges
            : before.Addresses.Count == 0 ? "no file states an address of dom0"
            : new Asking(state, before).Verdicts().Select(address => address.Why).FirstOrDefault(why => why.Length > 0, "");
    }

    /// <summary>Whether anything that the verdict looks at may differ: links, routes and rules that are not a guest's own.</summary>
    public static bool HasMovedNetwork(NetworkState state, NetworkState next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        if (ReferenceEquals(state, next))
        {
            return false;
        }

        return state.IsKnown != next.IsKnown || state.IsUp != next.IsUp || !ReferenceEquals(state.Host, next.Host)
            || (!state.Links.Items.Equals(next.Links.Items) && !OwnLinks(state).SequenceEqual(OwnLinks(next)))
            || (!state.Routes.Items.Equals(next.Routes.Items) && !OwnRoutes(state).SequenceEqual(OwnRoutes(next)))
            || !state.Sysctls.Items.Equals(next.Sysctls.Items) || !state.OtherRules.Items.Equals(next.OtherRules.Items) || !state.NatRules.Items.Equals(next.NatRules.Items)
            || (state.Filter != next.Filter && next.Links.Any(link => link is { Kind: LinkKind.LoopbackBackend, Master: not null }));
    }

    private static bool IsTold(NetworkState state, Dom0Contact before) =>
        state is { IsKnown: true, IsUp: true, Host.UnseenBridges.Length: 0 } && before.Addresses.Count > 0;

    private static IEnumerable<LinkState> OwnLinks(NetworkState state) => state.Links.Where(link => link.Kind is not (LinkKind.BackendVif or LinkKind.Tap));

    private static IEnumerable<RouteEntry> OwnRoutes(NetworkState state) =>
        state.Routes.Where(route => state.FindLink(route.Device) is { Kind: not (LinkKind.BackendVif or LinkKind.Tap) });

    /// <summary>dom0 alone with the networks that its cards lead to, and who asks for it from there.</summary>
    private sealed class Asking
    {
        private readonly NetworkState _state;
        private readonly Dom0Contact _before;
        private readonly FleetNetwork _fleet;
        private readonly ReachJudge _reachability;

        public Asking(NetworkState state, Dom0Contact before)
        {
            _state = state;
            _before = before;
            var alone = state with { Links = [.. OwnLinks(state)], Routes = [.. OwnRoutes(state)], Domains = DomainTable.Empty };
            var outside = state.Host.Outside.Count > 0 ? state.Host.Outside : before.NeedsDefaultRoute ? [Anybody] : default(EquatableArray<IPv4Prefix>);
            _fleet = FleetBuilder.Build([alone], new Surroundings { Outside = outside });
            _reachability = new ReachJudge(_fleet.Topology);
        }

        /// <summary>The verdict on each of the addresses, in order.</summary>
        public IEnumerable<(IPv4Address Address, Verdict Verdict, string Why)> Verdicts() =>
            from address in _before.Addresses
            let holder = _state.Links.FirstOrDefault(link => link.Addresses.Any(own => own.Prefix.Address == address))
            let verdicts = holder is null ? [] : AskedFrom(address).ToList()
            let best = verdicts.Find(one => one.Verdict == Verdict.Reachable) ?? verdicts.Find(one => one.Verdict == Verdict.Depends) ?? verdicts.Find(one => one.Verdict == Verdict.Unknown)
            let unseen = best is null && holder is not null && BridgedSegment.From(_state, holder).HasUnseenPorts ? "dom0's address is on a bridge whose ports no file states" : ""
            select (address, best?.Verdict ?? (unseen.Length > 0 ? Verdict.Unknown : Verdict.Unreachable), best is { Verdict: Verdict.Unknown, Blocker: { } blocker } ? blocker.Detail : unseen);

        private IEnumerable<ReachVerdict> AskedFrom(IPv4Address address)
        {
            var dom0 = _fleet.Ends[0];
            foreach (var outside in _fleet.Ends.Where(end => end.Role == NodeRole.Outside))
            {
                if (outside.Addresses.Any(own => own.Prefix.Length < 32 && own.Prefix.Contains(address)))
                {
                    yield return _reachability.Judge(new EndPair(outside, dom0, new EndAddress(default, 0, new IPv4Prefix(address, 32))).ToPacket(), dom0.Node);
                }
            }
        }
    }
}
