using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Rules and policies that drop. Source: host-scripts §12.3.</summary>
internal static class FilterCures
{
    private const string Forward = "FORWARD";

    public static IEnumerable<Cure> ForFiltered(CureContext context)
    {
        if (context.Node is not { } node || context.Blocker.Detail.Split(' ') is not [var verb, var chain, ..] || !CureContext.IsOurs(node))
        {
            return [];
        }

        return
        [
            .. string.Equals(chain, Forward, StringComparison.Ordinal) ? AllowedAddress(context, node) : [],
            .. AcceptedBetween(context, node, chain),
            .. verb is "-A" ? Deleted(node, chain, context.Blocker.Detail) : Policy(node, chain),
            .. context.Link is { Master: not null } ? PastFilter(node) : [],
        ];
    }

    /// <summary>What vif-bridge adds for a word of <c>ip=</c>. Source: host-scripts §3.4.</summary>
    private static IEnumerable<Cure> AllowedAddress(CureContext context, PlaneNode node)
    {
        foreach (var end in context.Ends)
        {
            foreach (var link in end.Links)
            {
                if (CureContext.BackendOf(link) is not { Master: not null } backend || backend.Node != node)
                {
                    continue;
                }

                foreach (var address in link.State.Addresses.Select(address => address.Prefix.Address))
                {
                    var rule = new FilterRule { PhysdevIn = backend.Name, Source = new IPv4Prefix(address, 32) };
                    yield return new Cure(CureKind.AllowAddress, node.Name, $"let {backend.Name} send from {address}", [new AppendFilterRule(rule)]) { Vif = CureContext.VifOf(backend), Setting = $"ip={address}" };
                }
            }
        }
    }

    private static IEnumerable<Cure> AcceptedBetween(CureContext context, PlaneNode node, string chain)
    {
        var source = context.Source;
        if (source is not { } from)
        {
            yield break;
        }

        var to = context.Packet.To;
        string[] rules = [$"-s {from} -d {to} -j ACCEPT", $"-s {to} -d {from} -j ACCEPT"];
        yield return string.Equals(chain, Forward, StringComparison.Ordinal)
            ? new Cure(CureKind.AcceptBetween, node.Name, $"accept what goes between {from} and {to}", [.. rules.Select(rule => new InsertFilterRule(new FilterRule { Text = rule }))])
            : new Cure(CureKind.AcceptBetween, node.Name, $"accept what goes between {from} and {to} in {chain}", [.. rules.Select(rule => new InsertOtherRule("filter", $"-A {chain} {rule}"))]);
    }

    private static IEnumerable<Cure> Deleted(PlaneNode node, string chain, string rule)
    {
        if (!string.Equals(chain, Forward, StringComparison.Ordinal))
        {
            yield return new Cure(CureKind.DeleteRule, node.Name, $"delete the rule '{rule}'", [new DeleteOtherRule("filter", rule)]);
        }
        else if (node.State.Filter.Forward.FirstOrDefault(written => string.Equals($"-A {Forward} {written}", rule, StringComparison.Ordinal)) is { } found)
        {
            yield return new Cure(CureKind.DeleteRule, node.Name, $"delete the rule '{rule}'", [new DeleteFilterRule(found)]);
        }
    }

    private static IEnumerable<Cure> Policy(PlaneNode node, string chain)
    {
        if (string.Equals(chain, Forward, StringComparison.Ordinal))
        {
            yield return new Cure(CureKind.SetPolicy, node.Name, "accept what no rule of FORWARD is about", [new SetForwardPolicy(Drops: false)]);
        }
    }

    private static IEnumerable<Cure> PastFilter(PlaneNode node)
    {
        yield return new Cure(CureKind.BridgePastFilter, node.Name, "keep bridged frames out of the packet filter", [new SetSysctl(new Sysctl(Sysctl.BridgeCallsIptables, "0"))]);
    }
}
