using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>How the network files write addresses.</summary>
internal static class HostWords
{
    /// <summary>An address with its length: behind a slash, as length or netmask beside it, else by the class of the address.</summary>
    internal static bool TryReadAddress(string address, string? mask, out IPv4Prefix prefix)
    {
        prefix = default;
        if (address.Contains('/', StringComparison.Ordinal))
        {
            return IPv4Prefix.TryParse(address, out prefix);
        }

        if (!IPv4Address.TryParse(address, out var bare) || LengthOf(bare, mask) is not { } length)
        {
            return false;
        }

        prefix = new IPv4Prefix(bare, length);
        return true;
    }

    /// <summary>The length that a netmask or a number means; null if it is neither.</summary>
    internal static int? ReadLength(string mask)
    {
        if (int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return length <= 32 ? length : null;
        }

        if (!IPv4Address.TryParse(mask, out var bits))
        {
            return null;
        }

        var ones = BitOperations.LeadingZeroCount(~bits.Bits);
        return ones == 32 || bits.Bits << ones == 0 ? ones : null;
    }

    internal static bool TryReadIPv6(string address, string? length, out string text)
    {
        text = "";
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var bare = slash < 0 ? address : address[..slash];
        if (!int.TryParse(slash < 0 ? length ?? "64" : address[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || bits > 128
            || bare.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(bare, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        text = string.Create(CultureInfo.InvariantCulture, $"{parsed}/{bits}");
        return true;
    }

    internal static MacAddress? ReadMac(string word) => MacAddress.TryParse(word, out var mac) ? mac : null;

    internal static int? ReadNumber(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What switches something on or off; null if the word does neither.</summary>
    internal static bool? ReadSwitch(string word) => word.ToUpperInvariant() switch
    {
        "ON" or "YES" or "TRUE" or "1" => true,
        "OFF" or "NO" or "FALSE" or "0" => false,
        _ => null,
    };

    internal static string[] Split(string words) => words.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name of a device without the label of an alias: <c>eth0</c> for <c>eth0:1</c>.</summary>
    internal static string WithoutLabel(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[..colon] : name;

    private static int? LengthOf(IPv4Address address, string? mask) =>
        mask is not null ? ReadLength(mask)
        : (address.Bits >> 24) switch { < 128 => 8, < 192 => 16, < 224 => 24, _ => 32 };
}
