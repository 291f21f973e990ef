using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class StopWithGuestsRuleTests
{
    private static RuleTest Host(string release, string bridge, string script) => RuleTest.Of<StopWithGuestsRule>().Xen(release).Toolstack(Toolstack.Xend).XendConfig(Hosts.Bridged)
        .Domain("auto/web", $"name = 'web'\nkernel = '/vmlinuz'\nvif = ['mac=00:16:3e:00:00:01,bridge={bridge}']\n").Script("repair", script);

    [Theory]
    [InlineData("3.0.0", "xenbr0")]
    [InlineData("3.1", "xenbr0")]
    [InlineData("3.2", "eth0")]
    [InlineData("4.4", "eth0")]
    public void A_stop_in_any_script_is_reported(string release, string bridge) => Host(release, bridge, "#!/bin/sh\n{|XNL1020:/etc/xen/scripts/network-bridge stop|}\n/etc/xen/scripts/network-bridge start\n")
        .Reports($"'/etc/xen/scripts/network-bridge stop' takes web/0 off bridge '{bridge}' for good")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("these guests are off the network until they start again, or until somebody joins their back ends by hand")
        .WithNote($"by hand: 'brctl addif {bridge} vif1.0'")
        .HasNoFix();

    [Fact]
    public void A_wrapper_that_xend_runs_is_looked_at_as_at_a_restart() => RuleTest.Of<StopWithGuestsRule>().Xen("3.4")
        .XendConfig("(network-script network-again)\n")
        .Domain("auto/web", "name = 'web'\nkernel = '/vmlinuz'\nvif = ['mac=00:16:3e:00:00:01,bridge=eth0']\n")
        .Script("network-again", "#!/bin/sh\nd=$(dirname $0)\n{|XNL1020:$d/network-bridge stop netdev=eth0|}\n$d/network-bridge start netdev=eth0\n")
        .Reports("'/etc/xen/scripts/network-bridge stop netdev=eth0' takes web/0 off bridge 'eth0' for good");

    [Theory]
    [InlineData("/etc/xen/scripts/network-bridge status\n", "it changes nothing")]
    [InlineData("/etc/xen/scripts/network-bridge stop bridge=xenbr0\n", "there is no such bridge to stop")]
    [InlineData("/etc/xen/scripts/network-bridge stop\n/etc/xen/scripts/network-bridge start\nbrctl addif eth0 vif1.0\n", "the script joins the guest again")]
    [InlineData("/etc/xen/scripts/network-bridge \"$1\"\n", "nobody can tell the command")]
    public void Others_are_silent(string lines, string why) => Host("3.4", "eth0", "#!/bin/sh\n" + lines).IsSilent(why);

    [Fact]
    public void Without_guests_nothing_is_lost() => RuleTest.Of<StopWithGuestsRule>().Xen("3.4").XendConfig(Hosts.Bridged)
        .Script("repair", "#!/bin/sh\n/etc/xen/scripts/network-bridge stop\n").IsSilent("no guest is on the bridge");
}
