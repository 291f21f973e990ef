using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Keys;

/// <summary>A key that a reader of Xen's knows.</summary>
/// <param name="Section">Where it may stand.</param>
/// <param name="Name">The key, in the exact case.</param>
/// <param name="Since">First release that knows it.</param>
/// <param name="Until">Last release that knows it; null if none dropped it.</param>
/// <param name="Support">How much of its effect the program follows.</param>
public sealed record ConfigKey(ConfigSection Section, string Name, Release Since, Release? Until, SupportState Support)
{
    /// <summary>Whether the release's reader knows the key.</summary>
    public bool IsKnownTo(Release release) => release >= Since && (Until is null || release <= Until);
}
