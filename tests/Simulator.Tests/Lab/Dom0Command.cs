using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests.Lab;

/// <summary>The command lines that scenarios run by hand in dom0, as effects.</summary>
internal static class Dom0Command
{
    /// <summary>Runs a line: <c>&amp;&amp;</c> stops at the first failure, <c>;</c> does not.</summary>
    public static NetworkState Run(NetworkState state, string line)
    {
        foreach (var list in line.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var command in list.Split("&&", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var isDone = true;
                foreach (var effect in Read(state, command.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                {
                    var answer = state.With(effect);
                    state = answer.State;
                    isDone &= answer.IsDone;
                }

                if (!isDone)
                {
                    break;
                }
            }
        }

        return state;
    }

    private static IEnumerable<Effect> Read(NetworkState state, string[] words) => words switch
    {
        ["ip", "link", "set", .. var rest] => ReadLink(rest),
        ["ip", "addr", "flush", "dev", var device] => [new FlushAddresses(Name(device))],
        ["ip", "addr", "add", var address, "brd", "+", "dev", var device] => [new AddAddress(Name(device), new LinkAddress(Prefix(address), Prefix(address).Broadcast))],
        ["ip", "addr", "add", var address, "dev", var device] => [new AddAddress(Name(device), new LinkAddress(Prefix(address)))],
        ["ip", "route", "add" or "replace", "default", "via", var gateway] => ReadDefault(state, words[2] is "replace", Prefix(gateway).Address),
        ["brctl", "addbr", var bridge] => [new CreateBridge(Name(bridge))],
        ["brctl", "stp", var bridge, var value] => [new SetStp(Name(bridge), value is "on")],
        ["brctl", "setfd", var bridge, var seconds] => [new SetForwardDelay(Name(bridge), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)))],
        ["brctl", "addif", var bridge, var port] => [new Enslave(Name(bridge), Name(port))],
        ["brctl", "delif", var bridge, var port] => [new ReleasePort(Name(bridge), Name(port))],
        ["sysctl", "-qw", .. var settings] => settings.Select(setting => new SetSysctl(new Sysctl(setting.Split('=')[0], setting.Split('=')[1]))),
        ["echo", var value, ">/proc/sys/net/ipv4/ip_forward"] => [new SetSysctl(new Sysctl(Sysctl.IpForward, value))],
        ["iptables", "-t", "nat", "-A", .. var rule] => [new AppendNatRule(string.Join(' ', rule))],
        ["iptables", "-P", "FORWARD", var policy] => [new SetForwardPolicy(policy is "DROP")],
        ["iptables", "-A", "FORWARD", "-m", "physdev", "--physdev-in", var port, "-j", "ACCEPT"] => [new AppendFilterRule(new FilterRule { PhysdevIn = Name(port) })],
        _ => throw new NotSupportedException(string.Join(' ', words)),
    };

    private static List<Effect> ReadLink(string[] words)
    {
        if (words.Contains("mac", StringComparer.Ordinal))
        {
            // "mac" is a garbage: the whole line is refused.
            return [];
        }

        var name = Name(words[0]);
        var effects = new List<Effect>();
        for (var at = 1; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "up":
                    effects.Add(new BringUp(name));
                    break;
                case "down":
                    effects.Add(new BringDown(name));
                    break;
                case "mtu":
                    effects.Add(new SetMtu(name, int.Parse(words[++at], CultureInfo.InvariantCulture)));
                    break;
                case "arp":
                    effects.Add(new SetArp(name, words[++at] is "on"));
                    break;
                case "address":
                    effects.Add(new SetMacAddress(name, MacAddress.TryParse(words[++at], out var mac) ? mac : null));
                    break;
                default:
                    throw new NotSupportedException(string.Join(' ', words));
            }
        }

        return effects;
    }

    private static IEnumerable<Effect> ReadDefault(NetworkState state, bool replaces, IPv4Address gateway)
    {
        var way = state.Routes.Where(route => route.Gateway is null && route.Destination.Contains(gateway)).OrderByDescending(route => route.Destination.Length).FirstOrDefault();
        if (way is null)
        {
            return [];
        }

        var old = state.Routes.Where(route => replaces && route is { IsDefault: true, Metric: null }).Take(1).Select(route => new RemoveRoute(route));
        return [.. old, new AddRoute(new RouteEntry(default, gateway, way.Device))];
    }

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);

    private static IPv4Prefix Prefix(string text) =>
        IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new InvalidDataException($"'{text}' is no address.");
}
