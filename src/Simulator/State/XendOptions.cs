using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>What a running xend has read of its configuration. Source: config-languages §2.1, §7.</summary>
/// <param name="NetworkScript">What it ran at its start; runs again if it crashes (to 3.1).</param>
/// <param name="VifScript">What runs for a vif that names no script.</param>
public sealed record XendOptions(Fact<ScriptCommand?> NetworkScript, Fact<ScriptCommand> VifScript)
{
    /// <summary>What xend would read now.</summary>
    public static XendOptions Of(HostNetwork host) => new(host.NetworkScript, host.VifScript);
}
