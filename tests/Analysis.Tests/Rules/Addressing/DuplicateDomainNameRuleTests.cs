using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DuplicateDomainNameRuleTests
{
    [Fact]
    public void A_second_definition_of_a_name_is_reported() => RuleTest.Of<DuplicateDomainNameRule>().OnBridgedHost()
        .Domain("web01", "name = 'web'\nvif = ['']\n")
        .Domain("web02", "name = {|XNL2011:'web'|}\nvif = ['']\n")
        .Reports("domain name 'web' is already given in alpha/web01")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("while one of the two runs, the other cannot be created")
        .WithRelated("first use", "'web'")
        .HasNoFix();

    [Fact]
    public void The_name_of_a_file_counts_where_none_is_given() => RuleTest.Of<DuplicateDomainNameRule>().OnBridgedHost()
        .Domain("a.cfg", "name = 'web'\nvif = ['']\n")
        .Domain("web", "{|XNL2011:|}vif = ['']\n")
        .Reports("domain name 'web' is already given in alpha/a.cfg");

    [Fact]
    public void A_name_in_sxp_counts_too() => RuleTest.Of<DuplicateDomainNameRule>().OnBridgedHost()
        .Domain("a.cfg", "name = 'web'\nvif = ['']\n")
        .Domain("b.sxp", "(vm (name {|XNL2011:web|}))\n")
        .Reports("domain name 'web' is already given in alpha/a.cfg");

    [Fact]
    public void Where_only_the_folder_makes_a_host_it_is_a_warning() => RuleTest.Of<DuplicateDomainNameRule>()
        .Domain("web01", "name = 'web'\nvif = ['']\n")
        .Domain("web02", "name = {|XNL2011:'web'|}\nvif = ['']\n")
        .Reports("domain name 'web' is already given in alpha/web01")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the files in alpha belong to one host, which only their folder says");

    [Theory]
    [InlineData("name = 'web2'", "the names differ")]
    [InlineData("name = 'Web'", "names of domains differ in case")]
    [InlineData("name = 'we' + 'b'", "the name is computed")]
    [InlineData("import os\nname = os.path.basename('web')", "the name depends on code that is not run")]
    [InlineData("if 1:\n    name = 'web'\n", "whether the line runs is unknown")]
    public void Other_second_definitions_are_silent(string second, string why) => RuleTest.Of<DuplicateDomainNameRule>().OnBridgedHost()
        .Domain("web01", "name = 'web'\nvif = ['']\n")
        .Domain("web02", second + "\nvif = ['']\n")
        .IsSilent(why);
}
