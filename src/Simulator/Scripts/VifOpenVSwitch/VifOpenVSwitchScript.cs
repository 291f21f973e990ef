using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifOpenVSwitch;

/// <summary>vif-openvswitch (4.3 and later). Source: host-scripts §3.7.</summary>
internal static class VifOpenVSwitchScript
{
    public static ScriptRun Run(ScriptRun run, VifContext vif)
    {
        run = run.NameDevice(vif, out var device);
        run = vif.IsConnecting
            ? run.LookForTool().SetUpVirtualPort(device).AddPort(vif, device)
            : run.When(run.State.Host.Environment.HasOpenVSwitch.OrElse(false), steps => steps.Ignoring(new RemoveOpenVSwitchPort(device))).Ignoring(new BringDown(device));
        return run.When(!vif.IsTap, steps => steps.HandleFilterRules(vif, device)).Finish(vif);
    }

    private static ScriptRun LookForTool(this ScriptRun run)
    {
        var tool = run.State.Host.Environment.HasOpenVSwitch;
        return tool.TryGet(out var isThere) ? run.When(!isThere, steps => steps.Fatal("Unable to find ovs-vsctl tool")) : run.Lose(tool.Reason);
    }

    private static ScriptRun AddPort(this ScriptRun run, VifContext vif, InterfaceName device)
    {
        if (run.HasEnded)
        {
            return run;
        }

        if (!TryParseBridge(vif.Bridge?.ToString() ?? "", out var bridge, out var tag, out var trunks))
        {
            return run.Fatal("No valid bridge was specified");
        }

        if (run.State.FindLink(bridge) is null && WhyMaybeThere(run.State) is { Length: > 0 } why)
        {
            return run.Lose($"whether Open vSwitch has a bridge {bridge} is not known: {why}");
        }

        var effect = new AddOpenVSwitchPort(bridge, device, tag, trunks, ExternalIds(vif, device));
        return run.OrDie(effect, effect.Command).OrDie(new BringUp(device), $"ip link set {device} up");
    }

    /// <summary>Its database is in no file of Xen's: only who states one of its bridges is taken to have stated all.</summary>
    private static string WhyMaybeThere(NetworkState state) =>
        state.Host.UnseenBridges.Length > 0 ? state.Host.UnseenBridges
        : state.Links.Any(link => link.Kind == LinkKind.OpenVSwitchBridge) ? ""
        : "none of its bridges is stated; say \"openvswitch\": true of them in xennetlint.json";

    private static string ExternalIds(VifContext vif, InterfaceName device)
    {
        var mac = vif.MacAddress.OrElse(null)?.ToString() ?? "<mac>";
        var name = vif.DomainName.TryGet(out var known) ? known.ToString() : "<name>";
        return string.Join(' ', Id("xen-vm-name", name), Id("xen-vm-uuid", "<uuid>"), Id("attached-mac", mac));

        string Id(string key, string value) => $"-- set interface {device} external-ids:\"{key}\"=\"{value}\"";
    }

    /// <summary>Reads <c>name[.tag][:trunk[:trunk…]]</c>.</summary>
    internal static bool TryParseBridge(string text, out InterfaceName bridge, out int? tag, out EquatableArray<int> trunks)
    {
        tag = null;
        trunks = [];
        bridge = default;
        var parts = text.Split(':');
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? parts[0] : parts[0][..dot];
        if (!InterfaceName.TryParse(name, out bridge) || !parts.Skip(1).All(IsNumber))
        {
            return false;
        }

        trunks = [.. parts.Skip(1).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];
        if (dot < 0)
        {
            return true;
        }

        tag = IsNumber(parts[0][(dot + 1)..]) ? int.Parse(parts[0].AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture) : null;
        return tag is not null;

        static bool IsNumber(string part) => part.Length is > 0 and < 9 && part.All(char.IsAsciiDigit);
    }
}
