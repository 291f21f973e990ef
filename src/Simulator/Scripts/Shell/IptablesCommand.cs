using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary><c>iptables</c>: FORWARD of the filter table rule by rule, nat and all other chains as text.</summary>
internal static class IptablesCommand
{
    private const string NoRule = "iptables: Bad rule (does a matching rule exist in that chain?).";

    /// <summary>What a line wants.</summary>
    private sealed record Line(string Table, string Verb, string Chain, string[] Rest);

    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words)
    {
        if (!tool.State.Host.Environment.HasIptables)
        {
            return tool.Fail("iptables: command not found", 127);
        }

        if (!TryRead(words, out var line))
        {
            return tool.Unread();
        }

        return line switch
        {
            { Verb: "-L" or "-S" } => tool.PrintUnknown(),
            { Verb: "-Z" } => tool,
            { Verb: "-C" } => Check(tool, line),
            { Table: "filter", Chain: "FORWARD" } => Forward(tool, line),
            { Verb: "-F", Chain: "" } => FlushAll(tool, line.Table),
            { Table: "nat" } => Nat(tool, line),
            _ => Other(tool, line),
        };
    }

    private static bool TryRead(string[] words, out Line line)
    {
        var (table, verb, chain) = ("filter", "", "");
        var rest = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var next = at + 1 < words.Length ? words[at + 1] : "";
            if (word is "-t" or "--table")
            {
                table = next;
                at++;
            }
            else if (word is "-w" or "--wait" or "-n" or "--numeric" or "-v" or "--verbose" or "--line-numbers")
            {
                continue;
            }
            else if (verb.Length == 0 && ShortVerb(word) is { Length: > 0 } found)
            {
                verb = found;
                if (next.Length > 0 && next[0] != '-')
                {
                    chain = next;
                    at++;
                }
            }
            else
            {
                rest.Add(word);
            }
        }

        line = new Line(table, verb, chain, [.. rest]);
        var needsChain = verb is "-A" or "-I" or "-D" or "-C" or "-P" or "-N" or "-R" or "-E";
        return verb.Length > 0 && table.Length > 0 && (!needsChain || chain.Length > 0) && verb is not ("-R" or "-E");
    }

    private static string ShortVerb(string word) => word switch
    {
        "-A" or "--append" => "-A",
        "-I" or "--insert" => "-I",
        "-D" or "--delete" => "-D",
        "-C" or "--check" => "-C",
        "-P" or "--policy" => "-P",
        "-F" or "--flush" => "-F",
        "-N" or "--new-chain" => "-N",
        "-X" or "--delete-chain" => "-X",
        "-L" or "--list" => "-L",
        "-S" or "--list-rules" => "-S",
        "-Z" or "--zero" => "-Z",
        "-R" or "--replace" => "-R",
        "-E" or "--rename-chain" => "-E",
        _ => "",
    };

    // ---- FORWARD

    private static ToolRun Forward(ToolRun tool, Line line)
    {
        switch (line.Verb, line.Rest)
        {
            case ("-P", ["ACCEPT" or "DROP"]):
                return tool.Do(new SetForwardPolicy(line.Rest[0] is "DROP"));
            case ("-F", _):
                return tool.Do(new FlushForward());
            case ("-A", _):
                return tool.Do(new AppendFilterRule(RuleOf(line.Rest)));
            case ("-D", [var number]) when IpCommand.TryNumber(number, out var place):
                return place >= 1 && place <= tool.State.Filter.Forward.Count
                    ? tool.Do(new DeleteFilterRule(tool.State.Filter.Forward[place - 1]))
                    : tool.Fail("iptables: Index of deletion too big.", 1);
            case ("-D", _):
                return tool.Do(new DeleteFilterRule(RuleOf(line.Rest)));
            case ("-I", [var number, .. var rule]) when IpCommand.TryNumber(number, out var place):
                return place == 1 ? tool.Do(new InsertFilterRule(RuleOf(rule)))
                    : place == tool.State.Filter.Forward.Count + 1 ? tool.Do(new AppendFilterRule(RuleOf(rule)))
                    : place > tool.State.Filter.Forward.Count ? tool.Fail("iptables: Index of insertion too big.", 1)
                    : tool.Unread();
            case ("-I", _):
                return tool.Do(new InsertFilterRule(RuleOf(line.Rest)));
            default:
                return tool.Unread();
        }
    }

    private static ToolRun Check(ToolRun tool, Line line)
    {
        var isThere = line switch
        {
            { Table: "filter", Chain: "FORWARD" } => tool.State.Filter.Forward.Contains(RuleOf(line.Rest)),
            { Table: "nat" } => tool.State.NatRules.Contains(TextOf(line), StringComparer.Ordinal),
            _ => tool.State.OtherRules.Contains($"{line.Table}: -A {TextOf(line)}", StringComparer.Ordinal),
        };
        return isThere ? tool : tool.Fail(NoRule, 1);
    }

    /// <summary>A rule in the scripts' own shapes where it has one, else its text.</summary>
    public static FilterRule RuleOf(string[] words)
    {
        var rule = new FilterRule();
        var (isUdp, source, target) = (false, "", "");
        var accepts = false;
        for (var at = 0; at < words.Length; at++)
        {
            var value = at + 1 < words.Length ? words[at + 1] : "";
            switch (words[at], value)
            {
                case ("-m" or "--match", "physdev" or "state" or "udp"):
                    at++;
                    break;
                case ("--physdev-is-bridged", _):
                    rule = rule with { IsBridgedOnly = true };
                    break;
                case ("--physdev-in", _) when InterfaceName.TryParse(value, out var inward):
                    rule = rule with { PhysdevIn = inward };
                    at++;
                    break;
                case ("--physdev-out", _) when InterfaceName.TryParse(value, out var outward):
                    rule = rule with { PhysdevOut = outward };
                    at++;
                    break;
                case ("-s" or "--source" or "--src", _) when IpCommand.TryPrefix(value, out var prefix):
                    rule = rule with { Source = prefix.Network };
                    at++;
                    break;
                case ("-p" or "--protocol", "udp"):
                    isUdp = true;
                    at++;
                    break;
                case ("--sport" or "--source-port", "68" or "bootpc"):
                    source = value;
                    at++;
                    break;
                case ("--dport" or "--destination-port", "67" or "bootps"):
                    target = value;
                    at++;
                    break;
                case ("--state", "RELATED,ESTABLISHED" or "ESTABLISHED,RELATED"):
                    rule = rule with { IsEstablishedOnly = true };
                    at++;
                    break;
                case ("-j" or "--jump", "ACCEPT"):
                    accepts = true;
                    at++;
                    break;
                default:
                    return new FilterRule { Text = string.Join(' ', words) };
            }
        }

        var isDhcp = isUdp && source.Length > 0 && target.Length > 0;
        return !accepts || (!isDhcp && (isUdp || source.Length > 0 || target.Length > 0)) ? new FilterRule { Text = string.Join(' ', words) } : rule with { IsDhcpOnly = isDhcp };
    }

    // ---- rules kept as text

    private static string TextOf(Line line) => string.Join(' ', [line.Chain, .. line.Rest]);

    private static ToolRun Nat(ToolRun tool, Line line) => line.Verb switch
    {
        "-A" => tool.Do(new AppendNatRule(TextOf(line))),
        "-D" when line.Rest is [var number] && IpCommand.TryNumber(number, out _) => tool.Unread(),
        "-D" => tool.Do(new DeleteNatRule(TextOf(line))),
        "-I" => tool.Do(new InsertNatRule(string.Join(' ', [line.Chain, .. line.Rest is [var place, ..] && place is "1" ? line.Rest[1..] : line.Rest]))),
        "-F" => tool.State.NatRules.Where(rule => rule.StartsWith(line.Chain + " ", StringComparison.Ordinal)).ToArray().Aggregate(tool, (now, rule) => now.Do(new DeleteNatRule(rule))),
        _ => Other(tool, line),
    };

    private static ToolRun FlushAll(ToolRun tool, string table)
    {
        tool = table switch
        {
            "filter" when tool.State.Filter.Forward.Count > 0 => tool.Do(new FlushForward()),
            "nat" => tool.State.NatRules.ToArray().Aggregate(tool, (now, rule) => now.Do(new DeleteNatRule(rule))),
            _ => tool,
        };
        return Forget(tool, table, "-A ");
    }

    private static ToolRun Other(ToolRun tool, Line line)
    {
        switch (line.Verb, line.Rest)
        {
            case ("-A", _):
                return tool.Do(new AppendOtherRule(line.Table, "-A " + TextOf(line)));
            case ("-I", [var place, .. var rule]) when IpCommand.TryNumber(place, out _):
                return place is "1" ? tool.Do(new InsertOtherRule(line.Table, $"-A {line.Chain} {string.Join(' ', rule)}")) : tool.Unread();
            case ("-I", _):
                return tool.Do(new InsertOtherRule(line.Table, "-A " + TextOf(line)));
            case ("-D", [var place]) when IpCommand.TryNumber(place, out _):
                return tool.Unread();
            case ("-D", _):
                return tool.Do(new DeleteOtherRule(line.Table, "-A " + TextOf(line)));
            case ("-F", _):
                return Forget(tool, line.Table, $"-A {line.Chain} ");
            case ("-P", ["ACCEPT" or "DROP"]):
                tool = Forget(tool, line.Table, $"-P {line.Chain} ");
                return line.Rest[0] is "DROP" ? tool.Do(new AppendOtherRule(line.Table, $"-P {line.Chain} DROP")) : tool;
            case ("-N", []):
                return tool.State.OtherRules.Contains($"{line.Table}: -N {line.Chain}", StringComparer.Ordinal)
                    ? tool.Fail("iptables: Chain already exists.", 1)
                    : tool.Do(new AppendOtherRule(line.Table, "-N " + line.Chain));
            case ("-X", []):
                return line.Chain.Length == 0 ? Forget(tool, line.Table, "-N ") : tool.Do(new DeleteOtherRule(line.Table, "-N " + line.Chain), "iptables: No chain/target/match by that name.", 1);
            default:
                return tool.Unread();
        }
    }

    private static ToolRun Forget(ToolRun tool, string table, string beginning)
    {
        var prefix = table + ": ";
        return tool.State.OtherRules.Where(rule => rule.StartsWith(prefix + beginning, StringComparison.Ordinal)).ToArray()
            .Aggregate(tool, (now, rule) => now.Do(new DeleteOtherRule(table, rule[prefix.Length..])));
    }
}
