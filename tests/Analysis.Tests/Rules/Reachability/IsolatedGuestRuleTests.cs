using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Reachability;

public sealed class IsolatedGuestRuleTests
{
    private static string Facts(string bridge) => $$"""
        { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
            { "name": "eth0" }, { "name": "eth1" }, { "name": "br1", "bridge": true, "ports": [ "eth0" ], "addresses": [ "192.168.1.10/24" ] },
            { "name": "br0", "bridge": true, {{bridge}} } ] } } }
        """;

    [Fact]
    public void A_guest_alone_on_a_bridge_is_reported() => RuleTest.Of<IsolatedGuestRule>().Facts(Facts("\"ports\": []"))
        .Domain("web", "vif = [{|XNL5001:'bridge=br0'|}]\n")
        .Reports("guest web of host alpha is cut off: nobody else is on bridge 'br0'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("what it sends to dom0, to other guests and to the outside is lost, and so is what they send to it")
        .HasNoFix();

    [Theory]
    [InlineData("\"ports\": [], \"addresses\": [ \"10.0.0.10/24\" ]", "dom0 is on the bridge")]
    [InlineData("\"up\": true", "nobody states the ports of the bridge")]
    [InlineData("\"ports\": [ \"eth1\" ]", "nobody states who is on the LAN")]
    public void Others_are_silent(string bridge, string why) => RuleTest.Of<IsolatedGuestRule>().Facts(Facts(bridge))
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent(why);

    [Fact]
    public void Two_guests_of_one_bridge_have_each_other() => RuleTest.Of<IsolatedGuestRule>().Facts(Facts("\"ports\": []"))
        .Domain("db", "vif = ['bridge=br0']\n").Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("they reach each other");

    [Fact]
    public void A_second_vif_is_a_way_out() => RuleTest.Of<IsolatedGuestRule>().Facts(Facts("\"ports\": []"))
        .Domain("web", "vif = ['bridge=br0', 'bridge=br1']\n")
        .IsSilent("it is on another bridge too");

    [Fact]
    public void A_rule_that_knows_the_cause_speaks_of_the_guest() => RuleTest.Of<IsolatedGuestRule>().Facts(Facts("\"ports\": []"))
        .Domain("web", "vif = ['bridge=br0,mac=fe:ff:ff:ff:ff:ff']\n")
        .IsSilent("XNL2004 speaks of this vif");

    [Fact]
    public void Who_is_taken_off_by_another_is_silent_too() => RuleTest.Of<IsolatedGuestRule>().Xen("4.4").Toolstack(Model.Elements.Toolstack.Xl)
        .Facts(Facts("\"ports\": []").Replace("4.17", "4.4", StringComparison.Ordinal))
        .Domain("db", "vif = ['bridge=br1,vifname=net']\n").Domain("web", "vif = ['bridge=br1,vifname=net']\n")
        .IsSilent("XNL2009 says that the clean-up of web takes db off its bridge");

    [Fact]
    public void Where_the_whole_host_is_off_the_network_its_rule_says_it() => RuleTest.Of<IsolatedGuestRule>().Xen("3.2")
        .XendConfig("(network-script 'network-bridge bridge=xenbr0')\n(vif-script vif-bridge)\n")
        .Domain("web", "vif = ['bridge=xenbr0']\n")
        .IsSilent("XNL1011 says that the bridge stays down");
}
