using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.Scripts.NetworkNat;
using XenNetLint.Simulator.Scripts.NetworkRoute;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Finds and runs the network script that a configuration names: a shipped one or the administrator's own.</summary>
internal static class NetworkScripts
{
    private const string Folder = "/etc/xen/scripts/";

    // Shipped up to 4.4. Source: host-scripts §2.
    private static readonly string[] Shipped = ["network-bridge", "network-nat", "network-route"];

    /// <summary>Path of a script as xend joins it with its folder.</summary>
    public static string PathOf(string program) => program.StartsWith('/') ? program : Folder + program;

    /// <summary>Runs a script with <c>start</c> as its first argument. Source: host-scripts §1.1, §4.1.</summary>
    /// <returns>The scripts that ran: the named one first, then those that it called.</returns>
    public static (ScriptRun Run, IReadOnlyList<ScriptOutcome> Outcomes) Start(NetworkState state, ScriptCommand command)
    {
        string[] arguments = ["start", .. command.Arguments];
        var path = PathOf(command.Program);
        var commandLine = string.Join(' ', [path, .. arguments]);
        var run = new ScriptRun { State = state, Path = path };

        if (state.Host.CustomScripts.FirstOrDefault(script => string.Equals(script.Name, command.Name, StringComparison.Ordinal)) is { } custom)
        {
            return RunCustom(run, custom, arguments, commandLine);
        }

        run = RunShipped(run, command.Name, arguments);
        return (run, [run.ToOutcome(commandLine) with { Before = state, After = run.State }]);
    }

    private static ScriptRun RunShipped(ScriptRun run, string name, IReadOnlyList<string> arguments)
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

    /// <summary>A script of the administrator's: its calls in order, up to the first line that cannot be read. Source: host-scripts §6.</summary>
    private static (ScriptRun Run, IReadOnlyList<ScriptOutcome> Outcomes) RunCustom(
        ScriptRun run, CustomScript script, IReadOnlyList<string> arguments, string commandLine)
    {
        var outcomes = new List<ScriptOutcome>();
        var lastStatus = 0;
        foreach (var step in script.Steps)
        {
            switch (step)
            {
                case CallsShippedScript call:
                    string[] words = [.. call.Arguments.SelectMany(argument => argument is null ? arguments : [argument])];
                    var path = PathOf(call.Script);
                    var called = RunShipped(new ScriptRun { State = run.State, Path = path }, call.Script, words);
                    outcomes.Add(called.ToOutcome(string.Join(' ', [path, .. words])) with { Before = run.State, After = called.State });
                    lastStatus = called.ExitStatus ?? 0;
                    run = run with { State = called.State, Effects = [.. run.Effects, .. called.Effects], Unknown = called.Unknown };
                    break;
                case CannotBeRead unread:
                    run = run.Lose(FormattableString.Invariant($"line {unread.Line} of {script.Name} cannot be read: {unread.Text.Trim()}"));
                    break;
            }

            if (run.HasEnded)
            {
                break;
            }
        }

        // Without set -e the script goes on after a failing call; its status is the last call's.
        run = run.Exit(lastStatus);
        return (run, [run.ToOutcome(commandLine), .. outcomes]);
    }
}
