using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests.Scripts.Shell;

/// <summary>Scripts and command lines on a host in start state S0 with a second NIC.</summary>
internal static class ShellTesting
{
    /// <summary>The host's network is up; nothing of Xen's ran.</summary>
    public static NetworkState Booted { get; } = Transition.Apply(NetworkState.PoweredOff(Hosts.S0WithEth1("3.4", networkScript: null)), new HostNetworkCameUp()).State;

    /// <summary>The state after command lines that can all be read.</summary>
    public static NetworkState After(params string[] lines) => lines.Aggregate(Booted, (state, line) =>
    {
        var result = ShellCommands.Run(state, line);
        return result.Unread.Length == 0 ? result.State : throw new ArgumentException(result.Unread, nameof(lines));
    });

    /// <summary>A network script of the administrator's, started by xend.</summary>
    public static TimelineStep Script(string text, string release = "3.4", string arguments = "")
    {
        var host = Hosts.S0WithEth1(release, ("network-own " + arguments).Trim()) with { CustomScripts = [new CustomScript("network-own", text)] };
        return Play.Starts(host).Steps[^1];
    }

    /// <summary>What the script itself printed.</summary>
    public static string Printed(string text, string arguments = "")
    {
        var script = Script(text, arguments: arguments).Scripts[0];
        return script.Unknown.Length > 0 ? "unknown: " + script.Unknown : string.Join('/', script.StandardOutput);
    }
}
