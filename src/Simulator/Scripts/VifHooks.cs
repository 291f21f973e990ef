using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Scripts.Shell;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Hooks of the administrator's that the vif scripts source: same shell, same variables, <c>set -e</c> included. Source: host-scripts §3.11.</summary>
internal static class VifHooks
{
    // Variables of the libraries and scripts whose values are not followed here.
    private static readonly string[] Untold =
        ["addr", "dev_", "devid", "domain", "domid", "dom", "dhcp", "intf", "ip_command", "ipcmd", "main_ip", "metric", "mtu", "netdev", "rc", "result", "router_ip", "vif_ip"];

    /// <summary>Sources the hooks that are executable. A failing command is inside a function and ends the script in silence. Source: host-scripts §3.1.</summary>
    public static ScriptRun Run(ScriptRun run, VifContext vif, InterfaceName device, InterfaceName? bridge)
    {
        var hooks = run.State.Host.VifHooks.Where(hook => hook.IsExecutable).ToList();
        if (hooks.Count == 0)
        {
            return run;
        }

        var shell = Begin(run, hooks[0], vif, device, bridge);
        foreach (var hook in hooks)
        {
            var program = CustomScripts.ProgramOf(hook);
            shell = (shell with { Text = program.Text, Name = hook.Name, Status = 0, Leaving = ShellLeaving.None })
                .Set("f", NetworkScripts.PathOf("vif-post.d/" + hook.Name));
            shell = ShellInterpreter.Play(shell, program);

            // The last command's status is that of the source command.
            shell = shell is { Status: null, Run.HasEnded: false } ? shell with { Run = shell.Run.Lose($"how hook '{hook.Name}' ends is not known") } : shell;
            if (shell.Run.HasEnded || shell.HasExited || shell.Status is not 0)
            {
                break;
            }
        }

        return shell.Run.HasEnded || (!shell.HasExited && shell.Status is 0)
            ? shell.Run
            : shell.Run.Exit(shell.Status ?? 0) with { HasFailed = shell.Status is not 0, HasFailedInFunction = shell.Status is not 0 };
    }

    private static ShellRun Begin(ScriptRun run, CustomScript first, VifContext vif, InterfaceName device, InterfaceName? bridge)
    {
        var shell = CustomScripts.Begin(run, first, ["vif", "post"]) with { StopsAtFailure = true, Depth = 1 };
        shell = Untold.Aggregate(shell, (now, name) => now.Set(name, null));
        return shell
            .Set("vif", BackendVifs.KernelName(vif.DomId, vif.DeviceId).ToString())
            .Set("dev", device.ToString())
            .Set("bridge", bridge?.ToString())
            .Set("ip", vif.IpText)
            .Set("vifname", vif.BackendName?.ToString() ?? "")
            .Set("command", vif.Command switch { VifCommand.Online => "online", VifCommand.Offline => "offline", VifCommand.Add => "add", _ => "remove" })
            .Set("type_if", vif.IsTap ? "tap" : "vif")
            .Set("dir", NetworkScripts.PathOf("vif-bridge")[..^"/vif-bridge".Length])
            .Set("XENBUS_PATH", vif.XenbusPath);
    }
}
