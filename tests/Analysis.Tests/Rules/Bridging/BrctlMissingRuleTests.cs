using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class BrctlMissingRuleTests
{
    private static string Host(string ports, string brctl) => $$"""
        { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
            { "name": "eth0" }, { "name": "eth1" },
            { "name": "br0", "bridge": true, "ports": [ {{ports}} ] } ],
            "environment": { "brctl": "{{brctl}}" } } } }
        """;

    [Theory]
    [InlineData("\"eth0\", \"eth1\"", "stops: \"Could not find bridge device br0\\nbr0\"")]
    [InlineData("", "stops: \"Could not find bridge, and none was specified\"")]
    public void A_vif_without_a_bridge_is_reported(string ports, string callout) => RuleTest.Of<BrctlMissingRule>().AlongWith<MissingBridgeRule>().Facts(Host(ports, "absent"))
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,{|XNL1022:bridge=|}']\n")
        .Reports("vif web/0 names no bridge, and host alpha has no brctl to find one")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout(callout)
        .WithEffect("web does not start")
        .HasNoFix();

    [Theory]
    [InlineData("\"eth0\"", "absent", "bridge=", "the only port tells the bridge")]
    [InlineData("\"eth0\", \"eth1\"", "1.7", "bridge=", "brctl finds it")]
    [InlineData("\"eth0\", \"eth1\"", "absent", "bridge=br0", "the bridge is named")]
    [InlineData("\"eth0\", \"eth1\"", "absent", "ip=10.0.0.1", "xl names xenbr0, which another rule looks at")]
    public void Others_are_silent(string ports, string brctl, string option, string why) => RuleTest.Of<BrctlMissingRule>().Facts(Host(ports, brctl))
        .Domain("web", $"name = 'web'\nvif = ['mac=00:16:3e:00:00:01,{option}']\n").IsSilent(why);
}
