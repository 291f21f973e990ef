using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class PairNumberWithoutCardRuleTests
{
    private const string TwoCards = """
        { "hosts": { "alpha": { "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.1.0.10/24" ] } ],
            "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
        """;

    [Fact]
    public void The_second_call_takes_the_card_of_the_first() => RuleTest.Of<PairNumberWithoutCardRule>().Xen("3.0.2").Facts(TwoCards)
        .XendConfig("(network-script network-two)\n")
        .Script("network-two", """
            #!/bin/sh
            dir=$(dirname "$0")
            "$dir/network-bridge" "$@" vifnum=0
            {|XNL1006:"$dir/network-bridge" "$@" vifnum=1|}

            """)
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=1' takes the network card 'eth0', not 'eth1'")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("Xen 3.0.2 takes netdev from the default route")
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up")
        .FixedBy("State netdev=eth1", "scripts/network-two", """
            #!/bin/sh
            dir=$(dirname "$0")
            "$dir/network-bridge" "$@" vifnum=0
            "$dir/network-bridge" "$@" netdev=eth1 vifnum=1

            """);

    [Fact]
    public void Alone_it_bridges_the_wrong_card() => RuleTest.Of<PairNumberWithoutCardRule>().Xen("3.0.2")
        .XendConfig("(network-script {|XNL1006:'network-bridge vifnum=1 bridge=xenbr1'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=1 bridge=xenbr1' takes the network card 'eth0', not 'eth1'")
        .WithEffect("bridge 'xenbr1' leads to 'eth0': its guests are in the wrong network")
        .WithNote("the default route is assumed here: state it in xennetlint.json");

    [Theory]
    [InlineData("3.0.2", "'network-bridge vifnum=1 netdev=eth1'", "the card is named")]
    [InlineData("3.0.2", "'network-bridge vifnum=0'", "number 0 is the default")]
    [InlineData("3.0.2", "'network-bridge netdev=eth1'", "no number is given")]
    [InlineData("3.0.0", "'network-bridge vifnum=1'", "in 3.0.0 netdev follows vifnum")]
    [InlineData("3.0.4", "'network-bridge vifnum=1'", "from 3.0.3 on it does again")]
    [InlineData("3.2", "'network-bridge vifnum=1'", "from 3.2 on there is no vifnum")]
    public void Other_calls_are_silent(string release, string script, string why) =>
        RuleTest.Of<PairNumberWithoutCardRule>().Xen(release).Facts(TwoCards).XendConfig($"(network-script {script})\n").IsSilent(why);

    [Fact]
    public void The_right_card_by_chance_is_the_right_card() => RuleTest.Of<PairNumberWithoutCardRule>().Xen("3.0.2")
        .Facts(TwoCards.Replace("dev eth0", "dev eth1", StringComparison.Ordinal).Replace("192.168.1.1 ", "10.1.0.1 ", StringComparison.Ordinal))
        .XendConfig("(network-script 'network-bridge vifnum=1')\n")
        .IsSilent("the default route leads through eth1");
}
