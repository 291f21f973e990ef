using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class MtuMismatchRuleTests
{
    private static string Xl(string release, string eth0, string more = "") => $$"""
        { "hosts": { "alpha": { "xen": "{{release}}", "toolstack": "xl", "interfaces": [
            { "name": {{eth0}} }, { "name": "br0", "bridge": true, "ports": [ "eth0" {{more}} ] } ] } } }
        """;

    [Fact]
    public void A_vif_that_is_left_at_1500_is_reported() => RuleTest.Of<MtuMismatchRule>().Xen("3.4").OnBridgedHost()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": {|XNL1017:"eth0"|}, "addresses": [ "192.168.1.10/24" ], "mtu": 9000 } ] } } }""")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .Reports("bridge 'eth0' of host alpha joins links of different MTU: 'peth0' 9000; vif web/0 1500")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("a packet larger than 1500 bytes is dropped without a word where it does not fit: ping works, and large transfers hang")
        .WithNote("the vif scripts of Xen 3.4 leave a vif at 1500; from 4.1 on it takes the bridge's MTU")
        .HasNoFix();

    [Fact]
    public void Many_links_of_one_MTU_are_named_in_short() => RuleTest.Of<MtuMismatchRule>().Xen("3.4").OnBridgedHost()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": {|XNL1017:"eth0"|}, "addresses": [ "192.168.1.10/24" ], "mtu": 9000 } ] } } }""")
        .Domain("web", "vif = ['bridge=eth0', 'bridge=eth0', 'bridge=eth0', 'bridge=eth0', 'bridge=eth0']\n")
        .Reports("bridge 'eth0' of host alpha joins links of different MTU: 'peth0' 9000; vif web/0, vif web/1, vif web/2 and 2 others 1500");

    [Fact]
    public void A_vif_that_asks_for_another_MTU_is_marked() => RuleTest.Of<MtuMismatchRule>().Facts(Xl("4.17", "\"eth0\""))
        .Domain("web", "vif = [{|XNL1017:'bridge=br0,mtu=9000'|}]\n")
        .Reports("bridge 'br0' of host alpha joins links of different MTU: vif web/0 9000; 'eth0' 1500");

    [Fact]
    public void The_line_that_sets_it_is_marked() => RuleTest.Of<MtuMismatchRule>().Xen("3.4")
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", "#!/bin/sh\n\"$(dirname \"$0\")/network-bridge\" \"$@\" netdev=eth0\n{|XNL1017:ip link set peth0 mtu 9000|}\n")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .Reports("bridge 'eth0' of host alpha joins links of different MTU: 'peth0' 9000; vif web/0 1500");

    [Fact]
    public void Hosts_on_one_lan_are_compared() => RuleTest.Of<MtuMismatchRule>().OnBridgedHost()
        .Facts("""
            { "hosts": {
                "alpha": { "interfaces": [ { "name": "eth0" } ] },
                "beta": { "interfaces": [ { "name": {|XNL1017:"eth0"|}, "mtu": 9000 } ] } },
              "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
            """)
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .Reports("LAN 'office' joins links of different MTU: beta:eth0 9000; alpha:eth0 1500");

    [Theory]
    [InlineData("4.17", "\"eth0\", \"mtu\": 9000", "from 4.1 on a vif takes the bridge's MTU")]
    [InlineData("4.17", "\"eth0\"", "all have one MTU")]
    public void Others_are_silent(string release, string eth0, string why) => RuleTest.Of<MtuMismatchRule>().Facts(Xl(release, eth0))
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent(why);

    [Fact]
    public void Cards_of_separate_networks_are_silent() => RuleTest.Of<MtuMismatchRule>().OnBridgedHost()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] }, { "name": "eth1", "mtu": 9000 } ] } } }""")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .IsSilent("eth1 is on no bridge, and nobody says that the two are on one LAN");
}
