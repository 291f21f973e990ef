using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>Where it is written that dom0 has a bridge, that a link is its port, or that something is set: a line of a script, the call of a shipped script, or the host's own files.</summary>
internal static class LinkPlaces
{
    /// <summary>Where a bridge comes from; null if no file says it.</summary>
    internal static Location? OfBridge(InterfaceName bridge, Timeline timeline, BoundNetwork network) =>
        LineOf(timeline, network, effect => effect is CreateBridge made && made.Name == bridge)
        ?? NetworkScriptRun.AllIn(timeline, network).FirstOrDefault(run => run.After.FindBridge(bridge) is not null && run.Before.FindBridge(bridge) is null)?.Location
        ?? network.Origins.FindInterface(bridge);

    /// <summary>Where it comes from that a link is its bridge's port; null if no file says it.</summary>
    internal static Location? OfPort(LinkState port, Timeline timeline, BoundNetwork network) => port.Master is not { } bridge ? null
        : LineOf(timeline, network, effect => effect is Enslave joined && joined.Port == port.Name && joined.Bridge == bridge)
        ?? NetworkScriptRun.AllIn(timeline, network).FirstOrDefault(run => run.After.FindLink(port.Name)?.Master == bridge && run.Before.FindLink(port.Name)?.Master != bridge)?.Location
        ?? network.Origins.FindInterface(bridge);

    /// <summary>The last line of a script of the administrator's that had such an effect itself; null if none had, or if a shipped script that it called had.</summary>
    internal static Location? LineOf(Timeline timeline, BoundNetwork network, Func<Effect, bool> isMeant)
    {
        foreach (var step in timeline.Steps.Reverse())
        {
            for (var index = step.Effects.Count - 1; index >= 0; index--)
            {
                if (isMeant(step.Effects[index]))
                {
                    return step.PlaceOf(index) is { } place && !step.Scripts.Any(script => script.CalledFrom == place) ? network.Origins.FindScriptLine(place.Script, place.Line) : null;
                }
            }
        }

        return null;
    }
}
