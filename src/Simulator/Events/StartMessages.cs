using System.Globalization;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Scripts;

namespace XenNetLint.Simulator.Events;

/// <summary>Whether a vif script's end fails a start, and what the user reads then. Source: host-scripts §4.3, §4.6, §9 M22.</summary>
internal static class StartMessages
{
    /// <summary>libxl looks at the exit status (4.2 and later), xend at the hotplug status; xl 4.1 leaves the script to udev and does not look.</summary>
    public static bool HasFailed(HostNetwork host, ScriptRun run)
    {
        if (run.Unknown.Length > 0)
        {
            return false;
        }

        if (VifScripts.IsLibxl(host))
        {
            return run.Endless.Length > 0 || run.ExitStatus is not (null or 0);
        }

        // Any text but these two counts as success.
        return host.Toolstack == Toolstack.Xend && run.Hotplug.Status is "" or "error" or "busy";
    }

    /// <summary>How long the toolstack waits for a script that does not say that it is done. Source: host-scripts §4.3, §4.6.</summary>
    public static TimeSpan Timeout(HostNetwork host)
    {
        var release = host.Release;
        if (VifScripts.IsLibxl(host))
        {
            return TimeSpan.FromSeconds(release.IsBefore(4, 6) ? 10 : 40);
        }

        return release.IsBefore(3, 0, 3) ? TimeSpan.FromSeconds(10)
            : release.IsAtLeast(4, 0) && host.DeviceCreateTimeout is { } stated ? stated
            : TimeSpan.FromSeconds(100);
    }

    /// <summary>What the user reads, and after how long if the toolstack waited in vain.</summary>
    /// <param name="host">The host.</param>
    /// <param name="deviceId">The device id.</param>
    /// <param name="run">The script that failed the start.</param>
    /// <param name="action">What it was told to do.</param>
    public static string Of(HostNetwork host, int deviceId, ScriptRun run, string action = "online")
    {
        var isAwaited = VifScripts.IsLibxl(host) ? run.Endless.Length > 0 : run.Hotplug.Status.Length == 0;
        return TextOf(host, deviceId, run, action) + (isAwaited ? string.Create(CultureInfo.InvariantCulture, $" (after {Timeout(host).TotalSeconds} s)") : "");
    }

    // "Device not found." and "Device has died." cannot occur: nothing here takes a back end away, or breaks the store, while xend waits. Source: host-scripts §4.3.
    private static string TextOf(HostNetwork host, int deviceId, ScriptRun run, string action)
    {
        if (VifScripts.IsLibxl(host))
        {
            var devices = host.Release.IsBefore(4, 7) ? "nic" : "vif";
            if (run.Endless.Length > 0)
            {
                return $"killing execution of {run.Path} {action} because of timeout; unable to add {devices} devices";
            }

            var script = run.Hotplug.Error.Length > 0 ? $"; script: {run.Hotplug.Error}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{run.Path} {action} exited with error status {run.ExitStatus}{script}; unable to add {devices} devices");
        }

        var why = (run.Hotplug.Status, run.Hotplug.Error) switch
        {
            ("", _) => " Hotplug scripts not working.",
            ("busy", "") => "\nBusy.",
            ("busy", var text) => "\n" + text,
            (_, "") => " Backend device not found.",
            var (_, error) => " " + error,
        };
        return string.Create(CultureInfo.InvariantCulture, $"Device {deviceId} (vif) could not be connected.{why}");
    }
}
