using XenNetLint.Analysis.Rules.Syntax;
using XenNetLint.Diagnostics;
using XenNetLint.Syntax;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Syntax;

public sealed class UnclosedLastFormRuleTests
{
    private const string Message = "'(' is never closed, and xend drops this form without a word";

    // Source: config-languages §1.3, §10.1 (11).
    [Fact]
    public void A_form_that_ends_inside_an_atom_is_reported() => RuleTest.Of<UnclosedLastFormRule>()
        .XendConfig("(vif-script vif-bridge)\n{|XNL0005:(|}network-script network-bridge")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("opened here")
        .WithEffect("all of it is missing from the configuration; the lines before are in force")
        .WithNote("with a line end behind the last character xend would stop with \"unexpected EOF\" instead")
        .FixedBy("Close it at the end of the file", "xend-config.sxp", "(vif-script vif-bridge)\n(network-script network-bridge)\n");

    [Fact]
    public void A_form_that_ends_inside_a_comment_is_reported() => RuleTest.Of<UnclosedLastFormRule>()
        .XendConfig("{|XNL0005:(|}network-script network-bridge # no end")
        .Reports(Message);

    [Fact]
    public void The_outermost_of_several_open_forms_is_marked() => RuleTest.Of<UnclosedLastFormRule>()
        .Domain("web.sxp", "{|XNL0005:(|}vm (name web")
        .Reports(Message);

    [Fact]
    public void The_missing_bracket_is_not_reported_beside_it() => RuleTest.For(SyntaxDescriptors.Missing).AlongWith<UnclosedLastFormRule>()
        .XendConfig("(vif-script vif-bridge)\n(network-script network-bridge")
        .IsSilent("XNL0005 says more than XNL0001");

    [Theory]
    [InlineData("(network-script network-bridge\n", "the reader says 'unexpected EOF' itself (config-languages §10.1, 10)")]
    [InlineData("(network-script 'network-bridge", "an end inside a string is an error of the reader")]
    [InlineData("(network-script network-bridge)", "the form is closed")]
    [InlineData("(vif-script vif-bridge) word", "a stray atom at the end belongs to no form")]
    [InlineData("(vif-script vif-bridge) # word", "a comment at the end belongs to no form")]
    [InlineData("", "there is no form")]
    public void Other_ends_are_silent(string text, string why) => RuleTest.Of<UnclosedLastFormRule>().XendConfig(text).IsSilent(why);
}
