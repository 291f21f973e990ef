using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary><c>test</c> and <c>[</c>.</summary>
internal static class ShellTest
{
    private const string Links = "/sys/class/net/";

    /// <summary>Whether the condition holds; null if nobody can tell.</summary>
    public static bool? Evaluate(NetworkState state, ReadOnlySpan<string?> words)
    {
        // The connectives bind as written: -o weaker than -a.
        for (var at = 1; words.Length > 4 && at < words.Length - 1; at++)
        {
            if (words[at] is "-o")
            {
                return Or(Evaluate(state, words[..at]), Evaluate(state, words[(at + 1)..]));
            }
        }

        for (var at = 1; words.Length > 4 && at < words.Length - 1; at++)
        {
            if (words[at] is "-a")
            {
                return !Or(!Evaluate(state, words[..at]), !Evaluate(state, words[(at + 1)..]));
            }
        }

        return words switch
        {
            [] => false,
            [var text] => text is null ? null : text.Length > 0,
            ["!", .. var rest] => !Evaluate(state, rest),
            ["-n", var text] => text is null ? null : text.Length > 0,
            ["-z", var text] => text is null ? null : text.Length == 0,
            ["-e" or "-f" or "-d" or "-r" or "-w" or "-x" or "-s" or "-L" or "-h", var path] => path is null ? null : Exists(state, path),
            [var left, "=" or "==", var right] => left is null || right is null ? null : string.Equals(left, right, StringComparison.Ordinal),
            [var left, "!=", var right] => left is null || right is null ? null : !string.Equals(left, right, StringComparison.Ordinal),
            [var left, "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge", var right] => Compare(left, words[1], right),
            _ => null,
        };
    }

    private static bool? Or(bool? one, bool? other) => one is true || other is true ? true : one is false && other is false ? false : null;

    private static bool? Compare(string? left, string? sign, string? right)
    {
        if (!long.TryParse(left, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var one) || !long.TryParse(right, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var other))
        {
            return null;
        }

        return sign switch
        {
            "-eq" => one == other,
            "-ne" => one != other,
            "-lt" => one < other,
            "-le" => one <= other,
            "-gt" => one > other,
            _ => one >= other,
        };
    }

    /// <summary>Whether a file is there: what the kernel shows of its links, Xen's own scripts, files that the host states.</summary>
    private static bool? Exists(NetworkState state, string path)
    {
        if (path.StartsWith(Links, StringComparison.Ordinal))
        {
            return LinkFileExists(state, path[Links.Length..].TrimEnd('/').Split('/'));
        }

        if (state.Host.Environment.Files.Contains(path, StringComparer.Ordinal))
        {
            return true;
        }

        return NetworkScripts.IsThere(state.Host, path) ? true : null;
    }

    private static bool? LinkFileExists(NetworkState state, string[] parts)
    {
        var link = InterfaceName.TryParse(parts[0], out var name) ? state.FindLink(name) : null;
        return parts switch
        {
            [""] => true,
            ["lo", ..] => null,
            _ when link is null => false,
            [_] => true,
            [_, "bridge" or "brif"] => link.Kind == LinkKind.Bridge,
            [_, "brif", var port] => state.PortsOf(link.Name).Any(member => string.Equals(member.Name.ToString(), port, StringComparison.Ordinal)),
            [_, "brport" or "master"] => link.Master is not null,
            [_, "address" or "mtu" or "flags" or "operstate"] => true,
            _ => null,
        };
    }
}
