using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>Bonding devices and their slaves. Source: host-scripts §1.5.7, §8 X25.</content>
internal static partial class Kernel
{
    /// <summary>A slave is up, has the master's MAC and gives it its own where it has none.</summary>
    private static KernelAnswer EnslaveToBond(NetworkState state, EnslaveToBond enslave)
    {
        if (state.FindLink(enslave.Bond) is not { Kind: LinkKind.Bond } bond)
        {
            return Refuse(state, $"Master '{enslave.Bond}': Error: no such bonding device", 1);
        }

        if (state.FindLink(enslave.Slave) is not { Kind: LinkKind.Nic } slave)
        {
            return Refuse(state, $"SIOCGIFFLAGS on {enslave.Slave} failed: No such device", 1);
        }

        if (slave.Master is not null)
        {
            return Refuse(state, $"{enslave.Slave} is a slave already", 1);
        }

        var next = WithLink(state, slave with { Master = bond.Name, IsUp = true });
        return new(WithLink(next, bond with { MacAddress = bond.MacAddress ?? slave.MacAddress }));
    }

    /// <summary>A released slave is down.</summary>
    private static KernelAnswer ReleaseSlave(NetworkState state, ReleaseSlave release) =>
        state.FindLink(release.Slave) is { } slave && slave.Master == release.Bond
            ? new(WithLink(state, slave with { Master = null, IsUp = false }))
            : Refuse(state, $"{release.Slave} is no slave of {release.Bond}", 1);
}
