using Xunit;

namespace XenNetLint.Simulator.Tests.Lab;

/// <summary>The simulator against what real scripts did to a real kernel.</summary>
[Trait("Category", "Lab")]
public sealed class LabAgreementTests
{
    public static TheoryData<string> InScope => [.. LabScenario.All.Where(lab => LabRun.OutOfScope(lab).Length == 0).Select(lab => lab.Name)];

    [Theory]
    [MemberData(nameof(InScope))]
    public void Simulator_leaves_dom0_as_the_kernel_did(string name)
    {
        var lab = LabScenario.All.Single(scenario => string.Equals(scenario.Name, name, StringComparison.Ordinal));

        Assert.Empty(LabRun.Differences(lab));
    }

    [Fact]
    public void What_is_compared_does_not_shrink()
    {
        var reasons = LabScenario.All.CountBy(LabRun.OutOfScope, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(335, LabScenario.All.Count);
        Assert.Equal(0, reasons[""]);
    }
}
