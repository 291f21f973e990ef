using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>IPv6 addresses: kept with the link while it is up, lost with a flush, copied by no script. Source: host-scripts §1.4.4.</content>
internal static partial class Kernel
{
    private static KernelAnswer AddIPv6Address(NetworkState state, AddIPv6Address add)
    {
        if (state.FindLink(add.Device) is not { } link)
        {
            return NoDevice(state, add.Device);
        }

        return link.IPv6Addresses.Contains(add.Address, StringComparer.Ordinal)
            ? Exists(state)
            : new(WithLink(state, link with { IPv6Addresses = link.IPv6Addresses.Add(add.Address) }));
    }
}
