using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class MissingAntispoofRuleRuleTests
{
    private const string Antispoof = "(network-script 'network-bridge antispoof=yes')\n";

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.2")]
    [InlineData("3.0.3")]
    public void Two_addresses_under_antispoof_are_an_error(string release) => RuleTest.Of<MissingAntispoofRuleRule>().Xen(release)
        .XendConfig(Antispoof)
        .Domain("web", "vif = ['bridge=xenbr0,{|XNL3008:ip=10.0.0.5 10.0.0.6|}']\n")
        .Reports($"vif web/0 names 2 addresses, of which Xen {release} makes no rule")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("web hears everybody and can answer nobody: the FORWARD chain drops what it sends")
        .HasNoFix();

    [Fact]
    public void Without_antispoof_it_is_a_warning() => RuleTest.Of<MissingAntispoofRuleRule>().Xen("3.0.3")
        .XendConfig(Hosts.Bridged)
        .Domain("web", "vif = ['bridge=xenbr0,{|XNL3008:ip=10.0.0.5 10.0.0.6|}']\n")
        .Reports("vif web/0 names 2 addresses, of which Xen 3.0.3 makes no rule")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("nothing as long as the FORWARD chain accepts; with antispoof=yes the guest could answer nobody");

    [Theory]
    [InlineData("3.0.4", "ip=10.0.0.5 10.0.0.6", "3.0.4 makes a rule of each address")]
    [InlineData("3.0.3", "ip=10.0.0.5", "one address is one argument")]
    [InlineData("3.0.3", "mac=00:16:3e:00:00:01", "no address is named")]
    public void Others_are_silent(string release, string vif, string why) => RuleTest.Of<MissingAntispoofRuleRule>().Xen(release)
        .XendConfig(Antispoof)
        .Domain("web", $"vif = ['bridge=xenbr0,{vif}']\n")
        .IsSilent(why);
}
