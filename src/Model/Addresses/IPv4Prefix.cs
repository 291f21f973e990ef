using System.Globalization;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Addresses;

/// <summary>An address with the length of its network part, as <c>ip addr</c> writes it.</summary>
/// <param name="Address">The address; host bits are kept.</param>
/// <param name="Length">Bits of the network part, 0 to 32.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IPv4Prefix(IPv4Address Address, int Length)
{
    /// <summary>The same prefix with all host bits clear.</summary>
    public IPv4Prefix Network => this with { Address = new IPv4Address(Address.Bits & Mask) };

    /// <summary>The last address of the network.</summary>
    public IPv4Address Broadcast => new(Address.Bits | ~Mask);

    private uint Mask => Length == 0 ? 0 : uint.MaxValue << (32 - Length);

    /// <summary>Whether <paramref name="address"/> lies in this network.</summary>
    public bool Contains(IPv4Address address) => (address.Bits & Mask) == (Address.Bits & Mask);

    /// <summary>Reads <c>a.b.c.d/n</c>; an address without <c>/n</c> has length 32.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IPv4Prefix prefix)
    {
        prefix = default;
        var slash = text.IndexOf('/');
        var length = 32;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > 32))
        {
            return false;
        }

        if (!IPv4Address.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        prefix = new IPv4Prefix(address, length);
        return true;
    }

    /// <summary>Address, slash, length.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Length}");
}
