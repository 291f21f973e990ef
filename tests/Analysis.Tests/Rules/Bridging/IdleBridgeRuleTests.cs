using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class IdleBridgeRuleTests
{
    private static string Facts(string bridge) => $$"""
        { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [
            { "name": "eth0" }, { "name": "eth1" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ] },
            { "name": {|XNL1014:"br1"|}, "bridge": true, {{bridge}} } ] } } }
        """;

    private static string Unmarked(string bridge) => Facts(bridge).Replace("{|XNL1014:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Fact]
    public void A_bridge_without_port_is_reported() => RuleTest.Of<IdleBridgeRule>().Facts(Facts("\"ports\": []"))
        .Domain("web", "vif = ['bridge=br0']\n")
        .Reports("bridge 'br1' of host alpha has no port")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithEffect("nothing passes it: it is there for nothing, or what should join it does not")
        .HasNoFix();

    [Theory]
    [InlineData("\"ports\": [ \"eth1\" ]", "it carries nothing")]
    [InlineData("\"ports\": [ \"eth1\" ], \"addresses\": [ \"10.0.0.10/24\" ]", "it carries dom0's own network only")]
    public void A_bridge_that_no_guest_uses_is_reported(string bridge, string effect) => RuleTest.Of<IdleBridgeRule>().Facts(Facts(bridge))
        .Domain("web", "vif = ['bridge=br0']\n")
        .Reports("bridge 'br1' of host alpha is used by no guest")
        .WithEffect(effect);

    [Theory]
    [InlineData("\"ports\": []", "its guests reach each other and nobody else")]
    [InlineData("\"ports\": [], \"addresses\": [ \"10.0.0.10/24\" ]", "its guests reach each other and dom0; what lies beyond only as far as dom0 routes")]
    public void A_bridge_without_uplink_is_reported(string bridge, string effect) => RuleTest.Of<IdleBridgeRule>().Facts(Facts(bridge))
        .Domain("web", "vif = ['bridge=br1', 'bridge=br0']\n")
        .Reports("bridge 'br1' of host alpha has no uplink")
        .WithEffect(effect);

    [Fact]
    public void The_line_that_makes_it_is_marked() => RuleTest.Of<IdleBridgeRule>()
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", "#!/bin/sh\n\"$(dirname \"$0\")/network-bridge\" \"$@\" netdev=eth0\n{|XNL1014:brctl addbr br1|}\n")
        .Domain("web", "vif = ['bridge=eth0']\n")
        .Reports("bridge 'br1' of host alpha has no port");

    [Fact]
    public void The_call_that_makes_it_is_marked() => RuleTest.Of<IdleBridgeRule>()
        .XendConfig("(network-script {|XNL1014:network-bridge|})\n(vif-script vif-bridge)\n")
        .Domain("web", "vif = ['ip=192.168.1.50,script=vif-route']\n")
        .Reports("bridge 'eth0' of host alpha is used by no guest");

    [Fact]
    public void A_pair_to_a_bridge_with_uplink_is_an_uplink() => RuleTest.Of<IdleBridgeRule>()
        .XendConfig("(network-script network-mine)\n(vif-script vif-bridge)\n")
        .Script("network-mine", """
            #!/bin/sh
            "$(dirname "$0")/network-bridge" "$@" netdev=eth0
            brctl addbr br1
            ip link add a0 type veth peer name a1
            brctl addif br1 a0
            brctl addif eth0 a1

            """)
        .Domain("web", "vif = ['bridge=br1', 'bridge=eth0']\n")
        .IsSilent("the pair leads to the card's bridge");

    [Theory]
    [InlineData("\"ports\": [ \"eth1\" ]", "vif = ['bridge=br1', 'bridge=br0']\n", "a guest uses it, and it has an uplink")]
    [InlineData("\"up\": true", "vif = ['bridge=br0', 'bridge=br1']\n", "nobody states its ports")]
    [InlineData("\"ports\": [ \"eth1\" ]", "import os\nvif = [os.environ['VIF'], 'bridge=br0']\n", "the bridge of a vif is not known")]
    [InlineData("\"ports\": [ \"eth1\" ]", "vif = ['bridge=br1,ip=10.0.0.1,script=vif-missing', 'bridge=br0']\n", "a guest that does not start is meant for it")]
    [InlineData("\"ports\": []", "memory = 256\n", "no guest has a vif")]
    public void Others_are_silent(string bridge, string domain, string why) => RuleTest.Of<IdleBridgeRule>().Facts(Unmarked(bridge))
        .Domain("web", "kernel = '/vmlinuz'\n" + domain)
        .IsSilent(why);

    [Fact]
    public void Bridges_of_services_are_silent() => RuleTest.Of<IdleBridgeRule>()
        .Facts("""{ "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ] }, { "name": "virbr0", "bridge": true, "ports": [] } ] } } }""")
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("libvirt's own guests use it");
}
