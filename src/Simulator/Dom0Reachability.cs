using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator;

/// <summary>Whether dom0 can be reached from outside, judged by the links and routes alone.</summary>
/// <remarks>
/// Interim definition, until packets are followed: dom0 counts as reachable while one of its addresses that was reachable before is on an up
/// interface that is the NIC itself, or a bridge or veth pair joined, through up ports only, to an up NIC; and while its default route stands,
/// if it had one. Rules of the firewall are not looked at. Assumption: decision 0007.
/// </remarks>
public static class Dom0Reachability
{
    /// <summary>The verdict for a state, measured by the addresses and the default route that the host's files state.</summary>
    public static Verdict Of(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of(
            state,
            state.Host.Interfaces.Any(nic => nic.Addresses.Count > 0),
            address => IsStated(state.Host, address),
            state.Host.Routes.Any(route => route.Destination.Length == 0));
    }

    /// <summary>The verdict for a state, measured by what dom0 could be reached at before.</summary>
    /// <returns>Unknown where nothing is known about the links, no address is known, or the way leads over a bridge whose ports no file shows.</returns>
    public static Verdict Of(NetworkState state, Dom0Contact before)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(before);
        return Of(state, before.Addresses.Count > 0, address => before.Addresses.Contains(address), before.NeedsDefaultRoute);
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
        ArgumentNullException.ThrowIfNull(before);
        return Of(state, before) != Verdict.Reachable ? [] : before.Addresses.Where(AddressesOutside(state).Select(address => address.Prefix.Address).ToHashSet().Contains);
    }

    /// <summary>The addresses of dom0 that lead outside in a state.</summary>
    internal static IEnumerable<LinkAddress> AddressesOutside(NetworkState state) => state.Links
        .Where(link => link.IsUp && link.Addresses.Count > 0 && Leads(state, link) == Verdict.Reachable)
        .SelectMany(link => link.Addresses);

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
            : "dom0's address is on a bridge whose ports no file states";
    }

    /// <summary>Whether anything that the verdict looks at may differ.</summary>
    public static bool HasMovedNetwork(NetworkState state, NetworkState next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        return !ReferenceEquals(state, next)
            && (!state.Links.Items.Equals(next.Links.Items) || !state.Routes.Items.Equals(next.Routes.Items) || state.IsKnown != next.IsKnown || state.IsUp != next.IsUp || !ReferenceEquals(state.Host, next.Host));
    }

    private static Verdict Of(NetworkState state, bool hasAddress, Func<IPv4Address, bool> isOwn, bool needsDefaultRoute)
    {
        if (!state.IsKnown || !state.IsUp || !hasAddress || state.Host.UnseenBridges.Length > 0)
        {
            return Verdict.Unknown;
        }

        var way = WayOutside(state, isOwn);
        return way != Verdict.Reachable ? way
            : needsDefaultRoute && !state.Routes.Any(route => route.IsDefault) ? Verdict.Unreachable
            : Verdict.Reachable;
    }

    private static bool IsStated(HostNetwork host, IPv4Address address)
    {
        foreach (var nic in host.Interfaces)
        {
            foreach (var stated in nic.Addresses)
            {
                if (stated.Address == address)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Verdict WayOutside(NetworkState state, Func<IPv4Address, bool> isOwn)
    {
        var best = Verdict.Unreachable;
        foreach (var link in state.Links)
        {
            if (!link.IsUp || !link.Addresses.Any(address => isOwn(address.Prefix.Address)))
            {
                continue;
            }

            switch (Leads(state, link))
            {
                case Verdict.Reachable:
                    return Verdict.Reachable;
                case Verdict.Unknown:
                    best = Verdict.Unknown;
                    break;
            }
        }

        return best;
    }

    // A NIC that is a port answers nobody at its own address. Source: host-scripts §12.2.
    private static Verdict Leads(NetworkState state, LinkState link)
    {
        if (link.Master is not null)
        {
            return Verdict.Unreachable;
        }

        if (link.Kind == LinkKind.Nic)
        {
            return Verdict.Reachable;
        }

        return BridgedSegment.HasNic(state, link, out var hasUnseenPorts) ? Verdict.Reachable : hasUnseenPorts ? Verdict.Unknown : Verdict.Unreachable;
    }
}
