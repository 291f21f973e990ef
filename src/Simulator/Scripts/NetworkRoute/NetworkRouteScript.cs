using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkRoute;

/// <summary>network-route; the command is ignored. It reads no library that looks for ifup. Source: host-scripts §2.1.</summary>
internal static class NetworkRouteScript
{
    public static ScriptRun Run(ScriptRun run, ScriptArguments arguments)
    {
        if (arguments.Unreadable.Length > 0)
        {
            return run.Lose($"only a shell can tell what '{arguments.Unreadable}' is");
        }

        if (arguments.NoAssignment.Length > 0)
        {
            return run.Fail($"{arguments.NoAssignment}: command not found", 127);
        }

        run = run.Do(new SetSysctl(new Sysctl(Sysctl.IpForward, "1")));
        if (run.Release.IsBefore(3, 0, 4))
        {
            return run.End();
        }

        // Up to 4.0 the default is eth and a number that nobody sets: conf/eth/proxy_arp.
        var netdev = arguments["netdev"];
        if (netdev.Length == 0)
        {
            netdev = run.Release.IsAtLeast(4, 1) ? "eth0" : "eth" + arguments["vifnum"];
        }

        return InterfaceName.TryParse(netdev, out var device)
            ? run.Do(new SetSysctl(new Sysctl(Sysctl.ProxyArp(device), "1"))).End()
            : run.Lose($"'{netdev}' is no name of a device");
    }
}
