using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0112.</summary>
public sealed class VifNotAListOfStringsTests
{
    private const string XlSingle = "xl warns: parameter `vif' is a single value but should be a list";

    private static RuleTest Test => RuleTest.For(BindingDescriptors.VifNotAListOfStrings);

    // Source: config-languages §3.1, §3.4, §10.2 (25-27).
    [Theory]
    [InlineData("'bridge=xenbr0'", "is a string", "xm goes through it letter by letter and stops at the first", "the domain is not created")]
    [InlineData("('bridge=xenbr0',)", "is a tuple", "xm ignores tuples, as if the line were absent", "the domain is created without a network card")]
    [InlineData("1", "is a number", "xm stops: \"object of type 'int' has no len()\"", "the domain is not created")]
    public void Under_xm_anything_but_a_list_is_reported(string value, string what, string callout, string effect) => Test
        .Domain("web", $$"""vif = {|XNL0112:{{value}}|}""")
        .Reports($"vif {what}, but must be a list of strings")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout(callout)
        .WithEffect(effect);

    // Source: config-languages §8.3, §10.3 (47).
    [Theory]
    [InlineData("'bridge=br0'", "is a string", XlSingle, "the domain is created without a network card")]
    [InlineData("1", "is a number", XlSingle, "the domain is created without a network card")]
    [InlineData("('bridge=br0',)", "is a tuple", "xl cannot read this", "the domain is not created")]
    public void Under_xl_anything_but_a_list_is_reported(string value, string what, string callout, string effect) => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .Domain("web", $$"""vif = {|XNL0112:{{value}}|}""" + "\n")
        .Reports($"vif {what}, but must be a list of strings")
        .WithCallout(callout)
        .WithEffect(effect);

    // Source: config-languages §8.3, §10.3 (62).
    [Theory]
    [InlineData("3.4", Toolstack.Xend, "xm stops: an element must be a string", "the domain is not created")]
    [InlineData("4.17", Toolstack.Xl, "xl stops reading the list here", "this vif and all behind it are missing")]
    [InlineData("4.5", Toolstack.Xl, "xl cannot read this", "the domain is not created")]
    public void A_nested_list_is_reported(string release, Toolstack toolstack, string callout, string effect) => Test.Xen(release).Toolstack(toolstack)
        .Domain("web", "vif = [{|XNL0112:['bridge=a']|}, 'bridge=b']\n")
        .Reports("vif holds a nested list, but must be a list of strings")
        .WithCallout(callout)
        .WithEffect(effect);

    [Fact]
    public void A_number_in_the_list_is_reported() => Test
        .Domain("web", "vif = ['bridge=a', {|XNL0112:1|}]\n")
        .Reports("vif holds a number, but must be a list of strings")
        .HasNoFix();

    [Theory]
    [InlineData("'bridge=xenbr0'", "[ 'bridge=xenbr0' ]")]
    [InlineData("('bridge=xenbr0',)", "['bridge=xenbr0',]")]
    [InlineData("('bridge=xenbr0', 'bridge=xenbr1')", "['bridge=xenbr0', 'bridge=xenbr1']")]
    public void Strings_become_a_list(string value, string list) => Test
        .Domain("web", $$"""vif = {|XNL0112:{{value}}|}""" + "\n")
        .Reports($"vif {(value[0] is '(' ? "is a tuple" : "is a string")}, but must be a list of strings")
        .FixedBy("Make it a list of strings", "web", $"vif = {list}\n");

    [Theory]
    [InlineData("vif = ['bridge=xenbr0']", "a list of strings")]
    [InlineData("vif = []", "an empty list")]
    [InlineData("vif = None", "None counts as absent (config-languages §3.1)")]
    [InlineData("vif = ['bridge=a' 'bridge=b']", "XNL0113 speaks of the missing comma")]
    [InlineData("vif = [x for x in y]", "the list is computed")]
    [InlineData("vif = f()", "the value is computed")]
    [InlineData("disk = 'phy:x'\nvif = ['']", "another variable")]
    public void Other_values_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);
}
