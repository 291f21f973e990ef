using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.Scripts.VifBridge;
using XenNetLint.Simulator.Scripts.VifRoute;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Finds and runs the script of a vif. Source: host-scripts §3.2, §4.2, §4.6.</summary>
internal static class VifScripts
{
    private static readonly string[] NotYet = ["vif-nat", "vif-openvswitch", "vif-setup", "vif2"];

    /// <summary>Runs a vif's script with <c>online</c> or <c>offline</c>.</summary>
    /// <param name="state">The state; the vif's back end exists.</param>
    /// <param name="vif">The definition's vif.</param>
    /// <param name="isOnline">Whether the command is online.</param>
    public static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) Run(NetworkState state, Vif vif, bool isOnline)
    {
        var host = state.Host;

        // xenstore keeps what was written when the vif was made.
        var kept = isOnline ? null : state.FindVif(vif.Id)?.Script.OrElse(null);
        var script = kept is null ? ScriptOf(state, vif) : Fact.Stated(kept);
        var action = isOnline ? "online" : "offline";
        if (!script.TryGet(out var command))
        {
            var lost = new ScriptRun { State = state, Path = "", Vif = vif.Id }.Lose(script.Reason);
            return (lost.State, lost, lost.ToOutcome("? " + action));
        }

        var path = NetworkScripts.PathOf(command.Program);
        var commandLine = string.Join(' ', [path, .. command.Arguments, action, .. host.Toolstack == Toolstack.Xl || host.Release.IsAtLeast(4, 1) ? (string[])["type_if=vif"] : []]);
        var run = RunScript(new ScriptRun { State = state, Path = path, Vif = vif.Id }, command, vif, isOnline);
        return (run.State, run, run.ToOutcome(commandLine));
    }

    /// <summary>The vif's own script, else the host's. Source: config-languages §5.</summary>
    public static Fact<ScriptCommand> ScriptOf(NetworkState state, Vif vif)
    {
        if (!vif.Script.IsKnown)
        {
            return Fact.Unknown<ScriptCommand>(vif.Script.Reason);
        }

        return vif.Script.OrElse(null) is { } own ? Fact.Stated(own) : state.VifScript;
    }

    private static ScriptRun RunScript(ScriptRun run, ScriptCommand command, Vif vif, bool isOnline)
    {
        var host = run.State.Host;
        if (!run.State.IsKnown)
        {
            return run.Lose(run.State.UnknownSince);
        }

        if (host.CustomScripts.Any(custom => string.Equals(custom.Name, command.Name, StringComparison.Ordinal)))
        {
            return run.Lose($"vif script '{command.Name}' is the administrator's own");
        }

        if (command.Name is not ("vif-bridge" or "vif-route"))
        {
            return run.Lose(NotYet.Contains(command.Name, StringComparer.Ordinal)
                ? $"{command.Name} is not simulated yet"
                : $"vif script '{command.Name}' is not in the workspace");
        }

        if (host.Toolstack == Toolstack.Xl && command.Arguments.Count > 0 && host.Release.IsAtLeast(4, 2))
        {
            // The whole value is taken for one path. Source: host-scripts §4.6.
            return run.Complain($"{run.Path} {string.Join(' ', command.Arguments)}: No such file or directory").Exit(127);
        }

        if (host.Release.Era == Era.A0 && host.Environment.Ifup == IfupBehaviour.Absent)
        {
            return run.WithoutIfup();
        }

        if (!TryMakeContext(run, command, vif, out var context, out var reason))
        {
            return run.Lose(reason);
        }

        return (command.Name, isOnline) switch
        {
            ("vif-bridge", true) => VifBridgeScript.Online(run, context),
            ("vif-bridge", false) => VifBridgeScript.Offline(run, context),
            (_, true) => VifRouteScript.Online(run, context),
            _ => VifRouteScript.Offline(run, context),
        };
    }

    /// <summary>xenstore's values before those of the arguments. Source: host-scripts §3.2.</summary>
    private static bool TryMakeContext(ScriptRun run, ScriptCommand command, Vif vif, out VifContext context, out string reason)
    {
        var host = run.State.Host;
        var running = run.State.Domains.Find(vif.Id.Domain) ?? throw new ArgumentException($"{vif.Id.Domain} does not run.", nameof(vif));
        var deviceId = run.State.FindVif(vif.Id)?.DeviceId ?? vif.Id.Index;
        context = new VifContext { Id = vif.Id, KernelName = BackendVifs.KernelName(running.DomId, deviceId) };

        // The script's own name stands where the scripts skip their first argument.
        var arguments = ScriptArguments.Parse([command.Name, .. command.Arguments]);
        reason = FirstUnknown(vif.Bridge, vif.BackendName, vif.GatewayDevice, vif.MtuBytes);
        if (reason.Length == 0 && !vif.IpWords.IsKnown)
        {
            reason = vif.IpWords.Reason;
        }

        if (reason.Length == 0 && arguments.Unreadable.Length > 0)
        {
            reason = $"only a shell can tell what '{arguments.Unreadable}' is";
        }

        var bridge = vif.Bridge.OrElse(null);
        if (bridge is null && host.Toolstack == Toolstack.Xl)
        {
            reason = reason.Length == 0 && !host.DefaultBridge.IsKnown ? host.DefaultBridge.Reason : reason;
            bridge = host.DefaultBridge.OrElse(null) ?? BackendVifs.XlDefaultBridge;
        }

        if (bridge is null && InterfaceName.TryParse(arguments["bridge"], out var argument))
        {
            bridge = argument;
        }

        var words = vif.IpWords.OrElse([]);
        var argumentWords = arguments["ip"];
        context = context with
        {
            Bridge = bridge,
            BackendName = vif.BackendName.OrElse(null),
            Addresses = words.Count == 0 && argumentWords.Length > 0 ? [argumentWords] : words,
            Netdev = vif.GatewayDevice.OrElse(null)?.ToString() ?? arguments["netdev"],
            MtuBytes = vif.MtuBytes.OrElse(null),
        };
        return reason.Length == 0;
    }

    private static string FirstUnknown(Fact<InterfaceName?> bridge, Fact<InterfaceName?> name, Fact<InterfaceName?> gateway, Fact<int?> mtu) =>
        !bridge.IsKnown ? bridge.Reason : !name.IsKnown ? name.Reason : !gateway.IsKnown ? gateway.Reason : mtu.IsKnown ? "" : mtu.Reason;
}
