using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>One run of a shipped network script in a timeline, with the line that causes it.</summary>
/// <param name="Event">The event at which xend ran it.</param>
/// <param name="Script">The run.</param>
/// <param name="Before">The state in which it began.</param>
/// <param name="After">The state in which it ended.</param>
/// <param name="Location">The option in xend-config.sxp, or the line of the custom script; null if neither is known.</param>
/// <param name="Bridge">Its variables if it is a start of network-bridge.</param>
/// <param name="IsRepeated">Whether the same call ran before in this timeline: xend runs its script at each of its starts.</param>
internal sealed record NetworkScriptRun(NetworkEvent Event, ScriptOutcome Script, NetworkState Before, NetworkState After, Location? Location, NetworkBridgeCall? Bridge, bool IsRepeated)
{
    /// <summary>Whether it failed, as far as it is known.</summary>
    internal bool HasFailed => Script is { Unknown.Length: 0, ExitStatus: not (null or 0) };

    /// <summary>Whether it ended well.</summary>
    internal bool HasSucceeded => Script is { Unknown.Length: 0, ExitStatus: 0 };

    /// <summary>Runs of shipped network scripts when xend starts, in order.</summary>
    internal static IEnumerable<NetworkScriptRun> In(Timeline timeline, BoundNetwork network) => AllIn(timeline, network).Where(run => run.Event is XendStarted);

    /// <summary>All runs of shipped network scripts, in order: from 3.2 on xend runs its script whatever it is asked. Source: config-languages §7.</summary>
    internal static IEnumerable<NetworkScriptRun> AllIn(Timeline timeline, BoundNetwork network)
    {
        var seen = new HashSet<(string CommandLine, ScriptPlace? CalledFrom)>();
        var before = timeline.Initial;
        foreach (var step in timeline.Steps)
        {
            foreach (var script in step.Scripts)
            {
                if (script.Vif is not null || !IsShipped(script))
                {
                    continue;
                }

                var begun = script.Before ?? before;
                yield return new NetworkScriptRun(
                    step.Event, script, begun, script.After ?? step.State, PlaceOf(script, network), NetworkBridgeCall.Of(begun, script), IsRepeated: !seen.Add((script.CommandLine, script.CalledFrom)));
            }

            before = step.State;
        }
    }

    /// <summary>Starts of network-bridge at the boot, each call once, in order.</summary>
    internal static IEnumerable<FirstStart> FirstStartsIn(Timeline timeline, BoundNetwork network)
    {
        foreach (var run in In(timeline, network))
        {
            if (run is { IsRepeated: false, Bridge: { } call, Location: { } location, Before.IsKnown: true })
            {
                yield return new FirstStart(run, call, location);
            }
        }
    }

    private static Location? PlaceOf(ScriptOutcome script, BoundNetwork network) =>
        (script.CalledFrom is { } place ? network.Origins.FindScriptLine(place.Script, place.Line) : null) ?? network.Origins.FindHost(Aspect.NetworkScript);

    private static bool IsShipped(ScriptOutcome script) =>
        script.CommandLine.Split(' ')[0] is var program && program[(program.LastIndexOf('/') + 1)..] is "network-bridge" or "network-route" or "network-nat";
}

/// <summary>A start of network-bridge at the boot, the first with its arguments.</summary>
/// <param name="Run">The run.</param>
/// <param name="Call">Its variables.</param>
/// <param name="Location">The option in xend-config.sxp, or the line of the custom script.</param>
internal sealed record FirstStart(NetworkScriptRun Run, NetworkBridgeCall Call, Location Location);
