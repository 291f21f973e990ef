using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.Scripts.NetworkNat;
using XenNetLint.Simulator.Scripts.NetworkRoute;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Finds and runs the network script that a configuration names: a shipped one or the administrator's own.</summary>
internal static class NetworkScripts
{
    private const string Folder = "/etc/xen/scripts/";

    // Shipped up to 4.4. Source: host-scripts §2.
    private static readonly string[] Shipped = ["network-bridge", "network-nat", "network-route"];

    /// <summary>Whether Xen ships a network script of that name.</summary>
    public static bool IsShipped(string name) => Shipped.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether a script is there under a path: the release's own, or one of the workspace.</summary>
    public static bool IsThere(HostNetwork host, string path) => path.StartsWith(Folder, StringComparison.Ordinal) && path[Folder.Length..] is var name
        && ((IsShipped(name) && host.Release.HasXend) || CustomScripts.Find(host, name) is not null);

    /// <summary>Path of a script as xend joins it with its folder.</summary>
    public static string PathOf(string program) => program.StartsWith('/') ? program : Folder + program;

    /// <summary>Runs a script with <c>start</c> as its first argument. Source: host-scripts §1.1, §4.1.</summary>
    /// <returns>The scripts that ran: the named one first, then those that it called.</returns>
    public static (ScriptRun Run, IReadOnlyList<ScriptOutcome> Outcomes) Start(NetworkState state, ScriptCommand command) => Run(state, command, "start");

    /// <summary>Runs a script with any first argument.</summary>
    /// <returns>The scripts that ran: the named one first, then those that it called.</returns>
    public static (ScriptRun Run, IReadOnlyList<ScriptOutcome> Outcomes) Run(NetworkState state, ScriptCommand command, string action)
    {
        string[] arguments = [action, .. command.Arguments];
        var path = PathOf(command.Program);
        var commandLine = string.Join(' ', [path, .. arguments]);
        var run = new ScriptRun { State = state, Path = path };

        if (CustomScripts.Find(state.Host, command.Name) is { } custom)
        {
            var shell = CustomScripts.Run(run, custom, arguments);
            return (shell.Run, [CustomScripts.OutcomeOf(shell, commandLine), .. shell.Called]);
        }

        run = RunShipped(run, command.Name, arguments);
        return (run, [run.ToOutcome(commandLine) with { Before = state, After = run.State }]);
    }

    /// <summary>Runs a shipped network script. Source: host-scripts §1.1, §2.</summary>
    public static ScriptRun RunShipped(ScriptRun run, string name, IReadOnlyList<string> arguments)
    {
        if (!Shipped.Contains(name, StringComparer.Ordinal))
        {
            return run.Lose($"script '{name}' is not in the workspace");
        }

        return name switch
        {
            _ when !run.Release.HasXend => run.Complain($"{run.Path}: No such file or directory").Exit(127),
            "network-bridge" => NetworkBridgeScript.Run(run, ScriptArguments.Parse(arguments)),
            "network-route" => NetworkRouteScript.Run(run, ScriptArguments.Parse(arguments)),
            _ => NetworkNatScript.Run(run, ScriptArguments.Parse(arguments)),
        };
    }
}
