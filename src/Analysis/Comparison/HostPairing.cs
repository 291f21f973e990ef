using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Which host of one workspace is which of another.</summary>
/// <param name="Before">The host in the earlier workspace; null if it is new.</param>
/// <param name="After">The host in the later one; null if it is gone.</param>
public sealed record HostPairing(HostFiles? Before, HostFiles? After)
{
    /// <summary>The name for output.</summary>
    public string Name => (Before ?? After)?.Name ?? "";

    /// <summary>Pairs hosts by name; where that leaves one on each side and no other pair, those two.</summary>
    public static IReadOnlyList<HostPairing> Of(IReadOnlyList<HostFiles> before, IReadOnlyList<HostFiles> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count == 1 && after.Count == 1)
        {
            return [new HostPairing(before[0], after[0])];
        }

        var pairs = before.Select(host => new HostPairing(host, after.FirstOrDefault(other => string.Equals(other.Name, host.Name, StringComparison.Ordinal))));
        var added = after.Where(host => before.All(other => !string.Equals(other.Name, host.Name, StringComparison.Ordinal))).Select(host => new HostPairing(Before: null, host));
        return [.. pairs.Concat(added).OrderBy(pair => pair.Name, StringComparer.Ordinal)];
    }
}
