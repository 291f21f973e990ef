using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0103.</summary>
public sealed class IgnoredItemsTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.IgnoredItems);

    // Source: config-languages §1.7, §10.1 (2).
    [Fact]
    public void Arguments_without_quotes_are_reported() => Test
        .XendConfig("(network-script network-bridge {|XNL0103:bridge=mybridge|})\n")
        .Reports("option 'network-script' takes one value; 'bridge=mybridge' behind it is ignored")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xend never reads this")
        .WithEffect("the script runs without these arguments")
        .FixedBy("Put the value between quotes", "xend-config.sxp", "(network-script 'network-bridge bridge=mybridge')\n");

    [Fact]
    public void All_items_are_put_between_quotes() => Test
        .XendConfig("(network-script\n  network-bridge  {|XNL0103:netdev=eth1\n  bridge=br1|})\n")
        .Reports("option 'network-script' takes one value; 'netdev=eth1   bridge=br1' behind it is ignored")
        .FixedBy("Put the value between quotes", "xend-config.sxp", "(network-script\n  'network-bridge netdev=eth1 bridge=br1')\n");

    [Theory]
    [InlineData("(network-script 'network-bridge' {|XNL0103:'bridge=br1'|})\n", "'bridge=br1'")]
    [InlineData("(vif-script vif-bridge {|XNL0103:(x)|})\n", "(x)")]
    public void What_is_no_plain_word_is_not_moved_between_quotes(string text, string items) => Test
        .XendConfig(text)
        .Reports($"option '{(text[1] is 'n' ? "network-script" : "vif-script")}' takes one value; '{items}' behind it is ignored")
        .HasNoFix();

    [Fact]
    public void Every_option_takes_one_value() => Test
        .XendConfig("(xend-relocation-hosts-allow ^a$ {|XNL0103:^b$|})\n")
        .Reports("option 'xend-relocation-hosts-allow' takes one value; '^b$' behind it is ignored");

    [Theory]
    [InlineData("(network-script 'network-bridge bridge=mybridge')", "one string is one value (config-languages §10.1, 1)")]
    [InlineData("(network-script network-bridge) bridge=mybridge", "a stray atom stands behind the form, not in it")]
    [InlineData("(network-script)", "there is no value (config-languages §10.1, 3)")]
    [InlineData("(network-scrip network-bridge a)(vif-script vif-bridge)", "XNL0101 speaks of the unknown option")]
    [InlineData("(network-script a)(network-script b c)", "the second form is never read; XNL0104 speaks of it")]
    [InlineData("(network-script network-bridge # bridge=mybridge\n)", "a comment is no item")]
    public void Other_forms_are_silent(string text, string why) => Test.XendConfig(text).IsSilent(why);
}
