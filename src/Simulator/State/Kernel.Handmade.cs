using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>What administrators do by hand: links of their own, rules that Xen's scripts do not make.</content>
internal static partial class Kernel
{
    private static KernelAnswer MakeByHand(NetworkState state, HandmadeLinkEffect effect) => effect switch
    {
        CreateDummy dummy => Create(state, new LinkState { Name = dummy.Name, Kind = LinkKind.Dummy }),
        CreatePair pair when state.FindLink(pair.One) is not null || state.FindLink(pair.Other) is not null || pair.One == pair.Other => Exists(state),
        CreatePair pair => new(WithLinkAdded(
            WithLinkAdded(state, new LinkState { Name = pair.One, Kind = LinkKind.Veth, Peer = pair.Other }),
            new LinkState { Name = pair.Other, Kind = LinkKind.Veth, Peer = pair.One })),
        _ => throw new System.Diagnostics.UnreachableException($"No meaning for {effect.GetType().Name}."),
    };

    private static KernelAnswer ChangeFirewall(NetworkState state, FirewallEffect effect) => effect switch
    {
        InsertNatRule insert => new(state with { NatRules = [insert.Rule, .. state.NatRules] }),
        AppendOtherRule append => new(state with { OtherRules = state.OtherRules.Add(OtherRule(append.Table, append.Rule)) }),
        InsertOtherRule insert => new(state with { OtherRules = [OtherRule(insert.Table, insert.Rule), .. state.OtherRules] }),
        DeleteOtherRule delete => DeleteOther(state, OtherRule(delete.Table, delete.Rule)),
        _ => throw new System.Diagnostics.UnreachableException($"No meaning for {effect.GetType().Name}."),
    };

    private static string OtherRule(string table, string rule) => table + ": " + rule;

    private static KernelAnswer DeleteOther(NetworkState state, string rule)
    {
        var at = state.OtherRules.Items.IndexOf(rule, 0, state.OtherRules.Count, StringComparer.Ordinal);
        return at < 0
            ? Refuse(state, "iptables: Bad rule (does a matching rule exist in that chain?).", 1)
            : new(state with { OtherRules = new(state.OtherRules.Items.RemoveAt(at)) });
    }
}
