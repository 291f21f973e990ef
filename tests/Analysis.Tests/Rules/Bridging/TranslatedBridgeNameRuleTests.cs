using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class TranslatedBridgeNameRuleTests
{
    [Theory]
    [InlineData("3.2")]
    [InlineData("4.4")]
    public void The_old_name_on_a_host_with_the_new_one_is_told(string release) => RuleTest.Of<TranslatedBridgeNameRule>().Xen(release).Toolstack(Toolstack.Xend).OnBridgedHost()
        .Domain("web", "vif = ['mac=00:16:3e:00:00:01,{|XNL1019:bridge=xenbr0|}']\n")
        .Reports("vif web/0 asks for 'xenbr0' and gets 'eth0'")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithCallout("there is no 'xenbr0', and 'eth0' is a bridge")
        .WithEffect("it works here; a bridge called 'xenbr0' would take the vif away from 'eth0' at its next start")
        .HasNoFix();

    [Fact]
    public void The_default_of_xl_is_translated_too() => RuleTest.Of<TranslatedBridgeNameRule>().Xen("4.17")
        .Facts("""{ "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0", "bridge": true } ] } } }""")
        .Domain("web", "vif = [{|XNL1019:'mac=00:16:3e:00:00:01'|}]\n")
        .Reports("vif web/0 asks for 'xenbr0' and gets 'eth0'")
        .WithCallout("no bridge=, so xl asks for 'xenbr0'; there is none, and 'eth0' is a bridge");

    [Theory]
    [InlineData("3.1", "bridge=xenbr0", "up to 3.1 the bridge is called xenbr0")]
    [InlineData("3.4", "bridge=eth0", "the bridge is named as it is")]
    [InlineData("3.4", "mac=00:16:3e:00:00:01", "xend names no bridge: the script looks for one")]
    [InlineData("3.4", "bridge=xenbr1", "there is no eth1 either, and XNL1001 says so")]
    public void Others_are_silent(string release, string vif, string why) => RuleTest.Of<TranslatedBridgeNameRule>().Xen(release).OnBridgedHost()
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);
}
