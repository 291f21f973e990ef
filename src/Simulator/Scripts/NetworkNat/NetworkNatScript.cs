using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkNat;

/// <summary>network-nat: forwarding, masquerading and, if asked for, dhcpd. Source: host-scripts §2.2.</summary>
/// <remarks>
/// Assumptions: dhcpd's configuration declares no 10.0.0.0 of its own, and the server can be restarted.
/// The trace that <c>bash -x</c> writes from 3.3 on is told of, not reproduced.
/// </remarks>
internal static class NetworkNatScript
{
    public static ScriptRun Run(ScriptRun run, ScriptArguments arguments)
    {
        if (run.Release.Era == Era.A0 && run.State.Host.Environment.Ifup == IfupBehaviour.Absent)
        {
            return run.WithoutIfup();
        }

        if (arguments.Unreadable.Length > 0)
        {
            return run.Lose($"only a shell can tell what '{arguments.Unreadable}' is");
        }

        run = run.When(IsTraced(run.Release), traced => traced.Complain("(shell trace)"));
        if (arguments.NoAssignment.Length > 0)
        {
            return run.Fail($"{arguments.NoAssignment}: command not found", 127);
        }

        var netdev = arguments["netdev"].Length > 0 ? arguments["netdev"] : "eth0";
        var rule = $"POSTROUTING -o {netdev} -j MASQUERADE";
        if (string.Equals(Dhcp(run.State, arguments), "no", StringComparison.Ordinal))
        {
            return RunCommand(run, arguments.Command, rule, dhcpd: null);
        }

        return DhcpServer.Find(run.State.Host) is { } found
            ? RunCommand(run, arguments.Command, rule, found)
            : run.Complain("Failed to find dhcpd configuration or init file.").Exit(1);
    }

    private static ScriptRun RunCommand(ScriptRun run, string command, string rule, DhcpServer? dhcpd) => command switch
    {
        "start" => Start(run, rule, dhcpd),
        "stop" => Stop(run, rule, dhcpd),
        "status" => run.EndIdle("network-nat status only prints"),
        _ => run.ComplainOfCommand(command),
    };

    private static ScriptRun Start(ScriptRun run, string rule, DhcpServer? dhcpd)
    {
        // No look for such a rule: every start adds one.
        run = run.Do(new SetSysctl(new Sysctl(Sysctl.IpForward, "1"))).NeedIptables().Do(new AppendNatRule(rule));
        if (dhcpd is null)
        {
            // The test for dhcp is the function's last command, and it is false.
            return run.Exit(1);
        }

        var isDeclared = run.State.FileLines.Any(line => string.Equals(line.Path, dhcpd.ConfigurationFile, StringComparison.Ordinal) && line.Text.Contains(DhcpServer.Subnet, StringComparison.Ordinal));
        return run
            .When(!isDeclared, steps => steps.Do(new AddFileLine(dhcpd.ConfigurationFile, DhcpServer.DeclarationOf(steps.Release))))
            .Do(new RestartService(dhcpd.InitFile))
            .End();
    }

    private static ScriptRun Stop(ScriptRun run, string rule, DhcpServer? dhcpd) => run
        .When(dhcpd is not null, steps => dhcpd is null ? steps : steps
            .Do(new RemoveFileLines(dhcpd.ConfigurationFile, DhcpServer.Subnet))
            .Do(new RestartService(dhcpd.InitFile)))
        .NeedIptables()
        .Do(new DeleteNatRule(rule))
        .End();

    /// <summary>From 3.3 on dhcpd's presence is the default.</summary>
    private static string Dhcp(NetworkState state, ScriptArguments arguments)
    {
        if (arguments["dhcp"].Length > 0)
        {
            return arguments["dhcp"];
        }

        return state.Host.Release.IsAtLeast(3, 3) && DhcpServer.Exists(state.Host, DhcpServer.PlainConfigurationFile) ? "yes" : "no";
    }

    /// <summary>Releases whose first line says <c>bash -x</c>.</summary>
    private static bool IsTraced(Release release) =>
        release.IsAtLeast(3, 3) && (release.IsBefore(4, 1, 4) || (release.IsAtLeast(4, 2) && release.IsBefore(4, 2, 1)));
}
