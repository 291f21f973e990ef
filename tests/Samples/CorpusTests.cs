using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>Real files from the world: all are read without an internal error, and what is reported at error level was read by a person and is true.</summary>
public sealed class CorpusTests
{
    // Each was read: the file is wrong in this way for every reader that its folder leaves possible.
    private static readonly string[] TrueErrors =
    [
        "domu-sxp/libvirt__xml2sexpr-fv-net-many-models.sexpr XNL2010",
        "domu-sxp/libvirt__xml2sexpr-fv-net-many-models.sexpr XNL2010",
    ];

    [CorpusFact]
    public void Every_file_that_is_read_prints_back_byte_for_byte()
    {
        var read = 0;
        foreach (var file in Repository.CorpusFiles)
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Corpus, file));
            if (FileRecognition.Recognize(SourceText.FromBytes(file, bytes)).Tree is { } tree)
            {
                read++;
                Assert.True(bytes.AsSpan().SequenceEqual(tree.ToBytes()), $"{file} does not print back.");
            }
        }

        Assert.True(read > Repository.CorpusFiles.Count / 2, $"Only {read} of {Repository.CorpusFiles.Count} files are read.");
    }

    [CorpusFact]
    public void No_rule_crashes_and_every_error_is_a_known_true_one()
    {
        var findings = Check(Repository.CorpusFiles);

        Assert.DoesNotContain(findings, finding => ReferenceEquals(finding.Descriptor, ToolDescriptors.RuleCrashed));
        Assert.Equal(TrueErrors, findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => $"{finding.Location.Source.Path} {finding.Id}"), StringComparer.Ordinal);
        Assert.Contains(findings, finding => finding.Severity == DiagnosticSeverity.Warning);
    }

    [CorpusFact]
    public void Each_folder_alone_is_checked_without_a_crash()
    {
        foreach (var folder in Repository.CorpusFiles.Where(file => file.Contains('/', StringComparison.Ordinal)).GroupBy(file => file[..file.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            Assert.DoesNotContain(Check(folder), finding => ReferenceEquals(finding.Descriptor, ToolDescriptors.RuleCrashed));
        }
    }

    private static List<Diagnostic> Check(IEnumerable<string> files)
    {
        var workspace = Workspace.Arrange(files.Select(Read), []);
        return [.. WorkspaceCheck.Run(workspace.Hosts, workspace, new AnalysisSettings(), RuleCatalog.BuiltIn).Findings];
    }

    private static WorkspaceFile Read(string file) =>
        FileRecognition.Recognize(SourceText.FromBytes(file, File.ReadAllBytes(Path.Combine(Repository.Corpus, file))));
}
