using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>net-tools' <c>route</c>.</summary>
internal static class RouteCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words)
    {
        string[] rest = [.. words.SkipWhile(word => word is "-n" or "-e" or "-ee" or "-v")];
        return rest switch
        {
            [] => tool.PrintUnknown(),
            ["add" or "del" or "delete", .. var route] => TryRead(route, out var wish) ? Change(tool, rest[0] is "add", wish) : tool.Unread(),
            _ => tool.Unread(),
        };
    }

    private static bool TryRead(string[] words, out IpRouteCommand.Wish wish)
    {
        wish = new();
        var isHost = false;
        IPv4Address? target = null;
        int? length = null;
        for (var at = 0; at < words.Length; at++)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at])
            {
                case "-net":
                    break;
                case "-host":
                    isHost = true;
                    break;
                case "gw" when IPv4Address.TryParse(value, out var gateway):
                    wish = wish with { Gateway = gateway };
                    at++;
                    break;
                case "netmask" when IpCommand.TryMask(value, out var bits):
                    length = bits;
                    at++;
                    break;
                case "metric" when IpCommand.TryNumber(value, out var metric):
                    wish = wish with { Metric = metric == 0 ? null : metric };
                    at++;
                    break;
                case "dev" when value.Length > 0:
                    wish = wish with { Device = value };
                    at++;
                    break;
                case "default" when target is null:
                    (target, length) = (new IPv4Address(0), 0);
                    break;
                case var text when target is null && IpCommand.TryPrefix(text, out var prefix):
                    target = prefix.Address;
                    length = text.Contains('/', StringComparison.Ordinal) ? prefix.Length : length;
                    break;
                case var text when target is not null && wish.Device.Length == 0 && at == words.Length - 1 && text is not ("reject" or "gw" or "netmask" or "metric"):
                    wish = wish with { Device = text };
                    break;
                default:
                    return false;
            }
        }

        // A network whose length nobody gives is guessed by its class; that is left alone here.
        wish = wish with { Destination = target is { } address && (isHost || length is not null) ? new IPv4Prefix(address, isHost ? 32 : length ?? 32) : null };
        return wish.Destination is not null;
    }

    private static ToolRun Change(ToolRun tool, bool adds, IpRouteCommand.Wish wish)
    {
        if (!adds)
        {
            return IpRouteCommand.Remove(tool, wish, "SIOCDELRT: No such process", 7);
        }

        var destination = wish.Destination ?? default;
        if (destination.Network != destination)
        {
            return tool.Fail("route: netmask doesn't match route address", 4);
        }

        var device = InterfaceName.TryParse(wish.Device, out var stated) ? stated
            : wish.Gateway is { } gateway ? IpRouteCommand.DeviceOf(tool.State, gateway) : null;
        if (device is not { } name)
        {
            return tool.Fail(wish.Gateway is null ? "SIOCADDRT: No such device" : "SIOCADDRT: Network is unreachable", 7);
        }

        var route = new RouteEntry(destination, wish.Gateway, name, Metric: wish.Metric);
        var same = tool.State.Routes.FirstOrDefault(other => other.Destination == destination && (other.Metric ?? 0) == (wish.Metric ?? 0));
        if (same is not null && (same.Device != name || same.Gateway != wish.Gateway))
        {
            // This call puts a second route before the first one, which the model's tables do not hold.
            return tool.Unread();
        }

        var error = same is not null ? "SIOCADDRT: File exists" : tool.State.FindLink(name) is null ? "SIOCADDRT: No such device" : "SIOCADDRT: Network is unreachable";
        return tool.Do(new AddRoute(route), error, 7);
    }
}
