using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class MulticastOffRuleTests
{
    private static RuleTest Host(string release, string lines) => RuleTest.Of<MulticastOffRule>().Xen(release).XendConfig(Hosts.Bridged).Script("repair", "#!/bin/sh\n" + lines);

    [Theory]
    [InlineData("3.0.3")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    public void The_card_comes_back_without_multicast(string release) => Host(release, "{|XNL1021:/etc/xen/scripts/network-bridge stop|}\n")
        .Reports("'/etc/xen/scripts/network-bridge stop' leaves 'eth0' with multicast off")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithNote("behind it: 'ip link set eth0 multicast on'")
        .HasNoFix();

    [Theory]
    [InlineData("3.0.2", "/etc/xen/scripts/network-bridge stop\n", "3.0.2 does not touch the flag")]
    [InlineData("3.2", "/etc/xen/scripts/network-bridge stop\n", "3.2 does not touch the flag")]
    [InlineData("3.0.4", "/etc/xen/scripts/network-bridge stop\nip link set eth0 multicast on\n", "the script turns it on again")]
    [InlineData("3.0.4", "/etc/xen/scripts/network-bridge stop\n/etc/xen/scripts/network-bridge start\n", "the card is on the bridge again, where the flag is to be off")]
    public void Others_are_silent(string release, string lines, string why) => Host(release, lines).IsSilent(why);
}
