using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class MissingScriptRuleTests
{
    [Theory]
    [InlineData("4.2", "vif-openvswitch")]
    [InlineData("4.17", "vif2")]
    public void A_script_of_another_release_is_reported_under_xl(string release, string script) => RuleTest.Of<MissingScriptRule>().AlongWith<FailingStartRule>().Xen(release).Toolstack(Toolstack.Xl)
        .XlConf("")
        .Domain("web", $"vif = ['{{|XNL4008:script={script}|}}']\n")
        .Script("vif-of-ours", "#!/bin/sh\n")
        .Reports($"Xen {release} ships no '{script}', and the host's files hold none")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xl cannot execute it")
        .WithEffect("web does not start")
        .HasNoFix();

    [Fact]
    public void The_default_of_xend_is_reported_once() => RuleTest.Of<MissingScriptRule>().Xen("3.4")
        .XendConfig("(network-script network-bridge)\n(vif-script {|XNL4008:vif-openvswitch|})\n")
        .Domain("db", "vif = ['bridge=eth0']\n")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .Reports("Xen 3.4 ships no 'vif-openvswitch', and the host's files hold none")
        .WithCallout("nothing runs, and xend waits for its timeout")
        .WithEffect("no guest with a vif starts");

    // Many hosts had a vif-openvswitch of their own before Xen shipped one, and a repository without scripts does not show it.
    [Fact]
    public void Without_any_script_of_the_host_it_is_no_certain_error() => RuleTest.Of<MissingScriptRule>().Xen("4.2").Toolstack(Toolstack.Xl)
        .XlConf("")
        .Domain("web", "vif = ['{|XNL4008:script=vif-openvswitch|}']\n")
        .Reports("Xen 4.2 ships no 'vif-openvswitch', and the host's files hold none")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if nobody put one there: the workspace has no scripts of this host");

    // Source: config-languages §5.2.
    [Fact]
    public void A_bare_name_that_xl_of_4_1_does_not_complete_is_reported_as_such() => RuleTest.Of<MissingScriptRule>().Xen("4.1").Toolstack(Toolstack.Xl)
        .XlConf("")
        .Domain("web", "vif = ['{|XNL4008:script=vif-bridge|}']\n")
        .Reports("xl of Xen 4.1 does not complete the bare name 'vif-bridge' to a path, and nothing runs")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithNote("write '/etc/xen/scripts/vif-bridge'");

    [Theory]
    [InlineData("4.17", "vif = ['script=vif-openvswitch,bridge=ovs0']", "4.17 ships it")]
    [InlineData("4.17", "vif = ['script=vif-of-ours']", "nobody knows whether the host has it")]
    [InlineData("4.17", "vif = ['script=vif-route netdev=eth1']", "the arguments are the mistake, and XNL4009 says so")]
    public void Others_are_silent(string release, string file, string why) => RuleTest.Of<MissingScriptRule>().Xen(release).Domain("web", file + "\n").IsSilent(why);
}
