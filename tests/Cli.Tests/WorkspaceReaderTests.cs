namespace XenNetLint.Cli.Tests;

public sealed class WorkspaceReaderTests
{
    private static readonly string[] Concise = ["--xen", "3.4", "-o", "concise"];

    [Fact]
    public void A_file_reached_twice_is_one_file()
    {
        using var workspace = new TempWorkspace(("alpha/xend-config.sxp", TempWorkspace.Xend), ("alpha/web.cfg", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0")));
        workspace.Link("alpha/auto/web", "../web.cfg");

        Assert.Equal(new CommandRun(0, "", ""), CommandRun.In(workspace, ["check", .. Concise]));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.In(workspace, ["check", "alpha", "alpha/auto", "alpha/web.cfg", "alpha/auto/web", .. Concise]));
    }

    [Fact]
    public void A_link_out_of_the_given_paths_is_reported_and_not_followed()
    {
        using var elsewhere = new TempWorkspace(("web.cfg", TempWorkspace.Guest("web", "mac=01:00:00:00:00:01")));
        using var workspace = TempWorkspace.Clean();
        workspace.Link("alpha/auto/other", elsewhere.PathOf("web.cfg"));
        workspace.Link("alpha/auto/folder", elsewhere.Root);
        workspace.Link("alpha/auto/gone", "nowhere");
        var run = CommandRun.In(workspace, ["check", .. Concise]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["alpha/auto/folder:1:1: warning: XNL9006", "alpha/auto/gone:1:1: warning: XNL9006", "alpha/auto/other:1:1: warning: XNL9006"],
            run.Findings,
            StringComparer.Ordinal);
        Assert.Contains($"leads to '{elsewhere.Root}', out of the given paths", run.Output, StringComparison.Ordinal);
        Assert.Contains("leads to 'nowhere', which does not exist", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absolute_link_is_first_looked_up_below_the_host()
    {
        using var workspace = new TempWorkspace(("alpha/etc/xen/xend-config.sxp", TempWorkspace.Xend), ("alpha/etc/xen/web.cfg", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0")));
        workspace.Link("alpha/etc/xen/auto/web", "/etc/xen/web.cfg");

        Assert.Equal(new CommandRun(0, "", ""), CommandRun.In(workspace, ["check", "alpha", .. Concise]));
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        using var workspace = TempWorkspace.Clean();
        workspace.Link("alpha/a", "b");
        workspace.Link("alpha/b", "a");
        workspace.Link("alpha/auto/up", "..");
        var run = CommandRun.In(workspace, ["check", .. Concise]);

        Assert.Equal(["alpha/a:1:1: warning: XNL9006", "alpha/b:1:1: warning: XNL9006"], run.Findings, StringComparer.Ordinal);
        Assert.Contains("leads in a circle", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_begin_with_a_dot_are_skipped()
    {
        using var workspace = TempWorkspace.Clean();
        workspace.Write(".git/web.cfg", TempWorkspace.Guest("web", "mac=01:00:00:00:00:01"));

        Assert.Equal(new CommandRun(0, "", ""), CommandRun.In(workspace, ["check", .. Concise]));
    }

    [Fact]
    public void A_named_file_is_read_whatever_it_looks_like()
    {
        using var workspace = new TempWorkspace(("notes.txt", "memory = 1\nvif = [ 'mac=01:00:00:00:00:01' ]\n"));

        Assert.Equal(2, CommandRun.In(workspace, ["check", .. Concise]).ExitCode);
        Assert.Contains("notes.txt:2:10: error: XNL2003", CommandRun.In(workspace, ["check", "notes.txt", .. Concise]).Findings, StringComparer.Ordinal);
    }

    [Fact]
    public void The_tool_configuration_is_found_above_and_no_higher_than_the_current_folder()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        workspace.Write("xennetlint.json", """{ "hosts": { "omega": { "root": "alpha", "xen": "3.4" } } }""");

        Assert.Contains("on host omega when web starts", CommandRun.In(workspace, "check", "alpha/auto/..", "-o", "concise").Output + CommandRun.In(workspace, "check", "alpha", "-o", "concise").Output, StringComparison.Ordinal);

        using var below = new TempWorkspace();
        var run = CommandRun.In(below, "check", workspace.PathOf("alpha"), "-o", "concise");
        Assert.Contains("on host alpha when web starts", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_in_the_folder_is_not_opened()
    {
        using var workspace = TempWorkspace.Clean();
        var run = await BuiltProgram.ShellAsync(workspace, "mkfifo alpha/auto/pipe && $X check --xen 3.4 -o concise");

        Assert.Equal(new CommandRun(0, "", ""), run);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_finding_and_the_others_go_on()
    {
        using var workspace = TempWorkspace.WithMissingBridge();

        // Of a folder called like a process's memory every read fails, for root too.
        var run = await BuiltProgram.ShellAsync(workspace, "$X check /proc/self/mem alpha --xen 3.4 -o concise");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/proc/self/mem:1:1: error: XNL9006 /proc/self/mem was left out: it cannot be read: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("error: XNL1001", run.Output, StringComparison.Ordinal);
    }
}
