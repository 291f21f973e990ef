using System.Text.RegularExpressions;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>The programs that the shell reader knows, by name.</summary>
internal static class ShellTools
{
    // They do not touch links, addresses, routes, rules or parameters, and succeed.
    private static readonly string[] Idle =
        ["sleep", "usleep", "logger", "udevsettle", "udevadm", "xenstore-write", "xenstore-rm", "mkdir", "touch", "chmod", "chown", "mknod", "sync", "ethtool", "mii-tool", "date"];

    // They print, or answer by their status, what nobody here knows.
    private static readonly string[] Reading =
    [
        "arp", "arping", "awk", "basename", "bc", "cat", "cut", "egrep", "expr", "fgrep", "gawk", "grep", "head", "hostname", "id", "ls", "lsmod", "mawk", "mii-diag", "netstat",
        "pgrep", "pidof", "ping", "ps", "readlink", "sed", "seq", "sort", "ss", "tail", "tcpdump", "tr", "uname", "uniq", "uptime", "wc", "whoami", "xenstore-exists", "xenstore-list", "xenstore-read", "xenstore-ls",
    ];

    // Modules that bring links along.
    private static readonly string[] LinkModules = ["netloop", "bonding", "ifb", "macvlan", "netback", "xen-netback"];

    /// <summary>Runs a program; words that nobody knows are null.</summary>
    public static ToolRun Run(ToolRun tool, string name, IReadOnlyList<string?> words)
    {
        if (Idle.Contains(name, StringComparer.Ordinal))
        {
            return Idly(tool, name, words);
        }

        if (words.Any(word => word is null))
        {
            return Reading.Contains(name, StringComparer.Ordinal) ? tool.EndUnknown() : tool.Unread();
        }

        string[] arguments = [.. words.Skip(1).OfType<string>()];
        return name switch
        {
            "dirname" when arguments is [var path] => tool.Print(DirectoryOf(path)),
            "basename" when arguments is [var path] => tool.Print(path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..]),
            "basename" when arguments is [var path, var suffix] => tool.Print(WithoutSuffix(path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..], suffix)),
            "seq" => Seq(tool, arguments),
            "grep" => Grep(tool, arguments),
            _ when Reading.Contains(name, StringComparer.Ordinal) => tool.EndUnknown(),
            "brctl" => BrctlCommand.Run(tool, arguments),
            "ip" => IpCommand.Run(tool, arguments),
            "ifconfig" => IfconfigCommand.Run(tool, arguments),
            "route" => RouteCommand.Run(tool, arguments),
            "sysctl" => SysctlCommand.Run(tool, arguments),
            "iptables" => IptablesCommand.Run(tool, arguments),
            "vconfig" => Vconfig(tool, arguments),
            "modprobe" or "insmod" => Modprobe(tool, arguments),
            "ifup" or "ifdown" => IfUpOrDown(tool, name, arguments),
            _ => tool.Unread(),
        };
    }

    private static ToolRun Idly(ToolRun tool, string name, IReadOnlyList<string?> words) => name switch
    {
        // An administrator's vif script says so itself how it ended; the vif scripts' own run hears it.
        "date" => tool.PrintUnknown(),
        "ethtool" or "mii-tool" when words.Count <= 2 => tool.EndUnknown(),
        "mkdir" or "touch" or "chmod" or "chown" or "mknod" => tool.EndUnknown(),
        _ => tool,
    };

    private static string DirectoryOf(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash < 0 ? trimmed.Length == 0 && path.Length > 0 ? "/" : "." : slash == 0 ? "/" : trimmed[..slash].TrimEnd('/');
    }

    private static string WithoutSuffix(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

    private static ToolRun Seq(ToolRun tool, string[] arguments)
    {
        int[] numbers = [.. arguments.Select(text => int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MinValue)];
        var (first, last) = numbers switch { [var one] => (1, one), [var one, var other] => (one, other), _ => (int.MinValue, 0) };
        if (first == int.MinValue || last == int.MinValue || last - (long)first > 1000)
        {
            return tool.EndUnknown();
        }

        for (var number = first; number <= last; number++)
        {
            tool = tool.Print(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return tool;
    }

    /// <summary>Looks for plain text in what the command before it prints, if that is known.</summary>
    private static ToolRun Grep(ToolRun tool, string[] arguments)
    {
        var options = arguments.TakeWhile(argument => argument is ['-', ..]).ToArray();
        if (tool.Input is not { } lines || arguments.Length != options.Length + 1 || options.Any(option => option is not ("-q" or "-s" or "-qs" or "-w" or "-qw" or "-F" or "-wq")) || !arguments[^1].All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or ':'))
        {
            return tool.EndUnknown();
        }

        var pattern = options.Contains("-F", StringComparer.Ordinal) ? Regex.Escape(arguments[^1]) : string.Join('.', arguments[^1].Split('.').Select(Regex.Escape));
        pattern = options.Any(option => option.Contains('w', StringComparison.Ordinal)) ? $@"\b{pattern}\b" : pattern;
        var found = lines.Where(line => Regex.IsMatch(line, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)).ToArray();
        var printed = options.Any(option => option.Contains('q', StringComparison.Ordinal)) ? tool : found.Aggregate(tool, (now, line) => now.Print(line));
        return found.Length > 0 ? printed : printed.Fail("", 1);
    }

    private static ToolRun Vconfig(ToolRun tool, string[] arguments) => arguments switch
    {
        ["add", var parent, var number] => IpLinkCommand.AddVlan(tool, $"{parent}.{number}", parent, number),
        ["rem", var name] => tool.FindLink(name) is { } link
            ? tool.Do(new DeleteLink(link.Name))
            : tool.Fail($"ERROR: trying to remove VLAN -:{name}:- error: No such device", 3),
        ["set_flag" or "set_egress_map" or "set_ingress_map", ..] => tool,
        _ => tool.Unread(),
    };

    private static ToolRun Modprobe(ToolRun tool, string[] arguments)
    {
        var names = arguments.Where(argument => argument is not ['-', ..]).Select(name => name.Split('/')[^1].Split('.')[0]).ToArray();
        if (arguments.Contains("-r", StringComparer.Ordinal) || names.Length == 0 || LinkModules.Contains(names[0], StringComparer.Ordinal))
        {
            return tool.Unread();
        }

        if (names[0] is not "dummy")
        {
            return tool;
        }

        var dummy = InterfaceName.Parse("dummy0");
        return names.Length > 1 ? tool.Unread() : tool.State.FindLink(dummy) is null ? tool.Do(new CreateDummy(dummy)) : tool;
    }

    /// <summary>The distribution's commands, one name after the other. Source: host-scripts §0.3.</summary>
    private static ToolRun IfUpOrDown(ToolRun tool, string name, string[] arguments)
    {
        if (tool.State.Host.Environment.Ifup == IfupBehaviour.Absent)
        {
            return tool.Fail($"{name}: command not found", 127);
        }

        if (arguments.Length == 0 || arguments.Any(argument => argument is ['-', ..] && argument is not ("-f" or "--force" or "-v")))
        {
            return tool.Unread();
        }

        foreach (var argument in arguments.Where(argument => argument is not ['-', ..]))
        {
            if (!InterfaceName.TryParse(argument, out var device))
            {
                return tool.Unread();
            }

            var isDone = false;
            var run = new ScriptRun { State = tool.State, Path = name };
            run = name is "ifup" ? run.IfUp(device, out isDone) : run.IfDown(argument, out isDone);
            if (run.Unknown.Length > 0)
            {
                return tool.Unread();
            }

            tool = tool with
            {
                State = run.State,
                Effects = [.. tool.Effects, .. run.Effects],
                Errors = [.. tool.Errors, .. run.StandardError],
            };
            tool = isDone ? tool : tool with { Status = 1 };
        }

        return tool;
    }
}
