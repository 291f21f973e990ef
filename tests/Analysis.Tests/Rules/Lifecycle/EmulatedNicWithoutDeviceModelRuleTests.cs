using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class EmulatedNicWithoutDeviceModelRuleTests
{
    [Theory]
    [InlineData("", "PV", "nothing in the file says 'type=\"hvm\"' or 'builder=\"hvm\"'")]
    [InlineData("type = 'pv'\n", "PV", "the file says that it is a PV guest")]
    [InlineData("type = 'pvh'\n", "PVH", "the file says that it is a PVH guest")]
    public void An_emulated_card_of_a_guest_without_device_model_is_reported(string type, string kind, string note) => RuleTest.Of<EmulatedNicWithoutDeviceModelRule>().Xen("4.17")
        .Domain("web", type + "vif = ['mac=00:16:3e:00:00:01,{|XNL4013:type=ioemu|}']\n")
        .Reports($"vif web/0 asks for an emulated card, which {kind} guests do not have")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xl stops: \"trying to create PV or PVH guest with an emulated interface\"")
        .WithEffect("web is not created")
        .WithNote(note)
        .HasNoFix();

    [Theory]
    [InlineData("type = 'hvm'\nvif = ['type=ioemu']\n", "an HVM guest has a device model")]
    [InlineData("builder = 'hvm'\nvif = ['type=ioemu']\n", "an HVM guest has a device model")]
    [InlineData("vif = ['type=vif']\n", "that is no emulated card")]
    [InlineData("vif = ['mac=00:16:3e:00:00:01']\n", "no type is named")]
    public void Others_are_silent(string file, string why) => RuleTest.Of<EmulatedNicWithoutDeviceModelRule>().Xen("4.17").Domain("web", file).IsSilent(why);

    [Fact]
    public void Xm_takes_it_for_any_guest() => RuleTest.Of<EmulatedNicWithoutDeviceModelRule>().Xen("4.2").Toolstack(Toolstack.Xend)
        .OnBridgedHost()
        .Domain("web", "vif = ['type=ioemu']\n")
        .IsSilent("xend does not refuse it");
}
