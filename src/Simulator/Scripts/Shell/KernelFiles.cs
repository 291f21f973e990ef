using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Files through which the kernel takes values: parameters below <c>/proc/sys</c>, bridges below <c>/sys/class/net</c>.</summary>
internal static class KernelFiles
{
    private const string Parameters = "/proc/sys/";
    private const string Links = "/sys/class/net/";

    /// <summary>The name as <c>sysctl</c> writes it: dots between the parts, slashes for the dots in a device's name.</summary>
    public static string SysctlName(string path) => string.Join('.', path.Split('/').Select(part => part.Replace('.', '/')));

    /// <summary>What a shell does for <c>echo VALUE &gt; FILE</c>.</summary>
    public static ToolRun Write(ToolRun tool, string path, string value)
    {
        if (path.StartsWith(Parameters, StringComparison.Ordinal))
        {
            return tool.Do(new SetSysctl(new Sysctl(SysctlName(path[Parameters.Length..]), value.Trim())));
        }

        if (!path.StartsWith(Links, StringComparison.Ordinal) || path[Links.Length..].Split('/') is not [var device, "bridge", var file])
        {
            return tool.Unread();
        }

        if (!InterfaceName.TryParse(device, out var bridge) || tool.State.FindBridge(bridge) is null)
        {
            return tool.Fail($"{path}: No such file or directory", 1);
        }

        return (file, value.Trim()) switch
        {
            ("stp_state", "0" or "1") => tool.Do(new SetStp(bridge, value.Trim() is "1")),
            ("forward_delay", var delay) when int.TryParse(delay, NumberStyles.None, CultureInfo.InvariantCulture, out var hundredths) =>
                tool.Do(new SetForwardDelay(bridge, TimeSpan.FromMilliseconds(hundredths * 10.0))),
            _ => tool.Unread(),
        };
    }
}
