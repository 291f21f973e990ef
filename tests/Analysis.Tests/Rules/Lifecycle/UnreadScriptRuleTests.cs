using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class UnreadScriptRuleTests
{
    [Fact]
    public void The_first_line_that_cannot_be_read_is_marked() => RuleTest.Of<UnreadScriptRule>()
        .XendConfig("(network-script network-mine)\n")
        .Script("network-mine", """
            #!/bin/sh
            # two bridges
            dir=/etc/xen/scripts

            $dir/network-bridge "$@" vifnum=0
            ip link add br7 type bridge
            {|XNL4007:ovs-vsctl add-port br7 eth7|} # and more
            ip link set br7 up

            """)
        .Reports("what script 'network-mine' does is unknown: line 7 of network-mine cannot be read: ovs-vsctl add-port br7 eth7 # and more")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithCallout("from here on")
        .WithEffect("bridges, links and routes after it are unknown; rules that need them are silent")
        .WithRelated("xend runs it because of this", "network-mine")
        .HasNoFix();

    [Fact]
    public void A_network_script_that_is_not_here_is_marked_at_its_option() => RuleTest.Of<UnreadScriptRule>()
        .XendConfig("(network-script {|XNL4007:'network-mine netdev=eth1'|})\n")
        .Reports("what script 'network-mine' does is unknown: script 'network-mine' is not in the workspace");

    [Fact]
    public void A_vif_script_of_the_administrators_is_marked_once() => RuleTest.Of<UnreadScriptRule>()
        .XendConfig("(network-script network-bridge)\n(vif-script {|XNL4007:vif-mine|})\n")
        .Domain("db", "vif = ['']")
        .Domain("web", "vif = ['', '']")
        .Reports("what script 'vif-mine' does is unknown: vif script 'vif-mine' is not in the workspace")
        .WithEffect("where the vif ends up is unknown; rules that need it are silent");

    [Fact]
    public void A_vif_script_of_one_vif_is_marked_there() => RuleTest.Of<UnreadScriptRule>().OnBridgedHost()
        .Domain("web", "vif = ['bridge=eth0', 'bridge=eth0,{|XNL4007:script=vif-mine|}']")
        .Script("vif-mine", "#!/bin/sh\n. $(dirname $0)/vif-common.sh\nsuccess\n")
        .Reports("what script 'vif-mine' does is unknown: line 2 of vif-mine cannot be read: . $(dirname $0)/vif-common.sh");

    [Theory]
    [InlineData("(network-script network-bridge)\n(vif-script vif-bridge)\n", "both are Xen's own")]
    [InlineData("(network-script 'network-bridge bridge=mybridge')\n", "network-bridge is followed with its arguments")]
    [InlineData("(network-script network-route)\n(vif-script vif-route)\n", "both are Xen's own")]
    [InlineData("(vif-script vif-bridge)\n", "no network script runs")]
    [InlineData("(network-script /bin/true)\n(vif-script vif-bridge)\n", "it does nothing, which is why it stands there")]
    public void Shipped_scripts_are_silent(string xendConfig, string why) => RuleTest.Of<UnreadScriptRule>().XendConfig(xendConfig)
        .Domain("web", "vif = ['']")
        .IsSilent(why);

    [Fact]
    public void A_wrapper_that_only_calls_shipped_scripts_is_read() => RuleTest.Of<UnreadScriptRule>().Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Hosts.TwoBridges)
        .IsSilent("every line is a comment, an assignment or such a call (host-scripts §6)");

    [Fact]
    public void A_script_whose_every_line_is_understood_is_silent() => RuleTest.Of<UnreadScriptRule>()
        .XendConfig("(network-script network-mine)\n").Script("network-mine", "#!/bin/sh\nbrctl addbr br7\nif [ \"$1\" = start ]; then ip link set br7 up; fi\n")
        .IsSilent("what it does is known");

    [Fact]
    public void A_script_that_nobody_runs_is_silent() => RuleTest.Of<UnreadScriptRule>().OnBridgedHost()
        .Script("network-mine", "#!/bin/sh\nbrctl addbr br7\n")
        .IsSilent("the configuration names another");

    [Fact]
    public void Xl_runs_no_network_script() => RuleTest.Of<UnreadScriptRule>().Xen("4.1").Toolstack(Toolstack.Xl)
        .XendConfig("(network-script network-mine)\n")
        .IsSilent("only xend runs it");
}
