using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.Scripts.VifBridge;
using XenNetLint.Simulator.Scripts.VifNat;
using XenNetLint.Simulator.Scripts.VifOpenVSwitch;
using XenNetLint.Simulator.Scripts.VifRoute;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Finds and runs the script of a vif. Source: host-scripts §3.2, §4.2, §4.6.</summary>
internal static class VifScripts
{
    private const int CannotExecute = 127;

    // libxl's child ends with -1. Source: host-scripts §4.6.
    private const int CannotExecuteUnderLibxl = 255;

    /// <summary>Runs a vif's script with <c>online</c> or <c>offline</c>.</summary>
    /// <param name="state">The state; the vif's back end exists.</param>
    /// <param name="vif">The definition's vif.</param>
    /// <param name="isOnline">Whether the command is online.</param>
    public static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) Run(NetworkState state, Vif vif, bool isOnline)
    {
        var host = state.Host;
        EquatableArray<string> arguments = [isOnline ? "online" : "offline", .. IsLibxl(host) || host.Release.IsAtLeast(4, 1) ? (string[])["type_if=vif"] : []];

        // xenstore keeps what was written when the vif was made.
        var kept = isOnline ? null : state.FindVif(vif.Id)?.Script.OrElse(null);
        return Call(state, vif, vif, kept is null ? ScriptOf(state, vif) : Fact.Stated(kept), arguments, tap: null);
    }

    /// <summary>Runs a script for a tap, with <c>add</c> or <c>remove</c>. Source: host-scripts §3.10, §4.6.</summary>
    /// <param name="state">The state.</param>
    /// <param name="vif">The vif whose emulated NIC it is.</param>
    /// <param name="stored">The vif whose settings the script reads; null if the path that it makes of the tap's name leads nowhere.</param>
    /// <param name="script">The script.</param>
    /// <param name="isAdd">Whether the command is add.</param>
    /// <param name="tap">The tap's name as the device model gave it.</param>
    public static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) RunForTap(
        NetworkState state, Vif vif, Vif? stored, Fact<ScriptCommand> script, bool isAdd, InterfaceName tap) =>
        Call(state, vif, stored, script, [isAdd ? "add" : "remove", "type_if=tap"], tap);

    /// <summary>Runs a vif's script by hand, with any arguments.</summary>
    public static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) RunByHand(NetworkState state, Vif vif, EquatableArray<string> arguments) =>
        Call(state, vif, vif, ScriptOf(state, vif), arguments, tap: null);

    /// <summary>The vif's own script, else the host's. Source: config-languages §5.</summary>
    public static Fact<ScriptCommand> ScriptOf(NetworkState state, Vif vif)
    {
        if (!vif.Script.IsKnown)
        {
            return Fact.Unknown<ScriptCommand>(vif.Script.Reason);
        }

        return vif.Script.OrElse(null) is { } own ? Fact.Stated(own) : state.VifScript;
    }

    /// <summary>Whether libxl runs the scripts itself (4.2 and later); else udev or the older helper does.</summary>
    public static bool IsLibxl(HostNetwork host) => host.Toolstack == Toolstack.Xl && host.Release.IsAtLeast(4, 2);

    private static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) Call(
        NetworkState state, Vif vif, Vif? stored, Fact<ScriptCommand> script, EquatableArray<string> arguments, InterfaceName? tap)
    {
        if (!script.TryGet(out var command))
        {
            var lost = new ScriptRun { State = state, Path = "", Vif = vif.Id }.Lose(script.Reason);
            return (lost.State, lost, lost.ToOutcome("? " + arguments[0]));
        }

        // libxl takes the whole value for one path; a shell in between splits it. Source: host-scripts §4.6, config-languages §2.4.
        command = IsLibxl(state.Host) ? new ScriptCommand(command.ToString(), []) : ScriptCommand.Split(command.ToString());
        var path = NetworkScripts.PathOf(command.Program);
        var run = RunScript(new ScriptRun { State = state, Path = path, Vif = vif.Id }, command, vif, stored, arguments, tap);
        return (run.State, run, run.ToOutcome(string.Join(' ', [path, .. command.Arguments, .. arguments])));
    }

    private static ScriptRun RunScript(ScriptRun run, ScriptCommand command, Vif vif, Vif? stored, EquatableArray<string> arguments, InterfaceName? tap)
    {
        var host = run.State.Host;
        if (!run.State.IsKnown)
        {
            return run.Lose(run.State.UnknownSince);
        }

        if (CustomScripts.Find(host, command.Name) is { } custom)
        {
            return RunCustom(run, custom, vif, [.. command.Arguments, .. arguments], tap);
        }

        if (command.Name.Split(' ') is [var first, _, ..] && ShippedScripts.IsVifScript(first))
        {
            return Missing(run);
        }

        if (!ShippedScripts.IsVifScript(command.Name) || !ShippedScripts.IsInFolder(command))
        {
            return run.Lose($"vif script '{command.Program}' is not in the workspace");
        }

        // xl 4.1 stores a bare name as it is, and nothing completes it. Source: config-languages §5.2.
        var isUnresolved = host.Toolstack == Toolstack.Xl && !IsLibxl(host) && vif.Script.OrElse(null) is not null && !command.Program.StartsWith('/');
        if (isUnresolved || !ShippedScripts.Ships(host.Release, command.Name))
        {
            return Missing(run);
        }

        // It executes what the environment names as the vif's script: itself, again and again. Source: host-scripts §3.9, §4.6.
        if (command.Name is "vif-setup")
        {
            return run.Hang("vif-setup executes the vif's script, which is vif-setup itself");
        }

        if (host.Release.Era == Era.A0 && host.Environment.Ifup == IfupBehaviour.Absent)
        {
            return run.WithoutIfup();
        }

        return RunShipped(run, command, vif, stored, [.. command.Arguments, .. arguments], tap);
    }

    private static ScriptRun Missing(ScriptRun run) => IsLibxl(run.State.Host)
        ? run.Complain($"libxl: cannot execute {run.Path}: No such file or directory").Exit(CannotExecuteUnderLibxl)
        : run.Complain($"{run.Path}: No such file or directory").Exit(CannotExecute);

    private static ScriptRun RunShipped(ScriptRun run, ScriptCommand command, Vif vif, Vif? stored, EquatableArray<string> words, InterfaceName? tap)
    {
        var word = words.FirstOrDefault(argument => !argument.Contains('=', StringComparison.Ordinal)) ?? "";
        if (command.Name is "vif2")
        {
            return TryMakeContext(run, command, vif, stored, VifCommand.Online, tap, out var plain, out var unknown)
                ? Vif2Script.Run(run, plain, words[0])
                : run.Lose(unknown);
        }

        VifCommand? asked = word switch { "online" => VifCommand.Online, "offline" => VifCommand.Offline, "add" => VifCommand.Add, "remove" => VifCommand.Remove, _ => null };
        if (asked is not { } action)
        {
            return run.Log($"err {run.Path}: Invalid command: {word}").Exit(1);
        }

        if (run.Release.IsBefore(4, 1) && action is VifCommand.Add or VifCommand.Remove)
        {
            return run.Exit(0);
        }

        if (!TryMakeContext(run, command, vif, stored, action, tap, out var context, out var reason))
        {
            return run.Lose(reason);
        }

        var type = ScriptArguments.Parse(["", .. words])["type_if"];
        if (run.Release.IsAtLeast(4, 1) && type is not ("" or "vif" or "tap"))
        {
            return run.Log($"err {run.Path}: unknown interface type {type}").Exit(1);
        }

        // online and offline are for back ends, add and remove for taps.
        context = context with { IsTap = type is "tap" };
        if (context.IsTap != action is VifCommand.Add or VifCommand.Remove)
        {
            return run.Exit(0);
        }

        run = run.When(stored is null || stored.IpWords.OrElse([]).Count == 0, steps => steps.MissNode(context, "ip"));
        return command.Name switch
        {
            "vif-bridge" => VifBridgeScript.Run(run, context),
            "vif-route" => VifRouteScript.Run(run, context),
            "vif-nat" => VifNatScript.Run(run, context),
            _ => VifOpenVSwitchScript.Run(run, context),
        };
    }

    /// <summary>A vif script of the administrator's. Its environment holds the vif's name and its path in xenstore. Source: host-scripts §3.2, §4.2.</summary>
    private static ScriptRun RunCustom(ScriptRun run, CustomScript script, Vif vif, EquatableArray<string> words, InterfaceName? tap)
    {
        var running = run.State.Domains.Find(vif.Id.Domain) ?? throw new ArgumentException($"{vif.Id.Domain} does not run.", nameof(vif));
        var deviceId = run.State.FindVif(vif.Id)?.DeviceId ?? vif.Id.Index;
        var name = BackendVifs.KernelName(running.DomId, deviceId).ToString();
        var shell = CustomScripts.Begin(run, script, words)
            .Set("vif", name)
            .Set("script", run.Path)
            .Set("XENBUS_PATH", FormattableString.Invariant($"backend/vif/{running.DomId}/{deviceId}"));
        shell = tap is { } device ? shell.Set("INTERFACE", device.ToString()) : shell;
        shell = CustomScripts.Play(shell, script);
        return shell.Status is null && !shell.Run.HasEnded ? shell.Run.Lose($"how vif script '{script.Name}' ends is not known") : shell.Run.Exit(shell.Status ?? 0);
    }

    /// <summary>Environment, then arguments, then xenstore: what comes later wins. Source: host-scripts §3.2.</summary>
    private static bool TryMakeContext(
        ScriptRun run, ScriptCommand command, Vif vif, Vif? stored, VifCommand action, InterfaceName? tap, out VifContext context, out string reason)
    {
        var host = run.State.Host;
        var running = run.State.Domains.Find(vif.Id.Domain) ?? throw new ArgumentException($"{vif.Id.Domain} does not run.", nameof(vif));
        var deviceId = run.State.FindVif(vif.Id)?.DeviceId ?? vif.Id.Index;
        stored ??= new Vif { Id = vif.Id };

        // The script's own name stands where the scripts skip their first argument.
        var arguments = ScriptArguments.Parse([command.Name, .. command.Arguments]);
        reason = FirstUnknown(stored.Bridge, stored.BackendName, GatewayOf(host, stored), stored.MtuBytes);
        if (reason.Length == 0 && !stored.IpWords.IsKnown)
        {
            reason = stored.IpWords.Reason;
        }

        if (reason.Length == 0 && arguments.Unreadable.Length > 0)
        {
            reason = $"only a shell can tell what '{arguments.Unreadable}' is";
        }

        var bridge = stored.Bridge.OrElse(null);
        if (bridge is null && host.Toolstack == Toolstack.Xl && !stored.LeavesBridgeToScript)
        {
            reason = reason.Length == 0 && !host.DefaultBridge.IsKnown ? host.DefaultBridge.Reason : reason;
            bridge = host.DefaultBridge.OrElse(null) ?? BackendVifs.XlDefaultBridge;
        }

        if (bridge is null && InterfaceName.TryParse(arguments["bridge"], out var argument))
        {
            bridge = argument;
        }

        var words = stored.IpWords.OrElse([]);

        // libxl sets netdev from 4.3 on, to nothing where no gatewaydev is given.
        var gateway = IsLibxl(host) && host.Release.IsAtLeast(4, 3) ? GatewayOf(host, stored).OrElse(null)?.ToString() : null;
        context = new VifContext
        {
            Id = vif.Id,
            DomId = running.DomId,
            DeviceId = deviceId,
            Command = action,
            KernelName = tap ?? BackendVifs.KernelName(running.DomId, deviceId),
            IsTap = tap is not null,
            Bridge = bridge,
            BackendName = stored.BackendName.OrElse(null),
            IpText = words.Count == 0 ? arguments["ip"] : string.Join(' ', words),
            Netdev = gateway ?? arguments["netdev"],
            Dhcp = arguments["dhcp"],
            MtuBytes = stored.MtuBytes.OrElse(null),
            MacAddress = stored.MacAddress,
            DomainName = running.Name,
        };
        return reason.Length == 0;
    }

    /// <summary>The vif's own gatewaydev, else that of xl.conf. Source: config-languages §5.2.</summary>
    private static Fact<InterfaceName?> GatewayOf(HostNetwork host, Vif vif) =>
        IsLibxl(host) && vif.GatewayDevice is { IsKnown: true } own && own.OrElse(null) is null ? host.DefaultGatewayDevice : vif.GatewayDevice;

    private static string FirstUnknown(Fact<InterfaceName?> bridge, Fact<InterfaceName?> name, Fact<InterfaceName?> gateway, Fact<int?> mtu) =>
        !bridge.IsKnown ? bridge.Reason : !name.IsKnown ? name.Reason : !gateway.IsKnown ? gateway.Reason : mtu.IsKnown ? "" : mtu.Reason;
}
