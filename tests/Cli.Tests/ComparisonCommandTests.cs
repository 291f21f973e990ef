using System.Text.Json;

namespace XenNetLint.Cli.Tests;

public sealed class ComparisonCommandTests
{
    private const string Facts = """{ "hosts": { "alpha": { "root": "alpha", "xen": "3.4" } } }""";
    private const string Named = "(network-script 'network-bridge netdev=eth0 bridge=xenbr0')\n(vif-script vif-bridge)\n";

    [Theory]
    [InlineData("whatif alpha", 0)]
    [InlineData("whatif alpha --event", 2)]
    [InlineData("whatif alpha --proposed renamed", 0)]
    [InlineData("whatif alpha --proposed renamed --event", 2)]
    [InlineData("whatif alpha --proposed unread", 2)]
    [InlineData("diff alpha alpha", 0)]
    [InlineData("diff alpha renamed", 2)]
    [InlineData("whatif missing", 1)]
    [InlineData("whatif alpha --xen 9.9", 1)]
    [InlineData("diff alpha", 1)]
    [InlineData("diff alpha renamed -o json=nowhere/x", 1)]
    public void Detailed_exit_code_is_0_for_no_change_2_for_changes_or_unknown_and_1_for_any_error(string call, int exitCode)
    {
        using var workspace = Fleet();
        string[] words = call.EndsWith(" --event", StringComparison.Ordinal) ? [.. call.Split(' '), "reboot web"] : call.Split(' ');

        Assert.Equal(exitCode, CommandRun.In(workspace, [.. words, "--detailed-exitcode"]).ExitCode);
        Assert.Equal(exitCode switch { 1 => call.Contains("json=", StringComparison.Ordinal) ? 3 : 2, _ => 0 }, CommandRun.In(workspace, words).ExitCode);
    }

    [Fact]
    public void A_proposal_below_the_present_folder_is_no_host_of_it()
    {
        using var workspace = Fleet();
        workspace.Write("alpha/proposed/xend-config.sxp", Named.Replace("xenbr0", "lan0", StringComparison.Ordinal));

        var run = CommandRun.In(workspace, "whatif", "alpha", "--proposed", "alpha/proposed", "-o", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("alpha no-effect", string.Join(' ', json.RootElement.GetProperty("hosts").EnumerateArray().Select(host => $"{host.GetProperty("name")} {host.GetProperty("verdict")}")));
    }

    [Fact]
    public void Hosts_that_only_one_side_has_are_told()
    {
        using var workspace = Fleet();
        foreach (var name in (string[])["old/alpha", "old/beta", "new/alpha", "new/gamma"])
        {
            workspace.Write(name + "/xend-config.sxp", Named);
        }

        var diff = CommandRun.In(workspace, "diff", "old", "new", "--xen", "3.4", "-q");
        var whatIf = CommandRun.In(workspace, "whatif", "old", "--proposed", "new", "--xen", "3.4");

        Assert.Contains("host beta, xm of Xen 3.4\nthis host is gone\n", diff.Output, StringComparison.Ordinal);
        Assert.Contains("host gamma, xm of Xen 3.4\nthis host is new\n", diff.Output, StringComparison.Ordinal);
        Assert.Contains("3 hosts: 2 changes (beta, gamma), 1 no-change\n", diff.Output, StringComparison.Ordinal);
        Assert.Contains("note: host gamma is only in new: it does not run yet", whatIf.Output, StringComparison.Ordinal);
        Assert.Contains("note: host beta is not in new: its files stay as they are\n", whatIf.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_host_that_is_asked_for_is_compared()
    {
        using var workspace = Fleet();
        workspace.Write("beta/xend-config.sxp", Named);

        Assert.DoesNotContain("host beta", CommandRun.In(workspace, "whatif", "--host", "alpha").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_xl_the_host_boots_unless_another_event_is_named()
    {
        using var workspace = new TempWorkspace(("alpha/xl.conf", "vif.default.bridge=\"br0\"\n"), ("alpha/auto/web", TempWorkspace.Guest("web", "bridge=br0")));

        var run = CommandRun.In(workspace, "whatif", "alpha", "--xen", "4.17", "-o", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("host network", json.RootElement.GetProperty("hosts")[0].GetProperty("events")[0].GetProperty("event").GetString());
    }

    private static TempWorkspace Fleet() => new(
        ("xennetlint.json", Facts),
        ("alpha/xend-config.sxp", Named),
        ("alpha/auto/web", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:01,bridge=xenbr0")),
        ("renamed/xend-config.sxp", Named.Replace("xenbr0", "lan0", StringComparison.Ordinal)),
        ("unread/xend-config.sxp", "(network-script network-nowhere)\n(vif-script vif-bridge)\n"));
}
