using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifBridge;

/// <summary>vif-bridge. Source: host-scripts §3.3.</summary>
internal static class VifBridgeScript
{
    public static ScriptRun Run(ScriptRun run, VifContext vif)
    {
        run = run.NameDevice(vif, out var device).ChooseBridge(vif, out var bridge);
        if (run.HasEnded)
        {
            return run;
        }

        run = vif.IsConnecting ? Attach(run, vif, bridge, device) : Detach(run, vif, bridge, device);

        // 4.1 to 4.4 leave taps out.
        return run.When(!vif.IsTap || run.Release.IsAtLeast(4, 5), steps => steps.HandleFilterRules(vif, device))
            .CallHooks(vif, device, bridge)
            .Finish(vif);
    }

    private static ScriptRun Attach(ScriptRun run, VifContext vif, InterfaceName bridge, InterfaceName device)
    {
        if (run.Release.IsBefore(3, 0, 3))
        {
            return AttachUnlessListed(run, bridge, device);
        }

        run = run.SetUpPort(device);

        // The bridge's MTU: for back ends from 4.1 on, for taps from 4.4 on.
        return run.When(run.Release.IsAtLeast(4, vif.IsTap ? 4 : 1), steps => TakeMtu(steps, vif, bridge, device)).AttachToBridge(bridge, device);
    }

    private static ScriptRun Detach(ScriptRun run, VifContext vif, InterfaceName bridge, InterfaceName device)
    {
        // A tap disappears with the device model.
        if (vif.IsTap && run.Release.IsBefore(4, 15))
        {
            return run;
        }

        var isByIp = !run.HasBrctl() && run.Release.IsAtLeast(4, 14);
        if (run.Release.IsAtLeast(4, 15))
        {
            var isPort = run.State.FindLink(device)?.Master == bridge;
            return run.Ignoring(new BringDown(device)).When(isPort, steps => steps.Ignoring(new ReleasePort(bridge, device, isByIp)));
        }

        return run.When(run.HasBrctl() || isByIp, steps => steps.Ignoring(new ReleasePort(bridge, device, isByIp))).Ignoring(new BringDown(device));
    }

    /// <summary>3.0.0 and 3.0.2: a look for the text of the name, then enslave and up. Source: host-scripts §3.3.2, §8 X17.</summary>
    private static ScriptRun AttachUnlessListed(ScriptRun run, InterfaceName bridge, InterfaceName device)
    {
        if (!run.HasBrctl())
        {
            return run.Complain("brctl: command not found").Fatal($"brctl addif {bridge} {device} failed");
        }

        // A debug line in the log (M23), exit 0, no status.
        return NetworkCommon.BrctlShows(run.State, device)
            ? run.Exit(0)
            : run.OrDie(new Enslave(bridge, device), $"brctl addif {bridge} {device}").OrDie(new BringUp(device), $"ifconfig {device} up");
    }

    /// <summary>The MTU of xenstore (4.15 and later) or of the bridge; the front end is told from 4.15 on. Source: host-scripts §3.3.2.</summary>
    private static ScriptRun TakeMtu(ScriptRun run, VifContext vif, InterfaceName bridge, InterfaceName device)
    {
        var isTold = run.Release.IsAtLeast(4, 15);
        var mtuBytes = (isTold ? vif.MtuBytes : null) ?? run.State.FindLink(bridge)?.MtuBytes ?? LinkState.EthernetMtuBytes;
        run = run.Try(new SetMtu(device, mtuBytes));
        if (!isTold || vif.IsTap)
        {
            return run;
        }

        // Both numbers are cut out of the device's name: with a renamed vif both become that name.
        var text = device.ToString();
        var rest = text.StartsWith("vif", StringComparison.Ordinal) ? text[3..] : text;
        var lastDot = rest.LastIndexOf('.');
        var firstDot = rest.IndexOf('.', StringComparison.Ordinal);
        var path = $"/local/domain/{(lastDot < 0 ? rest : rest[..lastDot])}/device/vif/{(firstDot < 0 ? rest : rest[(firstDot + 1)..])}/mtu";
        return run.Do(new WriteFrontendMtu(vif.Id, path, mtuBytes, IsRead: device == vif.KernelName));
    }
}
