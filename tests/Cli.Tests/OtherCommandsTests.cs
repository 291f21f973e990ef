using System.Text;
using System.Text.Json;
using XenNetLint.Analysis;

namespace XenNetLint.Cli.Tests;

public sealed class OtherCommandsTests
{
    [Fact]
    public void Simulate_plays_the_boot_and_then_the_events()
    {
        using var workspace = TempWorkspace.Clean();
        var boot = Steps(CommandRun.In(workspace, "simulate", "--xen", "3.4", "-o", "json"));
        var more = Steps(CommandRun.In(workspace, "simulate", "--xen", "3.4", "-o", "json", "--event", "shutdown web", "--event", "start web"));

        Assert.Equal(["host network done", "xend start done", "xend status nothing", "start web done"], boot, StringComparer.Ordinal);
        Assert.Equal([.. boot, "shutdown web done", "start web done"], more, StringComparer.Ordinal);
        Assert.Equal(boot, Steps(CommandRun.In(workspace, "simulate", "--xen", "3.4", "-o", "json", "-e", "host boot")), StringComparer.Ordinal);
    }

    [Fact]
    public void Boot_starts_what_the_links_of_auto_lead_to_in_the_order_of_the_links()
    {
        using var workspace = new TempWorkspace(
            ("alpha/xend-config.sxp", TempWorkspace.Xend),
            ("alpha/a.cfg", TempWorkspace.Guest("a", "bridge=eth0")),
            ("alpha/b.cfg", TempWorkspace.Guest("b", "bridge=eth0")),
            ("alpha/c.cfg", TempWorkspace.Guest("c", "bridge=eth0")));
        workspace.Link("alpha/auto/20-a", "../a.cfg");
        workspace.Link("alpha/auto/10-b", "/etc/xen/b.cfg");
        workspace.Link("alpha/etc/xen", "..");

        Assert.Equal(
            ["start b done", "start a done"],
            Steps(CommandRun.In(workspace, "simulate", "--xen", "3.4", "-o", "json")).Where(step => step.StartsWith("start", StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Simulate_moves_a_guest_from_one_host_to_another()
    {
        using var workspace = new TempWorkspace(
            ("alpha/xend-config.sxp", TempWorkspace.Xend),
            ("alpha/auto/web", TempWorkspace.Guest("web", "bridge=eth0")),
            ("beta/xend-config.sxp", TempWorkspace.Xend),
            ("beta/auto/db", TempWorkspace.Guest("db", "bridge=eth0")));
        var run = CommandRun.In(workspace, "domids", "--xen", "3.4", "--event", "migrate web to beta");

        Assert.Contains("  2   web     0    vif2.0", run.Output, StringComparison.Ordinal);
        Assert.Contains("web has no id: went to beta", run.Output, StringComparison.Ordinal);
        Assert.Contains("id 1 is used up by web", run.Output, StringComparison.Ordinal);
        Assert.Equal((2, "no host is called 'bet'; did you mean 'beta'?; hosts are: alpha, beta"), CommandRun.In(workspace, "simulate", "--event", "migrate web to bet") is var wrong ? (wrong.ExitCode, wrong.Error.Replace("xennetlint: ", "", StringComparison.Ordinal).Trim()) : default);
    }

    [Fact]
    public void Simulate_shows_both_toolstacks_where_both_are_asked_for()
    {
        using var workspace = TempWorkspace.Clean();
        using var json = JsonDocument.Parse(CommandRun.In(workspace, "simulate", "--xen", "4.3", "--toolstack", "both", "-o", "json").Output);

        Assert.Equal(["xm", "xl"], json.RootElement.GetProperty("hosts").EnumerateArray().Select(host => host.GetProperty("toolstack").GetString() ?? ""), StringComparer.Ordinal);
    }

    [Fact]
    public void Domids_starts_every_guest_unless_events_are_given()
    {
        using var workspace = TempWorkspace.Clean();

        Assert.Contains("  1   web     0    vif1.0", CommandRun.In(workspace, "domids", "--xen", "3.4").Output, StringComparison.Ordinal);
        Assert.Contains("  2   web     0    vif2.0", CommandRun.In(workspace, "domids", "--xen", "3.4", "--event", "start web", "--event", "reboot web").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_lists_every_kind_of_finding_and_explain_has_a_page_for_each()
    {
        using var workspace = new TempWorkspace();
        var rules = CommandRun.In(workspace, "rules");
        var pages = CommandRun.In(workspace, "explain", "--all");

        Assert.All(DescriptorCatalog.All, descriptor =>
        {
            Assert.Contains($"\n{descriptor.Id}  ", rules.Output, StringComparison.Ordinal);
            Assert.Contains($"# {descriptor.Id}", pages.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Explain_takes_ids_in_any_case()
    {
        using var workspace = new TempWorkspace();
        var run = CommandRun.In(workspace, "explain", "xnl1001", "XNL2001");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# XNL1001", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n\n# XNL2001", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Syntax_prints_the_bytes_of_the_file_itself()
    {
        using var workspace = new TempWorkspace();
        byte[] bytes = [0xef, 0xbb, 0xbf, .. Encoding.Latin1.GetBytes("vif\t= [ 'é' # \r\n"), 0, 0xff, (byte)'('];
        File.WriteAllBytes(workspace.PathOf("odd"), bytes);
        using var output = new MemoryStream();
        var code = Program.Run(["syntax", "odd", "-o", "text"], new CommandIo { Input = Stream.Null, Output = output, Error = TextWriter.Null, Directory = workspace.Root });

        Assert.Equal(0, code);
        Assert.Equal(bytes, output.ToArray());
    }

    [Theory]
    [InlineData("sxp", "SxpFile")]
    [InlineData("xl", "CfgFile")]
    [InlineData("xm", "CfgFile")]
    public void Syntax_shows_the_tree_of_the_language_asked_for(string language, string root)
    {
        using var workspace = new TempWorkspace(("x", "(a 'b')\n"));

        Assert.StartsWith(root + " 1:1-", CommandRun.In(workspace, "syntax", "x", "--as", language).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("simulate")]
    [InlineData("domids")]
    [InlineData("explain")]
    [InlineData("rules")]
    [InlineData("syntax")]
    public void Help_of_every_command_has_examples(string command)
    {
        using var workspace = new TempWorkspace();
        var run = CommandRun.In(workspace, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"\nExamples:\n  xennetlint {command}".TrimEnd(), run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_says_its_version()
    {
        using var workspace = new TempWorkspace();

        Assert.Matches("^xennetlint [0-9]+\\.[0-9]+\\.[0-9]+\n$", (await BuiltProgram.RunAsync(workspace, "--version")).Output);
    }

    private static IEnumerable<string> Steps(CommandRun run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("hosts")[0].GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("event").GetString()} {step.GetProperty("outcome").GetString()}")];
    }
}
