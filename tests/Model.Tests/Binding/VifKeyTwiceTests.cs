using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0115.</summary>
public sealed class VifKeyTwiceTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.VifKeyTwice);

    // Source: config-languages §3.4, §10.2 (30).
    [Theory]
    [InlineData("3.0.0", Toolstack.Xend)]
    [InlineData("3.4", Toolstack.Xend)]
    [InlineData("4.17", Toolstack.Xl)]
    public void The_value_that_is_never_used_is_reported(string release, Toolstack toolstack) => Test.Xen(release).Toolstack(toolstack)
        .Domain("web", "vif = ['{|XNL0115:bridge=a|},ip=10.0.0.1,bridge=b']\n")
        .Reports("vif key 'bridge' is given twice; the last one wins")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("never used")
        .WithRelated("this one wins", "bridge=b")
        .HasNoFix();

    [Theory]
    [InlineData("vif = ['bridge=a,ip=10.0.0.1']", "each is given once")]
    [InlineData("vif = ['bridge=a', 'bridge=b']", "two vifs have a bridge each")]
    [InlineData("vif = ['brige=a,brige=b']", "XNL0110 speaks of unknown keys")]
    public void Other_specifications_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);
}
