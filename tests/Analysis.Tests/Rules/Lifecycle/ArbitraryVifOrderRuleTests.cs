using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class ArbitraryVifOrderRuleTests
{
    [Fact]
    public void Several_vifs_are_reported_once() => RuleTest.Of<ArbitraryVifOrderRule>().Xen("3.0.4")
        .OnBridgedHost()
        .Domain("fw", "{|XNL4011:vif|} = ['mac=00:16:3e:00:00:01', 'mac=00:16:3e:00:00:02', 'mac=00:16:3e:00:00:03']\n")
        .Reports("xend 3.0.4 may make the 3 vifs of fw in any order")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("device ids and backend names can differ at each start, and the guest's eth0 and eth1 with them")
        .HasNoFix();

    [Theory]
    [InlineData("3.0.3", "['', '']", "3.0.3 keeps a list")]
    [InlineData("3.1", "['', '']", "3.1 keeps a list")]
    [InlineData("3.0.4", "['']", "one vif has no order")]
    [InlineData("3.0.4", "cards", "how many there are is unknown")]
    public void Others_are_silent(string release, string vifs, string why) => RuleTest.Of<ArbitraryVifOrderRule>().Xen(release)
        .OnBridgedHost()
        .Domain("fw", $"vif = {vifs}\n")
        .IsSilent(why);
}
