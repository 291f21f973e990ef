using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>What administrators do by hand: links of their own, rules that Xen's scripts do not make.</content>
internal static partial class Kernel
{
    private static KernelAnswer CreatePair(NetworkState state, CreatePair pair)
    {
        if (state.FindLink(pair.One) is not null || state.FindLink(pair.Other) is not null || pair.One == pair.Other)
        {
            return Exists(state);
        }

        var one = new LinkState { Name = pair.One, Kind = LinkKind.Veth, Peer = pair.Other };
        var other = new LinkState { Name = pair.Other, Kind = LinkKind.Veth, Peer = pair.One };
        return new(WithLinkAdded(WithLinkAdded(state, one), other));
    }

    private static string OtherRule(string table, string rule) => table + ": " + rule;

    private static KernelAnswer DeleteOther(NetworkState state, string rule)
    {
        var at = state.OtherRules.Items.IndexOf(rule, 0, state.OtherRules.Count, StringComparer.Ordinal);
        return at < 0
            ? Refuse(state, "iptables: Bad rule (does a matching rule exist in that chain?).", 1)
            : new(state with { OtherRules = new(state.OtherRules.Items.RemoveAt(at)) });
    }
}
