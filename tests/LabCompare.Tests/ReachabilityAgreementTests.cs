using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>dom0's reachability from outside against the lab's probes.</summary>
[Trait("Category", "Lab")]
public sealed class ReachabilityAgreementTests
{
    /// <summary>The lab asked while the new ports of a bridge with STP still waited; the verdict is about the time after.</summary>
    private const string StillWaiting = "94-stp-4.17";

    /// <summary>The address of dom0's interface is the port's too: who speaks first is answered, dom0 of its own accord reaches nobody. Source: host-scripts §12.4 item 3.</summary>
    private const string WhoSpeaksFirst = "121-peth-mac-not-reset-3.0.0";

    [Fact]
    public void Dom0_is_reachable_where_a_probe_from_outside_was_answered()
    {
        // The lab's askers are on dom0's own network and need no default route of it.
        var compared = Lab.Scenarios
            .Where(scenario => scenario.Name is not (StillWaiting or WhoSpeaksFirst))
            .Select(Prediction.Of)
            .Where(prediction => prediction.Scenario.Nics.Any(nic => nic.Addresses.Count > 0))
            .Select(prediction => prediction.Dom0 ?? throw new InvalidDataException(prediction.Scenario.Name))
            .Select(dom0 => (dom0.Host.Name, Verdict: Dom0Reachability.Of(dom0, Dom0Contact.Stated(dom0.Host) with { NeedsDefaultRoute = false }), IsAnswered: IsAnswered(Lab.Scenario(dom0.Host.Name))))
            .ToArray();

        Assert.All(compared, one => Assert.True(one.Verdict == (one.IsAnswered ? Verdict.Reachable : Verdict.Unreachable), $"{one.Name}: {one.Verdict}, but the lab says {one.IsAnswered}"));
        Assert.Equal(330, compared.Length);
        Assert.Contains(compared, one => !one.IsAnswered);
    }

    [Fact]
    public void Where_who_speaks_first_decides_the_verdict_depends()
    {
        var dom0 = Prediction.Of(Lab.Scenario(WhoSpeaksFirst)).Dom0 ?? throw new InvalidDataException(WhoSpeaksFirst);

        Assert.Equal(Verdict.Depends, Dom0Reachability.Of(dom0, Dom0Contact.Stated(dom0.Host) with { NeedsDefaultRoute = false }));
    }

    /// <summary>Whether, at the end, a network's probe of one of dom0's configured addresses was answered.</summary>
    private static bool IsAnswered(LabScenario scenario)
    {
        var own = scenario.Nics.SelectMany(nic => nic.Addresses).Select(address => address.Address.ToString()).ToHashSet(StringComparer.Ordinal);
        var reach = Lab.Results[scenario.Name]["observations"]?["end"]?["reach"]?.AsObject() ?? [];
        return reach.Any(pair => pair.Key.Split('>') is [var asker, var target]
            && scenario.Lans.Any(lan => string.Equals(lan.Name, asker, StringComparison.Ordinal))
            && own.Contains(target)
            && pair.Value?["ok"]?.GetValue<bool>() is true);
    }
}
