using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>Rules as <c>iptables -S</c> lists them, tables in the order filter, nat; policies that accept are left out.</summary>
internal static class IptablesText
{
    public static IEnumerable<string> Of(NetworkState state) =>
    [
        .. state.Filter.DropsForward ? (string[])["filter: -P FORWARD DROP"] : [],
        .. state.Filter.Forward.Select(rule => "filter: -A FORWARD" + Words(rule) + " -j ACCEPT"),
        .. state.NatRules.Select(rule => "nat: -A " + rule),
    ];

    /// <summary>The order of words in which iptables lists a rule.</summary>
    private static string Words(FilterRule rule) =>
        rule.IsText ? " " + rule.Text : (rule.Source is { } source ? " -s " + source : "")
        + (rule.IsDhcpOnly ? " -p udp" : "")
        + (rule.IsEstablishedOnly ? " -m state --state RELATED,ESTABLISHED" : "")
        + " -m physdev"
        + (rule.PhysdevIn is { } inward ? " --physdev-in " + inward : "")
        + (rule.PhysdevOut is { } outward ? " --physdev-out " + outward : "")
        + (rule.IsBridgedOnly ? " --physdev-is-bridged" : "")
        + (rule.IsDhcpOnly ? " -m udp --sport 68 --dport 67" : "");
}
