using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0101.</summary>
public sealed class UnknownOptionTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.UnknownOption);

    // Source: config-languages §2.1, §2.7.
    [Theory]
    [InlineData("network-scrip", "network-script")]
    [InlineData("netwrok-script", "network-script")]
    [InlineData("network_script", "network-script")]
    [InlineData("Network-Script", "network-script")]
    [InlineData("vif-scripts", "vif-script")]
    [InlineData("xend-relocation-host-allow", "xend-relocation-hosts-allow")]
    [InlineData("xsm-module-name", "xsm_module_name")]
    public void A_misspelt_option_of_xend_is_reported_with_the_one_meant(string written, string meant) => Test
        .XendConfig($$"""(vif-script vif-bridge)({|XNL0101:{{written}}|} x)""")
        .Reports($"xend knows no option '{written}'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("xend ignores it without a word")
        .WithEffect("the option's default applies, as if the line were not there")
        .WithNote($"did you mean '{meant}'?")
        .FixedBy($"Replace '{written}' by '{meant}'", "xend-config.sxp", $"(vif-script vif-bridge)({meant} x)");

    [Theory]
    [InlineData("network2-script")]
    [InlineData("xen-tcp-xmlrpc-server-address-x")]
    [InlineData("frobnicate")]
    public void An_option_that_is_like_no_other_has_no_suggestion(string written) => Test
        .XendConfig($$"""({|XNL0101:{{written}}|} x)""" + "\n(vif-script vif-bridge)\n")
        .Reports($"xend knows no option '{written}'");

    [Fact]
    public void The_wrong_names_of_the_samples_of_3_1_are_reported() => Test
        .XendConfig("({|XNL0101:xen-tcp-xmlrpc-server-address|} '')(vif-script vif-bridge)\n")
        .Reports("xend knows no option 'xen-tcp-xmlrpc-server-address'")
        .WithNote("did you mean 'xend-tcp-xmlrpc-server-address'?");

    // Source: config-languages §1.5, §10.1 (7).
    [Theory]
    [InlineData("(network-script network-bridge)", "the option exists")]
    [InlineData("('network-script' network-bridge)", "quotes make no difference")]
    [InlineData("network-scrip network-bridge\n(vif-script vif-bridge)", "stray atoms are no option")]
    [InlineData("(vif-script vif-bridge)(() x)", "a form headed by a list has no name")]
    [InlineData("(xend-http-server no)(device-create-timeout 10)(pscsi-device-mask ('*'))", "options of any release are known names")]
    public void Other_forms_are_silent(string text, string why) => Test.XendConfig(text).IsSilent(why);

    // Source: config-languages §8.7.
    [Fact]
    public void A_misspelt_option_of_xl_conf_is_reported() => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .XlConf("{|XNL0101:vif.default.brige|} = 'br0'\n")
        .Reports("xl.conf knows no option 'vif.default.brige'")
        .WithCallout("xl ignores it without a word")
        .WithNote("did you mean 'vif.default.bridge'?")
        .FixedBy("Replace 'vif.default.brige' by 'vif.default.bridge'", "xl.conf", "vif.default.bridge = 'br0'\n");

    [Fact]
    public void Only_options_that_the_release_knows_are_suggested() => Test.Xen("4.1").Toolstack(Toolstack.Xl)
        .XlConf("{|XNL0101:defaultbridg|} = 'br0'\n")
        .Reports("xl.conf knows no option 'defaultbridg'")
        .HasNoFix();

    [Theory]
    [InlineData("autoballoon=1\nvifscript='vif-bridge'\ndefaultbridge='br0'\nvif.default.bridge='br0'\ndomid_policy='random'\n")]
    public void Options_of_xl_conf_are_silent(string text) => Test.Xen("4.17").Toolstack(Toolstack.Xl).XlConf(text).IsSilent("all of them exist");

    [Fact]
    public void The_other_toolstacks_file_is_not_read() => Test.Xen("4.4").Toolstack(Toolstack.Xl)
        .XendConfig("(network-scrip x)(vif-script vif-bridge)")
        .IsSilent("each ignores the other's configuration");

    [Fact]
    public void Variables_of_a_domain_are_free() => Test
        .Domain("web", "vifs = ['']\nvif = ['']\n")
        .IsSilent("xm and xl take any variable (config-languages §3.1)");
}
