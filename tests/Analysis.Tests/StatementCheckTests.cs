using XenNetLint.Analysis.Tests.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis.Tests;

/// <summary>XNL9007: what <c>xennetlint.json</c> states of hosts, interfaces and ends that are not there.</summary>
public sealed class StatementCheckTests
{
    private static readonly (string Path, string Text)[] Files = [("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Fleets.Guest("web", 1))];

    [Theory]
    [InlineData("""{ "hosts": { "aplha": {} } }""", "1:14 what is stated of host 'aplha' has no effect: no host of that name is among the files; did you mean 'alpha'?")]
    [InlineData("""{ "hosts": { "alpha": {}, "zeta": {} } }""", "1:27 what is stated of host 'zeta' has no effect: no host of that name is among the files")]
    [InlineData("""{ "hosts": { "zeta": { "root": "z" } } }""", "1:14 what is stated of host 'zeta' has no effect: no file of Xen's lies below its root z")]
    [InlineData("""{ "segments": { "lan": [ "aplha:eth0" ] } }""", "1:26 'aplha:eth0' on LAN 'lan' has no effect: no host is called 'aplha'; did you mean 'alpha'?")]
    [InlineData("""{ "segments": { "lan": [ "alpha:eth7" ] } }""", "1:26 'alpha:eth7' on LAN 'lan' has no effect: host alpha has no interface 'eth7'; it has eth0")]
    [InlineData(
        """{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ] } ] } }, "segments": { "lan": [ "alpha:br0" ] } }""",
        "1:146 'alpha:br0' on LAN 'lan' has no effect: 'br0' is a bridge; name the card that leads to the LAN")]
    [InlineData("""{ "outsideRoutes": [ "10.0.0.0/24 via 10.9.9.9" ] }""", "1:22 the route to 10.0.0.0/24 has no effect: 10.9.9.9 lies in no network outside that a host is on")]
    [InlineData("""{ "groups": { "empty": [] } }""", "1:15 group 'empty' has no effect: it names nobody")]
    [InlineData("""{ "groups": { "g": [ "web", "wbe" ] } }""", "1:29 'wbe' in group 'g' has no effect: nobody is called 'wbe'; did you mean 'web'?")]
    [InlineData("""{ "groups": { "web": [ "dom0" ] } }""", "1:15 'web' as the name of a guest has no effect: it means the group here; alpha:web is named with its host only")]
    [InlineData("""{ "expect": [ { "from": "wbe", "reaches": [ "dom0", "outside" ] } ] }""", "1:25 what is expected of 'wbe' has no effect: nobody is called 'wbe'; did you mean 'web'?")]
    [InlineData("""{ "expect": [ { "from": "web", "neverReaches": [ "10.7.0.0/16" ] } ] }""", "1:50 that 'web' must never reach '10.7.0.0/16' has no effect: nobody has an address in 10.7.0.0/16; name it under \"outside\" in xennetlint.json if it lies beyond the uplink")]
    public void What_bears_on_nothing_is_told_at_its_place(string facts, string finding)
    {
        var found = Assert.Single(Findings(Fleets.WorkspaceOf(facts, Files)));

        Assert.Equal(finding, $"{found.Location.Start} {found.Message}");
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Same(ToolDescriptors.SettingWithoutEffect, found.Descriptor);
    }

    [Theory]
    [InlineData("""{ "hosts": { "alpha": {} }, "segments": { "lan": [ "alpha:eth0" ] }, "outsideRoutes": [ "10.0.0.0/24 via 192.168.1.10" ] }""", "all of this is there")]
    [InlineData("""{ "groups": { "g": [ "web", "dom0", "outside", "192.168.1.0/24" ] }, "expect": [ { "from": "g", "reaches": [ "g" ] } ] }""", "everybody is known")]
    [InlineData("""{ "outside": [ "10.7.0.0/16" ], "expect": [ { "from": "web", "neverReaches": [ "10.7.3.0/24" ] } ] }""", "a part of what is beyond the uplink")]
    public void What_has_its_effect_is_silent(string facts, string why)
    {
        var findings = Findings(Fleets.WorkspaceOf(facts, Files));

        Assert.True(findings.Count == 0, $"{why}: {string.Join("; ", findings.Select(finding => finding.Message))}");
    }

    [Fact]
    public void A_guest_that_does_not_run_is_there() =>
        Assert.Empty(Findings(Fleets.WorkspaceOf("""{ "groups": { "g": [ "off" ] } }""", [.. Files, ("alpha/off", "name = 'off'\nkernel = '/k'\nvif = ['bridge=nowhere']\n")])));

    [Fact]
    public void Where_a_name_is_computed_nobody_can_say_who_is_meant() =>
        Assert.Empty(Findings(Fleets.WorkspaceOf("""{ "groups": { "g": [ "db" ] } }""", [.. Files, ("alpha/computed", "name = str(1)\nkernel = '/k'\nvif = ['']\n")])));

    [Fact]
    public void Where_a_part_of_the_hosts_is_looked_at_the_rest_may_have_it()
    {
        var workspace = Fleets.WorkspaceOf(
            """{ "hosts": { "zeta": {} }, "groups": { "g": [ "beta:db" ] } }""", [.. Files, ("beta/xend-config.sxp", Hosts.Bridged)]);

        Assert.NotEmpty(Findings(workspace));
        Assert.Empty(Check([workspace.Hosts[0]], workspace));
        Assert.Empty(Findings(workspace with { HasMore = true }));
    }

    private static List<Diagnostic> Findings(Workspace workspace) => Check(workspace.Hosts, workspace);

    private static List<Diagnostic> Check(IReadOnlyList<HostFiles> hosts, Workspace workspace) =>
        [.. WorkspaceCheck.Run(hosts, workspace, new AnalysisSettings { Release = Release.Get("3.4"), Toolstacks = [Toolstack.Xend] }, RuleCatalog.BuiltIn).Findings.Where(finding => finding.Id is "XNL9007")];
}
