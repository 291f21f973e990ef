using System.Globalization;

namespace XenNetLint.Simulator.Scripts.VifNat;

/// <summary>The addresses that vif-nat computes, as text: nothing checks them. Source: host-scripts §3.6.</summary>
/// <param name="Ip">The list of addresses: the given one, or the one made of the domain's number.</param>
/// <param name="Guest">What comes before the first slash: the guest's address.</param>
/// <param name="Router">dom0's address on the vif: the guest's with 127 added to its last number.</param>
internal sealed record NatAddresses(string Ip, string Guest, string Router)
{
    private const int RouterOffset = 127;

    /// <summary>Computes the addresses.</summary>
    /// <param name="ip">The text of <c>ip</c>; empty: one is made of the numbers.</param>
    /// <param name="domId">The domain's number.</param>
    /// <param name="deviceId">The device id.</param>
    public static NatAddresses Of(string ip, int domId, int deviceId)
    {
        var list = ip.Length > 0 ? ip : string.Create(CultureInfo.InvariantCulture, $"10.{domId / 256}.{domId % 256}.{deviceId + 1}/16");
        return new(list, list.Split('/')[0], RouterOf(list));
    }

    /// <summary>As awk adds: the fourth part counts as the number that it begins with, or 0.</summary>
    private static string RouterOf(string text)
    {
        var parts = text.Split('.');
        var last = Part(3).AsSpan().TrimStart();
        var length = 0;
        while (length < last.Length && char.IsAsciiDigit(last[length]))
        {
            length++;
        }

        var number = double.TryParse(last[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Part(0)}.{Part(1)}.{Part(2)}.{number + RouterOffset}");

        string Part(int index) => index < parts.Length ? parts[index] : "";
    }
}
