using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>The addresses that files state of a guest's interface.</summary>
/// <param name="Source">What states them: <c>xennetlint.json</c> before <c>ip=</c> of the vif before the kernel's <c>ip=</c>.</param>
/// <param name="Addresses">The addresses, with length 32 where none is stated.</param>
public sealed record StatedAddresses(AddressSource Source, EquatableArray<IPv4Prefix> Addresses)
{
    private static readonly StatedAddresses Nothing = new(AddressSource.None, []);

    /// <summary>Those of a running guest's interface.</summary>
    /// <param name="domain">The guest.</param>
    /// <param name="number">The interface's place among the guest's, from 0.</param>
    /// <param name="facts">What <c>xennetlint.json</c> says of that interface; null if nothing.</param>
    public static StatedAddresses Of(RunningDomain domain, int number, GuestInterface? facts)
    {
        ArgumentNullException.ThrowIfNull(domain);
        if (facts is { Addresses.Count: > 0 })
        {
            return new StatedAddresses(AddressSource.Facts, facts.Addresses);
        }

        var words = domain.Vifs[number].IpWords.OrElse([]);
        if (words.Count > 0 && words.Where(word => IPv4Prefix.TryParse(word, out _)).Select(word => IPv4Prefix.TryParse(word, out var prefix) ? prefix : default).ToEquatableArray() is { Count: > 0 } stated)
        {
            return new StatedAddresses(AddressSource.Vif, stated);
        }

        return number == 0 && domain.Config.KernelIp.OrElse(null) is { } kernel && IPv4Address.TryParse(kernel.Split(':')[0], out var address)
            ? new StatedAddresses(AddressSource.Kernel, [new IPv4Prefix(address, 32)])
            : Nothing;
    }
}
