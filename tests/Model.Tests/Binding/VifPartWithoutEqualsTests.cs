using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0111.</summary>
public sealed class VifPartWithoutEqualsTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.VifPartWithoutEquals);

    // Source: config-languages §3.4, §10.2 (33).
    [Fact]
    public void Xm_stops_at_a_second_address() => Test
        .Domain("web", "vif = ['ip=10.0.0.1,{|XNL0111:10.0.0.2|}']")
        .Reports("part '10.0.0.2' of the vif is no key=value pair")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xm stops: \"10.0.0.2 should be a pair, separated by an equals sign.\"")
        .WithEffect("the domain is not created")
        .HasNoFix();

    // Source: config-languages §10.2 (29).
    [Fact]
    public void A_trailing_comma_makes_an_empty_part_for_xm() => Test
        .Domain("web", "vif = ['bridge=xenbr0{|XNL0111:,|}']")
        .Reports("part '' of the vif is no key=value pair")
        .WithCallout("xm stops: \" should be a pair, separated by an equals sign.\"");

    // Source: config-languages §8.4.
    [Fact]
    public void Xl_goes_on_without_it() => Xl("4.17")
        .Domain("web", "vif = ['{|XNL0111:br0|},ip=10.0.0.1']\n")
        .Reports("part 'br0' of the vif is no key=value pair")
        .WithCallout("xl prints \"unrecognized argument `br0'\" and goes on without it")
        .WithEffect("the vif is made without it");

    [Fact]
    public void Xl_before_4_6_stops_reading_the_vif_there() => Xl("4.5")
        .Domain("web", "vif = ['{|XNL0111:br0|},ip=10.0.0.1']\n")
        .Reports("part 'br0' of the vif is no key=value pair")
        .WithCallout("xl stops reading this vif here");

    [Fact]
    public void Bare_words_came_with_xl_4_17() => Xl("4.16")
        .Domain("web", "vif = ['bridge=br0,{|XNL0111:untrusted|}']\n")
        .Reports("part 'untrusted' of the vif is no key=value pair");

    [Theory]
    [InlineData("vif = ['bridge=br0,trusted']\n", "a bare word of 4.17")]
    [InlineData("vif = ['bridge=br0,untrusted']\n", "a bare word of 4.17")]
    [InlineData("vif = ['bridge=br0,,ip=1,']\n", "empty parts vanish under xl")]
    [InlineData("vif = ['']\n", "an empty vif has no parts")]
    public void Under_xl_these_are_silent(string text, string why) => Xl("4.17").Domain("web", text).IsSilent(why);

    [Theory]
    [InlineData("vif = ['bridge=']", "an empty value is a pair")]
    [InlineData("vif = ['ip=10.0.0.1 10.0.0.2']", "addresses are separated by blanks")]
    [InlineData("vif = ['', '  ']", "an empty vif is taken (config-languages §10.2, 22)")]
    public void Under_xm_these_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);

    private static RuleTest Xl(string release) => Test.Xen(release).Toolstack(Toolstack.Xl);
}
