using System.Globalization;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Addresses;

/// <summary>A 32-bit Internet address.</summary>
/// <param name="Bits">The address as a number, first octet most significant.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IPv4Address(uint Bits)
{
    /// <summary>Reads four decimal numbers from 0 to 255 separated by dots; no shorter or other forms.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IPv4Address address)
    {
        address = default;
        uint bits = 0;
        var octets = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (part.Length is 0 or > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            bits = bits << 8 | octet;
            octets++;
        }

        address = new IPv4Address(bits);
        return octets == 4;
    }

    /// <summary>Dotted decimal.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Bits >> 24}.{Bits >> 16 & 255}.{Bits >> 8 & 255}.{Bits & 255}");
}
