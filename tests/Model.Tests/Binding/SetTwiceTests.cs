using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0104.</summary>
public sealed class SetTwiceTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.SetTwice);

    // Source: config-languages §1.5, §10.1 (6).
    [Fact]
    public void The_first_option_of_xend_wins() => Test
        .XendConfig("(network-script a)\n({|XNL0104:network-script|} b)\n")
        .Reports("'network-script' is set twice; the first one wins")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("xend reads only the first")
        .WithRelated("this one wins", "network-script")
        .HasNoFix();

    // Source: config-languages §8.3, §10.3 (44).
    [Theory]
    [InlineData("3.4", Toolstack.Xend)]
    [InlineData("4.17", Toolstack.Xl)]
    public void The_last_assignment_of_a_domain_wins(string release, Toolstack toolstack) => Test.Xen(release).Toolstack(toolstack)
        .Domain("web", "{|XNL0104:vif|}=['bridge=a']\nvif=['bridge=b']\n")
        .Reports("'vif' is set twice; the last one wins")
        .WithCallout("this value is never used");

    [Fact]
    public void The_last_assignment_of_xl_conf_wins() => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .XlConf("{|XNL0104:vif.default.bridge|}='a'\nvif.default.bridge='b'\n")
        .Reports("'vif.default.bridge' is set twice; the last one wins");

    [Fact]
    public void Each_value_but_the_last_is_reported() => Test
        .Domain("web", "{|XNL0104:name|}='a'\n{|XNL0104:name|}='b'\nname='c'\nvif=['']\n")
        .Reports("'name' is set twice; the last one wins", "'name' is set twice; the last one wins");

    [Theory]
    [InlineData("3.4", Toolstack.Xend, "name='a'\nvif=['']\n", "each is set once")]
    [InlineData("3.4", Toolstack.Xend, "memory = 64\nmemory = memory * 2\nvif=['']\n", "the second uses the first")]
    [InlineData("3.4", Toolstack.Xend, "name = 'a'\nif 1:\n    name = 'b'\nvif=['']\n", "whether the second is set is decided by code")]
    [InlineData("4.17", Toolstack.Xl, "vif=['bridge=a']\nvif+=['bridge=b']\n", "'+=' appends (config-languages §10.3, 45)")]
    public void Other_assignments_are_silent(string release, Toolstack toolstack, string text, string why) => Test.Xen(release).Toolstack(toolstack).Domain("web", text).IsSilent(why);

    [Fact]
    public void Other_options_are_silent() => Test.XendConfig("(network-script a)\n(vif-script b)\n# (vif-script c)\n").IsSilent("each is set once");
}
