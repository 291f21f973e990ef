namespace XenNetLint.Simulator.State;

/// <summary>What the vif script wrote below the vif's path in xenstore. Source: host-scripts §3.1.</summary>
/// <param name="Status">hotplug-status: <c>connected</c>, <c>error</c>, or empty (silence).</param>
/// <param name="Error">hotplug-error (3.1 and later); empty if none was written. It stays when <c>connected</c> is written over an error.</param>
public sealed record HotplugOutcome(string Status, string Error = "")
{
    /// <summary>Nothing was written: xend sees only its timeout.</summary>
    public static HotplugOutcome Silence { get; } = new("");

    /// <summary>The vif works.</summary>
    public static HotplugOutcome Connected { get; } = new("connected");

    /// <summary>Whether the status is <c>connected</c>.</summary>
    public bool IsConnected => string.Equals(Status, Connected.Status, StringComparison.Ordinal);
}
