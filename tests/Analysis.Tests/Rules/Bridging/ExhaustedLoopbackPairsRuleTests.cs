using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class ExhaustedLoopbackPairsRuleTests
{
    private const string OldAdvice = "the script's own advice ('loopback.nloopbacks') has no effect in this release; the module is called netloop";
    private const string GoodAdvice = "the script's own advice names the right option";

    // 8 pairs in 3.0.0 and 3.0.2, 4 from 3.0.3 on. Source: host-scripts §5, T9.
    [Theory]
    [InlineData("3.0.2", 8, OldAdvice)]
    [InlineData("3.0.3", 4, OldAdvice)]
    [InlineData("3.0.4", 4, OldAdvice)]
    [InlineData("3.1", 4, GoodAdvice)]
    public void A_pair_behind_the_last_is_reported(string release, int pairs, string advice) => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen(release)
        .XendConfig($$"""(network-script {|XNL1007:'network-bridge vifnum={{pairs}} netdev=eth0'|})""" + "\n")
        .Reports($"'/etc/xen/scripts/network-bridge start vifnum={pairs} netdev=eth0' needs a veth pair that host alpha does not have: Link veth{pairs} is missing")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("ends with exit status 1 before any change")
        .WithEffect("this call makes no bridge; vifs that name it do not start")
        .WithNote($"the host has {pairs} pairs, veth0 to veth{pairs - 1}: the driver option nloopbacks sets the number")
        .WithNote(advice)
        .HasNoFix();

    [Theory]
    [InlineData("3.0.0", 7)]
    [InlineData("3.0.3", 3)]
    public void The_last_pair_can_be_used(string release, int last) => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen(release)
        .XendConfig($"(network-script 'network-bridge vifnum={last} netdev=eth0')\n")
        .IsSilent("pairs are counted from 0");

    [Fact]
    public void The_advice_of_3_0_0_is_right() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.0.0")
        .XendConfig("(network-script {|XNL1007:'network-bridge vifnum=8 netdev=eth0'|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=8 netdev=eth0' needs a veth pair that host alpha does not have: Link veth8 is missing")
        .WithNote(GoodAdvice);

    [Fact]
    public void The_line_of_a_wrapper_that_asks_for_it_is_marked() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.0.4")
        .Facts(Hosts.TwoCards.Replace("\"nloopbacks\": 8", "\"nloopbacks\": 1", StringComparison.Ordinal))
        .XendConfig("(network-script network-two)\n")
        .Script("network-two", """
            #!/bin/sh
            dir=$(dirname "$0")
            "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0
            {|XNL1007:"$dir/network-bridge" "$@" vifnum=1 netdev=eth1 bridge=xenbr1|}

            """)
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=1 netdev=eth1 bridge=xenbr1' needs a veth pair that host alpha does not have: Link veth1 is missing")
        .WithNote("the host has one pair, veth0: the driver option nloopbacks sets the number");

    [Fact]
    public void A_pair_that_an_earlier_call_has_taken_is_gone() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.0.4").Facts(Hosts.TwoCards)
        .XendConfig("(network-script network-two)\n")
        .Script("network-two", """
            #!/bin/sh
            dir=$(dirname "$0")
            "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0
            {|XNL1007:"$dir/network-bridge" "$@" vifnum=0 netdev=eth1 bridge=xenbr1|}

            """)
        .Reports("'/etc/xen/scripts/network-bridge start vifnum=0 netdev=eth1 bridge=xenbr1' needs a veth pair that host alpha does not have: Link veth0 is missing")
        .WithNote("an earlier call has taken the pair of veth0: each bridge needs a vifnum of its own");

    [Fact]
    public void A_host_without_any_pair_says_so() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.0.4")
        .Facts("""{ "hosts": { "alpha": { "nloopbacks": 0 } } }""")
        .XendConfig("(network-script {|XNL1007:network-bridge|})\n")
        .Reports("'/etc/xen/scripts/network-bridge start' needs a veth pair that host alpha does not have: Link veth0 is missing")
        .WithNote("the host has no pair: the driver option nloopbacks sets the number");

    [Theory]
    [InlineData("3.2", "no pairs are used from 3.2 on")]
    [InlineData("3.4", "no pairs are used from 3.2 on")]
    public void Later_releases_need_no_pair(string release, string why) => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen(release)
        .XendConfig("(network-script 'network-bridge vifnum=9 netdev=eth0')\n")
        .IsSilent(why);

    [Fact]
    public void A_host_without_any_pair_needs_none_in_3_1() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.1")
        .Facts("""{ "hosts": { "alpha": { "nloopbacks": 0 } } }""")
        .XendConfig("(network-script network-bridge)\n")
        .IsSilent("3.1 then makes the bridge without pairs (host-scripts §1.5.5)");

    [Fact]
    public void Stated_pairs_are_enough() => RuleTest.Of<ExhaustedLoopbackPairsRule>().Xen("3.0.4").Facts(Hosts.TwoCards)
        .XendConfig("(network-script 'network-bridge vifnum=7 netdev=eth1')\n")
        .IsSilent("xennetlint.json states eight pairs");

    [Fact]
    public void Where_the_release_is_assumed_the_default_one_decides() => RuleTest.Of<ExhaustedLoopbackPairsRule>().WithAssumedRelease()
        .XendConfig("(network-script 'network-bridge vifnum=8 netdev=eth0')\n")
        .IsSilent("3.4 is assumed, which uses no pairs");
}
