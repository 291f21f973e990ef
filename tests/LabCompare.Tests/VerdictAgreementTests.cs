using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>Verdicts, which hold whoever spoke before, against the lab's probes, before which nobody did.</summary>
[Trait("Category", "Lab")]
public sealed class VerdictAgreementTests
{
    /// <summary>All scenarios whose outcome hangs on who spoke before, and no other: one MAC or address twice, or two interfaces of dom0's that answer for one address.</summary>
    private static readonly string[] Depending = ["121-peth-mac-not-reset-3.0.0", "29-dup-mac", "30-dup-ip", "36-antispoof-3.0.0", "44-antispoof-multi-ip-3.0.0"];

    private static IReadOnlyList<JudgedProbe> Judged { get; } =
    [
        .. from scenario in Lab.Scenarios
           where scenario.ForgetsNeighbours
           let world = Prediction.Of(scenario).World ?? throw new InvalidDataException(scenario.Name)
           from probe in Lab.Results[scenario.Name]["observations"]?["end"]?["reach"]?.AsObject() ?? []
           select new JudgedProbe(scenario.Name, probe.Key, LabReach.Judge(world, probe.Key), probe.Value?["ok"]?.GetValue<bool>() is true),
    ];

    [Fact]
    public void No_verdict_contradicts_a_probe()
    {
        Assert.All(Judged, probe => Assert.True(
            probe.Is.Verdict == Verdict.Depends || probe.Is.Verdict == (probe.IsAnswered ? Verdict.Reachable : Verdict.Unreachable), $"{probe.Scenario} {probe.Pair}: {probe.Is.Verdict}, but the lab says {probe.IsAnswered}"));
        Assert.True(Judged.Count > 6000, $"{Judged.Count} probes only");
    }

    [Fact]
    public void Verdicts_depend_where_addresses_are_twins_and_nowhere_else()
    {
        var depending = Judged.Where(probe => probe.Is.Verdict == Verdict.Depends).ToArray();

        Assert.Equal(Depending, depending.Select(probe => probe.Scenario).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(depending, probe => Assert.True(probe.Is is { Works: { } works, Breaks: { } breaks } && works.Utterances.Count + breaks.Utterances.Count <= ReachJudge.MostSpeakers));
    }

    /// <summary>Source: host-scripts §12.4 item 4; lab 29-dup-mac.</summary>
    [Fact]
    public void Two_guests_with_one_mac_never_reach_each_other_and_the_one_that_spoke_last_gets_a_third_ones_packets()
    {
        var probes = Judged.Where(probe => probe.Scenario is "29-dup-mac").ToDictionary(probe => probe.Pair, probe => probe.Is, StringComparer.Ordinal);

        Assert.Equal(Verdict.Unreachable, probes["g1>10.0.0.12"].Verdict);
        Assert.Equal(Verdict.Unreachable, probes["g2>10.0.0.11"].Verdict);
        Assert.Equal(Verdict.Depends, probes["g3>10.0.0.11"].Verdict);
        Assert.Empty(probes["g3>10.0.0.11"].Works?.Utterances ?? []);

        // Once they know each other, it takes a word of the twin's, who is then the last to have spoken.
        Assert.Equal(2, probes["g3>10.0.0.11"].Breaks?.Utterances.Count);
        Assert.Equal("g2", probes["g3>10.0.0.11"].Breaks?.Utterances[^1].Node);
    }

    private sealed record JudgedProbe(string Scenario, string Pair, ReachVerdict Is, bool IsAnswered);
}
