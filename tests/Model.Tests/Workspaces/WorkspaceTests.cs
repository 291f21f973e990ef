using XenNetLint.Collections;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Model.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private const string XendConfig = "(vif-script vif-bridge)";
    private const string XlConf = "autoballoon=1\n";
    private const string Domain = "vif = ['']\n";

    [Fact]
    public void A_domain_belongs_to_the_nearest_host_folder_above() => Assert.Equal(
        ["alpha: xend-config.sxp | db, web", "beta: xl.conf | mail"],
        Hosts(
            ("hosts/alpha/xend-config.sxp", XendConfig), ("hosts/alpha/web", Domain), ("hosts/alpha/guests/old/db", Domain),
            ("hosts/beta/xl.conf", XlConf), ("hosts/beta/mail", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_host_inside_another_takes_its_own() => Assert.Equal(
        ["a: xend-config.sxp | web", "b: xend-config.sxp | db"],
        Hosts(("a/xend-config.sxp", XendConfig), ("a/web", Domain), ("a/b/xend-config.sxp", XendConfig), ("a/b/guests/db", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_folder_of_domains_without_configuration_is_a_host() => Assert.Equal(
        ["a:  | x, y", "b:  | z"],
        Hosts(("guests/a/x", Domain), ("guests/a/y", Domain), ("guests/b/z", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_host_that_only_its_folder_makes_is_assumed()
    {
        Assert.True(Assert.Single(Arrange([("a/x", Domain)]).Hosts).IsAssumed);
        Assert.False(Assert.Single(Arrange([("a/x", Domain), ("a/xl.conf", XlConf)]).Hosts).IsAssumed);
        Assert.False(Assert.Single(Arrange([("a/x", Domain)], new HostStatement { Name = "a" }).Hosts).IsAssumed);
    }

    // The distribution's files lie below the root of the host whose Xen files lie in etc/xen. Source: product §2.
    [Theory]
    [InlineData("alpha/etc/xen/xl.conf", "alpha/etc/network/interfaces", true)]
    [InlineData("alpha/etc/xen/web", "alpha/etc/network/interfaces", true)]
    [InlineData("alpha/etc/xen/auto/web", "alpha/etc/network/interfaces", true)]
    [InlineData("etc/xen/xl.conf", "etc/network/interfaces", true)]
    [InlineData("alpha/xl.conf", "alpha/interfaces", true)]
    [InlineData("alpha/xl.conf", "alpha/etc/network/interfaces", true)]
    [InlineData("alpha/xen/xl.conf", "alpha/network/interfaces", false)]
    [InlineData("alpha/xl.conf", "interfaces", false)]
    [InlineData("alpha/xl.conf", "beta/etc/network/interfaces", false)]
    public void Network_files_belong_to_the_host_above_and_make_none(string configuration, string file, bool isHosts)
    {
        var workspace = Arrange([(configuration, configuration.EndsWith("xl.conf", StringComparison.Ordinal) ? XlConf : Domain), (file, "auto lo\n")]);
        string[] expected = [file];

        Assert.Equal(isHosts ? expected : [], Assert.Single(workspace.Hosts).NetworkFiles.Select(network => network.Path), StringComparer.Ordinal);
        Assert.Equal(isHosts ? [] : expected, workspace.Loose.Select(network => network.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void A_network_file_belongs_to_the_innermost_host() => Assert.Equal(
        [("a", 0), ("b", 1)],
        Arrange([("a/xl.conf", XlConf), ("a/b/etc/xen/xl.conf", XlConf), ("a/b/etc/network/interfaces", "auto lo\n")]).Hosts.Select(host => (host.Name, host.NetworkFiles.Count)));

    // A host's name is that of the folder above etc/xen. Source: product §2.
    [Theory]
    [InlineData("alpha/etc/xen/xend-config.sxp", "alpha")]
    [InlineData("alpha/xen/xend-config.sxp", "alpha")]
    [InlineData("alpha/xend-config.sxp", "alpha")]
    [InlineData("xend-config.sxp", "host")]
    [InlineData("../alpha/etc/xen/xl.conf", "alpha")]
    public void The_usual_folders_name_no_host(string path, string name) => Assert.Equal(name, Assert.Single(Arrange([(path, path.EndsWith("xl.conf", StringComparison.Ordinal) ? XlConf : XendConfig)]).Hosts).Name);

    [Fact]
    public void Files_of_auto_belong_to_the_host_above() => Assert.Equal(
        ["alpha: xend-config.sxp | 10-fw, 9-db, web"],
        Hosts(("alpha/etc/xen/xend-config.sxp", XendConfig), ("alpha/etc/xen/auto/9-db", Domain), ("alpha/etc/xen/auto/10-fw", Domain), ("alpha/etc/xen/web", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_folder_auto_alone_is_the_host_above_it() => Assert.Equal(["alpha:  | web"], Hosts(("alpha/auto/web", Domain)), StringComparer.Ordinal);

    [Fact]
    public void Domains_come_by_file_name_and_then_by_path() => Assert.Equal(
        ["alpha/auto/a", "alpha/a2", "alpha/auto/b", "alpha/b"],
        Assert.Single(Arrange([("alpha/b", Domain), ("alpha/auto/b", Domain), ("alpha/a2", Domain), ("alpha/xl.conf", XlConf), ("alpha/auto/a", Domain)]).Hosts).Domains.Select(file => file.Path), StringComparer.Ordinal);

    [Fact]
    public void Two_hosts_of_one_short_name_are_called_by_their_folders() => Assert.Equal(
        ["x/alpha: xl.conf | ", "y/alpha: xl.conf | "],
        Hosts(("x/alpha/xl.conf", XlConf), ("y/alpha/xl.conf", XlConf)), StringComparer.Ordinal);

    [Fact]
    public void A_configuration_of_another_name_is_a_host_of_its_own() => Assert.Equal(
        ["alpha-xend-config.sxp: alpha-xend-config.sxp | ", "beta-xend-config.sxp: beta-xend-config.sxp | ", "copies:  | web"],
        Hosts(("copies/alpha-xend-config.sxp", XendConfig), ("copies/beta-xend-config.sxp", XendConfig), ("copies/web", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_stated_root_takes_the_configuration_below_it_in()
    {
        var host = Assert.Single(Arrange(
            [("hosts/a/etc/xen/xend-config.sxp", XendConfig), ("hosts/a/srv/guests/web", Domain)], new HostStatement { Name = "alpha", Root = "hosts/a", LoopbackPairs = 2 }).Hosts);

        Assert.Equal(("alpha", "hosts/a", "hosts/a/etc/xen/xend-config.sxp", 2), (host.Name, host.Folder, host.XendConfig?.Path, host.Statement?.LoopbackPairs));
        Assert.Equal(["hosts/a/srv/guests/web"], host.Domains.Select(file => file.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void A_statement_without_root_finds_its_host_by_name() =>
        Assert.Equal(2, Assert.Single(Arrange([("hosts/alpha/web", Domain)], new HostStatement { Name = "alpha", LoopbackPairs = 2 }, new HostStatement { Name = "beta" }).Hosts).Statement?.LoopbackPairs);

    [Fact]
    public void Scripts_go_to_the_host_above_or_to_nobody()
    {
        var workspace = Arrange([("alpha/xl.conf", XlConf), ("alpha/scripts/vif-mine", "#!/bin/sh\n"), ("tools/deploy", "#!/bin/sh\n"), ("alpha/quirks", "(new (x 1))")]);

        Assert.Equal(["alpha/scripts/vif-mine"], Assert.Single(workspace.Hosts).Scripts.Select(file => file.Path), StringComparer.Ordinal);
        Assert.Equal(["alpha/quirks", "tools/deploy"], workspace.Loose.Select(file => file.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void A_host_may_have_both_toolstacks_configurations() => Assert.Equal(
        ["alpha: xend-config.sxp, xl.conf | web"],
        Hosts(("alpha/xl.conf", XlConf), ("alpha/xend-config.sxp", XendConfig), ("alpha/web", Domain)), StringComparer.Ordinal);

    [Fact]
    public void A_configuration_in_the_current_folder_takes_everything_below() => Assert.Equal(
        ["host: xl.conf | db, web"],
        Hosts(("xl.conf", XlConf), ("guests/web", Domain), ("db", Domain)), StringComparer.Ordinal);

    [Fact]
    public void What_lies_above_the_current_folder_is_no_part_of_it() => Assert.Equal(
        ["guests:  | web", "host: xl.conf | "],
        Hosts(("xl.conf", XlConf), ("../guests/web", Domain)), StringComparer.Ordinal);

    [Fact]
    public void What_is_left_out_is_listed_by_path() =>
        Assert.Equal(["a/README.md", "b/notes"], Arrange([("b/notes", "hello"), ("a/README.md", "x"), ("a/web", Domain)]).LeftOut);

    [Fact]
    public void The_order_of_the_files_makes_no_difference()
    {
        (string, string)[] files = [("a/xl.conf", XlConf), ("a/web", Domain), ("a/auto/db", Domain), ("b/mail", Domain), ("README", "x")];
        var forward = Arrange(files);
        var backward = Arrange([.. files.Reverse()]);

        Assert.Equal(forward.Hosts.Select(Show), backward.Hosts.Select(Show), StringComparer.Ordinal);
        Assert.Equal(forward.LeftOut, backward.LeftOut);
    }

    [Fact]
    public void A_host_folder_elsewhere_takes_no_files_of_a_similar_name() => Assert.Equal(
        ["alpha: xl.conf | ", "alpha2:  | web"],
        Hosts(("hosts/alpha/xl.conf", XlConf), ("hosts/alpha2/web", Domain)), StringComparer.Ordinal);

    private static IEnumerable<string> Hosts(params (string Path, string Text)[] files) => Arrange(files).Hosts.Select(Show);

    private static Workspace Arrange((string Path, string Text)[] files, params HostStatement[] statements) =>
        Workspace.Arrange(files.Select(file => Host.File(file.Path, file.Text)), [new ToolConfig { Hosts = statements.ToEquatableArray() }]);

    private static string Show(HostFiles host) =>
        $"{host.Name}: {string.Join(", ", ((WorkspaceFile?[])[host.XendConfig, host.XlConf]).OfType<WorkspaceFile>().Select(file => file.FileName))} | {string.Join(", ", host.Domains.Select(file => file.FileName))}";
}
