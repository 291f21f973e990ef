using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Analysis.Rules.Routing;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Routing;

public sealed class DoublyRoutedAddressRuleTests
{
    private const string Message = "vif web/0 asks for the route to 192.168.1.50, which leads to vif db/0 already";

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.4")]
    public void The_second_vif_with_an_address_does_not_start(string release) => RuleTest.Of<DoublyRoutedAddressRule>().Xen(release).Toolstack(Model.Elements.Toolstack.Xend).XendConfig(Hosts.Routed)
        .Domain("db", "vif = ['ip=192.168.1.50']\n")
        .Domain("web", "vif = ['{|XNL3003:ip=192.168.1.50|}']\n")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("'ip route add' fails: the route exists, and the vif script stops")
        .WithEffect("web does not start; its domain id 2 is used up")
        .WithRelated("the first vif with this address", "ip=192.168.1.50")
        .HasNoFix();

    [Fact]
    public void Metrics_of_later_scripts_make_no_difference() => RuleTest.Of<DoublyRoutedAddressRule>()
        .Facts("""{ "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] } ] } } }""")
        .Domain("db", "vif = ['ip=192.168.1.50,script=vif-route']\n")
        .Domain("web", "vif = ['{|XNL3003:ip=192.168.1.50|},script=vif-route']\n")
        .Reports(Message);

    [Fact]
    public void One_of_several_addresses_is_enough() => RuleTest.Of<DoublyRoutedAddressRule>().XendConfig(Hosts.Routed)
        .Domain("db", "vif = ['ip=192.168.1.49 192.168.1.50']\n")
        .Domain("web", "vif = ['{|XNL3003:ip=192.168.1.50 192.168.1.51|}']\n")
        .Reports(Message);

    [Fact]
    public void Two_vifs_of_one_guest_are_compared_too() => RuleTest.Of<DoublyRoutedAddressRule>().XendConfig(Hosts.Routed)
        .Domain("web", "vif = ['ip=192.168.1.50', '{|XNL3003:ip=192.168.1.50|}']\n")
        .Reports("vif web/1 asks for the route to 192.168.1.50, which leads to vif web/0 already");

    [Fact]
    public void The_first_address_of_vif_nat_is_routed() => RuleTest.Of<DoublyRoutedAddressRule>().XendConfig("(network-script network-nat)\n(vif-script vif-nat)\n")
        .Domain("db", "vif = ['ip=192.168.1.50/24']\n")
        .Domain("web", "vif = ['{|XNL3003:ip=192.168.1.50/24|}']\n")
        .Reports(Message);

    [Fact]
    public void The_failing_start_is_said_once() => RuleTest.Of<DoublyRoutedAddressRule>().AlongWith<FailingStartRule>().XendConfig(Hosts.Routed)
        .Domain("db", "vif = ['ip=192.168.1.50']\n")
        .Domain("web", "vif = ['{|XNL3003:ip=192.168.1.50|}']\n")
        .Domain("www", "vif = [{|XNL4004:'script=vif-nat,ip=192.168.1.200/24'|}]\n")
        .Reports(Message, "www does not start on host alpha: Device 0 (vif) could not be connected. ip addr add 192.168.1.327 dev vif3.0 failed");

    [Theory]
    [InlineData("vif = ['ip=192.168.1.51']\n", "the addresses differ")]
    [InlineData("vif = ['ip=192.168.1.50,script=vif-bridge,bridge=eth0']\n", "a bridged vif gets no route")]
    [InlineData("import os\nvif = ['ip=' + os.environ['IP']]\n", "the address is not known")]
    [InlineData("vif = ['script=vif-nat,ip=192.168.1.49 192.168.1.50']\n", "vif-nat routes the first address only")]
    public void Other_second_guests_are_silent(string second, string why) => RuleTest.Of<DoublyRoutedAddressRule>().XendConfig(Hosts.Routed)
        .Domain("db", "vif = ['ip=192.168.1.50']\n").Domain("web", second)
        .IsSilent(why);

    [Fact]
    public void A_guest_that_never_got_the_address_has_no_route() => RuleTest.Of<DoublyRoutedAddressRule>().XendConfig("(network-script network-nat)\n(vif-script vif-nat)\n")
        .Domain("db", "vif = ['ip=192.168.1.200/24']\n")
        .Domain("web", "vif = ['ip=192.168.1.200/24']\n")
        .IsSilent("both fail before a route is added: XNL3005 says why");
}
