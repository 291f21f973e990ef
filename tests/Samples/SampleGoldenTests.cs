using System.Text.Json;
using XenNetLint.Analysis;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>Every folder of <c>samples/</c>, stage by stage, against the files that a reviewer has read. Adding a sample is adding a folder.</summary>
public sealed class SampleGoldenTests
{
    private const string BadPrefix = "bad-";

    /// <summary>All samples.</summary>
    public static TheoryData<string> Names => [.. Repository.SampleNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_says_what_it_shows(string name)
    {
        var readme = File.ReadAllText(Repository.PathOf($"samples/{name}/README.md"));

        Assert.StartsWith($"# {name}\n", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_of_a_sample_prints_back_byte_for_byte(string name)
    {
        foreach (var file in SampleWorkspace.FilesOf(name))
        {
            if (file.Tree is { } tree)
            {
                Assert.Equal(File.ReadAllBytes(Repository.PathOf(file.Path)), tree.ToBytes());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Syntax_of_a_sample_is_as_reviewed(string name) =>
        Golden.Matches(SyntaxText.Of(SampleWorkspace.FilesOf(name)), name + "/expected/syntax.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_of_a_sample_is_as_reviewed(string name) =>
        Golden.Matches(ModelText.Of(SampleWorkspace.Of(name)), name + "/expected/model.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Timeline_of_a_sample_is_as_reviewed(string name)
    {
        string[] arguments = ["simulate", "samples/" + name, .. EventsOf(name).SelectMany(text => (string[])["--event", text])];

        var run = await BuiltProgram.RunAsync(arguments).ConfigureAwait(true);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Golden.Matches(run.Output, name + "/expected/timeline.txt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Findings_of_a_sample_are_as_reviewed(string name)
    {
        var run = await BuiltProgram.RunAsync("check", "samples/" + name).ConfigureAwait(true);

        Assert.Equal("", run.Error);
        Assert.Equal(name.StartsWith(BadPrefix, StringComparison.Ordinal) ? 1 : 0, run.ExitCode);
        Golden.Matches(run.Output, name + "/expected/diagnostics.txt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Findings_of_a_sample_as_JSON_are_as_reviewed_and_keep_the_promise_of_its_name(string name)
    {
        var run = await BuiltProgram.RunAsync("check", "samples/" + name, "-o", "json").ConfigureAwait(true);

        Golden.Matches(run.Output, name + "/expected/check.json");
        using var json = JsonDocument.Parse(run.Output);
        var hasError = json.RootElement.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("severity").ValueEquals("error"));
        Assert.Equal(name.StartsWith(BadPrefix, StringComparison.Ordinal), hasError);
    }

    [Fact]
    public async Task Main_command_of_the_README_finds_errors()
    {
        var run = await BuiltProgram.RunAsync("check", "samples").ConfigureAwait(true);

        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.All(Repository.SampleNames.Where(name => name.StartsWith(BadPrefix, StringComparison.Ordinal)), name => Assert.Contains($"samples/{name}/", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_finding_occurs_in_a_sample_and_not_in_all()
    {
        var idsOfSamples = Repository.SampleNames.Select(IdsOf).ToList();

        // A crash of a rule cannot be brought about by files.
        foreach (var id in DescriptorCatalog.All.Select(descriptor => descriptor.Id).Where(id => id is not "XNL9001"))
        {
            var firing = idsOfSamples.Count(ids => ids.Contains(id));
            Assert.True(firing > 0, $"{id} occurs in no sample.");
            Assert.True(firing < idsOfSamples.Count, $"{id} occurs in every sample.");
        }
    }

    private static HashSet<string> IdsOf(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf($"samples/{name}/expected/check.json")));
        var compared =
            from descriptor in ComparisonDescriptors.All
            where Directory.EnumerateFiles(Repository.PathOf($"samples/{name}/expected"), "*.txt").Any(file => File.ReadAllText(file).Contains($"[{descriptor.Id}]", StringComparison.Ordinal))
            select descriptor.Id;
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString() ?? ""), .. compared];
    }

    private static string[] EventsOf(string name)
    {
        var path = Repository.PathOf($"samples/{name}/scenario.txt");
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(line => line.Length > 0)] : [];
    }
}
