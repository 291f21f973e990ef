using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts;

/// <summary>The functions of <c>vif-common.sh</c>. Source: host-scripts §3.1, §3.2.</summary>
internal static class VifCommon
{
    private const string Emulated = "-emu";

    /// <summary>Renames the device as <c>vifname</c> says when it is connected; else it only says which name is meant. Source: host-scripts §3.2.</summary>
    /// <param name="run">The run.</param>
    /// <param name="vif">The vif.</param>
    /// <param name="device">The name that the script works on from here on.</param>
    public static ScriptRun NameDevice(this ScriptRun run, VifContext vif, out InterfaceName device)
    {
        device = vif.KernelName;

        // Up to 4.1 the device model itself gives a tap its name.
        var isIgnored = vif.IsTap ? run.Release.IsBefore(4, 2) : run.Release.IsBefore(3, 0, 2);
        if (run.HasEnded || vif.BackendName is not { } name || isIgnored)
        {
            return run;
        }

        var wanted = vif.IsTap ? InterfaceName.Parse(name + Emulated) : name;
        device = wanted;
        if (!vif.IsConnecting)
        {
            return run;
        }

        if (run.State.FindLink(wanted) is null)
        {
            return run.Try(new RenameLink(vif.KernelName, wanted), out var isDone)
                .When(!isDone, steps => steps.Fatal($"ip link set {vif.KernelName} name {wanted} failed"));
        }

        // Up to 4.1 the link that has the name is taken for the vif's own.
        return run.Release.IsAtLeast(4, 2)
            ? run.Fatal($"Cannot rename interface {vif.KernelName}. An interface with name {wanted} already exists.")
            : run;
    }

    /// <summary>A look at a node of xenstore that is not there: 3.0.0 lets the tool's complaint through. Source: lab 25-missing-bridge-3.0.0.</summary>
    public static ScriptRun MissNode(this ScriptRun run, VifContext vif, string node) =>
        run.When(run.Release.IsBefore(3, 0, 2), steps => steps.Complain($"xenstore-read: couldn't read path {vif.XenbusPath}/{node}"));

    /// <summary>do_without_error: 3.0.0 lets the command's complaint through, later releases write a debug line. Source: host-scripts §3.3.3, §3.5.</summary>
    public static ScriptRun Ignoring(this ScriptRun run, Effect effect)
    {
        var done = run.Try(effect);
        return run.Release.IsBefore(3, 0, 2) ? done : done with { StandardError = run.StandardError };
    }

    /// <summary>do_or_die. Source: host-scripts §3.1, §3.6.</summary>
    public static ScriptRun OrDie(this ScriptRun run, Effect effect, string command) =>
        run.Try(effect, out var isDone).When(!isDone, steps => steps.Fatal($"{command} failed"));

    /// <summary>Writes <c>connected</c> for a back end that comes online; nothing for taps and on the way out. Source: host-scripts §3.1, §3.3.4.</summary>
    public static ScriptRun Finish(this ScriptRun run, VifContext vif) =>
        run.When(vif.Command == VifCommand.Online, steps => steps.Success()).End();

    /// <summary>The hooks after the work and before the status (4.2 and later), in the order of their names. Source: host-scripts §3.11.</summary>
    /// <param name="run">The run.</param>
    /// <param name="vif">What the script knows of the vif.</param>
    /// <param name="device">The name that the script works on.</param>
    /// <param name="bridge">The bridge that it chose; null if it looks for none.</param>
    public static ScriptRun CallHooks(this ScriptRun run, VifContext vif, InterfaceName device, InterfaceName? bridge = null) =>
        run.When(run.Release.IsAtLeast(4, 2), steps => VifHooks.Run(steps, vif, device, bridge));

    /// <summary>Whether brctl is there; 4.14 and later can do without it. Source: host-scripts §0.3, §1.4.6.</summary>
    public static bool HasBrctl(this ScriptRun run) => run.State.Host.Environment.Brctl != BrctlTool.Absent;

    /// <summary>add_to_bridge, with what takes brctl's place where it is missing. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun AttachToBridge(this ScriptRun run, InterfaceName bridge, InterfaceName device)
    {
        if (run.HasBrctl())
        {
            return run.AddToBridge(bridge, device);
        }

        return run.Call(steps => steps.State.FindLink(device)?.Master == bridge
            ? steps.Do(new BringUp(device))
            : steps.Release.IsBefore(4, 14)
                ? steps.Fail("brctl: command not found", 127)
                : steps.Do(new Enslave(bridge, device, IsByIp: true)).Do(new BringUp(device)));
    }

    /// <summary>The port set-up of the release. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun SetUpPort(this ScriptRun run, InterfaceName device) => run.Release switch
    {
        var release when release.IsBefore(3, 2) => run.SetUpSilentPort(device),
        var release when release.IsBefore(4, 1) => run.SetUpPhysicalPort(device),
        _ => run.SetUpVirtualPort(device),
    };
}
