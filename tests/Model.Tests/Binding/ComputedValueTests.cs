using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0116.</summary>
public sealed class ComputedValueTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.ComputedValue);

    [Theory]
    [InlineData("vif = {|XNL0116:make_vifs(3)|}", "vif", "an expression")]
    [InlineData("vif = ['', {|XNL0116:'bridge=%s' % bridge|}]", "vif 1", "an expression")]
    [InlineData("vif = {|XNL0116:['bridge=br%d' % n for n in range(3)]|}", "vif", "an expression")]
    [InlineData("vif = {|XNL0116:['']|}\nvif.append('bridge=br0')", "vif", "line 2 is Python code that is not run")]
    [InlineData("if vmid == 1:\n    vif = {|XNL0116:['']|}\n", "vif", "it is set inside Python code (line 2) that is not run")]
    [InlineData("vif = ['']\nvif += {|XNL0116:['bridge=br0']|}\n", "vif", "'+=' in line 2 is not evaluated yet")]
    public void A_value_that_depends_on_code_is_unknown(string text, string what, string why) => Test
        .Domain("web", text)
        .Reports($"{what} depends on code that is not run: unknown")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithCallout(why)
        .WithNote("no rule that needs it says anything here")
        .HasNoFix();

    [Theory]
    [InlineData("vif = ['bridge=br0']", "the value is written down")]
    [InlineData("vif = None", "a bare constant counts as absent")]
    [InlineData("import os\nvif = ['bridge=br0']", "an import sets no variable of ours")]
    [InlineData("memory = 64 * 4\nvif = ['']", "no variable of the network's depends on it")]
    [InlineData("def f(x):\n    return x + 1\nvif = ['']", "the function does not speak of vif")]
    public void Other_values_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);

    [Fact]
    public void Xl_appends_lists_since_4_13() => Test.Xen("4.12").Toolstack(Toolstack.Xl)
        .Domain("web", "if 1:\n    memory = 1\nvif = ['']\n")
        .IsSilent("xl runs no code; XNL0010 speaks of it");
}
