using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class ContainedNameRuleTests
{
    private const string Host = """
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.1.0.10/24" ] },
            { "name": "eth10", "mac": "00:11:22:33:44:52", "addresses": [ "10.2.0.10/24" ] } ],
            "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
        """;

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.2")]
    public void A_bridge_whose_name_another_contains_is_not_made(string release) => TwoCalls(release, "vifnum=0 netdev=eth0 bridge=xenbr10", "{|XNL1010:", "vifnum=1 netdev=eth1 bridge=xenbr1", "|}")
        .Reports("'xenbr1' is taken for present because its name occurs in that of bridge 'xenbr10'")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("network-bridge does not make the bridge")
        .WithEffect("bridge 'xenbr1' is missing; vifs that name it do not start; dom0 keeps its network")
        .HasNoFix();

    [Fact]
    public void A_dot_stands_for_any_character() => TwoCalls("3.0.2", "vifnum=0 netdev=eth0 bridge=br-1", "{|XNL1010:", "vifnum=1 netdev=eth1 bridge=br.1", "|}")
        .Reports("'br.1' is taken for present because its name occurs in that of bridge 'br-1', where the dot stands for any character");

    [Fact]
    public void The_heading_is_searched_too() => RuleTest.Of<ContainedNameRule>().Xen("3.0.2").Facts(Host)
        .XendConfig("(network-script {|XNL1010:'network-bridge bridge=bridge'|})\n")
        .Reports("'bridge' is taken for present because its name occurs in the heading of 'brctl show'");

    [Fact]
    public void A_card_whose_name_another_port_contains_is_not_joined() => TwoCalls("3.0.2", "vifnum=0 netdev=eth10 bridge=xenbr0", "{|XNL1010:", "vifnum=1 netdev=eth1 bridge=xenbr1", "|}")
        .Reports("'peth1' is taken for present because its name occurs in that of port 'peth10'")
        .WithCallout("network-bridge does not make it a port of 'xenbr1'")
        .WithEffect("bridge 'xenbr1' has no way to the outside");

    [Fact]
    public void A_vif_whose_name_another_contains_does_not_start() => Bridged("3.0.2").AlongWith<FailingStartRule>()
        .Domain("a", "vif = ['bridge=xenbr0,vifname=web2']\n")
        .Domain("b", "vif = ['bridge=xenbr0,{|XNL1010:vifname=web|}']\n")
        .Reports("'web' is taken for present because its name occurs in that of port 'web2'")
        .WithCallout("vif-bridge takes the vif for a port already and ends without a word")
        .WithEffect("b does not start: xend waits 10 s for the script");

    [Fact]
    public void Vifs_of_one_guest_fool_each_other() => Bridged("3.0.2")
        .Domain("a", "vif = ['bridge=xenbr0,vifname=web2', 'bridge=xenbr0,{|XNL1010:vifname=web|}']\n")
        .Reports("'web' is taken for present because its name occurs in that of port 'web2'");

    [Theory]
    [InlineData("3.0.0", "3.0.0 ignores vifname")]
    [InlineData("3.0.4", "from 3.0.3 on the kernel is asked, not the text")]
    public void Where_the_name_is_not_searched_the_vif_is_silent(string release, string why) => Bridged(release)
        .Domain("a", "vif = ['bridge=xenbr0,vifname=web2']\n")
        .Domain("b", "vif = ['bridge=xenbr0,vifname=web']\n")
        .IsSilent(why);

    [Theory]
    [InlineData("3.0.3", "from 3.0.3 on the kernel is asked, not the text")]
    [InlineData("3.4", "from 3.0.3 on the kernel is asked, not the text")]
    public void Later_releases_are_silent(string release, string why) => TwoCalls(release, "vifnum=0 netdev=eth0 bridge=xenbr10", "", "vifnum=1 netdev=eth1 bridge=xenbr1", "").IsSilent(why);

    [Theory]
    [InlineData("xenbr1", "xenbr10", "the longer name comes second")]
    [InlineData("xenbr0", "xenbr1", "neither contains the other")]
    public void Other_names_are_silent(string first, string second, string why) => TwoCalls("3.0.2", $"vifnum=0 netdev=eth0 bridge={first}", "", $"vifnum=1 netdev=eth1 bridge={second}", "").IsSilent(why);

    private static RuleTest TwoCalls(string release, string first, string open, string second, string close) => RuleTest.Of<ContainedNameRule>().Xen(release).Facts(Host)
        .XendConfig("(network-script network-two)\n")
        .Script("network-two", $"#!/bin/sh\nd=$(dirname \"$0\")\n\"$d/network-bridge\" \"$@\" {first}\n{open}\"$d/network-bridge\" \"$@\" {second}{close}\n");

    private static RuleTest Bridged(string release) => RuleTest.Of<ContainedNameRule>().Xen(release).Facts(Host).XendConfig("(network-script network-bridge)\n");
}
