using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Collections;

namespace XenNetLint.LabCompare;

/// <summary>Scenarios beside what the kernel did.</summary>
/// <param name="Scenarios">One entry for each scenario that was read, in order.</param>
/// <param name="Excuses">The excuses that were used.</param>
public sealed record LabReport(EquatableArray<ScenarioReport> Scenarios, ExcuseList Excuses)
{
    /// <summary>Differences without an excuse.</summary>
    public IEnumerable<ComparedField> Differences => Scenarios.SelectMany(scenario => scenario.Fields).Where(compared => !compared.Agrees && Excuses.Find(compared) is null);

    /// <summary>Differences with an excuse.</summary>
    public IEnumerable<ComparedField> Excused => Scenarios.SelectMany(scenario => scenario.Fields).Where(compared => !compared.Agrees && Excuses.Find(compared) is not null);

    /// <summary>Excuses of scenarios that were compared and need none.</summary>
    public IEnumerable<Excuse> Unneeded => Excuses.Excuses.Where(excuse =>
        Scenarios.Any(scenario => scenario.IsCompared && string.Equals(scenario.Prediction.Scenario.Name, excuse.Scenario, StringComparison.Ordinal))
        && !Excused.Any(compared => Excuses.Find(compared) == excuse));

    /// <summary>Whether everything was played and compared and agrees.</summary>
    public bool IsAgreement => Scenarios.All(scenario => scenario.IsCompared) && !Differences.Any() && !Unneeded.Any();

    /// <summary>Plays and compares.</summary>
    public static LabReport Of(IEnumerable<LabScenario> scenarios, IReadOnlyDictionary<string, JsonObject> results, ExcuseList excuses, bool comparesTexts = false)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(results);
        return new LabReport([.. scenarios.Select(scenario => ScenarioReport.Of(scenario, results.GetValueOrDefault(scenario.Name), comparesTexts))], excuses);
    }

    /// <summary>Every difference, then the score and what was compared.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var field in Differences)
        {
            output.WriteLine($"{field.Scenario}: {field.Field}");
            output.WriteLine($"    simulated: {field.Simulated}");
            output.WriteLine($"    kernel:    {field.Kernel}");
        }

        foreach (var field in Excused)
        {
            output.WriteLine($"{field.Scenario}: {field.Field}: excused: {Excuses.Find(field)?.Reason}");
        }

        foreach (var excuse in Unneeded)
        {
            output.WriteLine($"{excuse.Scenario}: {excuse.Field}: excused, but there is no difference");
        }

        var fields = Scenarios.SelectMany(scenario => scenario.Fields).ToArray();
        var agreeing = fields.Count(field => field.Agrees);
        var whole = Scenarios.Count(scenario => scenario.Agrees(Excuses));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score: {agreeing} of {fields.Length} fields agree, {Excused.Count()} are excused; {whole} of {Scenarios.Count} scenarios agree"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"scenarios read, played and compared: {Scenarios.Count}, {Scenarios.Count(scenario => scenario.IsPlayed)}, {Scenarios.Count(scenario => scenario.IsCompared)}"));
    }
}

/// <summary>A scenario beside what the kernel did.</summary>
/// <param name="Prediction">What the simulator says.</param>
/// <param name="Fields">All fields.</param>
/// <param name="HasResult">Whether there is a result.</param>
public sealed record ScenarioReport(Prediction Prediction, EquatableArray<ComparedField> Fields, bool HasResult)
{
    /// <summary>Whether it was played to its end.</summary>
    public bool IsPlayed => Prediction.Result is not null;

    /// <summary>Whether it was also compared.</summary>
    public bool IsCompared => IsPlayed && HasResult;

    /// <summary>Plays and compares a scenario.</summary>
    public static ScenarioReport Of(LabScenario scenario, JsonObject? result, bool comparesTexts = false)
    {
        var prediction = Prediction.Of(scenario);
        return new ScenarioReport(prediction, [.. ResultComparison.Compare(prediction, result, comparesTexts)], result?["observations"] is JsonObject);
    }

    /// <summary>Whether it was compared and differs in nothing that is not excused.</summary>
    public bool Agrees(ExcuseList excuses)
    {
        ArgumentNullException.ThrowIfNull(excuses);
        return IsCompared && Fields.All(field => field.Agrees || excuses.Find(field) is not null);
    }
}
