using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class WeakAntispoofRuleTests
{
    private const string Antispoof = "(network-script 'network-bridge antispoof=yes')\n";

    [Theory]
    [InlineData("3.2", "does not keep it from spoofing dom0", "packets for dom0 pass INPUT, which these rules do not see")]
    [InlineData("3.4", "does not keep it from spoofing dom0", "packets for dom0 pass INPUT, which these rules do not see; to other guests it can answer, but not speak first")]
    [InlineData("4.0.2", "does not keep it from spoofing dom0 and other guests", "only the outside is shielded: packets for dom0 pass INPUT, and what leaves through a vif is accepted whatever its source")]
    [InlineData("4.1-debian", "has no effect: Debian's vif scripts add no rule", "under policy DROP guests reach dom0 and nobody else")]
    public void Ip_under_antispoof_is_reported_once(string release, string said, string effect) => RuleTest.Of<WeakAntispoofRule>().Xen(release).Toolstack(Toolstack.Xend)
        .XendConfig(Antispoof)
        .Domain("db", "vif = ['bridge=eth0,{|XNL3012:ip=192.168.1.51|}']\n")
        .Domain("web", "vif = ['bridge=eth0,ip=192.168.1.50']\n")
        .Reports($"ip= of vif db/0 {said}")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect(effect)
        .HasNoFix();

    [Theory]
    [InlineData("3.1", "'network-bridge antispoof=yes'", "ip=192.168.1.50", "up to 3.1 dom0 is behind the bridge")]
    [InlineData("3.4", "network-bridge", "ip=192.168.1.50", "the chain accepts anyhow")]
    [InlineData("3.4", "'network-bridge antispoof=yes'", "mac=00:16:3e:00:00:01", "no address is promised")]
    public void Others_are_silent(string release, string script, string vif, string why) => RuleTest.Of<WeakAntispoofRule>().Xen(release)
        .XendConfig($"(network-script {script})\n")
        .Domain("web", $"vif = ['{vif}']\n")
        .IsSilent(why);
}
