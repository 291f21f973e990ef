using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator;

/// <summary>At what dom0 can be reached: the measure for whether it still can.</summary>
/// <param name="Addresses">Its addresses; without any nothing can be told.</param>
/// <param name="NeedsDefaultRoute">Whether it has a default route, so that answers to other networks need one.</param>
public sealed record Dom0Contact(EquatableArray<IPv4Address> Addresses, bool NeedsDefaultRoute)
{
    /// <summary>What the host's files give it at the boot.</summary>
    public static Dom0Contact Stated(HostNetwork host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new Dom0Contact(
            [.. host.Interfaces.SelectMany(nic => nic.Addresses).Select(address => address.Address)],
            host.Routes.Any(route => route.Destination.Length == 0));
    }

    /// <summary>At what it can be reached in a state; what the files state if it cannot be reached there.</summary>
    public static Dom0Contact In(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Dom0Reachability.Of(state) != Verdict.Reachable)
        {
            return Stated(state.Host);
        }

        var all = new Dom0Contact(
            [.. state.Links.Where(link => link.Kind is not (LinkKind.BackendVif or LinkKind.Tap)).SelectMany(link => link.Addresses).Select(address => address.Prefix.Address).Distinct()],
            state.Routes.Any(route => route.IsDefault));
        return all with { Addresses = [.. Dom0Reachability.AddressesAt(state, all)] };
    }
}
