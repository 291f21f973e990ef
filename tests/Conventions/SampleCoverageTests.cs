using XenNetLint.Analysis;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>Every kind of finding is shown by a sample, and is not just always there.</summary>
public sealed class SampleCoverageTests
{
    // No sample can make a rule crash; RuleRunnerTests does.
    private static readonly string[] NotShownBySamples = [ToolDescriptors.RuleCrashed.Id];

    private static readonly Lazy<IReadOnlyDictionary<string, HashSet<string>>> IdsBySample = new(FindIds);

    public static TheoryData<string> Ids => [.. DescriptorCatalog.All.Select(descriptor => descriptor.Id).Except(NotShownBySamples, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_kind_of_finding_is_in_one_sample_and_not_in_another(string id)
    {
        Assert.True(IdsBySample.Value.Values.Any(ids => ids.Contains(id)), $"{id} fires in no sample.");
        Assert.True(IdsBySample.Value.Values.Any(ids => !ids.Contains(id)), $"{id} fires in every sample.");
    }

    // What the program itself reports about files is in the golden text only: Cli reads the disk.
    private static Dictionary<string, HashSet<string>> FindIds() => Repository.SampleNames.ToDictionary(
        name => name,
        name => Analyzed(name).Concat(ToolFindings(name)).Concat(ComparedFindings(name)).ToHashSet(StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static IEnumerable<string> Analyzed(string name)
    {
        var texts = SourceTree.Files($"samples/{name}")
            .Where(file => !file.StartsWith($"samples/{name}/expected/", StringComparison.Ordinal))
            .Select(file => SourceText.FromBytes(file, File.ReadAllBytes(Repository.PathOf(file))))
            .ToList();
        var configs = texts.Where(text => Path.GetFileName(text.Path) is FileRecognition.ToolConfigName).Select(text => ToolConfigReader.Read(text, out _));
        var workspace = Workspace.Arrange(texts.Select(FileRecognition.Recognize), configs);
        return WorkspaceCheck.Run(workspace.Hosts, workspace, new AnalysisSettings(), RuleCatalog.BuiltIn).Findings.Select(finding => finding.Id);
    }

    private static IEnumerable<string> ToolFindings(string name)
    {
        var golden = $"samples/{name}/expected/diagnostics.txt";
        var text = File.Exists(Repository.PathOf(golden)) ? SourceTree.Read(golden) : "";
        return ToolDescriptors.All.Select(descriptor => descriptor.Id).Where(id => text.Contains($"[{id}]", StringComparison.Ordinal));
    }

    // What only a comparison of two sets of files shows is in the golden texts of whatif and diff.
    private static IEnumerable<string> ComparedFindings(string name) =>
        from descriptor in ComparisonDescriptors.All
        where SourceTree.Files($"samples/{name}/expected", ".txt").Any(file => SourceTree.Read(file).Contains($"[{descriptor.Id}]", StringComparison.Ordinal))
        select descriptor.Id;
}
