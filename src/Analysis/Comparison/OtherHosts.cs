using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>The hosts that share a LAN with the one that is compared.</summary>
/// <param name="Before">Their states before.</param>
/// <param name="After">Their states after.</param>
public sealed record OtherHosts(EquatableArray<NetworkState> Before, EquatableArray<NetworkState> After)
{
    /// <summary>Of several hosts, those that share a LAN with one and run under its toolstack.</summary>
    /// <param name="host">The one.</param>
    /// <param name="surroundings">The LANs that it is on.</param>
    /// <param name="before">All hosts before, itself included.</param>
    /// <param name="after">The same after, in the same order.</param>
    public static OtherHosts Of(HostNetwork host, Surroundings surroundings, IEnumerable<NetworkState> before, IEnumerable<NetworkState> after)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(surroundings);
        var names = surroundings.Lans.SelectMany(lan => lan.Interfaces).Select(link => link.Host).ToHashSet(StringComparer.Ordinal);
        var chosen = before.Zip(after)
            .Where(pair => names.Contains(pair.First.Host.Name) && !string.Equals(pair.First.Host.Name, host.Name, StringComparison.Ordinal) && pair.First.Host.Toolstack == host.Toolstack)
            .DistinctBy(pair => pair.First.Host.Name, StringComparer.Ordinal)
            .ToList();
        return new OtherHosts([.. chosen.Select(pair => pair.First)], [.. chosen.Select(pair => pair.Second)]);
    }
}
