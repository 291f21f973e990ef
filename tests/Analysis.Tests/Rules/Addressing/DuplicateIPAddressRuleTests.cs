using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DuplicateIPAddressRuleTests
{
    private const string OneHost = """
        { "hosts": { "alpha": { "interfaces": [ { "name": {|XNL2007:"eth0"|}, "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ] } } }
        """;

    private const string TwoHosts = """
        { "hosts": {
            "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ] },
            "beta": { "interfaces": [ { "name": {|XNL2007:"eth0"|}, "mac": "00:11:22:33:44:60", "addresses": [ "192.168.1.10/24" ] } ] } },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
        """;

    private static string Unmarked(string facts) => facts.Replace("{|XNL2007:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    private static RuleTest Host() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost().Facts(Unmarked(OneHost));

    [Fact]
    public void Two_guests_of_one_bridge_with_one_address_are_reported() => Host()
        .Domain("db", "vif = ['ip=192.168.1.50']\n")
        .Domain("web", "vif = ['{|XNL2007:ip=192.168.1.50|}']\n")
        .Reports("vif web/0 has the address 192.168.1.50, which vif db/0 has already")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("others reach the one that answered or asked last; answers to the other's own requests go astray")
        .WithRelated("first use", "ip=192.168.1.50")
        .HasNoFix();

    [Fact]
    public void The_address_of_dom0_is_no_guests() => Host()
        .Domain("web", "vif = ['{|XNL2007:ip=192.168.1.10|}']\n")
        .Reports("vif web/0 has the address 192.168.1.10, which dom0 has already")
        .WithEffect("dom0 never sends to web, for the address is its own; others reach the one that answered or asked last");

    [Fact]
    public void Addresses_of_xennetlint_json_and_of_the_kernel_count() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost()
        .Facts("""
            { "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] } ],
                "guests": { "web": { "eth0": { "addresses": [ "192.168.1.50/24" ] } } } } } }
            """)
        .Domain("db", "kernel = '/vmlinuz'\nip = '192.168.1.50'\nvif = ['bridge=eth0']\n")
        .Domain("web", "vif = [{|XNL2007:'bridge=eth0'|}]\n")
        .Reports("vif web/0 has the address 192.168.1.50, which vif db/0 has already");

    [Fact]
    public void Guests_of_hosts_that_share_a_lan_are_compared() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost()
        .Facts(Unmarked(TwoHosts).Replace("\"mac\": \"00:11:22:33:44:60\", \"addresses\": [ \"192.168.1.10/24\" ]", "\"addresses\": [ \"192.168.1.11/24\" ]", StringComparison.Ordinal))
        .Domain("web", "vif = ['ip=192.168.1.50']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", "vif = ['{|XNL2007:ip=192.168.1.50|}']\n")
        .Reports("vif db/0 has the address 192.168.1.50, which vif alpha:web/0 has already");

    [Fact]
    public void Two_dom0s_on_one_lan_are_compared() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost().Facts(TwoHosts)
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .Reports("dom0 has the address 192.168.1.10, which dom0 of host alpha has already");

    [Fact]
    public void A_routed_and_a_bridged_guest_of_one_dom0_are_compared() => Host()
        .Domain("db", "vif = ['ip=192.168.1.50,script=vif-route']\n")
        .Domain("web", "vif = ['{|XNL2007:ip=192.168.1.50|}']\n")
        .Reports("vif web/0 has the address 192.168.1.50, which vif db/0 has already");

    [Fact]
    public void A_routed_guest_that_runs_beside_another_is_compared() => RuleTest.Of<DuplicateIPAddressRule>().XendConfig(Hosts.Routed).Facts(Unmarked(OneHost))
        .Domain("web", "vif = ['{|XNL2007:ip=192.168.1.10|}']\n")
        .Reports("vif web/0 has the address 192.168.1.10, which dom0 has already");

    [Theory]
    [InlineData("vif = ['ip=192.168.1.51']\n", "the addresses differ")]
    [InlineData("vif = ['bridge=eth0']\n", "nobody states its address")]
    [InlineData("vif = ['ip=192.168.1.50,bridge=xenbr9']\n", "a guest that does not start has no address")]
    [InlineData("name = 'db'\nvif = ['ip=192.168.1.50']\n", "two definitions of one name never run together")]
    [InlineData("import os\nvif = ['ip=' + os.environ['IP']]\n", "the address is not known")]
    public void Other_second_guests_are_silent(string second, string why) => Host()
        .Domain("db", "name = 'db'\nvif = ['ip=192.168.1.50']\n").Domain("web", second)
        .IsSilent(why);

    [Fact]
    public void Networks_that_nothing_joins_may_repeat() => RuleTest.Of<DuplicateIPAddressRule>().Xen("4.0").Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n(vif-script vif-bridge)\n").Script("network-two", Hosts.TwoBridges)
        .Domain("db", "vif = ['ip=10.0.0.5,bridge=xenbr0']\n").Domain("web", "vif = ['ip=10.0.0.5,bridge=xenbr1']\n")
        .IsSilent("the two bridges are two networks");

    [Fact]
    public void Hosts_that_nothing_joins_may_repeat() => Host()
        .Domain("web", "vif = ['ip=192.168.1.50']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", "vif = ['ip=192.168.1.50']\n")
        .IsSilent("private networks repeat");

    [Fact]
    public void What_is_only_assumed_of_dom0_is_no_duplicate() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost()
        .Domain("web", "vif = ['ip=192.168.1.10']\n")
        .IsSilent("no file says that dom0 has this address");

    [Fact]
    public void One_guest_of_two_hosts_is_silent() => RuleTest.Of<DuplicateIPAddressRule>().OnBridgedHost()
        .Facts(Unmarked(TwoHosts).Replace("60\", \"addresses\": [ \"192.168.1.10/24\" ]", "60\"", StringComparison.Ordinal))
        .Domain("web", "name = 'web'\nvif = ['ip=192.168.1.50']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "web", "name = 'web'\nvif = ['ip=192.168.1.50']\n")
        .IsSilent("it runs on one of them");
}
