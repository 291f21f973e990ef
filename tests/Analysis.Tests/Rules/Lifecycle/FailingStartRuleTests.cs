using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class FailingStartRuleTests
{
    [Fact]
    public void A_start_whose_vif_script_fails_is_reported() => RuleTest.Of<FailingStartRule>().OnBridgedHost()
        .Domain("web", "name = 'shop'\nvif = [{|XNL4004:'bridge=xenbr1'|}]")
        .Reports("shop does not start on host alpha: Device 0 (vif) could not be connected. Could not find bridge device xenbr1")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("'/etc/xen/scripts/vif-bridge online' fails")
        .WithEffect("its domain id 1 is used up: the next domain gets a higher one")
        .HasNoFix();

    [Fact]
    public void The_vif_that_fails_is_marked_and_ids_count_on() => RuleTest.Of<FailingStartRule>().OnBridgedHost()
        .Domain("10-fw", "vif = ['bridge=eth0']")
        .Domain("20-web", "vif = ['bridge=eth0', {|XNL4004:'bridge=xenbr1'|}]")
        .Domain("30-db", "vif = [{|XNL4004:'bridge=xenbr2'|}]")
        .Reports(
            "20-web does not start on host alpha: Device 1 (vif) could not be connected. Could not find bridge device xenbr1",
            "30-db does not start on host alpha: Device 0 (vif) could not be connected. Could not find bridge device xenbr2")
        .WithEffect("its domain id 2 is used up: the next domain gets a higher one")
        .WithEffect("its domain id 3 is used up: the next domain gets a higher one");

    [Fact]
    public void Vif_route_fails_where_the_card_has_no_address() => RuleTest.Of<FailingStartRule>().AlongWith<MissingBridgeRule>().XendConfig(Hosts.Routed)
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0" } ] } } }""")
        .Domain("web", "vif = [{|XNL4004:'ip=10.0.0.5'|}]")
        .Reports("web does not start on host alpha: Device 0 (vif) could not be connected. /etc/xen/scripts/vif-route failed; error detected");

    [Fact]
    public void Xl_looks_at_the_exit_status() => RuleTest.Of<FailingStartRule>().Facts(Hosts.XlWithBr0)
        .Domain("web", "vif = [{|XNL4004:'bridge=br1'|}]\n")
        .Reports("web does not start on host alpha: /etc/xen/scripts/vif-bridge online exited with error status 1; script: Could not find bridge device br1; unable to add vif devices");

    [Fact]
    public void A_more_specific_id_replaces_it() => RuleTest.Of<FailingStartRule>().AlongWith<MissingBridgeRule>().AlongWith<DuplicateBackendNameRule>().Xen("4.2").OnBridgedHost()
        .Domain("web01", "vif = ['bridge=eth0,vifname=web', 'bridge=br7']")
        .Domain("web02", "vif = ['bridge=eth0,vifname=web']")
        .IsSilent("XNL1001 and XNL2009 say why");

    [Fact]
    public void Only_the_place_of_the_more_specific_id_is_left_to_it() => RuleTest.Of<FailingStartRule>().AlongWith<MissingBridgeRule>().OnBridgedHost()
        .Domain("db", "vif = ['{|XNL1001:bridge=xenbr1|}']")
        .Domain("web", "vif = [{|XNL4004:'bridge=eth0,script=vif-route,ip=nonsense'|}]")
        .Reports(
            "bridge 'xenbr1' does not exist on host alpha when db starts",
            "web does not start on host alpha: Device 0 (vif) could not be connected. /etc/xen/scripts/vif-route failed; error detected");

    [Theory]
    [InlineData("vif = ['bridge=eth0']", "the start succeeds")]
    [InlineData("vif = 1", "xm refuses the definition before an id is drawn (config-languages §6.2)")]
    [InlineData("vif = ['brige=xenbr1']", "xm refuses the definition before an id is drawn")]
    [InlineData("vif = ['bridge=' + xenbr1]", "the outcome is unknown")]
    [InlineData("vif = ['bridge=xenbr1,script=vif-mine']", "the outcome is unknown")]
    public void Other_starts_are_silent(string vifs, string why) => RuleTest.Of<FailingStartRule>().OnBridgedHost().Domain("web", vifs).IsSilent(why);

    [Fact]
    public void A_name_in_use_fails_before_an_id_is_drawn() => RuleTest.Of<FailingStartRule>().OnBridgedHost()
        .Domain("web01", "name = 'web'\nvif = ['bridge=eth0']")
        .Domain("web02", "name = 'web'\nvif = ['bridge=eth0']")
        .IsSilent("no id is used up; XNL2011 speaks of the name");

    [Fact]
    public void Unseen_bridges_leave_the_outcome_open() => RuleTest.Of<FailingStartRule>().Toolstack(Toolstack.Xl)
        .Domain("web", "vif = ['bridge=br0']\n")
        .IsSilent("the distribution may make br0");
}
