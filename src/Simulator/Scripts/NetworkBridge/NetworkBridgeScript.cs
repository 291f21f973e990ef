using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>network-bridge up to the point where the eras part. Source: host-scripts §1.1 to §1.3.</summary>
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

        return arguments.Command switch
        {
            "start" => Start(run, BridgeParameters.Of(run.State, arguments)),
            "status" => run.EndIdle("network-bridge status only prints"),
            "stop" => run.Lose("network-bridge stop is not simulated yet"),
            var other => run.Complain($"Unknown command: {other}").Complain("Valid commands are: start, stop, status").Exit(1),
        };
    }

    /// <summary>3.0.0 gives up while it reads its library, vif scripts included. Source: host-scripts §1.4.1.</summary>
    public static ScriptRun WithoutIfup(this ScriptRun run) =>
        run.Log("crit You don't have ifup and don't seem to be running Gentoo either!").Exit(1);

    // Row numbers are those of the table in host-scripts §1.3. Row 1: the root file system is taken to be local.
    private static ScriptRun Start(ScriptRun run, BridgeParameters parameters)
    {
        // Row 2.
        if (string.Equals(parameters.Bridge, "null", StringComparison.Ordinal))
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
        var hasPair = Exists(run, "veth" + parameters.Vifnum);

        // Row 4: P exists and V is gone. Row 5: both are missing.
        if (!hasPair)
        {
            return Exists(run, "p" + parameters.Netdev)
                ? run.EndIdle($"p{parameters.Netdev} exists already")
                : MissesPair(run, parameters);
        }

        if (FindWordSoup(parameters) is { } soup)
        {
            return run.Lose(soup);
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

        if (FindWordSoup(parameters) is { } soup)
        {
            return run.Lose(soup);
        }

        return hasPair ? StartB.Run(run, parameters) : StartBWithoutPairs.Run(run, parameters);
    }

    private static ScriptRun StartWithoutOtherBridges(ScriptRun run, BridgeParameters parameters)
    {
        // Row 3: more lines than the heading.
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
        if (!InterfaceName.TryParse(parameters.Netdev, out _))
        {
            return run.WithBridgeLock(steps => WordSoup.Run(steps, parameters));
        }

        if (FindWordSoup(parameters) is { } soup)
        {
            return run.Lose(soup);
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

    private static string? FindWordSoup(BridgeParameters parameters) =>
        InterfaceName.TryParse(parameters.Netdev, out _)
            ? InterfaceName.TryParse(parameters.Bridge, out _) ? null : $"bridge comes out as '{OnOneLine(parameters.Bridge)}', which names no bridge"
            : $"netdev comes out as '{OnOneLine(parameters.Netdev)}', which is no single name";

    private static string OnOneLine(string text) => text.Replace("\n", " ", StringComparison.Ordinal);

    private static bool Exists(ScriptRun run, string name) => InterfaceName.TryParse(name, out var link) && run.State.FindLink(link) is not null;

    private static ScriptRun MissesPair(ScriptRun run, BridgeParameters parameters) => run
        .Complain($"Link veth{parameters.Vifnum} is missing.")
        .Complain($"More pairs: {(run.Release.Era == Era.B ? "netloop" : "loopback")}.nloopbacks=<N> on the kernel command line")
        .Exit(1);
}
