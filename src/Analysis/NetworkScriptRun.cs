using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>One run of a shipped network script in a timeline, with the line that causes it.</summary>
/// <param name="Script">The run.</param>
/// <param name="After">The state after the event in which it ran.</param>
/// <param name="Location">The option in xend-config.sxp, or the line of the custom script; null if neither is known.</param>
/// <param name="Number">Which run of the event it is, from 1.</param>
internal sealed record NetworkScriptRun(ScriptOutcome Script, NetworkState After, Location? Location, int Number)
{
    /// <summary>All runs of shipped network scripts, in order.</summary>
    internal static IEnumerable<NetworkScriptRun> In(Timeline timeline, BoundNetwork network)
    {
        foreach (var step in timeline.Steps)
        {
            if (step.Event is XendStarted)
            {
                var number = 0;
                foreach (var script in step.Scripts.Where(script => script.Vif is null && IsShipped(script)))
                {
                    number++;
                    yield return new NetworkScriptRun(script, step.State, PlaceOf(script, network), number);
                }
            }
        }
    }

    private static Location? PlaceOf(ScriptOutcome script, BoundNetwork network) =>
        (script.CalledFrom is { } place ? network.Origins.FindScriptLine(place.Script, place.Line) : null) ?? network.Origins.FindHost(Aspect.NetworkScript);

    private static bool IsShipped(ScriptOutcome script) =>
        script.CommandLine.Split(' ')[0] is var program && program[(program.LastIndexOf('/') + 1)..] is "network-bridge" or "network-route" or "network-nat";
}
