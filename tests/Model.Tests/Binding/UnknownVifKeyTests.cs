using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>XNL0110.</summary>
public sealed class UnknownVifKeyTests
{
    private static RuleTest Test => RuleTest.For(BindingDescriptors.UnknownVifKey);

    // Source: config-languages §3.4, §10.2 (28).
    [Fact]
    public void Xm_stops_at_a_misspelt_key() => Test
        .Domain("web", "vif = ['{|XNL0110:brige|}=xenbr0']")
        .Reports("xm 3.4 knows no vif key 'brige'")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("xm stops: \"Invalid vif option: brige\"")
        .WithEffect("the domain is not created")
        .WithNote("did you mean 'bridge'?")
        .FixedBy("Replace 'brige' by 'bridge'", "web", "vif = ['bridge=xenbr0']");

    [Fact]
    public void Xm_3_0_0_names_the_whole_string() => Test.Xen("3.0.0")
        .Domain("web", "vif = ['{|XNL0110:brige|}=xenbr0']")
        .Reports("xm 3.0.0 knows no vif key 'brige'")
        .WithCallout("xm stops: \"Invalid vif specifier: brige=xenbr0\"");

    // Source: config-languages §8.4, §10.3 (55).
    [Fact]
    public void Xl_goes_on_without_it() => Xl("4.17")
        .Domain("web", "vif = ['{|XNL0110:brige|}=br0,ip=10.0.0.5']\n")
        .Reports("xl 4.17 knows no vif key 'brige'")
        .WithCallout("xl prints \"unrecognized argument `brige=br0'\" and goes on without it")
        .WithEffect("the vif is made without it: its default applies")
        .FixedBy("Replace 'brige' by 'bridge'", "web", "vif = ['bridge=br0,ip=10.0.0.5']\n");

    [Fact]
    public void Xl_before_4_6_says_nothing() => Xl("4.5")
        .Domain("web", "vif = ['{|XNL0110:brige|}=br0']\n")
        .Reports("xl 4.5 knows no vif key 'brige'")
        .WithCallout("xl ignores it without a word");

    /// <summary>First and last release of each key. Source: config-languages §3.4, §8.4, §10.2 (35, 36).</summary>
    [Theory]
    [InlineData("3.0.2", Toolstack.Xend, "be_mac", ": it went after 3.0.0")]
    [InlineData("3.0.0", Toolstack.Xend, "rate", ": it came with 3.0.2")]
    [InlineData("3.0.2", Toolstack.Xend, "model", ": it came with 3.0.3")]
    [InlineData("3.1", Toolstack.Xend, "accel", ": it came with 3.2")]
    [InlineData("3.4", Toolstack.Xend, "gatewaydev", "")]
    [InlineData("3.4", Toolstack.Xend, "Bridge", "")]
    [InlineData("4.2", Toolstack.Xl, "gatewaydev", ": it came with 4.3")]
    [InlineData("4.8", Toolstack.Xl, "devid", ": it came with 4.9")]
    [InlineData("4.14", Toolstack.Xl, "mtu", ": it came with 4.15")]
    [InlineData("4.18", Toolstack.Xl, "vlan", ": it came with 4.19")]
    [InlineData("4.17", Toolstack.Xl, "policy", "")]
    public void A_key_of_other_releases_is_reported(string release, Toolstack toolstack, string key, string suffix) => Test.Xen(release).Toolstack(toolstack)
        .Domain("web", $$"""vif = ['{|XNL0110:{{key}}|}=x']""" + "\n")
        .Reports($"{(toolstack == Toolstack.Xl ? "xl" : "xm")} {release} knows no vif key '{key}'{suffix}");

    [Theory]
    [InlineData("3.0.0", Toolstack.Xend, "be_mac=x,mac=00:16:3e:00:00:01,vifname=v,bridge=b,script=s,backend=0,ip=1,type=x")]
    [InlineData("3.0.2", Toolstack.Xend, "rate=1Mb/s")]
    [InlineData("3.0.3", Toolstack.Xend, "model=e1000,type=ioemu")]
    [InlineData("3.2", Toolstack.Xend, "accel=x,policy=y,label=z")]
    [InlineData("4.4", Toolstack.Xend, "accel=x,policy=y,label=z")]
    [InlineData("4.1", Toolstack.Xl, "mac=00:16:3e:00:00:01,bridge=b,type=vif,model=m,ip=1,script=s,vifname=v,accel=x,rate=1Mb/s,backend=0")]
    [InlineData("4.3", Toolstack.Xl, "netdev=eth0,gatewaydev=eth0")]
    [InlineData("4.17", Toolstack.Xl, "devid=1,mtu=1500,trusted")]
    [InlineData("4.19", Toolstack.Xl, "vlan=10")]
    public void Keys_of_the_release_are_silent(string release, Toolstack toolstack, string spec) => Test.Xen(release).Toolstack(toolstack)
        .Domain("web", $"vif = ['{spec}']\n")
        .IsSilent("the release knows them");

    // Source: config-languages §8.4, §10.3 (56).
    [Fact]
    public void For_xl_a_blank_before_the_equals_sign_is_part_of_the_key() => Xl("4.17")
        .Domain("web", "vif = ['{|XNL0110:bridge|} = br0']\n")
        .Reports("xl 4.17 knows no vif key 'bridge': the blank before '=' is part of it")
        .WithCallout("xl prints \"unrecognized argument `bridge = br0'\" and goes on without it")
        .FixedBy("Remove the blank before '='", "web", "vif = ['bridge= br0']\n");

    // Source: config-languages §10.3 (61).
    [Theory]
    [InlineData("trusted")]
    [InlineData("untrusted")]
    public void A_bare_word_takes_no_value(string word) => Xl("4.17")
        .Domain("web", $$"""vif = ['{|XNL0110:{{word}}|}=1']""" + "\n")
        .Reports($"xl 4.17 knows no vif key '{word}': the word stands alone, without '='")
        .WithCallout($"xl prints \"unrecognized argument `{word}=1'\" and goes on without it")
        .HasNoFix();

    [Theory]
    [InlineData("vif = ['bridge = xenbr0 , mac = 00:16:3e:00:00:01']", "xm strips key and value")]
    [InlineData("vif = ['']", "there is no key")]
    [InlineData("vif = ['brige=' + b]", "the string is computed")]
    [InlineData("vif2 = ['brige=a']\nvif = ['']", "another variable")]
    public void Under_xm_these_are_silent(string text, string why) => Test.Domain("web", text).IsSilent(why);

    private static RuleTest Xl(string release) => Test.Xen(release).Toolstack(Toolstack.Xl);
}
