using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0113.</summary>
public sealed class JoinedStringsTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.JoinedStrings);

    // Source: config-languages §3.4, §10.2 (31).
    [Fact]
    public void Python_joins_two_strings() => Test
        .Domain("web", "vif = [{|XNL0113:'bridge=br0' 'mac=00:16:3e:01:01:01'|}]")
        .Reports("no comma between 'bridge=br0' and 'mac=00:16:3e:01:01:01': they are taken as one vif")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("Python joins the two")
        .WithEffect("one vif instead of two, whose last value swallows the second string")
        .FixedBy("Insert a comma", "web", "vif = ['bridge=br0', 'mac=00:16:3e:01:01:01']");

    // Source: config-languages §10.3 (43).
    [Fact]
    public void Xl_stops() => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .Domain("web", "vif = [ {|XNL0113:'a=b' 'c=d'|} ]\n")
        .Reports("no comma between 'a=b' and 'c=d': they are taken as one vif")
        .WithCallout("xl stops: \"syntax error, unexpected STRING, expecting ']'\"")
        .WithEffect("the domain is not created");

    [Fact]
    public void The_usual_place_is_the_end_of_a_line() => Test
        .Domain("web", "vif = [ {|XNL0113:'bridge=br0'\n        'bridge=br1'|},\n        'bridge=br2' ]\n")
        .Reports("no comma between 'bridge=br0' and 'bridge=br1': they are taken as one vif")
        .FixedBy("Insert a comma", "web", "vif = [ 'bridge=br0',\n        'bridge=br1',\n        'bridge=br2' ]\n");

    [Theory]
    [InlineData("vif = ['bridge=br0', 'bridge=br1']", "the comma is there")]
    [InlineData("vif = ['bridge=br0' + 'bridge=br1']", "joined on purpose")]
    [InlineData("vif = ['bridge=br0' # a comment\n, 'bridge=br1']", "a comment may stand before the comma")]
    [InlineData("disk = ['a' 'b']\nvif = ['']", "another variable")]
    public void Other_lists_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);
}
