using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class ClassicRecipeRuleTests
{
    private static RuleTest Host(string release, params string[] lines) => RuleTest.Of<ClassicRecipeRule>().Xen(release).Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-mine)\n").Script("network-mine", "#!/bin/sh\n" + string.Concat(lines.Select(line => line + "\n")));

    [Fact]
    public void A_card_with_its_own_address_does_not_matter_where_dom0_does_not_use_it() =>
        Host("3.4", "brctl addbr br1", "{|XNL1026:brctl addif br1 eth1|}", "ip link set br1 up")
            .Reports("card 'eth1' joins bridge 'br1' with its own MAC address and with ARP on; that does not matter here")
            .WithSeverity(DiagnosticSeverity.Info)
            .WithEffect("none: nothing else of dom0's on 'br1' has the card's MAC address; the bridge takes it over, as in Xen 3.2 and later")
            .HasNoFix();

    [Fact]
    public void It_matters_where_a_pair_behind_the_bridge_has_the_address() => Host(
            "3.0.4", "ip link set veth1 address 00:11:22:33:44:51", "brctl addbr br1", "brctl addif br1 vif0.1", "{|XNL1026:brctl addif br1 eth1|}")
        .Reports("card 'eth1' joins bridge 'br1' with its own MAC address and with ARP on; that matters here")
        .WithEffect("'veth1' behind the same bridge has the card's MAC address: what is sent to it ends in 'br1'");

    [Fact]
    public void The_line_that_ip_refuses_changes_nothing() =>
        Host("3.4", "ip link set eth1 down", "ip link set eth1 mac fe:ff:ff:ff:ff:ff arp off", "brctl addbr br1", "{|XNL1026:brctl addif br1 eth1|}")
            .Reports("card 'eth1' joins bridge 'br1' with its own MAC address and with ARP on; that does not matter here");

    [Fact]
    public void The_whole_recipe_is_silent() =>
        Host("3.4", "ip link set eth1 down", "ip link set eth1 address fe:ff:ff:ff:ff:ff arp off", "brctl addbr br1", "brctl addif br1 eth1", "ip link set eth1 up").IsSilent("it is followed");

    [Fact]
    public void The_shipped_script_is_silent() => Host("3.4", "/etc/xen/scripts/network-bridge start netdev=eth1").IsSilent("the card is not joined by hand");
}
