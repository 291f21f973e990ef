using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary><c>ip addr</c>.</summary>
internal static class IpAddressCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words) => words switch
    {
        [] => tool.PrintUnknown(),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "add") => Add(tool, rest, mayExist: false),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "change") || IpCommand.IsBeginning(verb, "replace") => Add(tool, rest, mayExist: true),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "delete") => Remove(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "show") || IpCommand.IsBeginning(verb, "list") || verb is "lst" => Show(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "flush") => Flush(tool, rest),
        _ => tool.Unread(),
    };

    private static ToolRun Show(ToolRun tool, string[] words)
    {
        var names = words.Where(word => word is not ("dev" or "up" or "scope" or "global" or "primary" or "secondary")).ToArray();
        return names switch
        {
            [] => tool.PrintUnknown(),
            [var name] => tool.FindLink(name) is null && name is not "lo" ? tool.Fail($"Device \"{name}\" does not exist.", 1) : tool.PrintUnknown(),
            _ => tool.EndUnknown(),
        };
    }

    private static ToolRun Flush(ToolRun tool, string[] words)
    {
        var device = "";
        for (var at = 0; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "dev" when at + 1 < words.Length:
                    device = words[++at];
                    break;
                case "scope" when at + 1 < words.Length && words[at + 1] is "global":
                    at++;
                    break;
                case "label" or "to" or "scope" or "primary" or "secondary" or "dynamic" or "permanent" or "up":
                    return tool.Unread();
                default:
                    device = words[at];
                    break;
            }
        }

        return device.Length == 0 ? tool.Fail("Flush requires arguments.", 255)
            : InterfaceName.TryParse(device, out var name) ? tool.Do(new FlushAddresses(name))
            : tool.Unread();
    }

    /// <summary>What the words say.</summary>
    private sealed record Wish(string Device = "", IPv4Prefix? Prefix = null, bool HasLength = false, string Broadcast = "", string Label = "", bool IsSix = false);

    private static ToolRun TryRead(ToolRun tool, string[] words, out Wish wish)
    {
        wish = new Wish();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (word is "dev" or "brd" or "broadcast" or "label" or "scope" or "local" or "metric" or "valid_lft" or "preferred_lft" or "peer" or "remote")
            {
                if (at + 1 == words.Length)
                {
                    return IpCommand.Incomplete(tool);
                }

                var value = words[++at];
                switch (word)
                {
                    case "dev":
                        wish = wish with { Device = value };
                        continue;
                    case "brd" or "broadcast":
                        wish = wish with { Broadcast = value };
                        continue;
                    case "label":
                        wish = wish with { Label = value };
                        continue;
                    case "scope":
                        continue;
                    case "local":
                        word = value;
                        break;
                    default:
                        return tool.Unread();
                }
            }

            if (wish.Prefix is not null || wish.IsSix)
            {
                return IpCommand.Garbage(tool, "local", word);
            }

            if (IpCommand.TryPrefix(word, out var prefix))
            {
                wish = wish with { Prefix = prefix, HasLength = word.Contains('/', StringComparison.Ordinal) };
            }
            else if (word.Contains(':', StringComparison.Ordinal))
            {
                wish = wish with { IsSix = true };
            }
            else
            {
                return tool.Fail($"Error: any valid prefix is expected rather than \"{word}\".", 1);
            }
        }

        return wish.Device.Length > 0 ? tool : tool.Fail("Not enough information: \"dev\" argument is required.", 255);
    }

    private static ToolRun Add(ToolRun tool, string[] words, bool mayExist)
    {
        tool = TryRead(tool, words, out var wish);
        if (tool.IsUnread || tool.Status != 0)
        {
            return tool;
        }

        if (wish.Label.Length > 0 && !wish.Label.StartsWith(wish.Device, StringComparison.Ordinal))
        {
            return tool.Fail($"\"dev\" ({wish.Device}) must match \"label\" ({wish.Label}).", 255);
        }

        if (!InterfaceName.TryParse(wish.Device, out var device) || (wish.Prefix is null && !wish.IsSix))
        {
            return tool.Unread();
        }

        if (tool.State.FindLink(device) is not { } link)
        {
            return wish.Device is "lo" ? tool : tool.Fail($"Cannot find device \"{device}\"", 1);
        }

        if (wish.Prefix is not { } prefix || (mayExist && link.Addresses.Any(address => address.Prefix == prefix)))
        {
            return tool;
        }

        IPv4Address? broadcast = wish.Broadcast switch
        {
            "" => null,
            "+" => prefix.Broadcast,
            "-" => prefix.Network.Address,
            var text => IPv4Address.TryParse(text, out var stated) ? stated : null,
        };
        return wish.Broadcast.Length > 0 && broadcast is null
            ? tool.Fail($"Error: any valid address is expected rather than \"{wish.Broadcast}\".", 1)
            : tool.Do(new AddAddress(device, new LinkAddress(prefix, broadcast, wish.Label)));
    }

    private static ToolRun Remove(ToolRun tool, string[] words)
    {
        tool = TryRead(tool, words, out var wish);
        if (tool.IsUnread || tool.Status != 0 || wish.IsSix)
        {
            return tool;
        }

        if (!InterfaceName.TryParse(wish.Device, out var device) || wish.Prefix is not { } prefix)
        {
            return tool.Unread();
        }

        if (!wish.HasLength && tool.State.FindLink(device)?.Addresses.FirstOrDefault(address => address.Prefix.Address == prefix.Address) is { } found)
        {
            // Without a length any address that matches goes.
            prefix = found.Prefix;
        }

        return tool.Do(new RemoveAddress(device, prefix));
    }
}
