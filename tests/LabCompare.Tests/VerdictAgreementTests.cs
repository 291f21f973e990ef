using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>Verdicts, which hold whoever spoke before, against the lab's probes, before which nobody did.</summary>
[Trait("Category", "Lab")]
public sealed class VerdictAgreementTests
{
    [Fact]
    public void No_verdict_contradicts_a_probe()
    {
        var judged = Judged().ToArray();

        Assert.All(judged, pair => Assert.True(
            pair.Verdict is Verdict.Depends || pair.Verdict == (pair.IsAnswered ? Verdict.Reachable : Verdict.Unreachable), $"{pair.Name}: {pair.Verdict}, but the lab says {pair.IsAnswered}"));
        System.IO.File.WriteAllLines("/tmp/depends.txt", judged.Where(pair => pair.Verdict == Verdict.Depends).Select(pair => $"{pair.Name} {pair.IsAnswered} {pair.Text}"));
    }

    private static IEnumerable<(string Name, Verdict Verdict, bool IsAnswered, string Text)> Judged() =>
        from scenario in Lab.Scenarios
        where scenario.ForgetsNeighbours
        let prediction = Prediction.Of(scenario)
        where prediction.World is not null
        let probes = Lab.Results[scenario.Name]["observations"]?["end"]?["reach"]?.AsObject() ?? []
        from probe in probes
        let verdict = LabReach.Judge(prediction.World!, probe.Key)
        select ($"{scenario.Name} {probe.Key}", verdict.Verdict, probe.Value?["ok"]?.GetValue<bool>() is true, $"works {verdict.Works} breaks {verdict.Breaks}");
}
