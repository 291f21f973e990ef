using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>The simulator against what real scripts did to a real kernel.</summary>
[Trait("Category", "Lab")]
public sealed class LabAgreementTests
{
    public static TheoryData<string> Names => [.. Lab.Scenarios.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Simulator_says_what_the_kernel_did(string name)
    {
        var report = ScenarioReport.Of(Lab.Scenario(name), Lab.Results.GetValueOrDefault(name));

        Assert.Equal("", string.Join('\n', report.Fields.Where(field => !field.Agrees && Lab.Excuses.Find(field) is null)));
        Assert.True(report.IsCompared);
        Assert.InRange(report.Fields.Count, 20, int.MaxValue);
    }

    [Fact]
    public void What_is_compared_does_not_shrink()
    {
        Assert.Equal(335, Lab.Scenarios.Count);
        Assert.Equal(335, Lab.Results.Count);
        Assert.Equal(12, Lab.Scenarios.Select(scenario => scenario.Label).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_excuse_excuses_a_difference()
    {
        var report = LabReport.Of(Lab.Scenarios, Lab.Results, Lab.Excuses);

        Assert.Empty(report.Unneeded);
        Assert.All(Lab.Excuses.Excuses, excuse => Assert.Contains(Lab.Scenarios, scenario => string.Equals(scenario.Name, excuse.Scenario, StringComparison.Ordinal)));
    }
}
