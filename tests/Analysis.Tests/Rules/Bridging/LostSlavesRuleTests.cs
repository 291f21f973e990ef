using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class LostSlavesRuleTests
{
    private const string Facts = """
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0" }, { "name": "eth1" },
            { "name": "bond0", "slaves": [ "eth0", "eth1" ], "addresses": [ "192.168.1.10/24" ] } ],
            "routes": [ "default via 192.168.1.1 dev bond0" ] } } }
        """;

    [Theory]
    [InlineData("3.2")]
    [InlineData("3.3")]
    public void X25_the_slaves_are_lost(string release) => RuleTest.Of<LostSlavesRule>().Xen(release).Facts(Facts)
        .XendConfig("(network-script {|XNL1025:'network-bridge netdev=bond0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start netdev=bond0' bridges the bond 'bond0' without its slaves 'eth0', 'eth1'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("ifdown lets the slaves go, and nobody joins them again")
        .WithNote("from 3.4 on the script joins them again")
        .HasNoFix();

    [Theory]
    [InlineData("3.4")]
    [InlineData("4.1")]
    public void From_3_4_on_they_come_back(string release) => RuleTest.Of<LostSlavesRule>().Xen(release).Facts(Facts)
        .XendConfig("(network-script 'network-bridge netdev=bond0')\n")
        .IsSilent("the script joins them again");

    [Fact]
    public void A_card_beside_the_bond_is_silent() => RuleTest.Of<LostSlavesRule>().Xen("3.2")
        .Facts(Facts.Replace("{ \"name\": \"eth0\" }", "{ \"name\": \"eth0\" }, { \"name\": \"eth2\" }", StringComparison.Ordinal))
        .XendConfig("(network-script 'network-bridge netdev=eth2')\n")
        .IsSilent("the bond is left alone");
}
