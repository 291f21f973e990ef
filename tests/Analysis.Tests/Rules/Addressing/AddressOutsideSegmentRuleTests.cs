using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class AddressOutsideSegmentRuleTests
{
    private static string Facts(string more = "", string addresses = "\"192.168.1.10/24\"") =>
        $$"""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "addresses": [ {{addresses}} ] } ] {{more}} } } }""";

    [Fact]
    public void An_address_that_is_in_no_network_of_dom0_is_reported() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost().Facts(Facts())
        .Domain("web", "vif = ['{|XNL2008:ip=192.168.2.50|}']\n")
        .Reports("vif web/0 has the address 192.168.2.50, but bridge 'eth0' is in 192.168.1.0/24")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("neither dom0 nor the guests there have a route to it, and what it is asked it cannot answer: each needs a route to the other's network")
        .HasNoFix();

    [Fact]
    public void The_old_pair_of_dom0_is_on_the_bridge_too() => RuleTest.Of<AddressOutsideSegmentRule>().Xen("3.0.4").OnBridgedHost().Facts(Facts())
        .Domain("web", "vif = ['{|XNL2008:ip=192.168.2.50|}']\n")
        .Reports("vif web/0 has the address 192.168.2.50, but bridge 'xenbr0' is in 192.168.1.0/24");

    [Fact]
    public void A_host_on_the_same_lan_says_what_the_network_is() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost()
        .Facts("""
            { "hosts": {
                "alpha": { "interfaces": [ { "name": "eth0" } ] },
                "beta": { "interfaces": [ { "name": "eth0", "addresses": [ "10.0.0.11/16" ] } ] } },
              "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
            """)
        .Domain("web", "vif = ['bridge=eth0,{|XNL2008:ip=192.168.2.50|}']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .Reports("vif web/0 has the address 192.168.2.50, but bridge 'eth0' is in 10.0.0.0/16");

    [Fact]
    public void Where_dom0_has_no_address_most_guests_say_it() => RuleTest.Of<AddressOutsideSegmentRule>()
        .Facts("""
            { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ] } ],
                "guests": { "a": { "eth0": { "addresses": [ "10.1.0.5/24" ] } }, "b": { "eth0": { "addresses": [ "10.1.0.6/24" ] } }, "c": { "eth0": { "addresses": [ "10.2.0.7/24" ] } } } } } }
            """)
        .Domain("a", "vif = ['bridge=br0']\n").Domain("b", "vif = ['bridge=br0']\n")
        .Domain("c", "vif = [{|XNL2008:'bridge=br0'|}]\n")
        .Reports("vif c/0 has the address 10.2.0.7/24, but bridge 'br0' is in 10.1.0.0/24");

    [Theory]
    [InlineData("ip=192.168.1.50", "it is in dom0's network")]
    [InlineData("bridge=eth0", "nobody states an address")]
    [InlineData("ip=10.9.9.9,script=vif-route", "a routed guest may have any address")]
    [InlineData("ip=10.9.9.9,bridge=xenbr9", "the guest does not start")]
    public void Others_are_silent(string vif, string why) => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost().Facts(Facts())
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Fact]
    public void A_second_address_of_dom0_is_a_second_network() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost().Facts(Facts(addresses: "\"192.168.1.10/24\", \"192.168.2.10/24\""))
        .Domain("web", "vif = ['ip=192.168.2.50']\n")
        .IsSilent("dom0 is in that network too");

    [Fact]
    public void What_is_only_assumed_of_dom0_is_no_network() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost()
        .Domain("web", "vif = ['ip=10.0.0.50']\n")
        .IsSilent("no file says in which network the bridge is");

    [Fact]
    public void A_network_of_most_guests_is_one_of_the_bridge() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost().Facts(Facts())
        .Domain("a", "vif = ['ip=203.0.113.5']\n").Domain("b", "vif = ['ip=203.0.113.6']\n")
        .IsSilent("guests of hosters have public addresses beside dom0's private one");

    [Fact]
    public void A_gateway_in_its_own_network_says_that_the_network_is_there() => RuleTest.Of<AddressOutsideSegmentRule>().OnBridgedHost()
        .Facts(Facts(""", "guests": { "web": { "eth0": { "addresses": [ "10.0.0.5/24" ], "gateway": "10.0.0.1" } } }"""))
        .Domain("web", "vif = ['bridge=eth0']\n")
        .IsSilent("somebody routes for it");
}
