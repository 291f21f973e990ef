using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class BridgeDownAtBootRuleTests
{
    private static string Host(string bridge) => $$"""
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0" },
            { "name": {{bridge}}, "bridge": true, "ports": [ "eth0" ], "addresses": [ "192.168.1.10/24" ], "up": false } ] } } }
        """;

    [Fact]
    public void A_bridge_that_stays_down_is_reported_where_it_is_stated() => RuleTest.Of<BridgeDownAtBootRule>().Xen("4.17").Toolstack(Toolstack.Xl)
        .Facts(Host("{|XNL1003:\"br0\"|}"))
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=br0']\n")
        .Reports("bridge 'br0' of host alpha is defined, but not brought up at boot")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("web/0 is on it, and nothing passes, although the start succeeds")
        .HasNoFix();

    [Fact]
    public void A_bridge_that_only_ifup_makes_is_reported_at_its_stanza() => RuleTest.Of<BridgeDownAtBootRule>().Xen("4.17").Toolstack(Toolstack.Xl)
        .File("interfaces", "auto eth0\niface eth0 inet manual\n{|XNL1003:iface br0 inet manual|}\n    bridge_ports eth0\n")
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=br0']\n")
        .Reports("bridge 'br0' of host alpha is defined, but not brought up at boot")
        .WithEffect("it is not there, and no guest on it starts")
        .HasNoFix();

    [Fact]
    public void A_script_that_brings_it_up_makes_it_silent() => RuleTest.Of<BridgeDownAtBootRule>().Xen("3.4")
        .Facts(Host("\"br0\""))
        .XendConfig("(network-script network-mine)\n").Script("network-mine", "#!/bin/sh\nip link set br0 up\n")
        .IsSilent("it is up when guests start");

    [Fact]
    public void A_bridge_that_the_boot_brings_up_is_silent() => RuleTest.Of<BridgeDownAtBootRule>().Facts(Hosts.XlWithBr0)
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=br0']\n")
        .IsSilent("it is up");
}
