using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>The chains of the packet filter, and what leaves masqueraded. Source: host-scripts §12.3.</summary>
internal sealed class FilterProgram
{
    private const int DeepestJump = 16;

    private readonly Dictionary<string, List<FilterMatch>> _chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dropping = new(StringComparer.Ordinal);
    private readonly List<FilterMatch> _sourceNat = [];
    private readonly List<FilterMatch> _destinationNat = [];

    /// <summary>Reads a state's rules.</summary>
    public static FilterProgram Of(NetworkState state)
    {
        var program = new FilterProgram();
        if (state.Filter.Forward.Count > 0)
        {
            program._chains["FORWARD"] = [.. state.Filter.Forward.Select(FilterMatch.Of)];
        }

        _ = state.Filter.DropsForward && program._dropping.Add("FORWARD");
        foreach (var rule in state.NatRules)
        {
            program.AddNat(rule);
        }

        foreach (var rule in state.OtherRules)
        {
            program.AddOther(rule);
        }

        return program;
    }

    /// <summary>Whether there is nothing that could drop or change anything.</summary>
    public bool IsEmpty => _chains.Count == 0 && _dropping.Count == 0 && _sourceNat.Count == 0 && _destinationNat.Count == 0;

    /// <summary>Whether a chain has rules, or a policy that drops.</summary>
    public bool Speaks(string chain) => _chains.ContainsKey(chain) || _dropping.Contains(chain);

    /// <summary>What a chain of the filter table does.</summary>
    public FilterVerdict Ask(string chain, in FilteredPacket packet)
    {
        if (_chains.Count == 0 && _dropping.Count == 0)
        {
            return new FilterVerdict(IsAccepted: true, "");
        }

        var policy = new FilterVerdict(!_dropping.Contains(chain), $"-P {chain} {(_dropping.Contains(chain) ? "DROP" : "ACCEPT")}");
        if (!_chains.TryGetValue(chain, out var rules) || Run(rules, 0, packet, depth: 0, policy) is not { } verdict)
        {
            return policy;
        }

        return verdict;
    }

    /// <summary>The rule by which a packet that leaves gets another source; null if it keeps its own.</summary>
    public FilterMatch? FindSourceNat(in FilteredPacket packet, out bool isKnown) => Find(_sourceNat, packet, out isKnown);

    /// <summary>The rule by which a packet that comes in gets another destination; null if it keeps its own.</summary>
    public FilterMatch? FindDestinationNat(in FilteredPacket packet, out bool isKnown) => Find(_destinationNat, packet, out isKnown);

    private static FilterMatch? Find(List<FilterMatch> rules, in FilteredPacket packet, out bool isKnown)
    {
        isKnown = true;
        foreach (var rule in rules)
        {
            var matches = rule.Matches(packet);
            if (matches is not false)
            {
                isKnown = matches is true;
                return rule.Target is "ACCEPT" or "RETURN" ? null : rule;
            }
        }

        return null;
    }

    /// <summary>The first decision from a rule on; null where the chain ends or returns without one.</summary>
    private FilterVerdict? Run(List<FilterMatch> rules, int from, in FilteredPacket packet, int depth, FilterVerdict? behind)
    {
        for (var at = from; at < rules.Count; at++)
        {
            var rule = rules[at];
            var matches = rule.Matches(packet);
            if (matches is false)
            {
                continue;
            }

            var outcome = OutcomeOf(rule, packet, depth);
            var endsChain = rule.Target is "RETURN" || rule.IsGoto;
            if (outcome is null && !endsChain)
            {
                continue;
            }

            if (matches is true)
            {
                return outcome;
            }

            // Whether it matches is open; it does not matter only where all that follows says the same.
            var rest = Run(rules, at + 1, packet, depth, behind) ?? behind;
            return outcome is { IsAccepted: not null } decided && rest is { } other && other.IsAccepted == decided.IsAccepted ? decided : new FilterVerdict(IsAccepted: null, rule.Text);
        }

        return null;
    }

    private FilterVerdict? OutcomeOf(FilterMatch rule, in FilteredPacket packet, int depth) => rule.Target switch
    {
        "ACCEPT" => new FilterVerdict(IsAccepted: true, rule.Text),
        "DROP" or "REJECT" or "TARPIT" => new FilterVerdict(IsAccepted: false, rule.Text),
        "QUEUE" or "NFQUEUE" => new FilterVerdict(IsAccepted: null, rule.Text),
        _ when depth < DeepestJump && _chains.TryGetValue(rule.Target, out var rules) => Run(rules, 0, packet, depth + 1, behind: null),
        _ => null,
    };

    private void AddNat(string rule)
    {
        var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return;
        }

        var match = FilterRuleReader.Read("-t nat -A " + rule, words[1..]);
        (words[0] switch { "POSTROUTING" => _sourceNat, "PREROUTING" => _destinationNat, _ => null })?.Add(match);
    }

    private void AddOther(string rule)
    {
        var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["filter:", "-P", var chain, "DROP"]:
                _dropping.Add(chain);
                break;
            case ["filter:", "-A", var chain, .. var rest]:
                if (!_chains.TryGetValue(chain, out var rules))
                {
                    _chains[chain] = rules = [];
                }

                rules.Add(FilterRuleReader.Read(rule["filter: ".Length..], rest));
                break;
        }
    }
}
