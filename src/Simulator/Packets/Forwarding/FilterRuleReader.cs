using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>Reads rules of iptables that are kept as text. Source: iptables(8), iptables-extensions(8).</summary>
internal static class FilterRuleReader
{
    /// <summary>Reads the words behind the chain's name.</summary>
    public static FilterMatch Read(string text, IReadOnlyList<string> words)
    {
        var rule = new FilterMatch { Text = text };
        var isNegated = false;
        for (var at = 0; at < words.Count; at++)
        {
            var value = at + 1 < words.Count ? words[at + 1] : "";
            if (words[at] is "!")
            {
                isNegated = true;
                continue;
            }

            // Older iptables has the sign between option and value; before another option it is that one's.
            if (value is "!" && at + 2 < words.Count && words[at + 2].StartsWith('-'))
            {
                value = "";
            }
            else if (value is "!" && at + 2 < words.Count)
            {
                isNegated = true;
                value = words[at + 2];
                at++;
            }

            rule = ReadOption(rule, words[at] is "!" ? words[at - 1] : words[at], value, isNegated, out var takesValue);
            at += takesValue ? 1 : 0;
            isNegated = false;
        }

        return rule;
    }

    private static FilterMatch ReadOption(FilterMatch rule, string option, string value, bool isNegated, out bool takesValue)
    {
        takesValue = true;
        switch (option)
        {
            case "-m" or "--match" when value is "physdev" or "state" or "conntrack" or "udp" or "tcp" or "icmp" or "comment":
                return rule;
            case "--comment":
                return rule;
            case "-i" or "--in-interface":
                return rule with { In = NamePattern.Parse(value, isNegated) };
            case "-o" or "--out-interface":
                return rule with { Out = NamePattern.Parse(value, isNegated) };
            case "--physdev-in":
                return rule with { PhysicalIn = NamePattern.Parse(value, isNegated) };
            case "--physdev-out":
                return rule with { PhysicalOut = NamePattern.Parse(value, isNegated) };
            case "--physdev-is-bridged":
                takesValue = false;
                return rule with { IsBridged = !isNegated };
            case "-s" or "--source" or "--src" when TryNetwork(value, out var source):
                return rule with { Source = (source, isNegated) };
            case "-d" or "--destination" or "--dst" when TryNetwork(value, out var destination):
                return rule with { Destination = (destination, isNegated) };
            case "-p" or "--protocol":
                return value is "all" or "0" ? rule : rule with { IsForOtherProtocols = rule.IsForOtherProtocols || value is "icmp" or "1" == isNegated };
            case "--icmp-type" when value is "any" && !isNegated:
                return rule;
            case "--icmp-type" when !isNegated:
                return EchoTypeOf(value) is var type and >= 0 ? rule with { EchoType = type } : rule with { IsForOtherProtocols = true };
            case "--sport" or "--dport" or "--source-port" or "--destination-port" or "--sports" or "--dports" or "--syn" or "--tcp-flags":
                // Ports belong to other protocols, which the rule must name.
                takesValue = option is not "--syn";
                return rule;
            case "--state" or "--ctstate" when !isNegated:
                return rule with { States = value.Split(',') };
            case "-j" or "--jump":
                return rule with { Target = value };
            case "-g" or "--goto":
                return rule with { Target = value, IsGoto = true };
            case "--reject-with" or "--log-prefix" or "--log-level" or "--to-source" or "--to-destination" or "--to-ports" or "--set-mark" or "--set-xmark":
                return rule;
            default:
                takesValue = value.Length > 0 && value[0] != '-';
                return rule with { IsPartlyUnread = true };
        }
    }

    private static int EchoTypeOf(string value) => value switch
    {
        "echo-request" or "8" or "8/0" => 8,
        "echo-reply" or "0" or "0/0" or "pong" => 0,
        "ping" => 8,
        _ => -1,
    };

    /// <summary>Reads an address, a network, or an address with a netmask behind it.</summary>
    public static bool TryNetwork(string text, out IPv4Prefix prefix)
    {
        if (IPv4Prefix.TryParse(text, out prefix))
        {
            prefix = prefix.Network;
            return true;
        }

        // A netmask instead of a length.
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPv4Address.TryParse(text.AsSpan(0, slash), out var address) || !IPv4Address.TryParse(text.AsSpan(slash + 1), out var mask))
        {
            return false;
        }

        var length = System.Numerics.BitOperations.LeadingZeroCount(~mask.Bits);
        prefix = new IPv4Prefix(address, length).Network;
        return mask.Bits == (length == 0 ? 0 : uint.MaxValue << (32 - length));
    }
}
