using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0120.</summary>
public sealed class MalformedMacAddressTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.MalformedMacAddress);

    // xm checks nothing. Source: config-languages §3.4, §10.2 (34).
    [Theory]
    [InlineData("zz:zz")]
    [InlineData("00:16:3e")]
    [InlineData("00-16-3e-01-02-03")]
    [InlineData("001122334455")]
    [InlineData("00:16:3e:00:00:0g")]
    [InlineData("00:16:3e:00:00:001")]
    [InlineData("0:16:3e:0:0:1")]
    public void Under_xm_six_pairs_with_colons_are_wanted(string mac) => Test
        .Domain("web", $$"""vif = ['mac={|XNL0120:{{mac}}|},bridge=br0']""")
        .Reports($"'{mac}' is no MAC address; six pairs of hexadecimal digits separated by colons are expected")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xm does not check it; the guest's driver cannot use it")
        .HasNoFix();

    // Source: config-languages §8.4, §10.3 (58).
    [Theory]
    [InlineData("00:16:3e")]
    [InlineData("00:16:3e:zz:00:01")]
    [InlineData("001122334455")]
    [InlineData("00:16:3e:00:00:001")]
    public void Xl_goes_on_with_what_it_read(string mac) => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .Domain("web", $$"""vif = ['mac={|XNL0120:{{mac}}|}']""" + "\n")
        .Reports($"'{mac}' is no MAC address; six pairs of hexadecimal digits separated by colons are expected")
        .WithCallout("xl prints \"Invalid parameter `mac'.\" and goes on with the bytes read so far");

    // Six numbers up to ff, separated by any single character. Source: config-languages §8.4, §10.3 (57).
    [Theory]
    [InlineData("00-16-3e-01-02-03")]
    [InlineData("0:16:3e:0:0:1")]
    [InlineData("00.16.3e.01.02.03")]
    [InlineData("00:16:3E:01:02:03")]
    public void Xl_takes_any_separator(string mac) => Test.Xen("4.17").Toolstack(Toolstack.Xl)
        .Domain("web", $"vif = ['mac={mac}']\n")
        .IsSilent("xl reads it");

    [Theory]
    [InlineData("vif = ['mac=00:16:3e:01:02:03']", "it is an address")]
    [InlineData("vif = ['mac=00:16:3E:AB:CD:EF']", "capital letters are digits")]
    [InlineData("vif = ['mac= 00:16:3e:01:02:03 ,bridge=br0']", "xm strips blanks")]
    [InlineData("vif = ['mac=']", "an empty value is no address given")]
    [InlineData("vif = ['mac=00:16:3e:01:01:01;bridge=br0']", "XNL0114 speaks of the separator")]
    [InlineData("vif = ['mac=%s' % mac]", "the value is computed")]
    [InlineData("mac = 'zz'\nvif = ['']", "a variable of that name means nothing")]
    public void Other_values_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);

    [Fact]
    public void A_domain_written_as_sxp_is_checked_too() => Test
        .Domain("web.sxp", "(vm (name web) (device (vif (mac {|XNL0120:00:16:3e|}))))\n")
        .Reports("'00:16:3e' is no MAC address; six pairs of hexadecimal digits separated by colons are expected");
}
