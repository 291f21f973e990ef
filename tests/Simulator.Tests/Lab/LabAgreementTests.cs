using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Simulator.Tests.Lab;

/// <summary>The simulator against what real scripts did to a real kernel.</summary>
[Trait("Category", "Lab")]
public sealed class LabAgreementTests
{
    private static readonly Dictionary<string, string> KnownDifferences = File.ReadAllLines(Repository.PathOf("labs/known-differences.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split(' ', 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    public static TheoryData<string> InScope => [.. LabScenario.All.Where(lab => LabRun.OutOfScope(lab).Length == 0).Select(lab => lab.Name)];

    [Theory]
    [MemberData(nameof(InScope))]
    public void Simulator_leaves_dom0_as_the_kernel_did(string name)
    {
        var differences = string.Join('\n', LabRun.Differences(LabScenario.All.Single(lab => string.Equals(lab.Name, name, StringComparison.Ordinal))));

        if (KnownDifferences.ContainsKey(name))
        {
            Assert.NotEqual("", differences);
        }
        else
        {
            Assert.Equal("", differences);
        }
    }

    [Fact]
    public void What_is_compared_does_not_shrink()
    {
        var reasons = LabScenario.All.CountBy(LabRun.OutOfScope, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(335, LabScenario.All.Count);
        Assert.Equal(289, reasons[""]);
        Assert.Equal(24, reasons["network-nat and vif-nat are not simulated yet"]);
        Assert.Equal(20, reasons["network-bridge stop is not simulated yet"]);
        Assert.Equal(5, reasons.Count);
        Assert.All(KnownDifferences.Keys, name => Assert.Contains(LabScenario.All, lab => string.Equals(lab.Name, name, StringComparison.Ordinal)));
    }
}
