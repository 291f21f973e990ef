using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class DefaultBridgeRuleTests
{
    [Fact]
    public void With_two_bridges_the_default_is_ambiguous() => TwoBridges("3.4")
        .Domain("web", "vif = [{|XNL1002:'mac=00:16:3e:00:00:0a'|}]")
        .Reports("vif web/0 names no bridge, and host alpha has 'xenbr0', 'xenbr1': it gets 'xenbr0'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("the vif script takes the alphabetically first bridge")
        .WithEffect("a new bridge whose name sorts first changes the guest's network at its next start")
        .WithRelated("bridges are made here", "network-two")
        .HasNoFix();

    [Fact]
    public void An_empty_bridge_names_none() => TwoBridges("3.0.4")
        .Domain("web", "vif = ['bridge=xenbr1', {|XNL1002:'bridge='|}]")
        .Reports("vif web/1 names no bridge, and host alpha has 'xenbr0', 'xenbr1': it gets 'xenbr0'");

    [Fact]
    public void Xend_3_0_0_makes_a_vif_for_a_definition_without_any() => RuleTest.Of<DefaultBridgeRule>().Xen("3.0.0").OnBridgedHost()
        .Domain("web", "{|XNL1002:|}name = 'web'\nkernel = '/boot/vmlinuz'\n")
        .Reports("web names no vif, but xend of Xen 3.0.0 makes one all the same")
        .WithEffect("the guest has a network card on the default bridge")
        .WithNote("'nics = 0' prevents it");

    [Theory]
    [InlineData("3.0.0", "kernel = 'x'\nnics = 0", "nics = 0 asks for none")]
    [InlineData("3.0.2", "kernel = 'x'", "from 3.0.2 on a definition without vif has none")]
    [InlineData("3.4", "vif = ['']", "there is only one bridge")]
    [InlineData("3.0.0", "vif = ['mac=00:16:3e:00:00:0a']", "there is only one bridge")]
    public void With_one_bridge_the_default_is_clear(string release, string text, string why) => RuleTest.Of<DefaultBridgeRule>().Xen(release).OnBridgedHost()
        .Domain("web", text)
        .IsSilent(why);

    [Theory]
    [InlineData("3.4", "vif = ['bridge=xenbr1']", "the bridge is named")]
    [InlineData("3.4", "vif = ['%s' % options]", "whether a bridge is named is unknown")]
    [InlineData("4.1", "vif = ['']", "in 4.1 the second call makes no bridge")]
    public void With_two_calls_these_are_silent(string release, string text, string why) => TwoBridges(release).Domain("web", text).IsSilent(why);

    [Fact]
    public void Xl_has_a_default_of_its_own() => RuleTest.Of<DefaultBridgeRule>().Toolstack(Toolstack.Xl).Xen("4.17")
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "br0", "bridge": true }, { "name": "xenbr0", "bridge": true } ] } } }""")
        .Domain("web", "vif = ['']\n")
        .IsSilent("xl always writes a bridge name, so the script never searches, and nobody says which bridge has the card (config-languages §5.2)");

    [Fact]
    public void Xls_default_may_lead_nowhere() => OnXl("")
        .Domain("web", "kernel = '/boot/vmlinuz'\nvif = [{|XNL1002:'mac=00:16:3e:00:00:0a'|}]\n")
        .Reports("vif web/0 names no bridge, so xl asks for 'xenbr0', which has no network card on host alpha: 'br0' has")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("xl asks for one bridge, whatever bridges there are")
        .WithEffect("web does not reach the network outside")
        .WithNote("vif.default.bridge in xl.conf sets the bridge for all vifs that name none");

    [Theory]
    [InlineData("", "vif = ['bridge=xenbr0']", "the bridge is named")]
    [InlineData("vif.default.bridge=\"xenbr0\"", "vif = ['']", "xl.conf names the bridge")]
    public void Named_bridges_are_silent_under_xl(string xlConf, string vif, string why) => OnXl(xlConf).Domain("web", $"kernel = '/boot/vmlinuz'\n{vif}\n").IsSilent(why);

    private static RuleTest OnXl(string xlConf) => RuleTest.Of<DefaultBridgeRule>().Toolstack(Toolstack.Xl).Xen("4.17").XlConf(xlConf + "\n")
        .Facts("""
            { "hosts": { "alpha": { "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ] }, { "name": "xenbr0", "bridge": true, "ports": [] } ] } } }
            """);

    private static RuleTest TwoBridges(string release) => RuleTest.Of<DefaultBridgeRule>().Xen(release).Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n").Script("network-two", Hosts.TwoBridges);
}
