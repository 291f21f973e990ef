using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>net-tools' <c>ifconfig</c>.</summary>
internal static class IfconfigCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words)
    {
        string[] rest = [.. words.SkipWhile(word => word is "-a" or "-v" or "-s")];
        if (rest.Length == 0)
        {
            return tool.PrintUnknown();
        }

        var colon = rest[0].IndexOf(':', StringComparison.Ordinal);
        var device = colon < 0 ? rest[0] : rest[0][..colon];
        if (rest[0] is "lo")
        {
            return tool with { IsOutputKnown = tool.IsOutputKnown && rest.Length > 1 };
        }

        if (tool.FindLink(device) is not { } link)
        {
            return rest.Length == 1
                ? tool.Fail($"{device}: error fetching interface information: Device not found", 1)
                : tool.Fail($"{device}: ERROR while getting interface flags: No such device", 255);
        }

        return rest.Length == 1 ? tool.PrintUnknown() : Set(tool, link, colon < 0 ? "" : rest[0], rest[1..]);
    }

    /// <summary>What the words say.</summary>
    private sealed record Wish(IPv4Address? Address = null, int? Length = null, IPv4Address? Broadcast = null);

    private static ToolRun Set(ToolRun tool, LinkState link, string label, string[] words)
    {
        var wish = new Wish();
        bool? isUp = null;
        var name = link.Name;
        for (var at = 0; at < words.Length; at++)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at])
            {
                case "up" or "down":
                    isUp = words[at] is "up";
                    break;
                case "arp" or "-arp":
                    tool = tool.Do(new SetArp(name, words[at] is "arp"));
                    break;
                case "multicast" or "-multicast":
                    tool = tool.Do(new SetMulticast(name, words[at] is "multicast"));
                    break;
                case "promisc" or "-promisc" or "allmulti" or "-allmulti" or "inet" or "-broadcast" or "trailers" or "-trailers" or "running" or "dynamic" or "-dynamic":
                    break;
                case "metric" or "txqueuelen" when value.Length > 0:
                    at++;
                    break;
                case "mtu" when IpCommand.TryNumber(value, out var bytes):
                    tool = tool.Do(new SetMtu(name, bytes));
                    at++;
                    break;
                case "netmask" when IpCommand.TryMask(value, out var length):
                    wish = wish with { Length = length };
                    at++;
                    break;
                case "broadcast" when IPv4Address.TryParse(value, out var broadcast):
                    wish = wish with { Broadcast = broadcast };
                    at++;
                    break;
                case "hw" when value is "ether" && at + 2 < words.Length && IpCommand.TryMac(words[at + 2], out var mac):
                    tool = tool.Do(new SetMacAddress(name, mac), "SIOCSIFHWADDR: Cannot assign requested address", 1);
                    at += 2;
                    break;
                case "0":
                    wish = wish with { Address = new IPv4Address(0) };
                    break;
                case var text when IPv4Address.TryParse(text, out var address):
                    wish = wish with { Address = address };
                    break;
                case var text when text.Contains('/', StringComparison.Ordinal) && IpCommand.TryPrefix(text, out var prefix):
                    wish = wish with { Address = prefix.Address, Length = prefix.Length };
                    break;
                default:
                    return tool.Unread();
            }
        }

        tool = wish.Address is not null || wish.Length is not null || wish.Broadcast is not null ? WithAddress(tool, name, label, wish) : tool;
        return (isUp, label.Length > 0) switch
        {
            (false, false) => tool.Do(new BringDown(name)),

            // An alias that goes down loses its address.
            (false, true) => Old(tool, name, label) is { } alias ? tool.Do(new RemoveAddress(name, alias.Prefix)) : tool,
            (true, _) => tool.Do(new BringUp(name)),
            _ when wish.Address is not null => tool.Do(new BringUp(name)),
            _ => tool,
        };
    }

    private static LinkAddress? Old(ToolRun tool, InterfaceName name, string label) =>
        tool.State.FindLink(name)?.Addresses.FirstOrDefault(address => string.Equals(address.Label, label, StringComparison.Ordinal));

    /// <summary>The address of that label is replaced; where no netmask is given, the class of the address says it.</summary>
    private static ToolRun WithAddress(ToolRun tool, InterfaceName name, string label, Wish wish)
    {
        var old = Old(tool, name, label);
        if (wish.Address is null && old is null)
        {
            return tool.Fail("SIOCSIFNETMASK: Cannot assign requested address", 1);
        }

        var address = wish.Address ?? old?.Prefix.Address ?? default;
        var length = wish.Length ?? (wish.Address is null ? old?.Prefix.Length : null) ?? ClassLength(address);
        var prefix = new IPv4Prefix(address, length);
        if (old is not null && old.Prefix == prefix && (wish.Broadcast is null || wish.Broadcast == old.Broadcast))
        {
            return tool;
        }

        tool = old is null ? tool : tool.Do(new RemoveAddress(name, old.Prefix));
        return address.Bits == 0 ? tool : tool.Do(new AddAddress(name, new LinkAddress(prefix, wish.Broadcast ?? (length < 31 ? prefix.Broadcast : null), label)));
    }

    private static int ClassLength(IPv4Address address) => (address.Bits >> 24) switch
    {
        < 128 => 8,
        < 192 => 16,
        < 224 => 24,
        _ => 32,
    };
}
