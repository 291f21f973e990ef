using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class ForwardingOffRuleTests
{
    private const string Message = "vif web/0 is routed, but host alpha does not forward";
    private const string Effect = "these guests reach dom0 and dom0 reaches them; nothing else works, not even from guest to guest";

    private static string Facts(string environment) =>
        $$"""{ "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] } ], "environment": { {{environment}} } } } }""";

    [Fact]
    public void Forwarding_that_is_stated_to_be_off_is_an_error() => RuleTest.Of<ForwardingOffRule>().Facts(Facts("\"ipForward\": false"))
        .Domain("web", "vif = ['ip=192.168.1.50,{|XNL3004:script=vif-route|}']\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("nothing turns on net.ipv4.ip_forward")
        .WithEffect(Effect)
        .HasNoFix();

    [Fact]
    public void Where_nobody_states_it_it_is_a_warning() => RuleTest.Of<ForwardingOffRule>().Facts(Facts(""))
        .Domain("web", "vif = ['ip=192.168.1.50,{|XNL3004:script=vif-route|}']\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("off is the kernel's default: if sysctl.conf turns it on, state \"ipForward\": true in the environment of xennetlint.json");

    [Fact]
    public void A_line_that_turns_it_off_is_marked() => RuleTest.Of<ForwardingOffRule>()
        .XendConfig("(network-script network-mine)\n(vif-script vif-route)\n")
        .Script("network-mine", "#!/bin/sh\n\"$(dirname \"$0\")/network-route\" \"$@\" netdev=eth0\n{|XNL3004:echo 0 > /proc/sys/net/ipv4/ip_forward|}\n")
        .Domain("web", "vif = ['ip=192.168.1.50']\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("turns net.ipv4.ip_forward off")
        .WithRelated("routing is chosen here", "vif-route");

    [Fact]
    public void The_guests_of_one_script_are_named_together() => RuleTest.Of<ForwardingOffRule>().Xen("4.4").Toolstack(Model.Elements.Toolstack.Xend)
        .Facts("""{ "hosts": { "alpha": { "environment": { "ipForward": false } } } }""")
        .XendConfig("(network-script network-dummy)\n(vif-script {|XNL3004:vif-route|})\n")
        .Script("network-dummy", "#!/bin/sh\n")
        .Domain("db", "vif = ['ip=192.168.1.51']\n").Domain("web", "vif = ['ip=192.168.1.50']\n")
        .Reports("vifs db/0, web/0 are routed, but host alpha does not forward");

    [Fact]
    public void The_wrong_network_script_is_left_to_the_rule_that_names_it() => RuleTest.Of<ForwardingOffRule>()
        .XendConfig("(network-script network-bridge)\n(vif-script vif-route)\n")
        .Domain("web", "vif = ['ip=192.168.1.50']\n")
        .IsSilent("XNL1016 says that nothing turns on forwarding");

    [Fact]
    public void Where_it_is_stated_the_error_is_said_in_place_of_the_warning() => RuleTest.Of<ForwardingOffRule>().AlongWith<UnfittingScriptsRule>()
        .Facts("""{ "hosts": { "alpha": { "environment": { "ipForward": false } } } }""")
        .XendConfig("(network-script network-bridge)\n(vif-script {|XNL3004:vif-route|})\n")
        .Domain("web", "vif = ['ip=192.168.1.50,bridge=eth0']\n")
        .Reports(Message);

    [Theory]
    [InlineData("(network-script network-route)\n(vif-script vif-route)\n", "ip=192.168.1.50", "network-route turns it on")]
    [InlineData("(network-script network-nat)\n(vif-script vif-nat)\n", "", "network-nat turns it on")]
    [InlineData("(network-script network-unknown)\n(vif-script vif-route)\n", "ip=192.168.1.50", "what the script does is not known")]
    [InlineData("(network-script network-bridge)\n(vif-script vif-bridge)\n", "bridge=eth0", "nothing is routed")]
    public void Others_are_silent(string config, string vif, string why) => RuleTest.Of<ForwardingOffRule>().XendConfig(config)
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Fact]
    public void Forwarding_that_is_stated_to_be_on_is_silent() => RuleTest.Of<ForwardingOffRule>().Facts(Facts("\"ipForward\": true"))
        .Domain("web", "vif = ['ip=192.168.1.50,script=vif-route']\n")
        .IsSilent("sysctl.conf turns it on");
}
