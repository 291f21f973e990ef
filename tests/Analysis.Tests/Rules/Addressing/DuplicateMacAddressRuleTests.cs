using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DuplicateMacAddressRuleTests
{
    private const string Message = "vif web02/0 reuses MAC address 00:16:3e:00:00:0a, already taken by vif web01/0 on the same bridge";

    [Fact]
    public void Second_vif_with_same_mac_on_one_bridge_is_reported() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=eth0']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("the two never reach each other; what others send goes to the one that spoke last")
        .WithRelated("first use", "mac=00:16:3e:00:00:0a")
        .HasNoFix();

    [Fact]
    public void Case_of_the_digits_makes_no_difference() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3E:00:00:0A,bridge=eth0']")
        .Domain("web02", "vif = ['bridge=eth0,{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message);

    [Fact]
    public void Two_vifs_on_the_default_bridge_share_it() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message);

    [Fact]
    public void Every_further_vif_is_compared_with_the_first() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Domain("web03", "vif = ['', '{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message, "vif web03/1 reuses MAC address 00:16:3e:00:00:0a, already taken by vif web01/0 on the same bridge");

    [Fact]
    public void Under_xl_no_bridge_and_the_default_bridge_are_the_same() => RuleTest.Of<DuplicateMacAddressRule>()
        .XlConf("vif.default.bridge=\"br0\"\n")
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=br0']\n")
        .Reports(Message);

    [Fact]
    public void Where_only_the_folder_makes_a_host_it_is_a_warning() => RuleTest.Of<DuplicateMacAddressRule>()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the files in alpha belong to one host, which only their folder says");

    [Theory]
    [InlineData("vif = ['mac=00:16:3e:00:00:0b,bridge=eth0']", "the addresses differ")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth1']", "another bridge is another broadcast domain")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth0,backend=driver']", "the back end is in another domain, which has bridges of its own")]
    [InlineData("vif = ['bridge=eth0']", "a generated address is no duplicate")]
    [InlineData("mac = '00:16:3e:00:00:0a'\nvif = ['bridge=eth0,mac=' + mac]", "the address is computed, so it is unknown")]
    [InlineData("import os\nvif = [os.environ['VIF']]", "the whole vif is computed")]
    [InlineData("name = 'web01'\nvif = ['mac=00:16:3e:00:00:0a,bridge=eth0']", "two definitions of one name never run together; XNL2011 speaks of them")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth0,script=vif-route']", "a routed vif is on no bridge")]
    public void Other_second_domains_are_silent(string second, string why) => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']")
        .Domain("web02", second)
        .IsSilent(why);

    [Fact]
    public void Routed_vifs_share_no_broadcast_domain() => RuleTest.Of<DuplicateMacAddressRule>().XendConfig(Hosts.Routed)
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,ip=10.0.0.1']")
        .Domain("web02", "vif = ['mac=00:16:3e:00:00:0a,ip=10.0.0.2']")
        .IsSilent("each routed vif is a link of its own");

    [Fact]
    public void Two_vifs_of_one_domain_are_left_to_the_more_specific_id() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a', 'mac=00:16:3e:00:00:0a']")
        .IsSilent("XNL2010 speaks of one domain");

    [Fact]
    public void All_zeros_are_no_address_under_xl() => RuleTest.Of<DuplicateMacAddressRule>().Toolstack(Toolstack.Xl)
        .Domain("web01", "vif = ['mac=00:00:00:00:00:00']\n")
        .Domain("web02", "vif = ['mac=00:00:00:00:00:00']\n")
        .IsSilent("xl takes them for 'not given' and draws an address for each");

    private const string Segments = """
        { "hosts": {
            "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ] },
            "beta": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:60", "addresses": [ "192.168.1.11/24" ] } ] } },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
        """;

    [Fact]
    public void Hosts_that_share_a_lan_are_one_broadcast_domain() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost().Facts(Segments)
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']\n")
        .Reports("vif db/0 reuses MAC address 00:16:3e:00:00:0a, already taken by vif alpha:web/0 in the same broadcast domain")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithRelated("first use", "mac=00:16:3e:00:00:0a");

    [Fact]
    public void A_card_of_another_host_on_the_lan_counts_too() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost().Facts(Segments)
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "db", "vif = ['{|XNL2001:mac=00:11:22:33:44:50|}']\n")
        .Reports("vif db/0 reuses MAC address 00:11:22:33:44:50, already taken by card eth0 of host alpha in the same broadcast domain");

    [Fact]
    public void Two_bridges_that_one_lan_joins_are_one_broadcast_domain() => RuleTest.Of<DuplicateMacAddressRule>().Xen("4.0").XendConfig("(network-script network-two)\n(vif-script vif-bridge)\n")
        .Facts(Hosts.TwoCards.TrimEnd()[..^1] + """, "segments": { "office": [ "alpha:eth0", "alpha:eth1" ] } }""")
        .Script("network-two", Hosts.TwoBridges)
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=xenbr0']\n")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=xenbr1']\n")
        .Reports("vif web02/0 reuses MAC address 00:16:3e:00:00:0a, already taken by vif web01/0 in the same broadcast domain");

    [Fact]
    public void Two_bridges_of_one_host_that_nothing_joins_are_silent() => RuleTest.Of<DuplicateMacAddressRule>().Xen("4.0").Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n(vif-script vif-bridge)\n").Script("network-two", Hosts.TwoBridges)
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=xenbr0']\n")
        .Domain("web02", "vif = ['mac=00:16:3e:00:00:0a,bridge=xenbr1']\n")
        .IsSilent("XNL2002 speaks of the rest of the fleet");

    [Fact]
    public void Where_the_network_script_cannot_be_followed_the_named_bridge_counts() => RuleTest.Of<DuplicateMacAddressRule>()
        .XendConfig("(network-script network-unknown)\n(vif-script vif-bridge)\n")
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=br0']\n")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=br0']\n")
        .Reports(Message);

    [Theory]
    [InlineData("web", true, "one guest that runs on this host or on that")]
    [InlineData("db", false, "nobody states that the hosts are joined")]
    public void Other_guests_of_other_hosts_are_silent(string name, bool isJoined, string why) => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Facts(isJoined ? Segments : "{ }")
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:0a']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "guest", $"name = '{name}'\nvif = ['mac=00:16:3e:00:00:0a']\n")
        .IsSilent(why);

    [Fact]
    public void One_guest_that_two_joined_hosts_both_start_is_reported() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost().Facts(Segments)
        .Domain("auto/web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:0a']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged).OtherHost("beta", "auto/web", "name = 'web'\nvif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']\n")
        .Reports("vif web/0 reuses MAC address 00:16:3e:00:00:0a, already taken by vif alpha:web/0 in the same broadcast domain");
}
