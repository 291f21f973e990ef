using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class FlushedForwardChainRuleTests
{
    private const string Marked = "(network-script {|XNL3007:'network-bridge antispoof=yes'|})\n";

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.4")]
    [InlineData("4.2")]
    public void Routed_guests_beside_antispoof_are_reported(string release) => RuleTest.Of<FlushedForwardChainRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .XendConfig(Marked)
        .Domain("web", "vif = ['script=vif-route,ip=192.168.1.50']\n")
        .Reports("'/etc/xen/scripts/network-bridge start antispoof=yes' empties the FORWARD chain and makes it drop: vif web/0 is routed through it")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("packets of routed guests are dropped")
        .WithNote("'stop' does not undo it")
        .HasNoFix();

    [Fact]
    public void Rules_that_were_there_are_reported() => RuleTest.Of<FlushedForwardChainRule>().Xen("3.4")
        .Facts("""{ "hosts": { "alpha": { "environment": { "forwardPolicy": "ACCEPT", "forwardRules": [ "-s 10.0.0.0/8 -j DROP", "-i tun0 -j ACCEPT" ] } } } }""")
        .XendConfig(Marked)
        .Reports("'/etc/xen/scripts/network-bridge start antispoof=yes' empties the FORWARD chain and makes it drop: 2 rules that were there are lost")
        .WithEffect("what these rules let through or kept out is decided by the policy now");

    [Theory]
    [InlineData("'network-bridge antispoof=yes'", "vif = ['bridge=eth0']", "nobody else uses the chain")]
    [InlineData("'network-bridge antispoof=no'", "vif = ['script=vif-route,ip=192.168.1.50']", "the chain is left alone")]
    [InlineData("network-route", "vif = ['script=vif-route,ip=192.168.1.50']", "network-route knows no antispoof")]
    public void Others_are_silent(string script, string vif, string why) => RuleTest.Of<FlushedForwardChainRule>()
        .XendConfig($"(network-script {script})\n")
        .Domain("web", vif + "\n")
        .IsSilent(why);
}
