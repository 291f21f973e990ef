using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0107.</summary>
public sealed class ScriptValueBlanksTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.ScriptValueBlanks);

    // Source: config-languages §2.3, §10.1 (4, 5).
    [Theory]
    [InlineData("network-bridge  netdev=eth1", "network-bridge  netdev=eth1", "a double blank", "xend passes an empty argument")]
    [InlineData(" network-bridge netdev=eth1", " network-bridge netdev=eth1", "a leading blank", "xend runs the scripts folder itself, which fails without a word")]
    [InlineData("network-bridge\tnetdev=eth1", "network-bridge netdev=eth1", "a TAB", "xend does not split there: the TAB becomes part of the word")]
    [InlineData("network-bridge netdev=eth1 ", "network-bridge netdev=eth1 ", "a trailing blank", "xend passes an empty argument")]
    [InlineData("network-bridge netdev=\"eth1\"", "network-bridge netdev=\"eth1\"", "a quote", "nobody takes quotes away: they become part of the argument")]
    public void Blanks_that_mean_something_else_are_reported(string value, string shown, string what, string callout) => Test
        .XendConfig($$"""(network-script {|XNL0107:'{{value}}'|})""")
        .Reports($"script value '{shown}' has {what}")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout(callout)
        .FixedBy("Leave single blanks and no quotes", "xend-config.sxp", "(network-script 'network-bridge netdev=eth1')");

    [Fact]
    public void A_vif_script_may_not_begin_with_a_blank_either() => Test
        .XendConfig("(vif-script {|XNL0107:' vif-bridge'|})")
        .Reports("script value ' vif-bridge' has a leading blank")
        .WithCallout("the path of the script begins with a blank");

    [Theory]
    [InlineData("(network-script 'network-bridge netdev=eth1 bridge=br1')", "single blanks split as they should")]
    [InlineData("(network-script network-bridge)", "one word has no blanks")]
    [InlineData("(network-script\t network-bridge )", "blanks around the value belong to nobody")]
    [InlineData("(network-script '')", "an empty value runs nothing")]
    [InlineData("(vif-script 'vif-bridge  bridge=br1')", "xend does not split this value (config-languages §2.4)")]
    [InlineData("(vncpasswd ' a  b')(vif-script vif-bridge)", "this is no script")]
    [InlineData("(network-script network-bridge)(network-script ' x')", "the second is never read")]
    public void Other_values_are_silent(string text, string why) => Test.XendConfig(text).IsSilent(why);
}
