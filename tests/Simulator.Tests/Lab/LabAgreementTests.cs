using XenNetLint.Simulator.Events;
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

    public static TheoryData<string> InScope => [.. LabScenario.All.Select(lab => lab.Name)];

    [Theory]
    [MemberData(nameof(InScope))]
    public void Simulator_leaves_dom0_as_the_kernel_did(string name)
    {
        var differences = string.Join('\n', LabRun.Differences(LabScenario.All.Single(lab => string.Equals(lab.Name, name, StringComparison.Ordinal))));

        if (KnownDifferences.TryGetValue(name, out _))
        {
            Assert.NotEmpty(differences);
        }
        else
        {
            Assert.True(differences.Length == 0, differences);
        }
    }

    [Fact]
    public void Dom0_is_reachable_where_a_probe_from_outside_was_answered()
    {
        var compared = 0;
        foreach (var lab in LabScenario.All)
        {
            _ = LabRun.Differences(lab, out var state);
            if (state.Host.Interfaces.All(nic => nic.Addresses.Count == 0))
            {
                Assert.Equal(Verdict.Unknown, Dom0Reachability.Of(state));
                continue;
            }

            if (state.Host.Routes.Count > 0 && !state.Routes.Any(route => route.IsDefault))
            {
                // Who asks from the same segment gets an answer without a default route; the verdict is about everybody else.
                continue;
            }

            compared++;
            var isAnswered = LabRun.IsAnsweredOutside(lab);
            var verdict = Dom0Reachability.Of(state);
            Assert.True(verdict == (isAnswered ? Verdict.Reachable : Verdict.Unreachable), $"{lab.Name}: {verdict}, but the lab says {isAnswered}");
        }

        Assert.Equal(300, compared);
    }

    [Fact]
    public void What_is_compared_does_not_shrink()
    {
        Assert.Equal(335, LabScenario.All.Count);
        Assert.All(KnownDifferences.Keys, name => Assert.Contains(LabScenario.All, lab => string.Equals(lab.Name, name, StringComparison.Ordinal)));
    }
}
