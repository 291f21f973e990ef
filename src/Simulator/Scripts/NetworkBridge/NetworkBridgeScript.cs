using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>network-bridge up to the point where the eras part. Source: host-scripts §1.1 to §1.3, §1.6.</summary>
/// <remarks>Limitation: SuSE's own case (<c>/etc/SuSE-release</c>, up to 3.2) is left out. Source: host-scripts §1.4.1.</remarks>
internal static class NetworkBridgeScript
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

        if (arguments.NoAssignment.Length > 0)
        {
            return run.Fail($"{arguments.NoAssignment}: command not found", 127);
        }

        // Row 1: before the command is looked at.
        run = run.LookAtRoot(arguments, out var netdev);
        if (run.HasEnded)
        {
            return run;
        }

        var parameters = BridgeParameters.Of(run.State, arguments, netdev);
        return arguments.Command switch
        {
            "start" => Start(run, parameters),
            "stop" => Stop(run, parameters),
            "status" => BridgeStatus.Run(run, parameters),
            var other => run.ComplainOfCommand(other),
        };
    }

    /// <summary>3.0.0 gives up while it reads its library, vif scripts included. Source: host-scripts §1.4.1.</summary>
    public static ScriptRun WithoutIfup(this ScriptRun run) =>
        run.Log("crit You don't have ifup and don't seem to be running Gentoo either!").Exit(1);

    /// <summary>A command that network-bridge and network-nat do not have. Source: host-scripts §1.1.</summary>
    public static ScriptRun ComplainOfCommand(this ScriptRun run, string command) =>
        run.Complain($"Unknown command: {command}").Complain("Valid commands are: start, stop, status").Exit(1);

    /// <summary>Whether there is a link of that name; a text that is no name is none.</summary>
    public static bool Exists(ScriptRun run, string name) => InterfaceName.TryParse(name, out var link) && run.State.FindLink(link) is not null;

    // Row numbers are those of the table in host-scripts §1.3.
    private static ScriptRun Start(ScriptRun run, BridgeParameters parameters)
    {
        // Row 2.
        if (parameters.IsNull)
        {
            return run.EndIdle("the bridge is called null");
        }

        return run.Release.Era switch
        {
            Era.A0 or Era.A1 or Era.A2 => StartWithPairs(run, parameters),
            Era.B => StartWithOrWithoutPairs(run, parameters),
            Era.C or Era.D or Era.E => StartRenaming(run, parameters),
            _ => StartWithoutOtherBridges(run, parameters),
        };
    }

    private static ScriptRun StartWithPairs(ScriptRun run, BridgeParameters parameters)
    {
        // Row 4: P exists and V is gone. Row 5: both are missing.
        if (!Exists(run, "veth" + parameters.Vifnum))
        {
            return Exists(run, "p" + parameters.Netdev)
                ? run.EndIdle($"p{parameters.Netdev} exists already")
                : MissesPair(run, parameters);
        }

        if (parameters.FindUnnamed() is { } unnamed)
        {
            return run.Lose(unnamed);
        }

        return run.Release.Era switch
        {
            Era.A0 => StartA0.Run(run, parameters),
            Era.A1 => StartA1.Run(run, parameters),
            _ => StartA2.Run(run, parameters),
        };
    }

    private static ScriptRun StartWithOrWithoutPairs(ScriptRun run, BridgeParameters parameters)
    {
        // Row 4.
        if (Exists(run, "p" + parameters.Netdev))
        {
            return run.EndIdle($"p{parameters.Netdev} exists already");
        }

        // Row 5.
        var hasPair = Exists(run, "veth" + parameters.Vifnum);
        if (!hasPair && Exists(run, "veth0"))
        {
            return MissesPair(run, parameters);
        }

        if (parameters.FindUnnamed() is { } unnamed)
        {
            return run.Lose(unnamed);
        }

        return hasPair ? StartB.Run(run, parameters) : StartBWithoutPairs.Run(run, parameters);
    }

    private static ScriptRun StartWithoutOtherBridges(ScriptRun run, BridgeParameters parameters)
    {
        // Row 3: any number of lines but one.
        var lines = NetworkCommon.BrctlShow(run.State);
        if (run.State.Host.Environment.Brctl == BrctlTool.Absent)
        {
            return run.Complain("brctl: command not found").EndIdle("brctl is not installed, and without its heading a bridge seems to exist");
        }

        if (lines.Count == 0)
        {
            return run.EndIdle("this brctl prints nothing where there is no bridge, and without its heading a bridge seems to exist");
        }

        if (run.State.Bridges.FirstOrDefault() is { } bridge)
        {
            return run.EndIdle($"a bridge exists already: {bridge.Name}");
        }

        if (run.State.Host.UnseenBridges.Length > 0)
        {
            return run.Lose($"whether there is a bridge already is not known: {run.State.Host.UnseenBridges}");
        }

        return StartRenaming(run, parameters);
    }

    private static ScriptRun StartRenaming(ScriptRun run, BridgeParameters parameters)
    {
        // Row 4.
        if (Exists(run, "p" + parameters.Netdev))
        {
            return run.EndIdle($"p{parameters.Netdev} exists already");
        }

        // Row 6 and the sequence.
        if (parameters.NetdevWords.Count > 1)
        {
            return run.WithBridgeLock(steps => WordSoup.Run(steps, parameters));
        }

        if (parameters.FindUnnamed() is { } unnamed)
        {
            return run.Lose(unnamed);
        }

        return run.WithBridgeLock(steps => run.Release.Era switch
        {
            Era.C => StartC.Run(steps, parameters),
            Era.D => StartD.Run(steps, parameters),
            Era.E => StartE.Run(steps, parameters),
            Era.F => StartF.Run(steps, parameters),
            _ => StartG.Run(steps, parameters),
        });
    }

    private static ScriptRun Stop(ScriptRun run, BridgeParameters parameters)
    {
        // 1
        if (parameters.IsNull)
        {
            return run.EndIdle("the bridge is called null");
        }

        if (!Exists(run, parameters.Bridge))
        {
            return run.State.Host.UnseenBridges.Length > 0
                ? run.Lose($"whether {parameters.Bridge} exists is not known: {run.State.Host.UnseenBridges}")
                : run.EndIdle($"there is no {parameters.OneLineBridge}");
        }

        if (parameters.NetdevWords.Count == 1 && parameters.FindUnnamed() is { } unnamed)
        {
            return run.Lose(unnamed);
        }

        return run.Release.Era switch
        {
            Era.A0 => StopA0.Run(run, parameters),
            Era.A1 => StopA1.Run(run, parameters),
            Era.A2 => StopA2.Run(run, parameters),
            Era.B => StopB.Run(run, parameters),
            Era.C => StopC.Run(run, parameters),
            Era.D => StopD.Run(run, parameters),
            Era.E => run.WithBridgeLock(steps => StopE.Run(steps, parameters)),
            _ => StopIfPort(run, parameters),
        };
    }

    private static ScriptRun StopIfPort(ScriptRun run, BridgeParameters parameters)
    {
        var port = "p" + parameters.Netdev;
        if (!InterfaceName.TryParse(port, out var p) || run.State.FindLink(p)?.Master is not { } master || master != parameters.B)
        {
            return run.EndIdle($"{port.Replace('\n', ' ')} is no port of {parameters.OneLineBridge}");
        }

        return run.WithBridgeLock(steps => run.Release.Era == Era.F ? StopF.Run(steps, parameters) : StopG.Run(steps, parameters));
    }

    private static ScriptRun MissesPair(ScriptRun run, BridgeParameters parameters) => run
        .Complain($"Link veth{parameters.Vifnum} is missing.")
        .Complain($"More pairs: {(run.Release.Era == Era.B ? "netloop" : "loopback")}.nloopbacks=<N> on the kernel command line")
        .Exit(1);
}
