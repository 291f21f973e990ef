using System.Globalization;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Addresses;

/// <summary>A 48-bit Ethernet address.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MacAddress : IComparable<MacAddress>
{
    private readonly ulong _bits;

    private MacAddress(ulong bits) => _bits = bits;

    /// <summary>fe:ff:ff:ff:ff:ff, which Xen gives to back ends so that a bridge never takes their address. Source: host-scripts §0.1.</summary>
    public static MacAddress Dead { get; } = new(0xfeffffffffff);

    /// <summary>00:00:00:00:00:00: no address; what a veth of the loopback driver has at first. Source: host-scripts §5.</summary>
    public static MacAddress Zero { get; }

    /// <summary>Whether the group bit is set (multicast and broadcast): no interface may have such an address.</summary>
    public bool IsMulticast => (_bits >> 40 & 1) != 0;

    /// <summary>Whether all bits are set.</summary>
    public bool IsBroadcast => _bits == 0xffffffffffff;

    /// <summary>Whether all bits are clear.</summary>
    public bool IsZero => _bits == 0;

    /// <summary>Reads six pairs of hexadecimal digits separated by colons, in any case; nothing else is an address.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MacAddress address)
    {
        address = default;
        if (text.Length != 17)
        {
            return false;
        }

        ulong bits = 0;
        for (var at = 0; at < 17; at += 3)
        {
            if ((at > 0 && text[at - 1] != ':') || !byte.TryParse(text.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            bits = bits << 8 | octet;
        }

        address = new MacAddress(bits);
        return true;
    }

    /// <summary>The address of six octets, the first one most significant.</summary>
    public static MacAddress FromOctets(byte a, byte b, byte c, byte d, byte e, byte f) =>
        new((ulong)a << 40 | (ulong)b << 32 | (ulong)c << 24 | (ulong)d << 16 | (ulong)e << 8 | f);

    /// <summary>The address of a number of 48 bits; null for any greater one.</summary>
    public static MacAddress? FromNumber(ulong number) => number <= 0xffffffffffff ? new MacAddress(number) : null;

    /// <summary>The address as a number of 48 bits, first octet most significant.</summary>
    public ulong ToNumber() => _bits;

    /// <inheritdoc/>
    public int CompareTo(MacAddress other) => _bits.CompareTo(other._bits);

    /// <summary>Whether <paramref name="left"/> is numerically lower; a bridge takes the lowest address of its ports.</summary>
    public static bool operator <(MacAddress left, MacAddress right) => left._bits < right._bits;

    /// <summary>Whether <paramref name="left"/> is numerically higher.</summary>
    public static bool operator >(MacAddress left, MacAddress right) => left._bits > right._bits;

    /// <summary>Whether <paramref name="left"/> is numerically lower or equal.</summary>
    public static bool operator <=(MacAddress left, MacAddress right) => left._bits <= right._bits;

    /// <summary>Whether <paramref name="left"/> is numerically higher or equal.</summary>
    public static bool operator >=(MacAddress left, MacAddress right) => left._bits >= right._bits;

    /// <summary>Six pairs of lower-case hexadecimal digits, separated by colons.</summary>
    public override string ToString() => string.Create(17, _bits, static (text, bits) =>
    {
        const string Digits = "0123456789abcdef";
        for (var octet = 0; octet < 6; octet++)
        {
            var value = (int)(bits >> (40 - (octet * 8)) & 0xff);
            text[octet * 3] = Digits[value >> 4];
            text[(octet * 3) + 1] = Digits[value & 15];
            if (octet < 5)
            {
                text[(octet * 3) + 2] = ':';
            }
        }
    });
}
