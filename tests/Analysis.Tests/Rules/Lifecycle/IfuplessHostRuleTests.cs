using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class IfuplessHostRuleTests
{
    private const string WithoutIfup = """{ "hosts": { "alpha": { "environment": { "ifup": "absent" } } } }""";

    [Fact]
    public void Network_script_and_every_start_are_reported() => RuleTest.Of<IfuplessHostRule>().AlongWith<FailingStartRule>().Xen("3.0.0")
        .Facts(WithoutIfup)
        .Domain("web", "vif = [{|XNL4010:'mac=00:16:3e:00:00:01'|}]\n")
        .XendConfig("(network-script {|XNL4010:network-bridge|})\n")
        .Reports(
            "'/etc/xen/scripts/vif-bridge online' gives up: host alpha has no ifup",
            "'/etc/xen/scripts/network-bridge start' gives up: host alpha has no ifup")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("web does not start")
        .WithNote("syslog says: \"You don't have ifup and don't seem to be running Gentoo either!\"")
        .HasNoFix();

    [Theory]
    [InlineData("3.0.2", WithoutIfup, "from 3.0.2 on the scripts work without ifup")]
    [InlineData("3.0.0", """{ "hosts": { "alpha": { "environment": { "ifup": "failing" } } } }""", "an ifup that fails is there all the same")]
    public void Others_are_silent(string release, string facts, string why) => RuleTest.Of<IfuplessHostRule>().Xen(release)
        .Facts(facts)
        .XendConfig(Hosts.Bridged)
        .Domain("web", "vif = ['mac=00:16:3e:00:00:01']\n")
        .IsSilent(why);
}
