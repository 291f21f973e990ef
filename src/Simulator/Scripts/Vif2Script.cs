using System.Globalization;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts;

/// <summary>vif2, the script of netchannel2 (4.0 to 4.14); it shares nothing with the other vif scripts but the libraries. Source: host-scripts §3.8.</summary>
internal static class Vif2Script
{
    public static ScriptRun Run(ScriptRun run, VifContext vif, string command)
    {
        run = run.ChooseBridge(vif, out var bridge);
        return command switch
        {
            "online" => run.When(bridge is not null, steps => steps.SetUpPort(vif.KernelName).AttachToBridge(bridge ?? default, vif.KernelName)).Success().End(),
            "add" => run.Success().End(),
            "remove" => run.End(),
            _ => run.Print($"Unknown command: {command}").Print("Valid commands are: add, remove, online").Exit(1),
        };
    }

    /// <summary>The bridge of xenstore, or the only one there is; null: no bridge is to be touched.</summary>
    private static ScriptRun ChooseBridge(this ScriptRun run, VifContext vif, out InterfaceName? bridge)
    {
        bridge = vif.Bridge is { } specified && !string.Equals(specified.ToString(), "-", StringComparison.Ordinal) ? specified : null;
        if (run.HasEnded || vif.Bridge is not null)
        {
            return run;
        }

        if (run.State.Host.UnseenBridges is { Length: > 0 } unseen)
        {
            return run.Lose($"how many bridges there are is not known: {unseen}");
        }

        if (!run.HasBrctl())
        {
            return run.Lose("what vif2 makes of a host without brctl is not known");
        }

        var names = run.State.Bridges.Select(link => link.Name).ToArray();
        if (names.Length == 1)
        {
            bridge = names[0];
            return run;
        }

        // The heading is taken off the count, also where brctl prints none.
        var count = names.Length == 0 && run.State.Host.Environment.Brctl == Model.Elements.BrctlTool.WithoutHeading ? -1 : names.Length;
        return run.Fatal(string.Create(CultureInfo.InvariantCulture, $"no bridge specified, and don't know which one to use ({count} found)"));
    }
}
