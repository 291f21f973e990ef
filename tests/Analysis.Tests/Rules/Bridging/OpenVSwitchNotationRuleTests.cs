using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class OpenVSwitchNotationRuleTests
{
    private static RuleTest Host(string bridge, string vif) => RuleTest.Of<OpenVSwitchNotationRule>()
        .Facts($$"""{ "hosts": { "alpha": { "xen": "4.4", "toolstack": "xl", "interfaces": [ { "name": "eth0" }, {{bridge}} ] } } }""")
        .Domain("web", $"name = 'web'\nvif = ['mac=00:16:3e:00:00:01,{vif}']\n");

    private static string Ovs(string name) => $$"""{ "name": "{{name}}", "bridge": true, "openvswitch": true }""";

    private static string Linux(string name) => $$"""{ "name": "{{name}}", "bridge": true }""";

    [Fact]
    public void A_dot_in_the_name_is_taken_for_a_tag() => Host(Ovs("lan.10"), "script=vif-openvswitch,{|XNL1018:bridge=lan.10|}")
        .Reports("vif web/0 asks for bridge 'lan.10' with vif-openvswitch, and that bridge's name cannot be written so")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("taken for a bridge 'lan' with the VLAN tag '10'")
        .HasNoFix();

    [Fact]
    public void The_notation_with_vif_bridge_is_a_name() => Host(Ovs("lan"), "{|XNL1018:bridge=lan.10|}")
        .Reports("vif web/0 asks for bridge 'lan.10' with vif-bridge, and there is no bridge of that name")
        .WithCallout("only vif-openvswitch takes '.10' for VLANs; here it is part of the name")
        .WithEffect("web does not start");

    [Fact]
    public void A_bridge_of_open_vswitch_with_vif_bridge_is_reported() => Host(Ovs("lan"), "{|XNL1018:bridge=lan|}")
        .Reports("vif web/0 asks for bridge 'lan' with vif-bridge, and 'lan' is a bridge of Open vSwitch");

    [Theory]
    [InlineData("lan")]
    [InlineData("lan.10")]
    [InlineData("lan:10:20")]
    public void A_bridge_of_the_kernel_with_vif_openvswitch_is_reported(string bridge) => Host(Linux("lan"), $"script=vif-openvswitch,{{|XNL1018:bridge={bridge}|}}")
        .Reports($"vif web/0 asks for bridge '{bridge}' with vif-openvswitch, and 'lan' is a bridge of the kernel, not of Open vSwitch");

    [Theory]
    [InlineData("lan", true, "script=vif-openvswitch,bridge=lan.10", "that is the notation")]
    [InlineData("lan.10", false, "bridge=lan.10", "vif-bridge takes the dot for a letter")]
    [InlineData("lan", false, "bridge=lan", "no dot and no colon")]
    public void Matching_ones_are_silent(string name, bool isOvs, string vif, string why) => Host(isOvs ? Ovs(name) : Linux(name), vif).IsSilent(why);
}
