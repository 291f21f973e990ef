using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>handle_iptable: the rules that let a guest's packets through. Source: host-scripts §3.4.</summary>
internal static class VifFilter
{
    private const string AppendFailed = " failed. If you are using iptables, this may affect networking for guest domains.";

    /// <summary>Adds the rules of a vif that comes online.</summary>
    public static ScriptRun AddFilterRules(this ScriptRun run, VifContext vif, InterfaceName device) => run.Call(steps =>
    {
        var release = steps.Release;
        if (release.IsDebian)
        {
            return steps;
        }

        foreach (var words in SourcesOf(steps, vif))
        {
            if (!TryMakeRule(steps, device, words, out var rule))
            {
                steps = steps.Log($"err {steps.Path}: iptables -A FORWARD -m physdev --physdev-in {device} -s {words} -j ACCEPT{AppendFailed}");
                continue;
            }

            steps = release.IsBefore(3, 4)
                ? steps.Try(new AppendFilterRule(rule))
                : steps.Try(new InsertFilterRule(rule)).Try(new InsertFilterRule(ReplyRule(steps, device)));

            // 3.4 takes a success for a failure, once for each pair of rules.
            steps = release.IsAtLeast(3, 4) && release.IsBefore(4, 0)
                ? steps.Log($"err {steps.Path}: iptables setup failed. This may affect guest networking.")
                : steps;
        }

        return steps;
    });

    /// <summary>Deletes one set of the rules of a vif that goes offline.</summary>
    public static ScriptRun DeleteFilterRules(this ScriptRun run, VifContext vif, InterfaceName device) => run.Call(steps =>
    {
        if (steps.Release.IsDebian)
        {
            return steps;
        }

        foreach (var words in SourcesOf(steps, vif))
        {
            if (TryMakeRule(steps, device, words, out var rule))
            {
                steps = steps.Try(new DeleteFilterRule(rule));
                steps = steps.When(steps.Release.IsAtLeast(3, 4), later => later.Try(new DeleteFilterRule(ReplyRule(later, device))));
            }
        }

        return steps;
    });

    /// <summary>One entry for each rule: the words of an address, null for DHCP, empty for a rule without source.</summary>
    private static IEnumerable<string?> SourcesOf(ScriptRun run, VifContext vif)
    {
        if (vif.Addresses.Count == 0)
        {
            return [""];
        }

        // Up to 3.0.3 the whole list is one argument.
        return run.Release.IsBefore(3, 0, 4)
            ? [string.Join(' ', vif.Addresses), null]
            : [.. vif.Addresses, null];
    }

    private static bool TryMakeRule(ScriptRun run, InterfaceName device, string? words, out FilterRule rule)
    {
        rule = new FilterRule { PhysdevIn = device, IsBridgedOnly = run.Release.IsAtLeast(4, 0, 2), IsDhcpOnly = words is null };
        if (words is null or "")
        {
            return true;
        }

        if (!IPv4Prefix.TryParse(words, out var prefix))
        {
            return false;
        }

        // The kernel stores the network.
        rule = rule with { Source = prefix.Network };
        return true;
    }

    private static FilterRule ReplyRule(ScriptRun run, InterfaceName device) => new()
    {
        PhysdevOut = device,
        IsBridgedOnly = run.Release.IsAtLeast(4, 0, 2),
        IsEstablishedOnly = run.Release.IsBefore(4, 0, 2),
    };
}
