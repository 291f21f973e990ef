using System.Text.Json.Nodes;
using XenNetLint.Collections;

namespace XenNetLint.LabCompare;

/// <summary>What the simulator says of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Result">In the schema of the lab's results; null if it could not be played to the end.</param>
/// <param name="Problems">Why not; empty if it could.</param>
public sealed record Prediction(LabScenario Scenario, JsonObject? Result, EquatableArray<Unplayable> Problems)
{
    /// <summary>Plays a scenario.</summary>
    public static Prediction Of(LabScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return LabPlay.Predict(scenario);
    }
}
