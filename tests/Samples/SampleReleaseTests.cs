using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>What the README files of the samples promise about releases other than the stated one.</summary>
public sealed class SampleReleaseTests
{
    /// <summary>All releases with xend.</summary>
    public static TheoryData<string> XendReleases => [.. Release.Known.Where(release => release.HasXend).Select(release => release.ToString())];

    [Theory]
    [MemberData(nameof(XendReleases))]
    public void Bridged_sample_works_under_every_release_with_xend(string release) =>
        Assert.Empty(ErrorsOf("bridged", release));

    [Theory]
    [InlineData("3.0.4", "")]
    [InlineData("3.4", "")]
    [InlineData("4.1", "XNL1001 XNL1001 XNL1004")]
    [InlineData("4.4", "XNL1001 XNL1001 XNL1004")]
    public void Two_bridges_are_right_until_4_0(string release, string errors) =>
        Assert.Equal(errors, string.Join(' ', ErrorsOf("two-bridges", release)));

    [Theory]
    [InlineData("3.1", "its xenbr0 is the bridge itself")]
    [InlineData("3.2", "xenbr0 is translated to eth0")]
    [InlineData("4.4", "xenbr0 is translated to eth0")]
    public void Only_the_guest_on_xenbr1_lacks_its_bridge(string release, string why) =>
        Assert.True(string.Equals("XNL1001", string.Join(' ', ErrorsOf("bad-missing-bridge", release)), StringComparison.Ordinal), why);

    private static IEnumerable<string> ErrorsOf(string sample, string release)
    {
        var settings = new AnalysisSettings { Release = Release.Get(release), Toolstacks = [Toolstack.Xend] };
        var workspace = SampleWorkspace.Of(sample);
        return WorkspaceCheck.Run([Assert.Single(workspace.Hosts)], workspace, settings, RuleCatalog.BuiltIn).Findings
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => finding.Id)
            .Order(StringComparer.Ordinal);
    }
}
