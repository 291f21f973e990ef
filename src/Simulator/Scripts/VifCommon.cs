using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts;

/// <summary>The functions of <c>vif-common.sh</c>. Source: host-scripts §3.2.</summary>
internal static class VifCommon
{
    /// <summary>Renames the back end as <c>vifname</c> says, on online; on offline it only says which name is meant. Source: host-scripts §3.2.</summary>
    /// <param name="run">The run.</param>
    /// <param name="vif">The vif.</param>
    /// <param name="isOnline">Whether the command is online.</param>
    /// <param name="device">The name that the script works on from here on.</param>
    public static ScriptRun NameBackend(this ScriptRun run, VifContext vif, bool isOnline, out InterfaceName device)
    {
        device = vif.KernelName;
        if (vif.BackendName is not { } wanted || run.Release.IsBefore(3, 0, 2))
        {
            return run;
        }

        device = wanted;
        if (!isOnline)
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
}
