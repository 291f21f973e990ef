using System.Globalization;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Scripts;

namespace XenNetLint.Simulator.Events;

/// <summary>Whether a vif script's end fails a start, and what the user reads then. Source: host-scripts §4.3, §4.6, §9 M22.</summary>
internal static class StartMessages
{
    /// <summary>libxl looks at the exit status (4.2 and later), xend at the hotplug status.</summary>
    public static bool HasFailed(HostNetwork host, ScriptRun run)
    {
        if (run.Unknown.Length > 0)
        {
            return false;
        }

        return host.Toolstack == Toolstack.Xl && host.Release.IsAtLeast(4, 2) ? run.ExitStatus is not (null or 0) : !run.Hotplug.IsConnected;
    }

    public static string Of(HostNetwork host, int deviceId, ScriptRun run)
    {
        if (host.Toolstack == Toolstack.Xl && host.Release.IsAtLeast(4, 2))
        {
            var script = run.Hotplug.Error.Length > 0 ? $"; script: {run.Hotplug.Error}" : "";
            var devices = host.Release.IsBefore(4, 7) ? "nic" : "vif";
            return string.Create(CultureInfo.InvariantCulture, $"{run.Path} online exited with error status {run.ExitStatus}{script}; unable to add {devices} devices");
        }

        var why = (run.Hotplug.Status, run.Hotplug.Error) switch
        {
            ("", _) => "Hotplug scripts not working.",
            (_, "") => "Backend device not found.",
            var (_, error) => error,
        };
        return string.Create(CultureInfo.InvariantCulture, $"Device {deviceId} (vif) could not be connected. {why}");
    }
}
