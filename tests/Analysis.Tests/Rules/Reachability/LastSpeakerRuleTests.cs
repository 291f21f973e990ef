using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Reachability;

public sealed class LastSpeakerRuleTests
{
    private const string Card = """{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ] } } }""";

    private static RuleTest Host() => RuleTest.Of<LastSpeakerRule>().OnBridgedHost().Facts(Card);

    [Fact]
    public void Two_guests_with_one_MAC_address_are_one_finding_at_the_later() => Host()
        .Domain("db", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .Domain("web", "vif = ['{|XNL5003:mac=00:16:3e:00:00:0a|}']\n")
        .Reports("whether dom0 reaches db depends on who spoke last: the MAC address 00:16:3e:00:00:0a is there twice")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("dom0 no longer reaches db (192.168.1.254) once dom0 has sent something to 192.168.1.254, then web has sent something to 192.168.1.10")
        .WithRelated("the other", "mac=00:16:3e:00:00:0a")
        .HasNoFix();

    [Fact]
    public void Two_guests_with_one_address_are_one_finding_at_the_later() => Host()
        .Domain("db", "vif = ['ip=192.168.1.50']\n")
        .Domain("web", "vif = ['{|XNL5003:ip=192.168.1.50|}']\n")
        .Reports("whether dom0 reaches db depends on who spoke last: the address 192.168.1.50 is there twice")
        .WithEffect("dom0 does not reach db (192.168.1.50) until db has sent something to 192.168.1.10");

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.2")]
    public void A_bridge_that_answers_for_dom0_lets_packets_past_antispoof(string release) => RuleTest.Of<LastSpeakerRule>().Xen(release).Facts(Card)
        .XendConfig("(network-script {|XNL5003:'network-bridge antispoof=yes'|})\n(vif-script vif-bridge)\n")
        .Domain("web", "vif = ['ip=192.168.1.50 192.168.1.51']\n")
        .Reports("whether dom0 reaches web depends on who spoke last: 'xenbr0' answers for dom0 too");

    [Fact]
    public void A_card_that_got_its_address_back_is_marked_where_it_did() => RuleTest.Of<LastSpeakerRule>().Xen("3.0.4").Facts(Card)
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", "#!/bin/sh\n\"$(dirname \"$0\")/network-bridge\" \"$@\" netdev=eth0\nip link set peth0 down\n{|XNL5003:ip link set peth0 address 00:11:22:33:44:50|}\nip link set peth0 up\n")
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .Reports("whether dom0 reaches web depends on who spoke last: a port has a MAC address that dom0 uses elsewhere")
        .WithEffect("dom0 does not reach web (192.168.1.254) until web has sent something to 192.168.1.10");

    // Found by a law: there need not be a guest.
    [Fact]
    public void A_host_without_guests_is_looked_at_too() => RuleTest.Of<LastSpeakerRule>().Xen("3.0.4").Facts(Card)
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", "#!/bin/sh\n\"$(dirname \"$0\")/network-bridge\" \"$@\" netdev=eth0\n{|XNL5003:ip link set peth0 address 00:11:22:33:44:50|}\n")
        .Reports("whether dom0 reaches outside depends on who spoke last: a port has a MAC address that dom0 uses elsewhere");

    [Fact]
    public void A_guest_with_the_address_of_dom0s_own_link_is_marked() => RuleTest.Of<LastSpeakerRule>().Xen("3.0.4").OnBridgedHost().Facts(Card)
        .Domain("db", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .Domain("web", "vif = ['{|XNL5003:mac=00:11:22:33:44:50|}']\n")
        .Reports("whether db reaches dom0 depends on who spoke last: vif web/0 has the MAC address 00:11:22:33:44:50 of a link of dom0's");

    [Theory]
    [InlineData("mac=00:16:3e:00:00:0b", "the addresses differ")]
    [InlineData("mac=fe:ff:ff:ff:ff:ff", "nobody is ever answered by it: XNL2004 says why")]
    [InlineData("mac=00:11:22:33:44:50", "on this bridge nobody ever reaches it: XNL2013 says why")]
    [InlineData("mac=00:16:3e:00:00:0a,bridge=xenbr9", "it does not start")]
    public void Others_are_silent(string vif, string why) => Host()
        .Domain("db", "vif = ['mac=00:16:3e:00:00:0a']\n").Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Fact]
    public void Antispoof_with_the_right_addresses_is_silent() => RuleTest.Of<LastSpeakerRule>().Xen("3.0.0").Facts(Card)
        .XendConfig("(network-script 'network-bridge antispoof=yes')\n(vif-script vif-bridge)\n")
        .Domain("web", "vif = ['ip=192.168.1.50']\n")
        .IsSilent("whichever way its packets take, they pass");

    [Fact]
    public void Rules_that_know_the_cause_speak_in_its_place()
    {
        RuleTest.Of<LastSpeakerRule>().AlongWith<DuplicateMacAddressRule>().OnBridgedHost().Facts(Card)
            .Domain("db", "vif = ['mac=00:16:3e:00:00:0a']\n").Domain("web", "vif = ['mac=00:16:3e:00:00:0a']\n")
            .IsSilent("XNL2001 reports the place");
        RuleTest.Of<LastSpeakerRule>().AlongWith<DuplicateIPAddressRule>().OnBridgedHost().Facts(Card)
            .Domain("db", "vif = ['ip=192.168.1.50']\n").Domain("web", "vif = ['ip=192.168.1.50']\n")
            .IsSilent("XNL2007 reports the place");
        RuleTest.Of<LastSpeakerRule>().AlongWith<CardMacAddressRule>().Xen("3.0.4").OnBridgedHost().Facts(Card)
            .Domain("db", "vif = ['mac=00:16:3e:00:00:0a']\n").Domain("web", "vif = ['mac=00:11:22:33:44:50']\n")
            .IsSilent("XNL2013 reports the place");
        RuleTest.Of<LastSpeakerRule>().AlongWith<HandmadePortRule>().Xen("3.0.4").Facts("""
                { "hosts": { "alpha": { "interfaces": [
                    { "name": "eth0", "mac": "00:11:22:33:44:50" }, { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.0.0.10/24" ] } ] } } }
                """)
            .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
            .Script("network-mine", """
                #!/bin/sh
                ip addr flush dev eth1
                ip link set veth1 address 00:11:22:33:44:51
                ip addr add 10.0.0.10/24 dev veth1
                ip link set veth1 up
                brctl addbr br1
                brctl addif br1 vif0.1
                ip link set vif0.1 up
                ip link set br1 arp off
                brctl addif br1 eth1
                ip link set br1 up

                """)
            .Domain("web", "vif = ['bridge=br1']\n")
            .IsSilent("XNL1013 reports the place");
    }

    [Fact]
    public void What_goes_in_a_circle_is_silent() => RuleTest.Of<LastSpeakerRule>()
        .Facts("""
            { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
                { "name": "eth0" }, { "name": "eth1" },
                { "name": "br0", "bridge": true, "ports": [ "eth0", "eth1" ], "stp": false, "addresses": [ "192.168.1.10/24" ] } ] } },
              "segments": { "office": [ "alpha:eth0", "alpha:eth1" ] } }
            """)
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("XNL1015 speaks of the loop");

    [Fact]
    public void Equal_addresses_of_hosts_that_are_only_assumed_are_silent() => RuleTest.Of<LastSpeakerRule>().OnBridgedHost()
        .Facts("""{ "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }""")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .IsSilent("no file says that both dom0s have 192.168.1.10");
}
