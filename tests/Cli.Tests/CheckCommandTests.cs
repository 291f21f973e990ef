using System.Text.Json;

namespace XenNetLint.Cli.Tests;

public sealed class CheckCommandTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("concise")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    public void The_format_never_changes_the_exit_code(string format)
    {
        using var bad = TempWorkspace.WithMissingBridge();
        using var good = TempWorkspace.Clean();

        Assert.Equal(1, CommandRun.In(bad, "check", "--xen", "3.4", "-o", format).ExitCode);
        Assert.Equal(0, CommandRun.In(good, "check", "--xen", "3.4", "-o", format).ExitCode);
    }

    [Fact]
    public void A_finding_names_the_path_as_given_and_the_way_below()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        string[] rest = ["--xen", "3.4", "--select", "XNL1001", "-o", "concise"];

        Assert.Equal("alpha/auto/web:3:32: error: XNL1001", Assert.Single(CommandRun.In(workspace, ["check", .. rest]).Findings));
        Assert.Equal("alpha/auto/web:3:32: error: XNL1001", Assert.Single(CommandRun.In(workspace, ["check", "./alpha//", .. rest]).Findings));
        Assert.Equal($"{workspace.Root}/alpha/auto/web:3:32: error: XNL1001", Assert.Single(CommandRun.In(workspace, ["check", workspace.Root, .. rest]).Findings));
    }

    [Fact]
    public void The_threshold_decides_about_the_exit_code_and_not_about_the_findings()
    {
        // Two domains of one name in a folder that may not be one host: a warning.
        using var workspace = new TempWorkspace(("a.cfg", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:01")), ("b.cfg", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:02")));
        string[] rest = ["--xen", "4.17", "-o", "concise"];
        var usual = CommandRun.In(workspace, ["check", .. rest]);

        Assert.Equal(0, usual.ExitCode);
        Assert.Contains("warning: XNL2011", usual.Output, StringComparison.Ordinal);
        Assert.Equal(1, CommandRun.In(workspace, ["check", "--fail-on", "warning", .. rest]).ExitCode);
        Assert.Equal(usual.Output, CommandRun.In(workspace, ["check", "--fail-on", "warning", .. rest]).Output);
    }

    // Decision 0012.
    [Fact]
    public async Task A_run_that_asks_for_no_graph_does_not_load_QuikGraph()
    {
        using var workspace = TempWorkspace.Clean();

        var run = await BuiltProgram.RunWithoutAsync("QuikGraph", workspace, "check", "--xen", "3.4");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.DoesNotContain("XNL9001", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--select", "XNL1001")]
    [InlineData(1, "--select", "xnl1")]
    [InlineData(0, "--select", "XNL2")]
    [InlineData(0, "--ignore", "XNL1001,XNL4")]
    [InlineData(1, "--ignore", "XNL2")]
    public void Rules_are_chosen_by_id_or_prefix(int exitCode, string option, string ids)
    {
        using var workspace = TempWorkspace.WithMissingBridge();

        Assert.Equal(exitCode, CommandRun.In(workspace, "check", "--xen", "3.4", option, ids).ExitCode);
    }

    [Fact]
    public void The_longer_id_decides_between_select_and_ignore()
    {
        using var workspace = TempWorkspace.WithMissingBridge();

        Assert.Equal(1, CommandRun.In(workspace, "check", "--xen", "3.4", "--select", "XNL1001", "--ignore", "XNL1").ExitCode);
        Assert.Equal(0, CommandRun.In(workspace, "check", "--xen", "3.4", "--select", "XNL1", "--ignore", "XNL1001").ExitCode);
    }

    [Fact]
    public void Several_outputs_come_of_one_run()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        var run = CommandRun.In(workspace, "check", "--xen", "3.4", "-o", "concise", "-o", "sarif=out.sarif", "-o", "json=out.json");

        Assert.Contains("error: XNL1001", run.Output, StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(workspace.Read("out.sarif"));
        using var json = JsonDocument.Parse(workspace.Read("out.json"));
        Assert.Equal("alpha/auto/web", json.RootElement.GetProperty("findings")[0].GetProperty("file").GetString());
        Assert.Equal("XNL1001", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
        Assert.Empty(Directory.GetFiles(workspace.Root, "*.tmp"));
    }

    [Theory]
    [InlineData("no/such/folder/x.json", "there is no folder")]
    [InlineData("alpha", "it is a folder")]
    public void An_output_that_cannot_be_written_is_a_failure(string file, string reason)
    {
        using var workspace = TempWorkspace.Clean();
        var run = CommandRun.In(workspace, "check", "-o", "json=" + file);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"xennetlint: '{file}' cannot be written: {reason}", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    [Fact]
    public void A_link_to_an_output_stays_a_link()
    {
        using var workspace = TempWorkspace.Clean();
        workspace.Write("real.json", "old");
        workspace.Link("out.json", "real.json");

        Assert.Equal(0, CommandRun.In(workspace, "check", "alpha", "--xen", "3.4", "-o", "json=out.json").ExitCode);
        Assert.Equal("real.json", new FileInfo(workspace.PathOf("out.json")).LinkTarget);
        Assert.StartsWith("{", workspace.Read("real.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_written_and_not_replaced()
    {
        using var workspace = TempWorkspace.Clean();

        Assert.Equal(0, CommandRun.In(workspace, "check", "--xen", "3.4", "-o", "json=/dev/null").ExitCode);
        Assert.False(File.GetAttributes("/dev/null").HasFlag(FileAttributes.Archive));
        using var device = new FileStream("/dev/null", FileMode.Open, FileAccess.Read);
        Assert.Equal(-1, device.ReadByte());
    }

    [Fact]
    public void Standard_input_is_one_file()
    {
        using var workspace = new TempWorkspace();
        var text = "name = 'web'\nvif = [ 'mac=01:16:3e:00:00:01' ]\n";
        var run = CommandRun.With(workspace, text, "check", "--toolstack", "xl", "-o", "concise", "--select", "XNL2003", "-");
        var named = CommandRun.With(workspace, text, "check", "--toolstack", "xl", "-o", "concise", "--select", "XNL2003", "--stdin-filename", "hosts/web.cfg", "-");

        Assert.Equal("<stdin>:2:10: error: XNL2003", Assert.Single(run.Findings));
        Assert.Equal("hosts/web.cfg:2:10: error: XNL2003", Assert.Single(named.Findings));
    }

    [Fact]
    public void A_release_in_between_counts_as_the_one_below_and_that_is_said()
    {
        using var workspace = TempWorkspace.Clean();

        Assert.Contains("alpha: xen 4.0.2 (--xen 4.0.3 counts as 4.0.2, the nearest known release below it)\n", CommandRun.In(workspace, "check", "--xen", "4.0.3").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_name_every_file_that_is_left_out()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        workspace.Write("alpha/README.md", "vif = [ '' ]\n");
        workspace.Write("alpha/blob", "a\0b");
        workspace.Write("alpha/none", "");
        var run = CommandRun.In(workspace, "check", "--xen", "3.4", "--statistics");
        using var json = JsonDocument.Parse(CommandRun.In(workspace, "check", "--xen", "3.4", "--statistics", "-o", "json").Output);

        Assert.Contains("      1 xend-config\n      1 domain-config\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("      3 in all\n  alpha/README.md: not recognised", run.Output, StringComparison.Ordinal);
        Assert.Contains("  alpha/blob: binary\n  alpha/none: empty\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("      1 XNL1001 Missing bridge\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, json.RootElement.GetProperty("statistics").GetProperty("leftOut").GetArrayLength());
    }

    [Fact]
    public void One_host_of_several_is_checked_alone()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        workspace.Write("beta/xend-config.sxp", TempWorkspace.Xend);

        Assert.Equal(1, CommandRun.In(workspace, "check", "--xen", "3.4").ExitCode);
        Assert.Equal(0, CommandRun.In(workspace, "check", "--xen", "3.4", "--host", "beta").ExitCode);
    }

    [Fact]
    public void Colour_is_for_those_who_ask_or_have_a_terminal()
    {
        using var workspace = TempWorkspace.WithMissingBridge();

        Assert.DoesNotContain('\e', CommandRun.In(workspace, "check", "--xen", "3.4").Output);
        Assert.Contains('\e', CommandRun.In(workspace, "check", "--xen", "3.4", "--color", "always").Output);
        Assert.Contains('\e', OnTerminal(workspace, "", "check", "--xen", "3.4"));
        Assert.DoesNotContain('\e', OnTerminal(workspace, "1", "check", "--xen", "3.4"));
        Assert.DoesNotContain('\e', OnTerminal(workspace, "", "check", "--xen", "3.4", "--color", "never"));
    }

    [Fact]
    public async Task A_closed_pipe_ends_quietly()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        var run = await BuiltProgram.ShellAsync(workspace, "for run in 1 2 3; do $X explain --all | head -c 1; done");

        Assert.Equal(("###", ""), (run.Output, run.Error));
    }

    [Fact]
    public async Task A_full_disk_is_a_failure()
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        var run = await BuiltProgram.ShellAsync(workspace, "$X check > /dev/full");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("xennetlint: standard output cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    private static string OnTerminal(TempWorkspace workspace, string noColor, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        Program.Run(args, new CommandIo
        {
            Input = Stream.Null,
            Output = output,
            Error = error,
            Directory = workspace.Root,
            IsTerminal = true,
            Environment = name => name is "NO_COLOR" ? noColor : null,
        });
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
