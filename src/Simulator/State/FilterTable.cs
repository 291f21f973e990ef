using XenNetLint.Collections;

namespace XenNetLint.Simulator.State;

/// <summary>The FORWARD chain of the filter table.</summary>
/// <param name="DropsForward">Whether the policy is DROP; else it is ACCEPT.</param>
/// <param name="Forward">The rules in order.</param>
public sealed record FilterTable(bool DropsForward, EquatableArray<FilterRule> Forward)
{
    /// <summary>No rules, policy ACCEPT.</summary>
    public static FilterTable Empty { get; } = new(DropsForward: false, []);
}
