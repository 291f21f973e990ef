using System.Text.Json.Nodes;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>The interim definition of dom0's reachability against the lab's probes.</summary>
[Trait("Category", "Lab")]
public sealed class ReachabilityAgreementTests
{
    /// <summary>Who asks from dom0's own subnet is answered without a default route; the verdict is about everybody else too.</summary>
    private static readonly string[] LostDefaultRoute = ["94-stp-4.17", "random-00021", "random-00048", "random-00056", "random-00195"];

    [Fact]
    public void Each_of_dom0s_addresses_is_reachable_from_its_subnet_where_the_lab_was_answered()
    {
        var pairs =
            from scenario in Lab.Scenarios
            from observation in Observations(Prediction.Of(scenario).Result)
            from pair in observation.Value?["reach"]?.AsObject() ?? []
            let probe = Observations(Lab.Results[scenario.Name])[observation.Key]?["reach"]?[pair.Key]
            select (Name: $"{scenario.Name} {observation.Key} {pair.Key}", Says: pair.Value?["ok"]?.GetValue<bool>(), Was: probe?["ok"]?.GetValue<bool>());

        var compared = pairs.ToArray();

        Assert.All(compared, pair => Assert.True(pair.Says == pair.Was, $"{pair.Name}: {pair.Says}, but the lab says {pair.Was}"));
        Assert.Equal(440, compared.Length);
        Assert.Contains(compared, pair => pair.Says is false);
    }

    [Fact]
    public void Dom0_is_reachable_where_a_probe_from_outside_was_answered()
    {
        var compared = Lab.Scenarios
            .Select(Prediction.Of)
            .Where(prediction => prediction.Scenario.Nics.Any(nic => nic.Addresses.Count > 0))
            .Select(prediction => (prediction.Scenario.Name, Verdict: Dom0Reachability.Of(prediction.Dom0 ?? throw new InvalidDataException(prediction.Scenario.Name)), IsAnswered: IsAnswered(prediction.Scenario)))
            .ToArray();

        var different = compared.Where(one => one.Verdict != (one.IsAnswered ? Verdict.Reachable : Verdict.Unreachable)).Select(one => one.Name);

        Assert.Equal(LostDefaultRoute, different, StringComparer.Ordinal);
        Assert.All(LostDefaultRoute, name => Assert.DoesNotContain(Prediction.Of(Lab.Scenario(name)).Dom0?.Routes ?? [], route => route.IsDefault));
        Assert.Equal(332, compared.Length);
    }

    private static JsonObject Observations(JsonObject? result) => result?["observations"]?.AsObject() ?? [];

    /// <summary>Whether, at the end, a network's probe of one of dom0's configured addresses was answered.</summary>
    private static bool IsAnswered(LabScenario scenario)
    {
        var own = scenario.Nics.SelectMany(nic => nic.Addresses).Select(address => address.Address.ToString()).ToHashSet(StringComparer.Ordinal);
        var reach = Observations(Lab.Results[scenario.Name])["end"]?["reach"]?.AsObject() ?? [];
        return reach.Any(pair => pair.Key.Split('>') is [var asker, var target]
            && scenario.Lans.Any(lan => string.Equals(lan.Name, asker, StringComparison.Ordinal))
            && own.Contains(target)
            && pair.Value?["ok"]?.GetValue<bool>() is true);
    }
}
