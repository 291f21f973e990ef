using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Addressing;

public sealed class DuplicateMacAddressRuleTests
{
    private const string Message = "vif web02/0 reuses MAC address 00:16:3e:00:00:0a, already taken by vif web01/0 on the same bridge";

    [Fact]
    public void Second_vif_with_same_mac_on_one_bridge_is_reported() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=eth0']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("the two never reach each other; what others send goes to the one that spoke last")
        .WithRelated("first use", "mac=00:16:3e:00:00:0a")
        .HasNoFix();

    [Fact]
    public void Case_of_the_digits_makes_no_difference() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3E:00:00:0A,bridge=eth0']")
        .Domain("web02", "vif = ['bridge=eth0,{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message);

    [Fact]
    public void Two_vifs_on_the_default_bridge_share_it() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message);

    [Fact]
    public void Every_further_vif_is_compared_with_the_first() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Domain("web03", "vif = ['', '{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message, "vif web03/1 reuses MAC address 00:16:3e:00:00:0a, already taken by vif web01/0 on the same bridge");

    [Fact]
    public void Under_xl_no_bridge_and_the_default_bridge_are_the_same() => RuleTest.Of<DuplicateMacAddressRule>()
        .XlConf("vif.default.bridge=\"br0\"\n")
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']\n")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|},bridge=br0']\n")
        .Reports(Message);

    [Fact]
    public void Where_only_the_folder_makes_a_host_it_is_a_warning() => RuleTest.Of<DuplicateMacAddressRule>()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a']")
        .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:0a|}']")
        .Reports(Message)
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithNote("holds if the files in alpha belong to one host, which only their folder says");

    [Theory]
    [InlineData("vif = ['mac=00:16:3e:00:00:0b,bridge=eth0']", "the addresses differ")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth1']", "another bridge is another broadcast domain")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth0,backend=driver']", "the back end is in another domain, which has bridges of its own")]
    [InlineData("vif = ['bridge=eth0']", "a generated address is no duplicate")]
    [InlineData("mac = '00:16:3e:00:00:0a'\nvif = ['bridge=eth0,mac=' + mac]", "the address is computed, so it is unknown")]
    [InlineData("import os\nvif = [os.environ['VIF']]", "the whole vif is computed")]
    [InlineData("name = 'web01'\nvif = ['mac=00:16:3e:00:00:0a,bridge=eth0']", "two definitions of one name never run together; XNL2011 speaks of them")]
    [InlineData("vif = ['mac=00:16:3e:00:00:0a,bridge=eth0,script=vif-route']", "a routed vif is on no bridge")]
    public void Other_second_domains_are_silent(string second, string why) => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,bridge=eth0']")
        .Domain("web02", second)
        .IsSilent(why);

    [Fact]
    public void Routed_vifs_share_no_broadcast_domain() => RuleTest.Of<DuplicateMacAddressRule>().XendConfig(Hosts.Routed)
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a,ip=10.0.0.1']")
        .Domain("web02", "vif = ['mac=00:16:3e:00:00:0a,ip=10.0.0.2']")
        .IsSilent("each routed vif is a link of its own");

    [Fact]
    public void Two_vifs_of_one_domain_are_left_to_the_more_specific_id() => RuleTest.Of<DuplicateMacAddressRule>().OnBridgedHost()
        .Domain("web01", "vif = ['mac=00:16:3e:00:00:0a', 'mac=00:16:3e:00:00:0a']")
        .IsSilent("XNL2010 speaks of one domain");

    [Fact]
    public void All_zeros_are_no_address_under_xl() => RuleTest.Of<DuplicateMacAddressRule>().Toolstack(Toolstack.Xl)
        .Domain("web01", "vif = ['mac=00:00:00:00:00:00']\n")
        .Domain("web02", "vif = ['mac=00:00:00:00:00:00']\n")
        .IsSilent("xl takes them for 'not given' and draws an address for each");
}
