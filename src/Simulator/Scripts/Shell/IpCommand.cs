using System.Globalization;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>iproute2's <c>ip</c>: options, and the objects by any beginning of their name.</summary>
internal static class IpCommand
{
    private static readonly string[] Objects = ["address", "addrlabel", "maddress", "route", "rule", "neighbour", "neighbor", "ntable", "link"];

    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words)
    {
        var at = 0;
        var isSix = false;
        for (; at < words.Length && words[at] is ['-', ..]; at++)
        {
            switch (words[at].TrimStart('-'))
            {
                case "4" or "o" or "oneline" or "s" or "stats" or "statistics" or "d" or "details" or "br" or "brief" or "r" or "resolve" or "h" or "human" or "j" or "json" or "p":
                    break;
                case "6":
                    isSix = true;
                    break;
                case "f" or "family" when at + 1 < words.Length:
                    isSix = words[++at] is "inet6";
                    break;
                default:
                    return tool.Unread();
            }
        }

        if (at == words.Length)
        {
            return tool.Fail("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }", 255);
        }

        var rest = words[(at + 1)..];
        return Objects.FirstOrDefault(name => IsBeginning(words[at], name)) switch
        {
            // IPv6 is kept and shown, and not followed.
            "address" or "route" or "rule" when isSix => tool with { IsOutputKnown = false },
            "link" => IpLinkCommand.Run(tool, rest),
            "address" => IpAddressCommand.Run(tool, rest),
            "route" => IpRouteCommand.Run(tool, rest),
            "rule" => rest is [] || IsBeginning(rest[0], "show") || IsBeginning(rest[0], "list") ? tool.PrintUnknown() : tool.Unread(),
            "neighbour" or "neighbor" or "maddress" or "ntable" or "addrlabel" => tool.PrintUnknown(),
            _ => tool.Unread(),
        };
    }

    /// <summary>Whether a word is a beginning of a keyword, as iproute2 compares.</summary>
    public static bool IsBeginning(string word, string keyword) => word.Length > 0 && keyword.StartsWith(word, StringComparison.Ordinal);

    /// <summary>The line is refused for a word that has no place in it.</summary>
    public static ToolRun Garbage(ToolRun tool, string keyword, string word) =>
        tool.Fail($"Error: either \"{keyword}\" is duplicate, or \"{word}\" is a garbage.", 255);

    /// <summary>The line ends too early.</summary>
    public static ToolRun Incomplete(ToolRun tool) => tool.Fail("Command line is not complete. Try option \"help\"", 255);

    /// <summary>A prefix as iproute2 reads it; without a length it is one address.</summary>
    public static bool TryPrefix(string text, out IPv4Prefix prefix)
    {
        if (IPv4Prefix.TryParse(text, out prefix))
        {
            return true;
        }

        // A netmask may stand for the length.
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && IPv4Address.TryParse(text.AsSpan(0, slash), out var address) && TryMask(text[(slash + 1)..], out var length))
        {
            prefix = new IPv4Prefix(address, length);
            return true;
        }

        return false;
    }

    /// <summary>The length of a netmask in dotted form.</summary>
    public static bool TryMask(string text, out int length)
    {
        length = 0;
        if (!IPv4Address.TryParse(text, out var mask))
        {
            return false;
        }

        length = System.Numerics.BitOperations.PopCount(mask.Bits);
        return length == 0 || mask.Bits == uint.MaxValue << (32 - length);
    }

    /// <summary>A hardware address as the tools read it: pairs of hexadecimal digits, a leading zero may be missing.</summary>
    public static bool TryMac(string text, out MacAddress mac)
    {
        var parts = text.Split(':');
        return MacAddress.TryParse(string.Join(':', parts.Select(part => part.Length == 1 ? "0" + part : part)), out mac);
    }

    /// <summary>A number from 0 on.</summary>
    public static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
