using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class UnrestoredAddressRuleTests
{
    private static string Host(string ifup, string addresses, string routes) => $$"""
        { "hosts": { "alpha": {
            "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ {{addresses}} ] } ],
            "routes": [ {{routes}} ],
            "environment": { "ifup": "{{ifup}}" } } } }
        """;

    private const string Two = "\"192.168.1.10/24\", \"192.168.1.11/24\"";
    private const string One = "\"192.168.1.10/24\"";
    private const string Gateway = "\"default via 192.168.1.1 dev eth0\"";

    [Theory]
    [InlineData("3.0.2", "eth0 stays down: dom0 is off the network")]
    [InlineData("3.1", "eth0 stays down: dom0 is off the network")]
    [InlineData("3.4", "eth0 stays down: dom0 is off the network, and so are the guests")]
    [InlineData("4.1", "eth0 stays down: dom0 is off the network, and so are the guests")]
    public void Several_addresses_without_ifup_are_reported(string release, string effect) => RuleTest.Of<UnrestoredAddressRule>().AlongWith<UnreachableDom0Rule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .Facts(Host("failing", Two, Gateway))
        .XendConfig("(network-script {|XNL3009:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' stumbles over the several addresses of eth0")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect(effect)
        .HasNoFix();

    [Theory]
    [InlineData("3.4", "'network-bridge antispoof=yes'", " antispoof=yes", "antispoof=yes has no effect: no rule is set", DiagnosticSeverity.Error)]
    [InlineData("4.0", "network-bridge", "", "the lock stays: the next start or stop waits about 95 s", DiagnosticSeverity.Error)]
    [InlineData("3.4", "network-bridge", "", "nothing, unless a wrapper script looks at the exit status: with 'set -e' its other calls are skipped", DiagnosticSeverity.Warning)]
    public void A_missing_gateway_is_reported_by_what_it_breaks(string release, string script, string arguments, string effect, DiagnosticSeverity severity) => RuleTest.Of<UnrestoredAddressRule>().Xen(release)
        .Facts(Host("failing", One, ""))
        .XendConfig($"(network-script {{|XNL3009:{script}|}})\n")
        .Reports($"'/etc/xen/scripts/network-bridge start{arguments}' stumbles over the missing default gateway of eth0")
        .WithSeverity(severity)
        .WithEffect(effect);

    // The test of the same form complains of a card's name that is several words, which is XNL1008.
    [Fact]
    public void One_address_is_not_several_where_the_card_is_guessed_wrong() => RuleTest.Of<UnrestoredAddressRule>().Xen("3.4").Toolstack(Model.Elements.Toolstack.Xend)
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "xenbrlan", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev xenbrlan" ] } } }""")
        .XendConfig("(network-script network-bridge)\n")
        .IsSilent("there is one address, and the guess is what fails");

    [Theory]
    [InlineData("3.4", "working", Two, Gateway, "ifup restores the addresses")]
    [InlineData("3.4", "failing", One, Gateway, "one address with a gateway is restored")]
    [InlineData("4.2", "failing", One, "", "4.2 is mended")]
    [InlineData("3.0.0", "failing", Two, Gateway, "3.0.0 restores no addresses at all")]
    public void Others_are_silent(string release, string ifup, string addresses, string routes, string why) => RuleTest.Of<UnrestoredAddressRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend)
        .Facts(Host(ifup, addresses, routes))
        .XendConfig(Hosts.Bridged)
        .IsSilent(why);
}
