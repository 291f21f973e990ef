using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class MisplacedTapRuleTests
{
    private const string Renamed = "(network-script 'network-bridge bridge=lan0 vifnum=0 netdev=eth0')\n";

    [Theory]
    [InlineData("3.0.3")]
    [InlineData("3.1")]
    public void A_tap_without_the_renamed_bridge_is_reported(string release) => RuleTest.Of<MisplacedTapRule>().Xen(release)
        .XendConfig(Renamed)
        .Domain("win", "builder = 'hvm'\nvif = [{|XNL4005:'type=ioemu'|}]\n")
        .Reports("emulated card tap0 of vif win/0 is on no bridge, its paravirtual half on 'lan0'")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithCallout("no bridge=: qemu takes 'xenbr0', the vif script the first bridge")
        .WithEffect("the guest has no network until its own driver takes over; one without such a driver never has any")
        .WithNote("name the bridge in the vif: 'bridge=lan0'")
        .HasNoFix();

    [Theory]
    [InlineData("3.1", Renamed, "builder = 'hvm'\nvif = ['type=ioemu,bridge=lan0']\n", "both halves are told the bridge")]
    [InlineData("3.1", Hosts.Bridged, "builder = 'hvm'\nvif = ['type=ioemu']\n", "the bridge is qemu's default")]
    [InlineData("3.1", Renamed, "vif = ['mac=00:16:3e:00:00:01']\n", "a PV guest has no emulated card")]
    [InlineData("3.4", Hosts.Bridged, "builder = 'hvm'\nvif = ['type=ioemu']\n", "from 3.2 on qemu-ifup translates xenbr0 to eth0")]
    public void Others_are_silent(string release, string config, string file, string why) => RuleTest.Of<MisplacedTapRule>().Xen(release)
        .XendConfig(config)
        .Domain("win", file)
        .IsSilent(why);
}
