using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class MissingBridgeRuleTests
{
    [Fact]
    public void A_bridge_that_nobody_makes_is_reported() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a,{|XNL1001:bridge=xenbr1|}']")
        .Reports("bridge 'xenbr1' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("vif-bridge of Xen 3.4 stops: \"Could not find bridge device xenbr1\"")
        .WithEffect("web does not start; its domain id 1 is used up")
        .WithNote("the only bridge then is 'eth0' (alpha/xend-config.sxp:1:17)")
        .FixedBy("Replace 'xenbr1' by 'eth0'", "web", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']");

    [Fact]
    public void Assumed_interfaces_are_named_as_what_the_finding_rests_on() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a,{|XNL1001:bridge=xenbr1|}']")
        .Reports("bridge 'xenbr1' does not exist on host alpha when web starts")
        .WithNote("holds if the host has no bridges but those that Xen's scripts make: state others in xennetlint.json");

    [Fact]
    public void A_name_of_the_administrators_choice_is_no_certain_error_where_interfaces_are_assumed() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a,{|XNL1001:bridge=br0|}']")
        .Reports("bridge 'br0' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the host has no bridges but those that Xen's scripts make: state others in xennetlint.json");

    [Fact]
    public void A_bridge_of_a_service_is_no_certain_error_beside_the_distributions_files() => RuleTest.Of<MissingBridgeRule>().Xen("3.4")
        .File("etc/xen/xend-config.sxp", "(network-script network-bridge)\n")
        .File("etc/network/interfaces", "auto eth0\niface eth0 inet static\n    address 192.168.1.10/24\n    gateway 192.168.1.1\n")
        .File("etc/xen/web.cfg", "name = 'web'\nkernel = '/k'\nvif = ['mac=00:16:3e:00:00:0a,{|XNL1001:bridge=virbr0|}']\n")
        .Reports("bridge 'virbr0' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("a service may make 'virbr0', which no file here shows: state it in xennetlint.json if it does");

    [Fact]
    public void A_bridge_of_a_service_is_missing_where_the_interfaces_are_stated() => RuleTest.Of<MissingBridgeRule>().XendConfig("(network-script network-bridge)\n").Facts(Hosts.TwoCards)
        .Domain("web", "vif = ['{|XNL1001:bridge=virbr0|}']")
        .Reports("bridge 'virbr0' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Error);

    [Fact]
    public void A_stated_bridge_of_the_distribution_is_there() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Facts("""{ "hosts": { "alpha": { "root": "alpha", "xen": "3.4", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] }, { "name": "xenbr1", "bridge": true } ], "routes": [ "default via 192.168.1.1 dev eth0" ] } } }""")
        .Domain("web", "vif = ['mac=00:16:3e:00:00:0a,bridge=xenbr1']")
        .IsSilent("the distribution makes xenbr1");

    [Fact]
    public void Blanks_around_the_equals_sign_stay_when_the_name_is_replaced() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Domain("web", "vif = ['{|XNL1001:bridge = xenbr1|} ,mac=00:16:3e:00:00:0a']")
        .Reports("bridge 'xenbr1' does not exist on host alpha when web starts")
        .FixedBy("Replace 'xenbr1' by 'eth0'", "web", "vif = ['bridge = eth0 ,mac=00:16:3e:00:00:0a']");

    [Fact]
    public void What_a_failed_start_leaves_behind_is_not_offered() => RuleTest.Of<MissingBridgeRule>()
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "enp3s0", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev enp3s0" ] } } }""")
        .OnBridgedHost()
        .Domain("web", "vif = ['{|XNL1001:bridge=xenbr0|}']")
        .Reports("bridge 'xenbr0' does not exist on host alpha when web starts")
        .WithNote("'network-bridge' makes no bridge here")
        .HasNoFix();

    [Fact]
    public void Each_start_uses_up_an_id() => RuleTest.Of<MissingBridgeRule>().OnBridgedHost()
        .Domain("auto/10-a", "vif = ['{|XNL1001:bridge=br7|}']")
        .Domain("auto/20-b", "vif = ['{|XNL1001:bridge=br8|}']")
        .Reports("bridge 'br7' does not exist on host alpha when 10-a starts", "bridge 'br8' does not exist on host alpha when 20-b starts")
        .WithEffect("10-a does not start; its domain id 1 is used up")
        .WithEffect("20-b does not start; its domain id 2 is used up");

    // Source: config-languages §5.1: before 3.2 the bridge is called xenbr0, from 3.2 on eth0.
    [Theory]
    [InlineData("3.0.2")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    public void The_name_of_3_2_fails_on_an_older_host(string release) => RuleTest.Of<MissingBridgeRule>().Xen(release).OnBridgedHost()
        .Domain("web", "vif = ['{|XNL1001:bridge=eth0|}']")
        .Reports("'eth0' is no bridge on host alpha when web starts")
        .WithNote("the only bridge then is 'xenbr0' (alpha/xend-config.sxp:1:17)");

    [Fact]
    public void A_network_card_is_no_bridge() => RuleTest.Of<MissingBridgeRule>().XendConfig("(network-script network-bridge)\n").Facts(Hosts.TwoCards)
        .Domain("web", "vif = ['{|XNL1001:bridge=eth1|}']")
        .Reports("'eth1' is a network card and no bridge on host alpha when web starts");

    [Fact]
    public void Without_any_bridge_the_default_is_missing() => RuleTest.Of<MissingBridgeRule>().XendConfig("(network-script network-route)\n")
        .Domain("web", "vif = [{|XNL1001:'mac=00:16:3e:00:00:0a'|}]")
        .Reports("no bridge exists and none is named on host alpha when web starts")
        .WithNote("'network-route' makes no bridge here")
        .WithCallout("vif-bridge of Xen 3.4 stops: \"Could not find bridge, and none was specified\"")
        .HasNoFix();

    [Fact]
    public void Xl_asks_for_xenbr0_where_nothing_is_said() => RuleTest.Of<MissingBridgeRule>().Facts(Hosts.XlWithBr0)
        .Domain("web", "vif = [{|XNL1001:'mac=00:16:3e:00:00:0a'|}]\n")
        .Reports("bridge 'xenbr0' does not exist on host alpha when web starts")
        .WithCallout("no bridge=, so xl asks for 'xenbr0'; vif-bridge of Xen 4.17 stops: \"Could not find bridge device xenbr0\"")
        .WithNote("the only bridge then is 'br0'")
        .HasNoFix();

    [Fact]
    public void The_failing_start_is_not_reported_beside_it() => RuleTest.Of<FailingStartRule>().AlongWith<MissingBridgeRule>().OnBridgedHost()
        .Domain("web", "vif = ['bridge=xenbr1']")
        .IsSilent("XNL1001 says more than XNL4004");

    [Fact]
    public void Under_4_1_the_second_call_makes_no_bridge() => RuleTest.Of<MissingBridgeRule>().Xen("4.1").Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Hosts.TwoBridges)
        .Domain("web", "vif = ['bridge=xenbr0', '{|XNL1001:bridge=xenbr1|}']")
        .Reports("bridge 'xenbr1' does not exist on host alpha when web starts");

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    public void The_wrapper_makes_both_bridges_before_4_1(string release) => RuleTest.Of<MissingBridgeRule>().Xen(release).Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Hosts.TwoBridges)
        .Domain("web", "vif = ['bridge=xenbr0', 'bridge=xenbr1']")
        .IsSilent("both bridges are there");

    // vif-bridge reads xenbrN as ethN from 3.2 on. Source: config-languages §5.1.
    [Theory]
    [InlineData("3.0.4", "xenbr0", "network-bridge made it")]
    [InlineData("3.1", "xenbr0", "network-bridge made it")]
    [InlineData("3.2", "xenbr0", "the script translates xenbr0 to eth0")]
    [InlineData("3.2", "eth0", "network-bridge made it under the card's name")]
    [InlineData("4.4", "xenbr0", "the script translates xenbr0 to eth0")]
    public void The_usual_bridge_is_there(string release, string bridge, string why) => RuleTest.Of<MissingBridgeRule>().Xen(release).OnBridgedHost()
        .Domain("web", $"vif = ['bridge={bridge}']")
        .IsSilent(why);

    [Theory]
    [InlineData("(network-script network-bridge)\n", "vif = ['']", "the first bridge is taken")]
    [InlineData("(network-script 'network-bridge bridge=mybridge')\n", "vif = ['bridge=mybridge']", "the script makes a bridge of that name")]
    [InlineData("(network-script network-bridge)\n", "vif = ['bridge=%s' % 'xenbr1']", "the bridge is computed")]
    [InlineData("(network-script network-bridge)\n", "vif = ['bridge=xenbr1,script=vif-route,ip=10.0.0.5']", "vif-route uses no bridge")]
    [InlineData("(network-script network-bridge)\n", "vif = ['bridge=xenbr1,script=vif-mine']", "what another vif script does is unknown")]
    [InlineData("(network-script network-bridge)\n", "vif = ['brige=xenbr1,bridge=xenbr1']", "xm refuses the definition before any script runs")]
    [InlineData("(network-script network-mine)\n", "vif = ['bridge=xenbr1']", "the script that is not here may make the bridge")]
    [InlineData("(vif-script vif-bridge)\n", "vif = ['bridge=xenbr1']", "no network script runs, so the distribution makes the bridges")]
    [InlineData("(network-script network-route)(vif-script vif-route)\n", "vif = ['ip=10.0.0.5']", "routed vifs need none")]
    public void Other_hosts_are_silent(string xendConfig, string vifs, string why) => RuleTest.Of<MissingBridgeRule>().XendConfig(xendConfig)
        .Domain("web", vifs)
        .IsSilent(why);

    [Fact]
    public void Bridges_of_a_host_without_xend_config_are_unknown() => RuleTest.Of<MissingBridgeRule>()
        .Domain("web", "vif = ['bridge=xenbr1']")
        .IsSilent("no file says which bridges the host has");

    [Fact]
    public void Bridges_that_the_distribution_makes_are_unknown_under_xl() => RuleTest.Of<MissingBridgeRule>().Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['bridge=xenbr1']\n")
        .IsSilent("xl makes no bridges, and no file shows those of the host");

    [Fact]
    public void An_empty_bridge_under_xl_leaves_the_choice_to_the_script() => RuleTest.Of<MissingBridgeRule>().Facts(Hosts.XlWithBr0)
        .Domain("web", "vif = ['bridge=']\n")
        .IsSilent("the script takes the first bridge and xenbr0 is not asked for (config-languages §5.2)");

    [Fact]
    public void A_stated_bridge_is_there_under_xl() => RuleTest.Of<MissingBridgeRule>().Facts(Hosts.XlWithBr0)
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("xennetlint.json states the bridge");

    [Fact]
    public void An_error_of_all_releases_stays_one() => RuleTest.Of<MissingBridgeRule>().WithAssumedRelease().OnBridgedHost()
        .Domain("web", "vif = ['{|XNL1001:bridge=xenbr7|}']")
        .Reports("bridge 'xenbr7' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Error);

    [Fact]
    public void An_error_of_some_releases_becomes_a_warning_that_names_them() => RuleTest.Of<MissingBridgeRule>().WithAssumedRelease().Facts(Hosts.TwoCards)
        .XendConfig("(network-script 'network-bridge netdev=eth1')\n")
        .Domain("web", "vif = ['{|XNL1001:bridge=xenbr0|}']")
        .Reports("bridge 'xenbr0' does not exist on host alpha when web starts")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds for xm of Xen 3.2 to 4.4; the release or toolstack is only assumed here");
}
