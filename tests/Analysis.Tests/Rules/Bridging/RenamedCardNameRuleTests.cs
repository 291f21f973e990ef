using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class RenamedCardNameRuleTests
{
    private static RuleTest Host(string release, params string[] lines) => RuleTest.Of<RenamedCardNameRule>().Xen(release).Toolstack(Toolstack.Xend)
        .XendConfig("(network-script network-mine)\n").Script("network-mine", "#!/bin/sh\nd=$(dirname $0)\n" + string.Concat(lines.Select(line => line + "\n")));

    private const string Call = "$d/network-bridge $*";

    [Theory]
    [InlineData("3.0.4", "dom0's end of a veth pair")]
    [InlineData("3.4", "the bridge")]
    [InlineData("4.4", "the bridge")]
    public void A_rule_for_the_port_of_the_old_name_never_matches(string release, string now) =>
        Host(release, Call, "iptables -A FORWARD -m physdev --physdev-in {|XNL1023:eth0|} -j ACCEPT")
            .Reports($"'eth0' is {now} once network-bridge has run")
            .WithSeverity(DiagnosticSeverity.Info)
            .WithCallout("the card's port is 'peth0'")
            .WithEffect("no frame comes or goes through a port of this name: the rule never matches")
            .HasNoFix();

    [Theory]
    [InlineData("tcpdump -i {|XNL1023:eth0|}", "'eth0' is the bridge once network-bridge has run", "it works on the bridge, not on the wire")]
    [InlineData("iptables -A FORWARD -i {|XNL1023:peth0|} -j DROP", "'peth0' is a port of bridge 'eth0' once network-bridge has run", "the rule never matches")]
    [InlineData("ip addr add 10.0.0.1/24 dev {|XNL1023:peth0|}", "'peth0' is a port of bridge 'eth0' once network-bridge has run", "requests for the address arrive, and every answer is lost")]
    public void Other_uses_are_reported_by_what_they_do(string line, string message, string effect)
    {
        // A script that nothing runs: what it does at the boot does not matter.
        RuleTest.Of<RenamedCardNameRule>().Xen("3.4").OnBridgedHost().Script("tools", "#!/bin/sh\n" + line + "\n").Reports(message).WithEffect(effect);
    }

    [Theory]
    [InlineData("iptables -A INPUT -i eth0 -j ACCEPT", "dom0's own packets come in by this name")]
    [InlineData("iptables -A FORWARD -m physdev --physdev-in peth0 -j ACCEPT", "that is the port")]
    [InlineData("tcpdump -i peth0", "that is the wire")]
    [InlineData("tcpdump -i eth1", "this card was not renamed")]
    [InlineData("echo eth0", "a word that nothing acts on")]
    public void Others_are_silent(string line, string why) =>
        RuleTest.Of<RenamedCardNameRule>().Xen("3.4").OnBridgedHost().Script("tools", "#!/bin/sh\n" + line + "\n").IsSilent(why);

    [Fact]
    public void Before_the_call_the_name_is_the_cards() => Host("3.4", "ethtool eth0 > /dev/null", Call).IsSilent("network-bridge has not run yet");

    [Fact]
    public void Without_network_bridge_nothing_is_renamed() => RuleTest.Of<RenamedCardNameRule>().Xen("3.4").XendConfig(Hosts.Routed)
        .Script("tools", "#!/bin/sh\ntcpdump -i eth0\n").IsSilent("eth0 is the card");
}
