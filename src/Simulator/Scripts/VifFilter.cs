using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>handle_iptable: the rules that let a guest's packets through. Source: host-scripts §3.4.</summary>
internal static class VifFilter
{
    private const string Failed = "iptables setup failed. This may affect guest networking.";

    /// <summary>Adds the rules of a device that is connected, deletes one set of them of one that goes.</summary>
    public static ScriptRun HandleFilterRules(this ScriptRun run, VifContext vif, InterfaceName device)
    {
        // Debian's packaging makes the function return at once.
        if ((run.Release.IsDebian && run.Release.IsAtLeast(4, 11)) || !run.State.Host.Environment.HasIptables)
        {
            return run;
        }

        // 4.1 to 4.4 take add for a deletion.
        var isAdding = vif.Command == VifCommand.Online || (vif.Command == VifCommand.Add && run.Release.IsAtLeast(4, 5));
        return run.Call(steps =>
        {
            foreach (var words in SourcesOf(steps, vif))
            {
                steps = !TryMakeRule(steps, device, words, out var rule, out var reason) ? Refused(steps, device, words, reason, isAdding)
                    : isAdding ? Added(steps, device, rule)
                    : Deleted(steps, device, rule);
            }

            return steps;
        });
    }

    private static ScriptRun Added(ScriptRun run, InterfaceName device, FilterRule rule)
    {
        if (run.Release.IsBefore(3, 4))
        {
            return run.Try(new AppendFilterRule(rule));
        }

        // 3.4 takes a success for a failure, once for each pair of rules.
        return run.Try(new InsertFilterRule(rule)).Try(new InsertFilterRule(ReplyRule(run, device)))
            .When(run.Release.IsBefore(4, 0), steps => steps.Log($"err {steps.Path}: {Failed}"));
    }

    // The second rule of a pair is looked at only if the first one could be deleted; what iptables says goes nowhere.
    private static ScriptRun Deleted(ScriptRun run, InterfaceName device, FilterRule rule)
    {
        var quiet = run.StandardError;
        var deleted = run.Try(new DeleteFilterRule(rule), out var isDone);
        return deleted.When(isDone && run.Release.IsAtLeast(3, 4), steps => steps.Try(new DeleteFilterRule(ReplyRule(steps, device)))) with { StandardError = quiet };
    }

    private static ScriptRun Refused(ScriptRun run, InterfaceName device, string? words, string unknown, bool isAdding)
    {
        if (unknown.Length > 0)
        {
            return run.Lose(unknown);
        }

        if (!isAdding)
        {
            return run;
        }

        return run.Release.IsAtLeast(3, 4)
            ? run.Log($"err {run.Path}: {Failed}")
            : run.When(run.Release.IsBefore(3, 0, 2), steps => steps.Complain($"iptables: host/network `{words}' not found"))
                .Log($"err {run.Path}: iptables -A FORWARD -m physdev --physdev-in {device} -s {words} -j ACCEPT failed.")
                .Log("If you are using iptables, this may affect networking for guest domains.");
    }

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

    /// <summary>Makes the rule of an address.</summary>
    /// <param name="run">The run.</param>
    /// <param name="device">The device.</param>
    /// <param name="words">See <see cref="SourcesOf"/>.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="reason">Why it is not known whether iptables takes the text; empty if it does not.</param>
    private static bool TryMakeRule(ScriptRun run, InterfaceName device, string? words, out FilterRule rule, out string reason)
    {
        reason = "";
        rule = new FilterRule { PhysdevIn = device, IsBridgedOnly = run.Release.IsAtLeast(4, 0, 2), IsDhcpOnly = words is null };
        if (words is null or "")
        {
            return true;
        }

        if (!IPv4Prefix.TryParse(words, out var prefix))
        {
            // A name is looked up; what has a blank or a colon in it is none.
            var isName = words.Any(char.IsAsciiLetter) && !words.Contains(' ', StringComparison.Ordinal) && !words.Contains(':', StringComparison.Ordinal);
            reason = isName ? $"iptables looks up '{words}', and what it finds is not known" : "";
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
