namespace XenNetLint.Cli.Tests;

/// <summary>Every wrong call: one line on standard error that says what to do, exit code 2.</summary>
public sealed class WrongCallTests
{
    public static TheoryData<string, string> Calls => new()
    {
        { "", "xennetlint: no command is given; commands are check, simulate, whatif, diff, trace, reach, domids, explain, rules, syntax; 'xennetlint --help' explains them" },
        { "chek", "xennetlint: unknown command 'chek'; did you mean 'check'?; commands are check, simulate, whatif, diff, trace, reach, domids, explain, rules, syntax" },
        { "check --fial-on error", "xennetlint: unknown option '--fial-on'; did you mean '--fail-on'?; 'xennetlint check --help' lists the options" },
        { "check --fix", "xennetlint: unknown option '--fix'; 'xennetlint check --help' lists the options" },
        { "check alpha -x", "xennetlint: unknown option '-x'; 'xennetlint check --help' lists the options" },
        { "--quiet", "xennetlint: unknown option '--quiet'; 'xennetlint --help' lists the options" },
        { "check --xen 9.9", "xennetlint: unknown Xen release '9.9'; known are 3.0.0, *, each also with '-debian'" },
        { "check --xen", "xennetlint: Required argument missing for option: '--xen'; 'xennetlint check --help' shows how to call it" },
        { "check --xen --quiet", "xennetlint: option '--xen' needs a value, and '--quiet' looks like another option; write '--xen=--quiet' if it is meant" },
        { "check --xen 3.4 --toolstack xl", "xennetlint: Xen 3.4 has no xl (it came with 4.1); use --toolstack xm" },
        { "check --toolstack virsh", "xennetlint: --toolstack cannot be 'virsh'; it is xm (or xend), xl or both" },
        { "check missing", "xennetlint: 'missing' does not exist; name a file or a folder that does, or nothing for the current folder" },
        { "check empty", "xennetlint: nothing to read in 'empty': no xend-config.sxp, no xl.conf and no domU file was recognised; name a file to have it read whatever it looks like" },
        { "check -o yaml", "xennetlint: unknown format 'yaml'; formats are: text, concise, json, sarif, github" },
        { "check -o sarf=x", "xennetlint: unknown format 'sarf'; did you mean 'sarif'?; formats are: text, concise, json, sarif, github" },
        { "check -o json=", "xennetlint: '-o json=' names no file; write '-o json=FILE', or '-o json' for standard output" },
        { "check -o json=a -o sarif=a", "xennetlint: two outputs cannot go to one file, 'a'" },
        { "check --fail-on fatal", "xennetlint: --fail-on cannot be 'fatal'; it is error, warning or info" },
        { "check --color blue", "xennetlint: --color cannot be 'blue'; it is auto, always or never" },
        { "check --select XNL8", "xennetlint: --select XNL8: no rule's id begins so*; 'xennetlint rules' lists them" },
        { "check --host beta", "xennetlint: no host is called 'beta'*; hosts are: alpha" },
        { "simulate --event boot", "xennetlint: unknown event 'boot'; events are: *" },
        { "simulate --event start/wbe", "xennetlint: no domain is called 'wbe'; did you mean 'web'?; domains are: web" },
        { "simulate a b", "xennetlint: 'b' is one argument too many; 'xennetlint simulate --help' shows how to call it" },
        { "whatif missing", "xennetlint: 'missing' does not exist; name a file or a folder that does, or nothing for the current folder" },
        { "whatif --proposed missing", "xennetlint: 'missing' does not exist; name a file or a folder that does, or nothing for the current folder" },
        { "whatif --proposed", "xennetlint: Required argument missing for option: '--proposed'; 'xennetlint whatif --help' shows how to call it" },
        { "whatif --event boot", "xennetlint: unknown event 'boot'; events are: *" },
        { "whatif --event start/wbe", "xennetlint: no domain is called 'wbe'; did you mean 'web'?; domains are: web" },
        { "whatif alpha --proposed alpha --host beta", "xennetlint: no host is called 'beta'*; hosts are: alpha" },
        { "whatif -o svg", "xennetlint: unknown format 'svg'; formats are: text, json, markdown" },
        { "whatif - --proposed -", "xennetlint: standard input cannot be both sides; name a folder for one of them" },
        { "diff alpha", "xennetlint: 'NEW' is missing; 'xennetlint diff --help' shows how to call it" },
        { "whatif alpha/auto --proposed alpha", "xennetlint: 'alpha/auto' lies within 'alpha' and would be part of what is proposed for it; name the folder that holds the changed files only" },
        { "diff alpha missing", "xennetlint: 'missing' does not exist; *" },
        { "diff alpha empty", "xennetlint: nothing to read in 'empty': *" },
        { "diff a b c", "xennetlint: 'c' is one argument too many; 'xennetlint diff --help' shows how to call it" },
        { "explain", "xennetlint: explain what? name a rule, as in 'xennetlint explain XNL1001', or use --all" },
        { "explain XNL101", "xennetlint: no rule is called 'XNL101'; did you mean 'XNL0101'?; 'xennetlint rules' lists them" },
        { "syntax missing", "xennetlint: 'missing' does not exist; name a file that does" },
        { "syntax alpha", "xennetlint: 'alpha' is a folder; name a file" },
        { "syntax alpha/auto/web --as yaml", "xennetlint: --as cannot be 'yaml'; it is sxp, xm, xl, interfaces or networkd" },
        { "rules extra", "xennetlint: 'extra' is one argument too many; 'xennetlint rules --help' shows how to call it" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_wrong_call_is_answered_in_one_line(string call, string line)
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        Directory.CreateDirectory(workspace.PathOf("empty"));

        AssertWrong(CommandRun.In(workspace, Words(call)), line);
    }

    [Theory]
    [InlineData("check --fial-on error", "xennetlint: unknown option '--fial-on'; did you mean '--fail-on'?; 'xennetlint check --help' lists the options")]
    [InlineData("chek", "xennetlint: unknown command 'chek'; did you mean 'check'?; *")]
    [InlineData("check --xen 9.9", "xennetlint: unknown Xen release '9.9'; known are 3.0.0, *")]
    [InlineData("check missing", "xennetlint: 'missing' does not exist; *")]
    [InlineData("whatif --proposed missing", "xennetlint: 'missing' does not exist; *")]
    [InlineData("whatif --event boot", "xennetlint: unknown event 'boot'; events are: *")]
    [InlineData("diff alpha", "xennetlint: 'NEW' is missing; *")]
    [InlineData("check empty", "xennetlint: nothing to read in 'empty': *")]
    public async Task The_built_program_answers_so_too(string call, string line)
    {
        using var workspace = TempWorkspace.WithMissingBridge();
        Directory.CreateDirectory(workspace.PathOf("empty"));

        AssertWrong(await BuiltProgram.RunAsync(workspace, Words(call)), line);
    }

    [Fact]
    public void An_unusable_tool_configuration_is_named_with_its_place()
    {
        using var workspace = TempWorkspace.Clean();
        workspace.Write("xennetlint.json", "{\n  \"hots\": {} }\n");

        var run = CommandRun.In(workspace, "check", "alpha");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("xennetlint.json:2:3: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_fleet_a_wrong_host_is_told_twelve_names()
    {
        using var workspace = new TempWorkspace([.. Enumerable.Range(10, 15).Select(number => ($"h{number}/xl.conf", "autoballoon=\"off\"\n"))]);

        AssertWrong(CommandRun.In(workspace, "check", "--host", "nosuch"), "xennetlint: no host is called 'nosuch'; hosts are: h10, *, h21 and 3 more");
    }

    [Fact]
    public void What_follows_a_double_dash_is_a_path()
    {
        using var workspace = new TempWorkspace(("-odd.cfg", TempWorkspace.Guest("odd", "mac=00:16:3e:00:00:01")));

        Assert.Equal(0, CommandRun.In(workspace, "check", "--xen", "4.17", "--", "-odd.cfg").ExitCode);
    }

    // Blanks separate the words of a call, '/' stands for one inside an event.
    private static string[] Words(string call) => [.. call.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.StartsWith("start/", StringComparison.Ordinal) ? word.Replace('/', ' ') : word)];

    private static void AssertWrong(CommandRun run, string line)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(line).Replace("\\*", ".*", StringComparison.Ordinal) + "\n$", run.Error);
    }
}
