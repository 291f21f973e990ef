using XenNetLint.Model.Addresses;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>The commands that a stanza runs when its interface comes up, as far as they are simple.</summary>
internal static class UpCommands
{
    // What touches neither links nor addresses.
    private static readonly string[] Harmless =
        ["iptables", "ip6tables", "iptables-restore", "ip6tables-restore", "ethtool", "mii-tool", "sysctl", "echo", "sleep", "modprobe", "logger", "true", ":", "test", "[", "iwconfig", "resolvconf", "tc", "arp", "ndisc6"];

    internal static void Play(HostDraft host, LinkDraft link, string command, Location place)
    {
        var line = ((ShellFileSyntax)SyntaxTree.ParseShell(command).Root).Lines.FirstOrDefault();
        if (line is null || line.LineKind is ShellLineKind.Blank or ShellLineKind.Comment)
        {
            return;
        }

        // "x || true" and "x > file" are x, whatever comes of it.
        var words = line.LineKind is ShellLineKind.Command or ShellLineKind.Compound
            ? line.Parts.TakeWhile(part => part is ShellWordSyntax).Select(part => WordOf((ShellWordSyntax)part, link)).ToArray()
            : [];
        var isAlone = line.LineKind == ShellLineKind.Command
            || (words.Length < line.Parts.Length && line.Parts.Skip(words.Length).Select(part => part.FirstToken.Text) is var rest
                && (string.Join(' ', rest) is "|| true" or "|| :" || rest.FirstOrDefault() is ">" or ">>" or "2>" or "&>"));
        if (!(isAlone && words.Length > 0 && Play(host, link, [.. words])))
        {
            host.CannotRead(place, $"'{command}' of {link.Name} is not played");
        }
    }

    private static string WordOf(ShellWordSyntax word, LinkDraft link) => string.Concat(word.Pieces.Select(piece =>
        !piece.IsExpansion ? piece.Text
        : piece.Text is "$IFACE" or "${IFACE}" ? link.Name.ToString()
        : "$"));

    private static bool Play(HostDraft host, LinkDraft link, string[] words)
    {
        words[0] = words[0][(words[0].LastIndexOf('/') + 1)..];
        if (Array.Exists(words, word => word.Contains('$', StringComparison.Ordinal)))
        {
            return Harmless.Contains(words[0], StringComparer.Ordinal);
        }

        switch (words)
        {
            case ["ifup", var known]:
                return With(host, known, host.BringUp);
            case ["ifconfig", var device, "up"]:
                return With(host, device, host.BringUp);
            case ["ip", "link", "set", .. var rest] when rest.Contains("up", StringComparer.Ordinal) && rest.Where(word => word is not ("up" or "dev")).ToArray() is [var set]:
                return With(host, set, host.BringUp);
            case ["brctl", "addbr", var added]:
                return With(host, added, bridge => MakeBridge(link, bridge));
            case ["ip", "link", "add", .. var rest] when rest.SkipWhile(word => word is "name" or "dev").ToArray() is [var made, "type", "bridge", ..]:
                return With(host, made, bridge => MakeBridge(link, bridge));
            case ["brctl", "addif", var name, .. var ports]:
                return With(host, name, bridge => AddPorts(bridge, ports));
            case ["brctl", "stp", var name, var state]:
                return With(host, name, bridge => bridge.IsStpOn = HostWords.ReadSwitch(state));
            case ["brctl", "setfd" or "stp" or "sethello" or "setmaxage" or "setbridgeprio" or "setageing" or "setpathcost", ..]:
                return true;
            case ["ip", "route", "add", .. var route]:
                return TryReadIpRoute(link, route);
            case ["route", "add", .. var route]:
                return TryReadRoute(link, route);
            case ["ip", "rule" or "neigh" or "-6", ..] or ["ip", "route", ..]:
                return true;
            default:
                return Harmless.Contains(words[0], StringComparer.Ordinal);
        }
    }

    private static bool With(HostDraft host, string name, Action<LinkDraft> change)
    {
        if (!InterfaceName.TryParse(name, out var parsed))
        {
            return false;
        }

        change(host.Get(parsed));
        return true;
    }

    // A stanza that makes the bridge of its own name is the bridge's; any other leaves one behind.
    private static void MakeBridge(LinkDraft link, LinkDraft bridge)
    {
        bridge.IsBridge = true;
        bridge.IsMadeAnyway |= bridge != link;
    }

    private static void AddPorts(LinkDraft bridge, string[] ports)
    {
        bridge.IsBridge = true;
        foreach (var port in ports)
        {
            if (InterfaceName.TryParse(port, out var name))
            {
                HostDraft.Add(bridge.Ports, name);
            }
        }
    }

    private static bool TryReadIpRoute(LinkDraft link, string[] words)
    {
        var destination = default(IPv4Prefix);
        if (words.Length == 0 || (words[0] is not "default" && !IPv4Prefix.TryParse(words[0], out destination)))
        {
            return false;
        }

        IPv4Address? gateway = null;
        int? metric = null;
        for (var at = 1; at < words.Length; at += 2)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at])
            {
                case "via" when IPv4Address.TryParse(value, out var via):
                    gateway = via;
                    break;
                case "dev" when string.Equals(value, link.Name.ToString(), StringComparison.Ordinal):
                    break;
                case "metric":
                    metric = HostWords.ReadNumber(value);
                    break;
                default:
                    return false;
            }
        }

        link.Routes.Add((destination.Network, gateway, metric));
        return true;
    }

    // route add [-net|-host] A [netmask M] [gw G] [dev D]; route add default gw G
    private static bool TryReadRoute(LinkDraft link, string[] words)
    {
        var rest = words is ["-net" or "-host", ..] ? words[1..] : words;
        if (rest.Length == 0)
        {
            return false;
        }

        var mask = words[0] is "-host" ? "32" : null;
        IPv4Address? gateway = null;
        for (var at = 1; at < rest.Length; at += 2)
        {
            var value = at + 1 < rest.Length ? rest[at + 1] : "";
            switch (rest[at])
            {
                case "netmask":
                    mask = value;
                    break;
                case "gw" when IPv4Address.TryParse(value, out var via):
                    gateway = via;
                    break;
                case "dev" when string.Equals(value, link.Name.ToString(), StringComparison.Ordinal):
                    break;
                default:
                    return false;
            }
        }

        var destination = default(IPv4Prefix);
        if (rest[0] is not "default" && !HostWords.TryReadAddress(rest[0], mask, out destination))
        {
            return false;
        }

        link.Routes.Add((destination.Network, gateway, null));
        return true;
    }
}
