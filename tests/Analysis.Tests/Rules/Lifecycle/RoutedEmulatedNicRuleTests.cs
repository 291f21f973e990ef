using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class RoutedEmulatedNicRuleTests
{
    [Theory]
    [InlineData("4.2")]
    [InlineData("4.12")]
    public void A_routed_emulated_card_is_reported(string release) => RuleTest.Of<RoutedEmulatedNicRule>().AlongWith<FailingStartRule>().Xen(release).Toolstack(Toolstack.Xl)
        .XlConf("")
        .Domain("win", "builder = 'hvm'\nvif = ['script=vif-route,{|XNL4006:ip=192.168.1.50|}']\n")
        .Reports($"vif-route of Xen {release} fails for the emulated card of vif win/0")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("win does not start")
        .WithNote("'type=vif' leaves the emulated card out, if the guest has a driver of its own")
        .HasNoFix();

    [Theory]
    [InlineData("4.13", "builder = 'hvm'\nvif = ['script=vif-route,ip=192.168.1.50']\n", "4.13 handles emulated cards")]
    [InlineData("4.9", "builder = 'hvm'\nvif = ['script=vif-route,ip=192.168.1.50,type=vif']\n", "the card is not emulated")]
    [InlineData("4.9", "vif = ['script=vif-route,ip=192.168.1.50']\n", "a PV guest has no emulated card")]
    [InlineData("4.9", "builder = 'hvm'\nvif = ['script=vif-route']\n", "without an address there is no route to add")]
    public void Others_are_silent(string release, string file, string why) => RuleTest.Of<RoutedEmulatedNicRule>().Xen(release).Toolstack(Toolstack.Xl)
        .XlConf("")
        .Domain("win", file)
        .IsSilent(why);
}
