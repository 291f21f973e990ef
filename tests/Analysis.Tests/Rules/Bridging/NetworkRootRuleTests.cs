using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class NetworkRootRuleTests
{
    private static string Host(string root, string cards) => $$"""
        { "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] }{{cards}} ],
            "routes": [ "default via 192.168.1.1 dev eth0" ], "environment": { "networkRoot": {{root}} } } } }
        """;

    private const string Nfs = "{ \"type\": \"nfs\", \"netdev\": true, \"server\": \"192.168.1.2\" }";
    private const string FarNfs = "{ \"type\": \"nfs\", \"netdev\": true, \"server\": \"10.0.0.2\" }";
    private const string Second = ", { \"name\": \"eth1\" }";

    [Fact]
    public void Without_a_device_to_go_by_no_card_is_bridged() => RuleTest.Of<NetworkRootRule>().Xen("3.2")
        .Facts(Host(Nfs, "").Replace("\"default via 192.168.1.1 dev eth0\"", "", StringComparison.Ordinal))
        .XendConfig("(network-script {|XNL1024:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' bridges no card, because the root file system of host alpha is on the network")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("syslog: \"network-bridge: bridging not supported on network root; not starting\"")
        .WithEffect("there is no bridge for the guests")
        .HasNoFix();

    [Fact]
    public void A_second_card_is_taken_instead() => RuleTest.Of<NetworkRootRule>().Xen("3.4").Facts(Host(Nfs, Second))
        .XendConfig("(network-script {|XNL1024:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' bridges 'eth1' instead of 'eth0', because the root file system of host alpha is on the network")
        .WithEffect("the guests are on another network than meant");

    [Theory]
    [InlineData("3.4", "false", "the root file system is local")]
    [InlineData("3.4", FarNfs, "behind a gateway the server is not found to be the card's")]
    [InlineData("3.1", Nfs, "3.1 does not ask")]
    public void Others_are_silent(string release, string root, string why) => RuleTest.Of<NetworkRootRule>().Xen(release).Facts(Host(root, Second)).OnBridgedHost().IsSilent(why);

    [Fact]
    public void A_single_card_is_bridged_all_the_same() => RuleTest.Of<NetworkRootRule>().Xen("3.4").Facts(Host(Nfs, "")).OnBridgedHost()
        .IsSilent("a loop over no alternative leaves the name as it is");
}
