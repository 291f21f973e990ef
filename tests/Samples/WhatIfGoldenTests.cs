using System.Text.Json;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>The calls of <c>whatif</c> and <c>diff</c> that a sample lists, run by the built program in every format.</summary>
public sealed class WhatIfGoldenTests
{
    private const string Sample = "bad-whatif";

    private static readonly Dictionary<string, string[]> Calls = File.ReadAllLines(Repository.PathOf($"samples/{Sample}/calls.txt"))
        .Where(line => line.Length > 0)
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1].Split('\t'), StringComparer.Ordinal);

    /// <summary>The calls by name.</summary>
    public static TheoryData<string> Names => [.. Calls.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_as_text_is_as_reviewed(string name) => Golden.Matches(await OutputOfAsync(name, "text").ConfigureAwait(true), $"{Sample}/expected/{name}.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_as_Markdown_is_as_reviewed(string name) => Golden.Matches(await OutputOfAsync(name, "markdown").ConfigureAwait(true), $"{Sample}/expected/{name}.md");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_as_JSON_is_as_reviewed(string name) => Golden.Matches(await OutputOfAsync(name, "json").ConfigureAwait(true), $"{Sample}/expected/{name}.json");

    /// <summary>Traps T2, T3, T5, T8 and T11, a new name for the bridge, routes instead of it, stop and start. Source: host-scripts §10, config-languages §7.</summary>
    [Theory]
    [InlineData("restart", "dom0-lost", "ip link set dev xenbr0 down")]
    [InlineData("long-name", "dom0-lost", "ip addr flush dev enx001122334450")]
    [InlineData("two-addresses", "dom0-lost", "ip link set dev eth0 down")]
    [InlineData("two-defaults", "dom0-lost", "ip addr flush dev eth0")]
    [InlineData("bridge-exists", "dom0-lost", "ip link set dev eth0 down")]
    [InlineData("renamed-bridge", "no-effect", "")]
    [InlineData("stop-start", "dom0-interrupted", "ip link set dev peth0 down")]
    public void The_answer_names_the_command_with_which_dom0_is_lost(string name, string verdict, string command)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf($"samples/{Sample}/expected/{name}.json")));
        var host = Assert.Single(json.RootElement.GetProperty("hosts").EnumerateArray());

        Assert.Equal(verdict, host.GetProperty("verdict").GetString());
        var outages = host.GetProperty("dom0Reachable").GetProperty("outages").EnumerateArray().Select(outage => outage.GetProperty("command").GetString());
        Assert.Equal(command, outages.FirstOrDefault() ?? "");
    }

    [Theory]
    [InlineData("restart", 2)]
    [InlineData("renamed-bridge", 0)]
    [InlineData("renamed-bridge-diff", 2)]
    public async Task Detailed_exit_code_tells_whether_anything_changes(string name, int exitCode)
    {
        var plain = await BuiltProgram.RunAsync([.. Calls[name], "-q"]).ConfigureAwait(true);
        var detailed = await BuiltProgram.RunAsync([.. Calls[name], "-q", "--detailed-exitcode"]).ConfigureAwait(true);

        Assert.Equal(0, plain.ExitCode);
        Assert.Equal(exitCode, detailed.ExitCode);
        Assert.Equal(plain.Output, detailed.Output);
    }

    private static async Task<string> OutputOfAsync(string name, string format)
    {
        var run = await BuiltProgram.RunAsync([.. Calls[name], "-o", format]).ConfigureAwait(true);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }
}
