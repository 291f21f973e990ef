using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts.VifBridge;

/// <summary>Which bridge vif-bridge uses. Source: host-scripts §3.3.1.</summary>
internal static class BridgeChoice
{
    private const string OldStyle = "xenbr";
    private const string NewStyle = "eth";

    /// <summary>The specified bridge, translated, or the first one that <c>brctl show</c> lists; then the existence check.</summary>
    /// <param name="run">The run; ended if there is no bridge.</param>
    /// <param name="vif">The vif.</param>
    /// <param name="bridge">The bridge, if the run goes on.</param>
    public static ScriptRun ChooseBridge(this ScriptRun run, VifContext vif, out InterfaceName bridge)
    {
        bridge = default;
        if (run.HasEnded)
        {
            return run;
        }

        // Bridges that no file shows may be the one that is meant, or come first in the list.
        if (run.State.Host.UnseenBridges is { Length: > 0 } unseen && (vif.Bridge is not { } meant || run.State.FindLink(meant) is null))
        {
            return run.Lose(vif.Bridge is { } missing ? $"whether bridge {missing} exists is not known: {unseen}" : $"which bridge is the first one is not known: {unseen}");
        }

        if (vif.Bridge is { } specified)
        {
            bridge = Translate(run, specified);
        }
        else
        {
            run = run.MissNode(vif, "bridge");
            var names = Listed(ref run);
            if (names.Length == 0)
            {
                return run.Fatal("Could not find bridge, and none was specified");
            }

            if (names.Length > 1)
            {
                // The name of several lines is no device's. Source: host-scripts §8 X27.
                return run.Fatal($"Could not find bridge device {string.Join('\n', names)}");
            }

            bridge = names[0];
        }

        // Any kind of device will do for the check.
        return run.Release.IsAtLeast(3, 1) && run.State.FindLink(bridge) is null
            ? run.Fatal($"Could not find bridge device {bridge}")
            : run;
    }

    /// <summary>The first bridge that brctl lists; without brctl, from 4.14 on, the bridge of every port that <c>bridge link</c> lists.</summary>
    private static InterfaceName[] Listed(ref ScriptRun run)
    {
        if (run.HasBrctl())
        {
            return [.. run.State.Bridges.Take(1).Select(bridge => bridge.Name)];
        }

        if (run.Release.IsBefore(4, 14))
        {
            run = run.Complain("brctl: command not found");
            return [];
        }

        var state = run.State;
        return [.. state.Links.Select(link => link.Master is { } master && state.FindBridge(master) is not null ? master : (InterfaceName?)null).OfType<InterfaceName>()];
    }

    /// <summary>xenbrN means ethN where only that is a bridge (3.2 and later).</summary>
    internal static InterfaceName Translate(ScriptRun run, InterfaceName specified)
    {
        var text = specified.ToString();
        return run.Release.IsAtLeast(3, 2)
            && text.StartsWith(OldStyle, StringComparison.Ordinal)
            && run.State.FindLink(specified) is null
            && InterfaceName.TryParse(NewStyle + text[OldStyle.Length..], out var translated)
            && run.State.FindBridge(translated) is not null
                ? translated
                : specified;
    }
}
