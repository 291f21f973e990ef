using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>network-bridge status: prints, changes nothing. What it prints is shortened to what the state knows. Source: host-scripts §1.7.</summary>
internal static class BridgeStatus
{
    private const string Line = "============================================================";

    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => run
        .Print(Line)
        .PrintAddresses(parameters.NetdevWords)
        .PrintAddresses(parameters.BridgeWords)
        .PrintBridge(parameters.BridgeWords[0])
        .PrintRoutes()
        .Print(Line)
        .EndIdle("network-bridge status only prints");

    private static ScriptRun PrintAddresses(this ScriptRun run, IReadOnlyList<string> words)
    {
        if (words.Count > 1)
        {
            return run.Fail(WordSoup.Garbage(words[1]), 255);
        }

        if (!InterfaceName.TryParse(words[0], out var name) || run.State.FindLink(name) is not { } link)
        {
            return run.Fail($"Device \"{words[0]}\" does not exist.", 1);
        }

        var mac = link.MacAddress?.ToString() ?? "<unknown>";
        run = run.Print($"{link.Name}: {(link.IsUp ? "UP" : "DOWN")} mtu {FormattableString.Invariant($"{link.MtuBytes}")} link/ether {mac}");
        return link.Addresses.Aggregate(run, (now, address) => now.Print($"    inet {address}"));
    }

    private static ScriptRun PrintBridge(this ScriptRun run, string name)
    {
        if (run.State.Host.Environment.Brctl == BrctlTool.Absent)
        {
            return run.Fail("brctl: command not found", 127);
        }

        return InterfaceName.TryParse(name, out var bridge) && run.State.FindBridge(bridge) is not null
            ? NetworkCommon.BrctlShow(run.State, link => link.Name == bridge).Aggregate(run, (now, line) => now.Print(line))
            : run;
    }

    private static ScriptRun PrintRoutes(this ScriptRun run) => NetworkCommon.ListRoutes(run.State).Aggregate(run, (now, route) => now.Print(route.ToString()));
}
