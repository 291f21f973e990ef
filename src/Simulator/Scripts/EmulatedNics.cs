using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>The tap devices of HVM guests: who makes them, who bridges them. Source: host-scripts §3.10.</summary>
internal static class EmulatedNics
{
    private const string IfupScript = "/etc/xen/qemu-ifup";

    // udev knows no script of the vif's and vif-setup then takes this one. Source: host-scripts §3.9.
    private static readonly ScriptCommand UdevScript = new("vif-bridge", []);

    /// <summary>The device model starts and makes a tap for each emulated NIC, which is bridged then.</summary>
    /// <param name="step">The step; the back ends of the domain are there and their scripts have run.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="domId">Its number.</param>
    /// <param name="failure">libxl's message for the first tap whose script fails the start; empty if none does.</param>
    public static StepBuilder Connect(StepBuilder step, Domain domain, int domId, out string failure)
    {
        failure = "";
        var host = step.State.Host;
        var emulated = EmulatedOf(host, domain).ToArray();
        for (var index = 0; index < emulated.Length; index++)
        {
            var vif = emulated[index];
            if (LackOf(host, domain, vif) is { Length: > 0 } unknown)
            {
                step = step.Do(new LoseTrackOfVif(vif.Id, unknown));
                continue;
            }

            var deviceId = step.State.FindVif(vif.Id)?.DeviceId ?? index;
            var name = NameOf(step.State, vif, domId, deviceId, index);
            if (!InterfaceName.TryParse(name, out var tap) || !tap.FitsKernel)
            {
                step = step.Do(new LoseTrackOfVif(vif.Id, $"what the device model makes of the name {name}, which is too long, is not known"));
                continue;
            }

            step = step.Do(new CreateTap(tap, vif.Id));
            if (host.Release.IsBefore(4, 1))
            {
                step = step.Attach(IfupByQemu(step.State, vif, tap, BridgeForQemu(host, vif, emulated)));
                continue;
            }

            var ran = VifScripts.RunForTap(step.State, vif, StoredFor(step.State, domain, vif, deviceId, index), ScriptFor(step.State, vif), isAdd: true, tap);
            step = step.Attach(ran);
            if (failure.Length == 0 && VifScripts.IsLibxl(host) && StartMessages.HasFailed(host, ran.Run))
            {
                failure = StartMessages.Of(host, deviceId, ran.Run, "add");
            }
        }

        return step;
    }

    /// <summary>The device model ends with the domain, and the taps with it.</summary>
    public static StepBuilder EndDeviceModel(StepBuilder step, Domain domain) => domain.Vifs.OrElse([])
        .Where(vif => step.State.Links.Any(link => link.EmulatedNic == vif.Id))
        .Aggregate(step, (now, vif) => now.Do(new RemoveTap(vif.Id)));

    /// <summary>libxl runs <c>remove</c> for an emulated NIC after <c>offline</c> for its back end; what it comes to is ignored. Source: host-scripts §4.6.</summary>
    public static StepBuilder Disconnect(StepBuilder step, Domain domain, Vif vif)
    {
        var host = step.State.Host;
        if (!VifScripts.IsLibxl(host)
            || step.State.FindVif(vif.Id) is not { } listed
            || step.State.Domains.Find(domain.Id) is not { } running
            || !EmulatedOf(host, domain).Contains(vif)
            || LackOf(host, domain, vif).Length > 0)
        {
            return step;
        }

        var tap = InterfaceName.Parse(BackendVifs.KernelName(running.DomId, listed.DeviceId) + "-emu");
        return step.Attach(VifScripts.RunForTap(step.State, vif, vif, VifScripts.ScriptOf(step.State, vif), isAdd: false, tap));
    }

    private static StepBuilder Attach(this StepBuilder step, (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) ran) =>
        step.Add(ran.Run with { State = ran.State }, ran.Outcome);

    /// <summary>The vifs that are or may be emulated NICs too: with xl all of an HVM guest that do not say otherwise, with xend those that say so. Source: config-languages §5.2.</summary>
    private static IEnumerable<Vif> EmulatedOf(HostNetwork host, Domain domain) =>
        domain.Kind.OrElse(GuestKind.Hvm) != GuestKind.Hvm || (domain.HasStubDomain && host.Toolstack == Toolstack.Xl)
            ? []
            : domain.Vifs.OrElse([]).Where(vif => vif.Type.OrElse("ioemu") is "ioemu" || (vif.Type.OrElse("") is null && host.Toolstack == Toolstack.Xl));

    /// <summary>Why it is not known whether the NIC is emulated; empty if it is.</summary>
    private static string LackOf(HostNetwork host, Domain domain, Vif vif) =>
        !domain.Kind.IsKnown ? domain.Kind.Reason
        : !vif.Type.IsKnown ? vif.Type.Reason
        : "";

    private static string NameOf(NetworkState state, Vif vif, int domId, int deviceId, int index) => state.Host.Release switch
    {
        var release when release.IsBefore(3, 3) => NextFree(state),
        var release when release.IsAtLeast(4, 2) => BackendVifs.KernelName(domId, deviceId) + "-emu",
        var release when release.IsAtLeast(4, 0) && vif.BackendName.OrElse(null) is { } name => $"tap-{name}",
        _ => string.Create(CultureInfo.InvariantCulture, $"tap{domId}.{index}"),
    };

    private static string NextFree(NetworkState state)
    {
        var number = 0;
        while (state.FindLink(InterfaceName.Parse(Text(number))) is not null)
        {
            number++;
        }

        return Text(number);

        static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"tap{number}");
    }

    private static Fact<ScriptCommand> ScriptFor(NetworkState state, Vif vif) =>
        VifScripts.IsLibxl(state.Host) ? VifScripts.ScriptOf(state, vif) : Fact.Stated(UdevScript);

    /// <summary>4.1 takes the index in the tap's name for a device id, and finds nothing where the name holds no numbers.</summary>
    private static Vif? StoredFor(NetworkState state, Domain domain, Vif vif, int deviceId, int index)
    {
        if (state.Host.Release.IsAtLeast(4, 2) || (index == deviceId && vif.BackendName.OrElse(null) is null))
        {
            return vif;
        }

        return vif.BackendName.OrElse(null) is not null ? null : domain.Vifs.OrElse([]).FirstOrDefault(other => state.FindVif(other.Id)?.DeviceId == index);
    }

    /// <summary>xend tells qemu xenbr0 where a NIC names no bridge; 3.0.2 tells it the first NIC's bridge only.</summary>
    private static Fact<InterfaceName> BridgeForQemu(HostNetwork host, Vif vif, Vif[] emulated)
    {
        var meant = host.Release.Era == Era.A1 ? emulated[0].Bridge : vif.Bridge;
        return meant.IsKnown ? Fact.Stated(meant.OrElse(null) ?? BackendVifs.XlDefaultBridge) : Fact.Unknown<InterfaceName>(meant.Reason);
    }

    /// <summary>qemu-ifup: up, and onto the bridge; from 3.2 on with xenbrN meaning ethN, and without a look at the outcome.</summary>
    private static (NetworkState State, ScriptRun Run, ScriptOutcome Outcome) IfupByQemu(NetworkState state, Vif vif, InterfaceName tap, Fact<InterfaceName> bridge)
    {
        var run = new ScriptRun { State = state, Path = IfupScript, Vif = vif.Id };
        if (!state.IsKnown)
        {
            run = run.Lose(state.UnknownSince);
        }
        else if (!bridge.TryGet(out var wanted))
        {
            run = run.Lose(bridge.Reason);
        }
        else if (state.Host.UnseenBridges is { Length: > 0 } unseen && state.FindLink(wanted) is null)
        {
            run = run.Lose($"whether bridge {wanted} exists is not known: {unseen}");
        }
        else
        {
            var translated = VifBridge.BridgeChoice.Translate(run, wanted);
            run = run.Try(new BringUp(tap)).Try(new Enslave(translated, tap), out var isDone);
            run = run.Exit(isDone || run.Release.IsAtLeast(3, 2) ? 0 : 1);
        }

        var text = bridge.TryGet(out var named) ? named.ToString() : "?";
        return (run.State, run, run.ToOutcome($"{IfupScript} {tap} {text}") with { Hotplug = null });
    }
}
