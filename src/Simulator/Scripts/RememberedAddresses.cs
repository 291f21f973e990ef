using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>What <c>get_ip_info</c> remembers of a link. Source: host-scripts §1.4.2.</summary>
/// <param name="Prefixes">Its IPv4 addresses.</param>
/// <param name="DefaultRoute">Its default route, or null.</param>
internal sealed record RememberedAddresses(EquatableArray<IPv4Prefix> Prefixes, RouteEntry? DefaultRoute)
{
    public static RememberedAddresses None { get; } = new([], DefaultRoute: null);

    public static RememberedAddresses Of(NetworkState state, InterfaceName name) => new(
        [.. state.FindLink(name)?.Addresses.Select(address => address.Prefix) ?? []],
        state.RoutesOf(name).FirstOrDefault(route => route is { IsDefault: true, Gateway: not null }));
}
