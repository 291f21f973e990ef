using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DistantDuplicateMacAddressRuleTests
{
    private const string Mac = "mac=00:16:3e:00:00:0a";
    private const string Marked = "{|XNL2002:mac=00:16:3e:00:00:0a|}";

    [Fact]
    public void A_vif_on_another_bridge_of_the_host_is_reported() => RuleTest.Of<DistantDuplicateMacAddressRule>().Xen("4.0").Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n(vif-script vif-bridge)\n").Script("network-two", Hosts.TwoBridges)
        .Domain("db", $"vif = ['{Mac},bridge=xenbr0']\n")
        .Domain("web", $"vif = ['{Marked},bridge=xenbr1']\n")
        .Reports("vif web/0 has MAC address 00:16:3e:00:00:0a as vif db/0 has, on another link of the host")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("none while the two networks are apart; once they are joined, or a guest moves, the two never reach each other and what others send goes to the one that spoke last")
        .WithRelated("first use", Mac)
        .HasNoFix();

    [Fact]
    public void A_vif_on_another_host_is_reported() => RuleTest.Of<DistantDuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web", $"vif = ['{Mac}']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", $"vif = ['{Marked}']\n")
        .Reports("vif db/0 has MAC address 00:16:3e:00:00:0a as vif alpha:web/0 has");

    [Fact]
    public void The_card_of_another_host_is_compared_with() => RuleTest.Of<DistantDuplicateMacAddressRule>().OnBridgedHost()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:16:3e:00:00:0a", "addresses": [ "192.168.1.10/24" ] } ] } } }""")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", $"vif = ['{Marked}']\n")
        .Reports("vif db/0 has MAC address 00:16:3e:00:00:0a as card eth0 of host alpha has");

    [Fact]
    public void Routed_vifs_are_links_of_their_own() => RuleTest.Of<DistantDuplicateMacAddressRule>().XendConfig(Hosts.Routed)
        .Domain("db", $"vif = ['{Mac},ip=192.168.1.50']\n")
        .Domain("web", $"vif = ['{Marked},ip=192.168.1.51']\n")
        .Reports("vif web/0 has MAC address 00:16:3e:00:00:0a as vif db/0 has, on another link of the host");

    [Theory]
    [InlineData("mac=00:16:3e:00:00:0a,bridge=eth0", "one bridge is XNL2001's")]
    [InlineData("mac=00:16:3e:00:00:0b,bridge=eth0", "another address")]
    [InlineData("bridge=eth0", "a generated address is no duplicate")]
    public void Other_second_guests_of_a_host_are_silent(string vif, string why) => RuleTest.Of<DistantDuplicateMacAddressRule>().OnBridgedHost()
        .Domain("db", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']\n").Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Theory]
    [InlineData("web", "mac=00:16:3e:00:00:0a", "auto/web", "one guest that may run here or there")]
    [InlineData("db", "mac=fe:ff:ff:ff:ff:ff", "db", "XNL2004 speaks of the dead address")]
    [InlineData("db", "mac=ff:ff:ff:ff:ff:ff", "db", "XNL2003 speaks of it")]
    public void Other_guests_of_other_hosts_are_silent(string name, string mac, string file, string why) => RuleTest.Of<DistantDuplicateMacAddressRule>().OnBridgedHost()
        .Domain(file.Replace("db", "web", StringComparison.Ordinal), $"name = 'web'\nvif = ['{mac}']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", file, $"name = '{name}'\nvif = ['{mac}']\n")
        .IsSilent(why);

    [Fact]
    public void Two_cards_of_hosts_that_nothing_joins_are_silent() => RuleTest.Of<DistantDuplicateMacAddressRule>().OnBridgedHost()
        .Facts("""
            { "hosts": {
                "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50" } ] },
                "beta": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50" } ] } } }
            """)
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .IsSilent("cards count only where they meet");
}
