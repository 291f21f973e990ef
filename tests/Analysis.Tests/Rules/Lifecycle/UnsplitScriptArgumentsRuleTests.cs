using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class UnsplitScriptArgumentsRuleTests
{
    [Theory]
    [InlineData("4.3")]
    [InlineData("4.17")]
    public void Arguments_behind_the_script_of_a_vif_are_reported(string release) => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen(release).Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['{|XNL4009:script=vif-route netdev=eth1|},ip=10.0.0.5']\n")
        .Reports("xl takes 'vif-route netdev=eth1' for the path of one program")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("there is no such file")
        .WithEffect("web is not created")
        .FixedBy("Name the device by gatewaydev", "web", "vif = ['script=vif-route,gatewaydev=eth1,ip=10.0.0.5']\n");

    [Fact]
    public void Other_arguments_have_no_fix() => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen("4.17")
        .Domain("web", "vif = ['{|XNL4009:script=vif-bridge bridge=br0|}']\n")
        .Reports("xl takes 'vif-bridge bridge=br0' for the path of one program")
        .HasNoFix();

    [Fact]
    public void Release_4_2_knows_no_gatewaydev() => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen("4.2").Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['{|XNL4009:script=vif-route netdev=eth1|}']\n")
        .Reports("xl takes 'vif-route netdev=eth1' for the path of one program")
        .HasNoFix();

    [Fact]
    public void The_default_script_of_xl_conf_is_reported_once() => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen("4.17")
        .XlConf("vif.default.script = {|XNL4009:\"vif-bridge bridge=br0\"|}\n")
        .Domain("web", "vif = ['mac=00:16:3e:00:00:01']\n")
        .Reports("xl takes 'vif-bridge bridge=br0' for the path of one program")
        .WithEffect("no guest whose vif names no script of its own is created");

    [Fact]
    public void It_speaks_instead_of_the_failing_start() => RuleTest.Of<UnsplitScriptArgumentsRule>().AlongWith<FailingStartRule>().Xen("4.17")
        .Domain("web", "vif = ['{|XNL4009:script=vif-route netdev=eth1|},ip=10.0.0.5']\n")
        .Reports("xl takes 'vif-route netdev=eth1' for the path of one program");

    [Theory]
    [InlineData("4.17", "script=vif-route,gatewaydev=eth1", "the device has a key of its own")]
    [InlineData("4.1", "script=vif-route netdev=eth1", "under xl 4.1 udev calls the script through vif-setup, which splits")]
    public void Other_values_of_xl_are_silent(string release, string vif, string why) => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen(release).Toolstack(Toolstack.Xl)
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);

    [Fact]
    public void Under_xend_the_hotplug_layer_splits() => RuleTest.Of<UnsplitScriptArgumentsRule>().Xen("3.4")
        .XendConfig("(network-script network-bridge)\n(vif-script 'vif-bridge bridge=eth0')\n")
        .Domain("web", "vif = ['script=vif-route netdev=eth0']\n")
        .IsSilent("udev runs the value through a shell (config-languages §2.4)");
}
