using XenNetLint.Analysis.Rules.Syntax;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Syntax;

public sealed class ForbiddenCharacterRuleTests
{
    private const string Bom = "\uFEFF";

    // Source: config-languages §1.3, §10.1 (17).
    [Fact]
    public void A_byte_order_mark_stops_xend() => RuleTest.Of<ForbiddenCharacterRule>()
        .XendConfig("{|XNL0007:" + Bom + "|}(vif-script vif-bridge)\n")
        .Reports("a byte order mark stops xend's reader")
        .WithCallout("\"invalid character: code 239\"")
        .WithEffect("xend does not start with this file")
        .FixedBy("Remove the byte order mark", "xend-config.sxp", "(vif-script vif-bridge)\n");

    [Fact]
    public void End_of_transmission_ends_the_document() => RuleTest.Of<ForbiddenCharacterRule>()
        .XendConfig("(vif-script vif-bridge)\n{|XNL0007:\u0004|}(network-script network-bridge)\n")
        .Reports("an end-of-transmission character (0x04) ends the document for xend")
        .WithEffect("everything behind it is missing from the configuration")
        .FixedBy("Remove the character", "xend-config.sxp", "(vif-script vif-bridge)\n(network-script network-bridge)\n");

    [Fact]
    public void A_byte_order_mark_stops_xl() => Xl("4.17")
        .Domain("web", "{|XNL0007:" + Bom + "|}name = 'web'\nvif = ['']\n")
        .Reports("a byte order mark stops xl's reader")
        .WithCallout("lexical error")
        .FixedBy("Remove the byte order mark", "web", "name = 'web'\nvif = ['']\n");

    // Source: config-languages §10.3 (48).
    [Fact]
    public void Carriage_returns_stop_xl_and_are_reported_once() => Xl("4.17")
        .Domain("web", "name = 'web'{|XNL0007:\r|}\nvif = ['']\r\n")
        .Reports("a carriage return at the line's end stops xl's reader")
        .WithCallout("lexical error in every such line")
        .WithEffect("the file is not read")
        .FixedBy("Use line feeds alone", "web", "name = 'web'\nvif = ['']\n");

    // Source: config-languages §10.3 (49).
    [Theory]
    [InlineData("4.1")]
    [InlineData("4.17")]
    public void A_comment_without_line_end_in_the_last_line_stops_xl(string release) => Xl(release)
        .Domain("web", "vif = ['']\n{|XNL0007:# x|}")
        .Reports("a comment in the last line without a line end stops xl's reader")
        .WithCallout("lexical error near '#'")
        .FixedBy("End the file with a line end", "web", "vif = ['']\n# x\n");

    // The final line end is optional since 4.3. Source: config-languages §8.1.
    [Theory]
    [InlineData("4.1")]
    [InlineData("4.2")]
    public void Any_last_line_without_line_end_stops_xl_before_4_3(string release) => Xl(release)
        .Domain("web", "name = 'web'\n{|XNL0007:vif = ['']|}")
        .Reports("a last line without a line end stops xl's reader")
        .FixedBy("End the file with a line end", "web", "name = 'web'\nvif = ['']\n");

    [Fact]
    public void Xl_conf_is_read_by_xl_alone() => RuleTest.Of<ForbiddenCharacterRule>()
        .XlConf("autoballoon=1{|XNL0007:\r|}\n")
        .Reports("a carriage return at the line's end stops xl's reader");

    [Theory]
    [InlineData("vif = ['']\r\n", "Python takes CRLF")]
    [InlineData("vif = ['']\n# x", "Python needs no line end behind a comment")]
    [InlineData("vif = ['']", "Python needs no line end")]
    [InlineData(Bom + "vif = ['']\n", "Python 2 takes a byte order mark")]
    public void Under_xm_domain_files_are_silent(string text, string why) => RuleTest.Of<ForbiddenCharacterRule>().Domain("web", text).IsSilent(why);

    [Theory]
    [InlineData("(vif-script vif-bridge)\r\n", "CR is white space in SXP")]
    [InlineData("(vif-script vif-bridge)", "the form is closed")]
    [InlineData("# \u0004\n(vif-script '\u0004')\n", "0x04 ends the document at top level only")]
    [InlineData("(vif-script vif-bridge) # x", "a comment may end the file")]
    public void Other_characters_are_silent_in_sxp(string text, string why) => RuleTest.Of<ForbiddenCharacterRule>().XendConfig(text).IsSilent(why);

    [Fact]
    public void From_4_3_on_the_last_line_may_lack_its_end() => Xl("4.3").Domain("web", "vif = ['']").IsSilent("the final line end is optional since 4.3");

    private static RuleTest Xl(string release) => RuleTest.Of<ForbiddenCharacterRule>().Xen(release).Toolstack(Toolstack.Xl);

    [Fact]
    public void Xend_does_not_read_xl_conf() => RuleTest.Of<ForbiddenCharacterRule>().Xen("4.1").Toolstack(Toolstack.Xend)
        .XendConfig("(network-script network-bridge)")
        .XlConf("autoballoon=1\r\n")
        .IsSilent("xl.conf is no file of xend's");
}
