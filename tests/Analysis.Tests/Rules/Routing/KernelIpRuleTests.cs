using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class KernelIpRuleTests
{
    [Theory]
    [InlineData(Hosts.Routed, "vif-route")]
    [InlineData("(network-script network-nat)\n(vif-script vif-nat)\n", "vif-nat")]
    [InlineData("(network-script 'network-bridge antispoof=yes')\n", "vif-bridge")]
    public void An_address_that_the_script_would_need_is_reported(string config, string script) => RuleTest.Of<KernelIpRule>()
        .XendConfig(config)
        .Domain("web", "{|XNL3010:ip = '192.168.1.50'|}\nvif = ['mac=00:16:3e:00:00:01']\n")
        .Reports($"'ip' of web configures the guest's kernel only: {script} does not see it")
        .WithSeverity(DiagnosticSeverity.Info)
        .WithNote("the vif script reads the vif's own key: 'ip=192.168.1.50' inside the string")
        .HasNoFix();

    [Theory]
    [InlineData(Hosts.Bridged, "ip = '192.168.1.50'\nvif = ['mac=00:16:3e:00:00:01']\n", "a bridged guest needs no address in dom0")]
    [InlineData(Hosts.Routed, "ip = '192.168.1.50'\nvif = ['ip=192.168.1.50']\n", "the vif names the address too")]
    [InlineData(Hosts.Routed, "vif = ['mac=00:16:3e:00:00:01']\n", "there is no such variable")]
    [InlineData(Hosts.Routed, "ip = ''\nvif = ['mac=00:16:3e:00:00:01']\n", "an empty value sets nothing")]
    [InlineData(Hosts.Routed, "ip = get_current_ipaddr()\nvif = ['mac=00:16:3e:00:00:01']\n", "a computed value may be empty")]
    [InlineData(Hosts.Routed, "ip = '192.168.1.50'\n", "there is no vif")]
    public void Others_are_silent(string config, string file, string why) => RuleTest.Of<KernelIpRule>().XendConfig(config).Domain("web", file).IsSilent(why);

    [Fact]
    public void Xl_never_had_the_variable() => RuleTest.Of<KernelIpRule>().Xen("4.17")
        .Domain("web", "ip = '192.168.1.50'\nvif = ['script=vif-route']\n")
        .IsSilent("under xl the variable does nothing (config-languages §8.3)");
}
