using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>What <c>get_ip_info</c> remembers of a link. Source: host-scripts §1.4.2.</summary>
/// <param name="Prefixes">Its IPv4 addresses.</param>
/// <param name="DefaultRoutes">Its default routes.</param>
internal sealed record RememberedAddresses(EquatableArray<IPv4Prefix> Prefixes, EquatableArray<RouteEntry> DefaultRoutes)
{
    public static RememberedAddresses None { get; } = new([], []);

    public static RememberedAddresses Of(NetworkState state, InterfaceName name) => new(
        [.. state.FindLink(name)?.Addresses.Select(address => address.Prefix) ?? []],
        [.. state.RoutesOf(name).Where(route => route.IsDefault)]);
}
