using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifBridge;

/// <summary>vif-bridge. Source: host-scripts §3.3.</summary>
internal static class VifBridgeScript
{
    public static ScriptRun Online(ScriptRun run, VifContext vif)
    {
        run = run.NameBackend(vif, isOnline: true, out var device).ChooseBridge(vif, out var bridge);
        if (run.HasEnded)
        {
            return run;
        }

        run = run.Release switch
        {
            var release when release.IsBefore(3, 0, 3) => AttachUnlessListed(run, bridge, device),
            var release when release.IsBefore(3, 2) => run.SetUpSilentPort(device).AddToBridge(bridge, device),
            var release when release.IsBefore(4, 1) => run.SetUpPhysicalPort(device).AddToBridge(bridge, device),
            _ => AttachWithBridgeMtu(run, vif, bridge, device),
        };
        return run.AddFilterRules(vif, device).Success().End();
    }

    public static ScriptRun Offline(ScriptRun run, VifContext vif)
    {
        run = run.NameBackend(vif, isOnline: false, out var device).ChooseBridge(vif, out var bridge);
        if (run.HasEnded)
        {
            return run;
        }

        if (run.Release.IsBefore(4, 15))
        {
            run = run.Try(new ReleasePort(bridge, device)).Try(new BringDown(device));
        }
        else
        {
            var isPort = run.State.FindLink(device)?.Master == bridge;
            run = run.Try(new BringDown(device)).When(isPort, steps => steps.Try(new ReleasePort(bridge, device)));
        }

        return run.DeleteFilterRules(vif, device).End();
    }

    /// <summary>3.0.0 and 3.0.2: a look for the text of the name, then enslave and up. Source: host-scripts §3.3.2, §8 X17.</summary>
    private static ScriptRun AttachUnlessListed(ScriptRun run, InterfaceName bridge, InterfaceName device)
    {
        if (NetworkCommon.BrctlShows(run.State, device))
        {
            // A debug line in the log, exit 0, no status.
            return run.Exit(0);
        }

        return Required(Required(run, new Enslave(bridge, device), $"brctl addif {bridge} {device} failed"), new BringUp(device), $"ifconfig {device} up failed");

        static ScriptRun Required(ScriptRun run, Effect effect, string message) =>
            run.Try(effect, out var isDone).When(!isDone, steps => steps.Fatal(message));
    }

    /// <summary>4.1 and later: port set-up with the dead MAC, the bridge's MTU, enslave, up. Source: host-scripts §3.3.2.</summary>
    private static ScriptRun AttachWithBridgeMtu(ScriptRun run, VifContext vif, InterfaceName bridge, InterfaceName device)
    {
        var wanted = run.Release.IsAtLeast(4, 15) ? vif.MtuBytes : null;
        var mtuBytes = wanted ?? run.State.FindLink(bridge)?.MtuBytes ?? LinkState.EthernetMtuBytes;
        return run.SetUpVirtualPort(device).Try(new SetMtu(device, mtuBytes)).AddToBridge(bridge, device);
    }
}
