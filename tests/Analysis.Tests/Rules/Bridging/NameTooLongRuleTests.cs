using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Bridging;

public sealed class NameTooLongRuleTests
{
    private const string LongNamed = """
        { "hosts": { "alpha": { "interfaces": [ { "name": "enx001122334455", "mac": "00:11:22:33:44:55", "addresses": [ "192.168.1.10/24" ] }, { "name": "en-longish-name" } ],
            "routes": [ "default via 192.168.1.1 dev enx001122334455" ] } } }
        """;

    // Source: host-scripts §8 X15.
    [Theory]
    [InlineData("3.2", "network-bridge", 255)]
    [InlineData("4.0", "network-bridge", 127)]
    [InlineData("4.1", "network-bridge", 1)]
    [InlineData("4.2", "network-bridge", 255)]
    [InlineData("3.0.4", "'network-bridge vifnum=0 netdev=enx001122334455'", 255)]
    public void A_card_of_15_characters_cannot_be_renamed(string release, string script, int status) => RuleTest.Of<NameTooLongRule>().Xen(release).Facts(LongNamed)
        .XendConfig($"(network-script {{|XNL1009:{script}|}})\n")
        .Reports("'penx001122334455', the name that network-bridge gives to 'enx001122334455', has 16 characters, and the kernel takes 15")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout($"the renaming fails, exit status {status}")
        .WithEffect("dom0 is offline: 192.168.1.10 is on no interface that is up")
        .HasNoFix();

    [Fact]
    public void A_card_without_address_costs_dom0_nothing() => RuleTest.Of<NameTooLongRule>().Xen("3.4").Facts(LongNamed)
        .XendConfig("(network-script {|XNL1009:'network-bridge netdev=en-longish-name bridge=br1'|})\n")
        .Reports("'pen-longish-name', the name that network-bridge gives to 'en-longish-name', has 16 characters, and the kernel takes 15")
        .WithEffect("the start ends half-way, and 'br1' has no way to the outside; 'tmpbridge' is left behind");

    [Theory]
    [InlineData("3.0.4", "network-bridge", "the script misses a pair before it renames anything: XNL1008")]
    [InlineData("3.4", "network-route", "network-route renames nothing")]
    [InlineData("3.4", "'network-bridge netdev=eth0'", "eth0 is short, and missing")]
    [InlineData("3.4", "'network-bridge netdev=enx001122334466'", "the host has no such card")]
    public void Other_starts_are_silent(string release, string script, string why) =>
        RuleTest.Of<NameTooLongRule>().Xen(release).Facts(LongNamed).XendConfig($"(network-script {script})\n").IsSilent(why);

    [Theory]
    [InlineData("4.4", Toolstack.Xend, ",type=ioemu", "the emulated card of desk is on no bridge: its tap device cannot be renamed")]
    [InlineData("4.2", Toolstack.Xl, "", "desk does not start: the tap device cannot be renamed")]
    [InlineData("4.17", Toolstack.Xl, ",type=ioemu", "desk does not start: the tap device cannot be renamed")]
    public void A_tap_device_needs_four_characters_more(string release, Toolstack toolstack, string type, string effect) => Host(release, toolstack)
        .Domain("desk", $"builder = 'hvm'\nvif = ['bridge=br0,{{|XNL1009:vifname=desk-outside|}}{type}']\n")
        .Reports("'desk-outside-emu', the name of the tap device of vif desk/0, has 16 characters, and the kernel takes 15")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect(effect);

    [Fact]
    public void The_failing_start_is_not_reported_beside_it() => Host("4.17", Toolstack.Xl).AlongWith<FailingStartRule>()
        .Domain("desk", "builder = 'hvm'\nvif = ['bridge=br0,{|XNL1009:vifname=desk-outside|}']\n")
        .Reports("'desk-outside-emu', the name of the tap device of vif desk/0, has 16 characters, and the kernel takes 15");

    [Theory]
    [InlineData("4.17", Toolstack.Xl)]
    [InlineData("3.4", Toolstack.Xend)]
    public void A_vifname_of_16_characters_is_too_long_for_every_guest(string release, Toolstack toolstack) => Host(release, toolstack)
        .Domain("web", "kernel = '/boot/vmlinuz'\nvif = ['bridge=br0,{|XNL1009:vifname=web-on-the-inside|}']\n")
        .Reports("vifname 'web-on-the-inside' of vif web/0 has 17 characters, and the kernel takes 15")
        .WithEffect("web does not start");

    [Theory]
    [InlineData("4.17", Toolstack.Xl, "builder = 'hvm'", "vifname=desk-inside", "desk-inside-emu has 15 characters")]
    [InlineData("4.17", Toolstack.Xl, "builder = 'hvm'", "vifname=desk-outside,type=vif", "nothing is emulated")]
    [InlineData("4.17", Toolstack.Xl, "kernel = '/boot/vmlinuz'", "vifname=desk-outside", "a PV guest has no tap device")]
    [InlineData("4.4", Toolstack.Xend, "builder = 'hvm'", "vifname=desk-outside", "xend emulates only type=ioemu")]
    [InlineData("4.1", Toolstack.Xend, "builder = 'hvm'", "vifname=desk-outside,type=ioemu", "before 4.2 there is no -emu")]
    [InlineData("3.0.0", Toolstack.Xend, "kernel = '/boot/vmlinuz'", "vifname=web-on-the-inside", "3.0.0 ignores vifname")]
    [InlineData("4.17", Toolstack.Xl, "builder = 'hvm'", "bridge=br0", "no name is given")]
    public void Other_names_are_silent(string release, Toolstack toolstack, string kind, string vif, string why) => Host(release, toolstack)
        .Domain("desk", $"{kind}\nvif = ['{vif}']\n").IsSilent(why);

    private static RuleTest Host(string release, Toolstack toolstack) => RuleTest.Of<NameTooLongRule>().Xen(release).Toolstack(toolstack)
        .Facts("""{ "hosts": { "alpha": { "root": "alpha", "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true } ] } } }""");
}
