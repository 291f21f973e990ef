using System.Text.Json.Nodes;
using XenNetLint.Collections;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>What the simulator says of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Result">In the schema of the lab's results; null if it could not be played to the end.</param>
/// <param name="Problems">Why not; empty if it could.</param>
/// <param name="Dom0">dom0 at the end; null if it could not be played to the end.</param>
/// <param name="World">All nodes at the end; null if it could not be played to the end.</param>
public sealed record Prediction(LabScenario Scenario, JsonObject? Result, EquatableArray<Unplayable> Problems, NetworkState? Dom0 = null, Topology? World = null)
{
    /// <summary>Plays a scenario.</summary>
    public static Prediction Of(LabScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        try
        {
            return LabPlay.Predict(scenario);
        }
        catch (Exception exception)
        {
            // One scenario that the simulator dies of must not hide the others.
            return new Prediction(scenario, Result: null, [new Unplayable("simulator", $"{exception.GetType().Name}: {exception.Message}")]);
        }
    }
}
