using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class ExistingBridgeRuleTests
{
    // Source: host-scripts §8 X24.
    [Theory]
    [InlineData("3.2")]
    [InlineData("3.4")]
    [InlineData("4.0")]
    public void A_bridge_that_is_there_stops_the_start_half_way(string release) => Host(release, ", { \"name\": \"xenbr0\", \"bridge\": true }")
        .XendConfig("(network-script {|XNL1012:'network-bridge netdev=eth0 bridge=xenbr0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=eth0 bridge=xenbr0' is to make 'xenbr0', which host alpha has already")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("renaming 'tmpbridge' to 'xenbr0' fails, when 'eth0' is down already")
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up")
        .WithNote("let either the distribution or network-bridge make the bridge, not both")
        .HasNoFix();

    [Fact]
    public void Another_card_is_no_free_name() => Host("3.4", ", { \"name\": \"eth1\" }")
        .XendConfig("(network-script {|XNL1012:'network-bridge netdev=eth0 bridge=eth1'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=eth0 bridge=eth1' is to make 'eth1', which host alpha has already")
        .WithNote("'eth1' is no bridge; a bridge needs a name that is free");

    [Fact]
    public void A_card_that_is_a_port_of_it_is_taken_down() => RuleTest.Of<ExistingBridgeRule>().Xen("4.0")
        .Facts("""
            { "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50" },
                { "name": "br0", "bridge": true, "ports": [ "eth0" ], "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev br0" ] } } }
            """)
        .XendConfig("(network-script {|XNL1012:'network-bridge netdev=eth0 bridge=br0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=eth0 bridge=br0' is to make 'br0', which host alpha has already")
        .WithEffect("dom0 is offline: no way leads from its address to the wire");

    [Fact]
    public void A_card_without_address_is_left_down() => Host("3.4", ", { \"name\": \"eth1\" }, { \"name\": \"xenbr1\", \"bridge\": true }")
        .XendConfig("(network-script {|XNL1012:'network-bridge netdev=eth1 bridge=xenbr1'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=eth1 bridge=xenbr1' is to make 'xenbr1', which host alpha has already")
        .WithEffect("'eth1' is left down under the name 'peth1', on no bridge");

    [Theory]
    [InlineData("4.1")]
    [InlineData("4.4")]
    public void From_4_1_on_the_script_is_of_no_use_then(string release) => Host(release, ", { \"name\": \"xenbr0\", \"bridge\": true }").AlongWith<IneffectiveNetworkBridgeRule>()
        .XendConfig("(network-script {|XNL1012:'network-bridge netdev=eth0 bridge=xenbr0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=eth0 bridge=xenbr0' is to make 'xenbr0', which host alpha has already")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("'xenbr0' stays as the distribution made it, and 'eth0' stays as it is")
        .WithNote("network-bridge is of no use then: remove network-script");

    [Theory]
    [InlineData("3.4", "", "no bridge exists before")]
    [InlineData("3.4", ", { \"name\": \"virbr0\", \"bridge\": true }", "another bridge is no obstacle")]
    [InlineData("3.1", ", { \"name\": \"xenbr0\", \"bridge\": true }", "3.1 uses the bridge that it finds")]
    [InlineData("3.0.4", ", { \"name\": \"xenbr0\", \"bridge\": true }", "3.0.4 uses the bridge that it finds")]
    [InlineData("4.2", ", { \"name\": \"virbr0\", \"bridge\": true }", "that is XNL1004")]
    public void Other_hosts_are_silent(string release, string interfaces, string why) => Host(release, interfaces)
        .XendConfig("(network-script 'network-bridge netdev=eth0 bridge=xenbr0')\n").IsSilent(why);

    [Fact]
    public void The_cards_own_name_becomes_free() => Host("3.4", "").XendConfig("(network-script 'network-bridge netdev=eth0 bridge=eth0')\n").IsSilent("eth0 is called peth0 by then");

    private static RuleTest Host(string release, string interfaces) => RuleTest.Of<ExistingBridgeRule>().Xen(release).Facts($$"""
        { "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] }{{interfaces}} ],
            "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
        """);
}
