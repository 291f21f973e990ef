using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests.Fleet;

/// <summary>Fleets written down as files, for the tests of what is said about several hosts.</summary>
internal static class Fleets
{
    /// <summary>Two bridged hosts on one LAN: alpha with web1, web2 and a guest of two vifs, beta with web1 and db; what is outside is stated.</summary>
    internal static FleetAnalysis Office { get; } = Of(
        """
        { "hosts": {
            "alpha": { "interfaces": [ { "name": "eth0", "mac": "00:16:36:00:00:0a", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ],
              "guests": { "web2": { "eth0": { "addresses": [ "192.168.1.22/24" ], "gateway": "192.168.1.1" } },
                "two": { "eth0": { "addresses": [ "192.168.1.30/24" ], "gateway": "192.168.1.1" }, "eth1": { "addresses": [ "10.9.0.30/24" ] } } } },
            "beta": { "interfaces": [ { "name": "eth0", "mac": "00:16:36:00:00:0b", "addresses": [ "192.168.1.11/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] } },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] }, "outside": [ "198.51.100.0/24" ], "outsideRoutes": [],
          "groups": { "front": [ "alpha:web*", "192.168.1.30" ] } }
        """,
        ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web1", Guest("web1", 1)), ("alpha/web2", Guest("web2", 2)),
        ("alpha/two", "name = \"two\"\nkernel = \"/k\"\nvif = [ 'mac=00:16:3e:00:00:31,bridge=eth0', 'mac=00:16:3e:00:00:32,bridge=eth0' ]\n"),
        ("alpha/gone", "name = \"gone\"\nkernel = \"/k\"\nvif = [ 'bridge=nowhere' ]\n"),
        ("beta/xend-config.sxp", Hosts.Bridged), ("beta/web1", Guest("web1", 3)), ("beta/db", Guest("db", 4)));

    /// <summary>A fleet of Xen 3.4 with xend after boot and starts.</summary>
    /// <param name="facts">The text of <c>xennetlint.json</c>.</param>
    /// <param name="files">Files below their host's folder.</param>
    internal static FleetAnalysis Of(string facts, params (string Path, string Text)[] files)
    {
        var workspace = WorkspaceOf(facts, files);
        var hosts = workspace.Hosts.Select(host => new NetworkAnalysis(host, new BindingCandidate(Release.Get("3.4"), Toolstack.Xend))).Select(host => new FleetHost(host.Network, host.Timeline));
        return FleetAnalysis.Of([.. hosts], workspace);
    }

    /// <summary>The workspace of files and facts.</summary>
    internal static Workspace WorkspaceOf(string facts, params (string Path, string Text)[] files)
    {
        var config = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", facts), out var errors);
        Assert.Equal("", string.Join("; ", errors.Select(error => $"{error.Location} {error.Message}")));
        return Workspace.Arrange(files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString(file.Path, file.Text))), [config]);
    }

    /// <summary>A guest with one vif on the bridge eth0.</summary>
    internal static string Guest(string name, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"name = \"{name}\"\nkernel = \"/k\"\nvif = [ 'mac=00:16:3e:00:00:{number:d2},bridge=eth0' ]\n");

    /// <summary>Whom a word means: <c>alpha:web1</c>, with <c>/n</c> and <c>in network</c> where only a part of it is meant, idle guests in brackets.</summary>
    internal static string Show(EndSelection selection) => string.Join(' ', selection.Ends.Select(Show).Concat(selection.Idle.Select(idle => $"({idle.FullName})")));

    private static string Show(SelectedEnd selected) =>
        $"{selected.End.FullName}{(selected.Interface is { } device ? $"/{device}" : "")}{(selected.Within is { } network ? $" in {network}" : "")}";
}
