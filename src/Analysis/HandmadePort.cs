using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>A card that no script of Xen's made a port: a line of the administrator's did, or the host's own network.</summary>
/// <param name="Port">The card after all starts.</param>
/// <param name="Bridge">Its bridge then.</param>
/// <param name="Location">The line that makes it a port, or where the bridge is stated.</param>
/// <param name="IsByScript">Whether a line of a script does it.</param>
internal sealed record HandmadePort(LinkState Port, LinkState Bridge, Location Location, bool IsByScript)
{
    /// <summary>All of them, ordinally by the card's name; none where the network is not known at the end.</summary>
    internal static IEnumerable<HandmadePort> In(Timeline timeline, BoundNetwork network)
    {
        var state = timeline.FinalState;
        if (!state.IsKnown)
        {
            yield break;
        }

        foreach (var card in state.Links.Where(link => link.Kind is LinkKind.Nic or LinkKind.Bond or LinkKind.Vlan))
        {
            if (card.Master is not { } master || state.FindBridge(master) is not { } bridge)
            {
                continue;
            }

            if (LineOf(timeline, card, network) is { } line)
            {
                yield return new HandmadePort(card, bridge, line, IsByScript: true);
            }
            else if (network.Host.Interfaces.Any(link => link.Name == master && link.Ports is { } ports && ports.Contains(card.Name)) && network.Origins.FindInterface(master) is { } place)
            {
                yield return new HandmadePort(card, bridge, place, IsByScript: false);
            }
        }
    }

    private static Location? LineOf(Timeline timeline, LinkState card, BoundNetwork network) =>
        LinkPlaces.LineOf(timeline, network, effect => effect is Enslave joined && joined.Port == card.Name && joined.Bridge == card.Master);
}
