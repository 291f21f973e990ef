using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary><c>ip route</c>, the main table.</summary>
internal static class IpRouteCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words) => words switch
    {
        [] => tool.PrintUnknown(),
        [var verb, ..] when IpCommand.IsBeginning(verb, "list") || IpCommand.IsBeginning(verb, "show") || verb is "lst" => tool.PrintUnknown(),
        [var verb, ..] when IpCommand.IsBeginning(verb, "get") => tool.EndUnknown(),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "add") => Add(tool, rest, replaces: false),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "change") => Change(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "replace") => Add(tool, rest, replaces: true),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "delete") => Remove(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "flush") => Flush(tool, rest),
        _ => tool.Unread(),
    };

    /// <summary>What the words say.</summary>
    internal sealed record Wish(IPv4Prefix? Destination = null, IPv4Address? Gateway = null, string Device = "", IPv4Address? Source = null, int? Metric = null);

    /// <summary>The link through which a next hop is reached; null if none is on its network.</summary>
    public static InterfaceName? DeviceOf(NetworkState state, IPv4Address gateway) => state.Routes
        .Where(route => route.Destination.Contains(gateway))
        .OrderByDescending(route => route.Destination.Length)
        .ThenBy(route => route.Metric ?? 0)
        .FirstOrDefault() is { Gateway: null } way ? way.Device : null;

    private static ToolRun TryRead(ToolRun tool, string[] words, out Wish wish)
    {
        wish = new Wish();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var needsValue = word is "via" or "dev" or "oif" or "src" or "metric" or "priority" or "preference" or "proto" or "protocol" or "scope" or "to" or "table" or "mtu" or "advmss" or "tos";
            if (needsValue && at + 1 == words.Length)
            {
                return IpCommand.Incomplete(tool);
            }

            var value = needsValue ? words[++at] : "";
            IPv4Address address;
            switch (word)
            {
                case "via" when IPv4Address.TryParse(value, out address):
                    wish = wish with { Gateway = address };
                    break;
                case "src" when IPv4Address.TryParse(value, out address):
                    wish = wish with { Source = address };
                    break;
                case "via" or "src":
                    return tool.Fail($"Error: any valid address is expected rather than \"{value}\".", 1);
                case "dev" or "oif":
                    wish = wish with { Device = value };
                    break;
                case "metric" or "priority" or "preference" when IpCommand.TryNumber(value, out var metric):
                    wish = wish with { Metric = metric == 0 ? null : metric };
                    break;
                case "table" when value is "main" or "254":
                    break;
                case "proto" or "protocol" or "scope" or "mtu" or "advmss" or "unicast":
                    break;
                case "onlink" or "nexthop" or "table" or "tos" or "blackhole" or "unreachable" or "prohibit" or "local" or "broadcast" or "multicast" or "throw" or "metric" or "priority" or "preference":
                    return tool.Unread();
                default:
                    var text = word is "to" ? value : word;
                    if (wish.Destination is not null)
                    {
                        return IpCommand.Garbage(tool, "to", text);
                    }

                    if (text is "default" or "any" or "all")
                    {
                        wish = wish with { Destination = default(IPv4Prefix) };
                    }
                    else if (IpCommand.TryPrefix(text, out var prefix))
                    {
                        wish = wish with { Destination = prefix };
                    }
                    else
                    {
                        return text.Contains(':', StringComparison.Ordinal) ? tool.Unread() : tool.Fail($"Error: any valid prefix is expected rather than \"{text}\".", 1);
                    }

                    break;
            }
        }

        return tool;
    }

    private static ToolRun Add(ToolRun tool, string[] words, bool replaces)
    {
        tool = TryRead(tool, words, out var wish);
        return tool.IsUnread || tool.Status != 0 ? tool : Add(tool, wish, replaces);
    }

    /// <summary>Replaces a route that is there.</summary>
    private static ToolRun Change(ToolRun tool, string[] words)
    {
        tool = TryRead(tool, words, out var wish);
        return tool.IsUnread || tool.Status != 0 ? tool
            : tool.State.Routes.Any(other => other.Destination == (wish.Destination ?? default) && (other.Metric ?? 0) == (wish.Metric ?? 0)) ? Add(tool, wish, replaces: true)
            : tool.Fail("RTNETLINK answers: No such file or directory", 2);
    }

    /// <summary>Adds a route, or puts it in the place of the one with the same destination and metric.</summary>
    private static ToolRun Add(ToolRun tool, Wish wish, bool replaces)
    {
        var destination = wish.Destination ?? default;
        if (destination.Network != destination)
        {
            return tool.Fail("Error: Invalid prefix for given prefix length.", 2);
        }

        InterfaceName device;
        if (wish.Device.Length > 0)
        {
            if (!InterfaceName.TryParse(wish.Device, out device))
            {
                return tool.Fail($"Cannot find device \"{wish.Device}\"", 1);
            }
        }
        else if (wish.Gateway is not { } gateway)
        {
            return tool.Fail("RTNETLINK answers: No such device", 2);
        }
        else if (DeviceOf(tool.State, gateway) is not { } found)
        {
            return tool.Fail(IsReachable(tool.State, gateway) ? "Error: Nexthop has invalid gateway." : "RTNETLINK answers: Network is unreachable", 2);
        }
        else
        {
            device = found;
        }

        var route = new RouteEntry(destination, wish.Gateway, device, wish.Source, wish.Metric);
        var old = replaces ? tool.State.Routes.FirstOrDefault(other => other.Destination == destination && (other.Metric ?? 0) == (wish.Metric ?? 0)) : null;
        if (old is null)
        {
            return tool.Do(new AddRoute(route));
        }

        // The kernel changes nothing when it refuses the new one.
        var replaced = tool.Do(new RemoveRoute(old)).Do(new AddRoute(route));
        return replaced.Status == 0 ? replaced : tool.Fail(replaced.Errors.Count > 0 ? replaced.Errors[^1] : "", replaced.Status ?? 2);
    }

    private static bool IsReachable(NetworkState state, IPv4Address address) => state.Routes.Any(route => route.Destination.Contains(address));

    private static ToolRun Remove(ToolRun tool, string[] words)
    {
        tool = TryRead(tool, words, out var wish);
        return tool.IsUnread || tool.Status != 0 ? tool : Remove(tool, wish, "RTNETLINK answers: No such process", 2);
    }

    /// <summary>Removes the first route that has what was asked for.</summary>
    public static ToolRun Remove(ToolRun tool, Wish wish, string missing, int status)
    {
        if (wish.Device.Length > 0 && tool.FindLink(wish.Device) is null)
        {
            return tool.Fail($"Cannot find device \"{wish.Device}\"", 1);
        }

        var destination = wish.Destination ?? default;
        var found = tool.State.Routes.FirstOrDefault(route => route.Destination == destination
            && (wish.Device.Length == 0 || string.Equals(route.Device.ToString(), wish.Device, StringComparison.Ordinal))
            && (wish.Gateway is null || route.Gateway == wish.Gateway)
            && (wish.Source is null || route.Source == wish.Source)
            && (wish.Metric is null || route.Metric == wish.Metric));
        return found is null ? tool.Fail(missing, status) : tool.Do(new RemoveRoute(found));
    }

    private static ToolRun Flush(ToolRun tool, string[] words) => words is ["table", "main", .. { Length: > 0 } rest] ? FlushMain(tool, rest) : FlushMain(tool, words);

    private static ToolRun FlushMain(ToolRun tool, string[] words) => words switch
    {
        ["cache", ..] or ["table", "cache"] => tool,
        ["dev", var device] => tool.FindLink(device) is { } link
            ? tool.State.RoutesOf(link.Name).ToArray().Aggregate(tool, (now, route) => now.Do(new RemoveRoute(route)))
            : tool.Fail($"Cannot find device \"{device}\"", 1),
        [] => tool.Fail("\"ip route flush\" requires arguments.", 255),
        _ => tool.Unread(),
    };
}
