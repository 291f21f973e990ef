using XenNetLint.Analysis.Rules.Syntax;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Syntax;

public sealed class ProseSetRuleTests
{
    private const string Message = "'set' before 'vif' is prose; the line begins with 'vif'";

    // Source: config-languages §3.3, §10.2 (23).
    [Fact]
    public void The_word_of_the_recipe_is_reported() => RuleTest.Of<ProseSetRule>()
        .Domain("web.cfg", "name = 'web'\n\n{|XNL0008:set|} vif=[ 'bridge=mybridge' ]\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xm stops: \"Errors were found at line 3 while processing web.cfg\"")
        .WithEffect("the domain is not created")
        .FixedBy("Remove the word 'set'", "web.cfg", "name = 'web'\n\nvif=[ 'bridge=mybridge' ]\n");

    // Source: config-languages §10.3 (41).
    [Fact]
    public void Xl_stops_at_it_too() => RuleTest.Of<ProseSetRule>().Toolstack(Toolstack.Xl)
        .Domain("web.cfg", "{|XNL0008:set|} vif=[ 'bridge=mybridge' ]\n")
        .Reports(Message)
        .WithCallout("xl stops: \"syntax error, unexpected IDENT, expecting += or '='\"");

    [Fact]
    public void Any_variable_and_any_blank_will_do() => RuleTest.Of<ProseSetRule>()
        .Domain("web.cfg", "{|XNL0008:set|}\t memory = 64\nvif = ['']\n")
        .Reports("'set' before 'memory' is prose; the line begins with 'memory'")
        .FixedBy("Remove the word 'set'", "web.cfg", "memory = 64\nvif = ['']\n");

    [Fact]
    public void It_holds_for_every_reader() => RuleTest.Of<ProseSetRule>().WithAssumedRelease()
        .Domain("web.cfg", "{|XNL0008:set|} vif=[ 'bridge=mybridge' ]\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error);

    [Theory]
    [InlineData("vif = ['bridge=mybridge']\n", "the line is right")]
    [InlineData("set = ['bridge=mybridge']\nvif = ['']\n", "a variable may be called 'set'")]
    [InlineData("# set vif=[ 'bridge=mybridge' ]\nvif = ['']\n", "a comment is prose by right")]
    [InlineData("extra = 'set vif=x'\nvif = ['']\n", "a string may say anything")]
    public void Other_uses_of_the_word_are_silent(string text, string why) => RuleTest.Of<ProseSetRule>().Domain("web.cfg", text).IsSilent(why);

    [Fact]
    public void Sxp_knows_no_statements() => RuleTest.Of<ProseSetRule>().XendConfig("set vif=x\n(vif-script vif-bridge)\n").IsSilent("these are stray atoms");
}
