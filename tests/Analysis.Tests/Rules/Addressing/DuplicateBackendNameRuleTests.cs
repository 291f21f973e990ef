using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DuplicateBackendNameRuleTests
{
    private const string Message = "vif web02/0 asks for the name 'web', which vif web01/0 has already";

    [Theory]
    [InlineData("3.0.2")]
    [InlineData("3.4")]
    [InlineData("4.1")]
    public void Up_to_4_1_the_script_works_on_the_wrong_device(string release) => RuleTest.Of<DuplicateBackendNameRule>().Xen(release).OnBridgedHost()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", "vif = ['{|XNL2009:vifname=web|}']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("the vif script takes the device that has the name already")
        .WithEffect("web02 stays without network, and its end takes web01 off its bridge")
        .WithRelated("first use", "vifname=web");

    [Theory]
    [InlineData("4.2", Toolstack.Xend)]
    [InlineData("4.17", Toolstack.Xl)]
    public void From_4_2_on_the_start_fails(string release, Toolstack toolstack) => RuleTest.Of<DuplicateBackendNameRule>().Xen(release).Toolstack(toolstack)
        .Domain("web01", "vif = ['vifname=web']\n")
        .Domain("web02", "vif = ['{|XNL2009:vifname=web|}']\n")
        .Reports(Message)
        .WithCallout("the vif script stops: \"An interface with name web already exists.\"")
        .WithEffect("web02 does not start, and the clean-up takes web01 off its bridge");

    [Theory]
    [InlineData("3.4", "peth0", "a network card", "the script works on the host's 'peth0': the guest stays without network, and its end takes 'peth0' down")]
    [InlineData("4.4", "eth0", "a bridge", "web does not start, and the clean-up takes the host's 'eth0' down")]
    public void The_name_of_a_link_of_the_host_is_taken_too(string release, string name, string kind, string effect) => RuleTest.Of<DuplicateBackendNameRule>().Xen(release).Toolstack(Toolstack.Xend).OnBridgedHost()
        .Domain("web", $"vif = ['bridge=eth0,{{|XNL2009:vifname={name}|}}']\n")
        .Reports($"vif web/0 asks for the name '{name}', which {kind} of the host has already")
        .WithEffect(effect);

    [Theory]
    [InlineData("builder = 'hvm'\n")]
    [InlineData("")]
    public void Emulated_cards_collide_like_others(string builder) => RuleTest.Of<DuplicateBackendNameRule>().Xen("4.4").Toolstack(Toolstack.Xl)
        .Domain("web01", builder + "vif = ['vifname=web']\n")
        .Domain("web02", builder + "vif = ['{|XNL2009:vifname=web|}']\n")
        .Reports(Message);

    [Fact]
    public void Two_vifs_of_one_domain_collide_too() => RuleTest.Of<DuplicateBackendNameRule>().OnBridgedHost()
        .Domain("web", "vif = ['vifname=front', '{|XNL2009:vifname=front|}']")
        .Reports("vif web/1 asks for the name 'front', which vif web/0 has already");

    [Fact]
    public void Where_only_the_folder_makes_a_host_it_is_a_warning() => RuleTest.Of<DuplicateBackendNameRule>()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", "vif = ['{|XNL2009:vifname=web|}']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the files in alpha belong to one host, which only their folder says");

    [Fact]
    public void Where_the_release_is_assumed_3_0_0_is_not_among_those_for_which_it_holds() => RuleTest.Of<DuplicateBackendNameRule>().WithAssumedRelease().OnBridgedHost()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", "vif = ['{|XNL2009:vifname=web|}']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds for xm of Xen 3.0.2 to 4.4; the release or toolstack is only assumed here");

    [Fact]
    public void The_failing_start_is_not_reported_beside_it() => RuleTest.Of<FailingStartRule>().AlongWith<DuplicateBackendNameRule>().Xen("4.2").OnBridgedHost()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", "vif = ['vifname=web']")
        .IsSilent("XNL2009 says why the start fails");

    [Theory]
    [InlineData("vif = ['vifname=web2']", "the names differ")]
    [InlineData("vif = ['vifname=Web']", "names of interfaces differ in case")]
    [InlineData("vif = ['']", "no name is asked for")]
    [InlineData("vif = ['vifname=' + 'web']", "the name is computed")]
    [InlineData("name = 'web01'\nvif = ['vifname=web']", "two definitions of one name never run together")]
    public void Other_second_domains_are_silent(string second, string why) => RuleTest.Of<DuplicateBackendNameRule>().OnBridgedHost()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", second)
        .IsSilent(why);

    [Fact]
    public void Xend_3_0_0_never_applies_the_key() => RuleTest.Of<DuplicateBackendNameRule>().Xen("3.0.0").OnBridgedHost()
        .Domain("web01", "vif = ['vifname=web']")
        .Domain("web02", "vif = ['vifname=web']")
        .IsSilent("3.0.0 reads the key and ignores it (config-languages §3.4)");
}
