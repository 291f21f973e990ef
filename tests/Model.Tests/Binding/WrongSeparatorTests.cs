using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0114.</summary>
public sealed class WrongSeparatorTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.WrongSeparator);

    // Source: config-languages §3.4, §10.2 (32).
    [Theory]
    [InlineData(";")]
    [InlineData(" ")]
    [InlineData("; ")]
    [InlineData("|")]
    [InlineData("/")]
    public void The_value_that_swallows_the_rest_is_reported(string separator) => Test
        .Domain("web", $$"""vif = ['mac=00:16:3e:01:01:01{{separator}}{|XNL0114:bridge=br0|}']""")
        .Reports("value of 'mac' swallows 'bridge=br0': parts of a vif are separated by commas")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("part of the value of 'mac'")
        .WithEffect($"'mac' has the value '00:16:3e:01:01:01{separator}bridge=br0', and 'bridge' is not set")
        .FixedBy("Separate by a comma", "web", "vif = ['mac=00:16:3e:01:01:01,bridge=br0']");

    [Fact]
    public void Xl_swallows_it_too() => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['bridge=br0;{|XNL0114:mac=00:16:3e:01:01:01|}']\n")
        .Reports("value of 'bridge' swallows 'mac=00:16:3e:01:01:01': parts of a vif are separated by commas");

    [Theory]
    [InlineData("mac=00:16:3e:01:01:01,bridge=br0", "commas separate")]
    [InlineData("ip=10.0.0.1 10.0.0.2", "blanks separate addresses")]
    [InlineData("script=vif-bridge x=1,bridge=br0", "an argument of a script is no key")]
    [InlineData("rate=10Mb/s@20ms,bridge=br0", "the '/' belongs to the rate")]
    [InlineData("bridge=a;b", "no key follows")]
    public void Other_values_are_silent(string spec, string why) => Test.Domain("web", $"vif = ['{spec}']").IsSilent(why);
}
