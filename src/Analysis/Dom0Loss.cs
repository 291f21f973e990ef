using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis;

/// <summary>What a network script leaves behind, for the effect line of a finding.</summary>
internal static class Dom0Loss
{
    /// <summary>What dom0 has lost when the script ends, as a sentence; empty if it has lost nothing, or if that is unknown.</summary>
    /// <remarks>An address on a link that is down counts as lost, as the default route through it. Source: host-scripts §1.5.8, §12.5.</remarks>
    internal static string LossOfDom0(this NetworkScriptRun run)
    {
        if (!run.Before.IsKnown || !run.After.IsKnown)
        {
            return "";
        }

        var kept = UpAddresses(run.After).ToHashSet(StringComparer.Ordinal);
        var lost = UpAddresses(run.Before).Where(address => !kept.Contains(address)).Distinct(StringComparer.Ordinal).ToList();
        var what = lost.Count > 0 ? $"{string.Join(", ", lost)} {(lost.Count == 1 ? "is" : "are")} on no interface that is up"
            : run.Before.Routes.Any(route => route.IsDefault) && !run.After.Routes.Any(route => route.IsDefault) ? "its default route is gone"
            : Dom0Reachability.Of(run.Before) == Verdict.Reachable && Dom0Reachability.Of(run.After) == Verdict.Unreachable ? "no way leads from its address to the wire"
            : "";
        return what.Length == 0 ? "" : $"{(Dom0Reachability.Of(run.After) == Verdict.Reachable ? "dom0 loses a part of its network" : "dom0 is offline")}: {what}";
    }

    /// <summary>Whether a run left the temporary bridge behind. Source: host-scripts §1.5.8.</summary>
    internal static bool LeavesTemporaryBridge(this NetworkScriptRun run) =>
        !run.Before.Bridges.Any(IsTemporary) && run.After.Bridges.Any(IsTemporary);

    private static bool IsTemporary(LinkState bridge) => string.Equals(bridge.Name.ToString(), "tmpbridge", StringComparison.Ordinal);

    private static IEnumerable<string> UpAddresses(NetworkState state) =>
        state.Links.Where(link => link.IsUp).SelectMany(link => link.Addresses).Select(address => address.Prefix.Address.ToString());
}
