using System.Text.Json.Nodes;
using XenNetLint.Testing;

namespace XenNetLint.LabCompare.Tests;

/// <summary>The repository's scenarios and results.</summary>
internal static class Lab
{
    public static IReadOnlyList<LabScenario> Scenarios { get; } = LabFiles.ReadScenarios(Repository.PathOf("labs/scenarios"));

    public static IReadOnlyDictionary<string, JsonObject> Results { get; } = LabFiles.ReadResults(Repository.PathOf("labs/results"));

    public static ExcuseList Excuses { get; } = ExcuseList.Read(Repository.PathOf("labs/known-differences.txt"));

    public static LabScenario Scenario(string name) => Scenarios.Single(scenario => string.Equals(scenario.Name, name, StringComparison.Ordinal));
}
