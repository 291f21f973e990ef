using System.Text.RegularExpressions;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.2 to 4.4 look for another device where the root file system comes over the network, whatever the command is. Source: host-scripts §1.3.1.</summary>
internal static class RootFileSystem
{
    private const string NfsRoot = "nfsroot=";

    /// <summary>Row 1 of the table in host-scripts §1.3.</summary>
    /// <param name="run">The run.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="netdev">The netdev that takes the place of the given or guessed one; empty: none does.</param>
    public static ScriptRun LookAtRoot(this ScriptRun run, ScriptArguments arguments, out string netdev)
    {
        netdev = "";
        if (run.Release.Era < Era.C || run.State.Host.Environment.NetworkRoot is not { } root)
        {
            return run;
        }

        var given = BridgeParameters.NetdevBeforeDefault(run.State, arguments);
        if (run.Release.IsAtLeast(3, 3) && !IsServerOn(run.State, root, given))
        {
            return run;
        }

        if (!root.HasNetdevOption)
        {
            // bash before 3.2 takes the quoted '^nfs' for a pattern, later ones compare it literally.
            return root.FileSystemType.StartsWith("nfs", StringComparison.Ordinal)
                ? run.Lose("whether the script takes an nfs root for a network root depends on the version of bash")
                : run;
        }

        if (given.Length == 0)
        {
            return run.Log("network-bridge: bridging not supported on network root; not starting").EndIdle("the root file system is on the network");
        }

        // A loop over no alternative leaves the variable as it is.
        var alternative = FindAlternative(run.State, BridgeParameters.Words(given)[0]);
        netdev = alternative.Length > 0 ? alternative : given;
        return run;
    }

    /// <summary>3.3 and later: the kernel mounted the root from a server that is reached directly through N.</summary>
    private static bool IsServerOn(NetworkState state, NetworkRoot root, string netdev)
    {
        if ((root.NfsServer ?? ServerOnCommandLine(state.Host.Environment.KernelCommandLine)) is not { } server)
        {
            return false;
        }

        // The third word of "ip route get": the gateway where there is one.
        var route = state.Routes.Where(route => route.Destination.Contains(server)).OrderByDescending(route => route.Destination.Length).ThenBy(route => route.Metric ?? 0).FirstOrDefault();
        return route is { Gateway: null } && string.Equals(route.Device.ToString(), netdev, StringComparison.Ordinal);
    }

    private static IPv4Address? ServerOnCommandLine(string? commandLine)
    {
        var word = (commandLine ?? "").Split(' ').FirstOrDefault(word => word.StartsWith(NfsRoot, StringComparison.Ordinal)) ?? "";
        return word.Length > NfsRoot.Length && IPv4Address.TryParse(word[NfsRoot.Length..].Split(':')[0], out var address) ? address : null;
    }

    /// <summary>Names that begin like N without one digit at its end, run together, N cut out: two of them make one that does not exist.</summary>
    private static string FindAlternative(NetworkState state, string netdev)
    {
        var prefix = char.IsAsciiDigit(netdev[^1]) ? netdev[..^1] : netdev;
        var order = state.Host.Interfaces.Select(link => link.Name).ToList();
        var names = state.Links.Select(link => link.Name)
            .OrderBy(name => order.IndexOf(name) is var at and >= 0 ? at : order.Count)
            .Select(name => state.FindLink(name)?.Parent is { } parent ? $"{name}@{parent}" : name.ToString())
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
        return new Regex(Regex.Escape(netdev), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).Replace(string.Concat(names), "", count: 1);
    }
}
