using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>bridge-utils' <c>brctl</c>.</summary>
internal static class BrctlCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words) => words switch
    {
        ["addbr", var name] => InterfaceName.TryParse(name, out var bridge) ? tool.Do(new CreateBridge(bridge)) : tool.Fail("add bridge failed: Invalid argument", 1),
        ["delbr", var name] => Delete(tool, name),
        ["addif", var bridge, .. { Length: > 0 } ports] => ports.Aggregate(tool, (now, port) => AddPort(now, bridge, port)),
        ["delif", var bridge, .. { Length: > 0 } ports] => ports.Aggregate(tool, (now, port) => RemovePort(now, bridge, port)),
        ["stp", var name, "on" or "yes" or "1"] => OnBridge(tool, name, bridge => tool.Do(new SetStp(bridge, IsOn: true))),
        ["stp", var name, "off" or "no" or "0"] => OnBridge(tool, name, bridge => tool.Do(new SetStp(bridge, IsOn: false))),
        ["setfd", var name, var time] when double.TryParse(time, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1000 =>
            OnBridge(tool, name, bridge => tool.Do(new SetForwardDelay(bridge, TimeSpan.FromSeconds(seconds)))),
        ["show"] => NetworkCommon.BrctlShow(tool.State).Aggregate(tool, (now, line) => now.Print(line)),
        ["show", ..] or ["showmacs" or "showstp", _] => tool.PrintUnknown(),
        ["setageing" or "setbridgeprio" or "sethello" or "setmaxage" or "setgcint", var name, _] => OnBridge(tool, name, _ => tool),
        ["setpathcost" or "setportprio" or "hairpin", var name, var port, _] => OnBridge(tool, name, bridge =>
            tool.FindLink(port) is { } link && link.Master == bridge ? tool : tool.Fail($"interface {port} does not exist!", 1)),
        _ => tool.Unread(),
    };

    private static ToolRun OnBridge(ToolRun tool, string name, Func<InterfaceName, ToolRun> run) =>
        tool.FindLink(name) is { Kind: LinkKind.Bridge } bridge ? run(bridge.Name) : tool.Fail($"bridge {name} does not exist!", 1);

    private static ToolRun Delete(ToolRun tool, string name) => tool.FindLink(name) switch
    {
        null => tool.Fail($"bridge {name} doesn't exist; can't delete it", 1),
        { Kind: not LinkKind.Bridge } => tool.Fail($"can't delete bridge {name}: Operation not permitted", 1),
        { } bridge => tool.Do(new DeleteLink(bridge.Name)),
    };

    private static ToolRun AddPort(ToolRun tool, string bridge, string port) =>
        InterfaceName.TryParse(bridge, out var bridgeName) && InterfaceName.TryParse(port, out var portName) ? tool.Do(new Enslave(bridgeName, portName)) : tool.Unread();

    private static ToolRun RemovePort(ToolRun tool, string bridge, string port) =>
        InterfaceName.TryParse(bridge, out var bridgeName) && InterfaceName.TryParse(port, out var portName) ? tool.Do(new ReleasePort(bridgeName, portName)) : tool.Unread();
}
