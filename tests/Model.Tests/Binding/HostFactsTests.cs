using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Binding;

public sealed class HostFactsTests
{
    private const string Bridge = "(network-script network-bridge)";
    private const string BothKnown = """ "interfaces": [ { "name": "eth0", "ifup": true } ]""";
    private const string OneUnknown = """ "interfaces": [ { "name": "eth0", "ifup": false } ]""";

    // Which defaults bear: host-scripts §0.3, §1.3, §1.4.3, §1.5.1, §1.5.5, §1.8, §2.2, §3.4, §3.7.
    [Theory]
    [InlineData("3.0.4", Bridge, BothKnown, "")]
    [InlineData("3.0.4", Bridge, """ "interfaces": [ { "name": "eth0" } ]""", "\"ifup\": \"working\"")]
    [InlineData("3.0.4", Bridge, OneUnknown, "\"ifdownUnknown\": \"succeeds\", \"ifupUnknown\": \"fails\", \"renamesUpInterfaces\": false")]
    [InlineData("3.0.4", Bridge, OneUnknown + """, "environment": { "ifdownUnknown": "fails" }""", "\"ifupUnknown\": \"fails\"")]
    [InlineData("3.0.4", Bridge, OneUnknown + """, "environment": { "ifup": "absent" }""", "")]
    [InlineData("3.0.0", Bridge, BothKnown + """, "environment": { "ifup": "failing" }""", "\"renamesUpInterfaces\": false, \"commandLine\": \"\"")]
    [InlineData("3.1", Bridge, BothKnown, "")]
    [InlineData("3.1", Bridge, BothKnown + """, "nloopbacks": 0""", "\"routeOrder\": \"default-last\"")]
    [InlineData("3.1", Bridge, BothKnown + """, "nloopbacks": 0, "environment": { "kernel": "2.6.18" }""", "")]
    [InlineData("3.2", Bridge, BothKnown, "\"networkRoot\": false")]
    [InlineData("3.3", "(network-script 'network-bridge bridge=xenbr0')", BothKnown, "\"ifupUnknown\": \"fails\", \"networkRoot\": false")]
    [InlineData("4.0", Bridge, BothKnown, "\"networkRoot\": false")]
    [InlineData("4.1", Bridge, BothKnown, "\"brctl\": \"1.4\", \"networkRoot\": false")]
    [InlineData("4.4", Bridge, BothKnown + """, "environment": { "brctl": "1.5", "networkRoot": false }""", "")]
    [InlineData("3.0.4", "(network-script 'network-bridge antispoof=yes')", BothKnown, "\"forwardPolicy\": \"ACCEPT\", \"bridgeNfCallIptables\": true")]
    [InlineData("3.4", "(network-script network-route)", OneUnknown, "")]
    [InlineData("3.2", "(network-script network-nat)", OneUnknown, "")]
    [InlineData("3.3", "(network-script network-nat)", OneUnknown, "\"files\": []")]
    [InlineData("3.3", "(network-script 'network-nat dhcp=no')", OneUnknown, "")]
    public void Only_defaults_that_bear_on_the_host_are_assumed(string release, string config, string facts, string members)
    {
        var assumed = Bind(release, Toolstack.Xend, facts, [("xend-config.sxp", config)]).Assumptions.Where(assumption => assumption.Fact is "environment").ToList();

        Assert.Equal(members.Length == 0 ? "" : $"{{ {members} }}", assumed.Count == 0 ? "" : Assert.Single(assumed).Value);
    }

    [Theory]
    [InlineData("3.4", "vif = [ 'ip=10.0.0.1' ]", "\"forwardPolicy\": \"ACCEPT\", \"bridgeNfCallIptables\": true")]
    [InlineData("3.4", "vif = [ 'ip=10.0.0.1,script=vif-route' ]", "\"ipForward\": false")]
    [InlineData("4.3", "vif = [ 'script=vif-openvswitch' ]", "")]
    [InlineData("3.4", "vif = [ 'script=vif-nat' ]", "\"files\": [], \"ipForward\": false")]
    [InlineData("3.4", "vif = [ '' ]", "")]
    public void What_vifs_ask_for_makes_defaults_bear(string release, string domain, string members)
    {
        var assumed = Bind(release, Toolstack.Xend, BothKnown, [("xend-config.sxp", "(network-script network-dummy)"), ("web", domain)]).Assumptions;

        Assert.Equal(members.Length == 0 ? "" : $"{{ {members} }}", assumed.FirstOrDefault(assumption => assumption.Fact is "environment")?.Value ?? "");
    }

    // What is shown can be pasted, and is then no assumption any more.
    [Theory]
    [InlineData("3.0.4", OneUnknown)]
    [InlineData("4.1", """ "interfaces": [ { "name": "eth0" } ]""")]
    [InlineData("3.0.0", OneUnknown)]
    public void What_is_assumed_can_be_stated_as_it_is_printed(string release, string interfaces)
    {
        (string, string)[] files = [("xend-config.sxp", "(network-script 'network-bridge antispoof=yes')"), ("web", "vif = [ 'ip=10.0.0.1,script=vif-nat' ]")];
        var assumed = Assert.Single(Bind(release, Toolstack.Xend, interfaces, files).Assumptions, assumption => assumption.Fact is "environment");
        var bound = Bind(release, Toolstack.Xend, $"{interfaces}, \"environment\": {assumed.Value}", files);

        Assert.DoesNotContain(bound.Assumptions, assumption => assumption.Fact is "environment");
        Assert.Equal(HostEnvironment.Default, bound.Host.Environment with { Stated = EnvironmentFacts.None, KernelCommandLine = null });
    }

    [Fact]
    public void Boot_order_saved_domains_guests_and_environment_reach_the_host()
    {
        var host = Bind(
            "3.4", Toolstack.Xend, """ "boot": [ "web" ], "saved": [ "db" ], "guests": { "web": { "eth0": {} } }, "interfaces": [ { "name": "ovs0", "openvswitch": true } ]""",
            [("xend-config.sxp", Bridge), ("web", "vif = ['']"), ("db", "vif = ['']")]).Host;

        Assert.Equal("web; db; web", $"{string.Join(' ', host.BootOrder ?? [])}; {string.Join(' ', host.SavedDomains)}; {Assert.Single(host.GuestFacts).Domain}");
        Assert.Equal(Fact.Stated(true), host.Environment.HasOpenVSwitch);
    }

    [Fact]
    public void A_stated_domain_that_no_file_defines_is_told_and_left_out()
    {
        var assumed = Bind(
            "3.4", Toolstack.Xend, """ "boot": [ "wbe", "web" ], "guests": { "gone": { "eth0": {}, "eth1": {} } }""", [("xend-config.sxp", Bridge), ("web", "vif = ['']")]).Assumptions;

        Assert.Equal(
            ["boot without 'wbe'", "guests without 'gone'"],
            assumed.Where(assumption => assumption.Fact is "boot" or "guests").Select(assumption => $"{assumption.Fact} {assumption.Value}"), StringComparer.Ordinal);
    }

    private static BoundNetwork Bind(string release, Toolstack toolstack, string facts, (string Name, string Text)[] files) =>
        BindFile($$"""{ "hosts": { "alpha": { {{facts}} } } }""", release, toolstack, files);

    private static BoundNetwork BindFile(string json, string release, Toolstack toolstack, (string Name, string Text)[] files)
    {
        var config = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", json), out var errors);
        Assert.Equal("", string.Join("; ", errors.Select(error => $"{error.Location} {error.Message}")));
        var read = files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString("alpha/" + file.Name, file.Text)));
        return NetworkBinder.Bind(Assert.Single(Workspace.Arrange(read, [config]).Hosts), Release.Get(release), toolstack);
    }
}
