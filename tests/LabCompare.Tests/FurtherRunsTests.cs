using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>The simulator against further runs of the lab's driver, with scripts of today.</summary>
[Trait("Category", "Lab")]
public sealed class FurtherRunsTests
{
    [Fact]
    public void Random_scenarios_with_other_seeds_edges_by_hand_and_orders_of_speakers_agree()
    {
        var report = LabReport.Of(
            LabFiles.ReadScenarios(Repository.PathOf("labs/further/scenarios")), LabFiles.ReadResults(Repository.PathOf("labs/further/results")), ExcuseList.None);

        Assert.Empty(report.Differences);
        Assert.True(report.IsAgreement);
        Assert.Equal(339, report.Scenarios.Count);
    }
}
