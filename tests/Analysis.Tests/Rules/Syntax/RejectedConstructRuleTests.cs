using XenNetLint.Analysis.Rules.Syntax;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Syntax;

public sealed class RejectedConstructRuleTests
{
    /// <summary>What xl's grammar leaves out of Python. Source: config-languages §8.1, §10.3.</summary>
    [Theory]
    [InlineData("{|XNL0010:import os|}\nvif = ['']\n", "Python code")]
    [InlineData("vif = ['']\n{|XNL0010:if 1:|}\n    memory = 64\n", "Python code")]
    [InlineData("{|XNL0010:Vif|} = ['a']\n", "a capital letter in a name")]
    [InlineData("{|XNL0010:_vif|} = ['a']\n", "a name that begins with '_'")]
    [InlineData("vif = {|XNL0010:('bridge=br0',)|}\n", "a parenthesis")]
    [InlineData("vif = ['']\nmemory = {|XNL0010:(64)|}\n", "a parenthesis")]
    [InlineData("vif = {|XNL0010:None|}\n", "a bare word")]
    [InlineData("vif = [ {|XNL0010:'bridge=' + b|} ]\n", "an expression")]
    [InlineData("vif = ['']\nextra = {|XNL0010:'''x'''|}\n", "a string in triple quotes")]
    [InlineData("vif = ['']\nextra = {|XNL0010:r'x'|}\n", "a letter before a string")]
    [InlineData("vif = ['']\nmemory = {|XNL0010:1.5|}\n", "this form of a number")]
    [InlineData("vif = ['']\nmemory = {|XNL0010:-1|}\n", "this form of a number")]
    public void Xl_rejects_python(string text, string what) => Xl("4.17")
        .Domain("web", text)
        .Reports($"xl 4.17 cannot read {what}")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("syntax or lexical error")
        .WithEffect("the domain is not created")
        .HasNoFix();

    [Fact]
    public void A_file_is_reported_once_with_the_number_of_further_places() => Xl("4.17")
        .Domain("web", "{|XNL0010:import os|}\nvif = [x]\nmemory = 2 * 64\n")
        .Reports("xl 4.17 cannot read Python code")
        .WithNote("2 more such places in this file");

    // Source: config-languages §8.1, §10.3 (45).
    [Theory]
    [InlineData("4.12", "vif = ['a=b']\nvif {|XNL0010:+=|} ['c=d']\n", "'+=' (it came with Xen 4.13)")]
    [InlineData("4.5", "vif = [{|XNL0010:['a']|}]\n", "a list in a list (allowed from Xen 4.6 on)")]
    [InlineData("4.2", "{|XNL0010:a.b|} = 1\nvif = ['']\n", "a dot in a name (allowed from Xen 4.3 on)")]
    public void Older_releases_of_xl_reject_more(string release, string text, string what) => Xl(release)
        .Domain("web", text)
        .Reports($"xl {release} cannot read {what}");

    [Theory]
    [InlineData("4.13", "vif = ['a=b']\nvif += ['c=d']\n", "'+=' came with 4.13")]
    [InlineData("4.6", "vif = [['a']]\n", "nested lists came with 4.6; XNL0112 speaks of it")]
    [InlineData("4.3", "a.b = 1\nvif = ['']\n", "dots came with 4.3")]
    [InlineData("4.17", "vif = [ 'a=b', ]\n", "a trailing comma is fine (config-languages §10.3, 42)")]
    [InlineData("4.17", "n = 0x1f\nvif = [\n  'a=b' # c\n  ,\n]\n", "numbers and line ends in lists are fine")]
    [InlineData("4.17", "name = 'x'; vif = [''] ;\n", "';' ends a statement")]
    [InlineData("4.17", "vif = [ 'a=b' 'c=d' ]\n", "XNL0113 speaks of the missing comma")]
    public void What_xl_takes_is_silent(string release, string text, string why) => Xl(release).Domain("web", text).IsSilent(why);

    [Theory]
    [InlineData("import os\nvif = ['bridge=%s' % os.environ['B']]\n")]
    [InlineData("Vif = ['a']\nvif = ('b',)\n")]
    public void Xm_takes_python(string text) => RuleTest.Of<RejectedConstructRule>().Domain("web", text).IsSilent("xm runs the file as Python");

    [Fact]
    public void Xl_conf_must_be_readable_for_xl() => RuleTest.Of<RejectedConstructRule>().Xen("4.2").Toolstack(Toolstack.Xl)
        .XlConf("{|XNL0010:vif.default.bridge|} = 'br0'\n")
        .Reports("xl 4.2 cannot read a dot in a name (allowed from Xen 4.3 on)")
        .WithEffect("every command of xl fails");

    [Fact]
    public void Sxp_is_no_file_of_xls() => Xl("4.17")
        .Domain("web.sxp", "{|XNL0010:(|}vm (name web))\n")
        .Reports("xl 4.17 cannot read a domain written as SXP");

    // Source: config-languages §3.3, §6.4.
    [Fact]
    public void Xendomains_gives_each_file_of_auto_to_python() => RuleTest.Of<RejectedConstructRule>().OnBridgedHost()
        .Domain("auto/web.sxp", "{|XNL0010:(|}vm (name web))\n")
        .Reports("xm create web.sxp cannot read SXP")
        .WithCallout("Python syntax error in line 1")
        .WithEffect("xendomains does not start the domain");

    [Fact]
    public void Sxp_elsewhere_is_meant_for_F() => RuleTest.Of<RejectedConstructRule>().OnBridgedHost()
        .Domain("web.sxp", "(vm (name web))\n")
        .IsSilent("'xm create -F' takes it");

    [Fact]
    public void Where_both_toolstacks_may_be_meant_it_is_a_warning_that_names_xl() => RuleTest.Of<RejectedConstructRule>().WithAssumedRelease()
        .Domain("web", "vif = [ {|XNL0010:'bridge=' + 'br0'|} ]\n")
        .Reports("xl 4.17 cannot read an expression")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds for xl of Xen 4.1 to 4.22; the release or toolstack is only assumed here");

    private static RuleTest Xl(string release) => RuleTest.Of<RejectedConstructRule>().Xen(release).Toolstack(Toolstack.Xl);

    [Fact]
    public void Xend_does_not_read_xl_conf() => RuleTest.Of<RejectedConstructRule>().Xen("4.1").Toolstack(Toolstack.Xend)
        .XendConfig("(network-script network-bridge)")
        .XlConf("Autoballoon = 1\n")
        .IsSilent("xl.conf is no file of xend's");
}
