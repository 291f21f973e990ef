using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>One change of one node that may help a packet on.</summary>
/// <param name="Kind">What it changes.</param>
/// <param name="Node">The node.</param>
/// <param name="Title">An imperative, without the node: <c>make vif1.0 a port of xenbr0</c>.</param>
/// <param name="Effects">What the node's kernel does, in order.</param>
public sealed record Cure(CureKind Kind, string Node, string Title, EquatableArray<Effect> Effects)
{
    /// <summary>The vif whose definition is the place to make it last; null if none is.</summary>
    public VifId? Vif { get; init; }

    /// <summary>What that definition must say: <c>bridge=xenbr0</c>; empty if there is no such place.</summary>
    public string Setting { get; init; } = "";

    /// <summary>The topology with the change made.</summary>
    /// <returns>Null if the kernel refuses it, or if it changes nothing.</returns>
    public Topology? ApplyTo(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        if (topology.FindNode(Node) is not { } node)
        {
            return null;
        }

        var state = node.State;
        foreach (var effect in Effects)
        {
            var answer = state.With(effect);
            if (!answer.IsDone)
            {
                return null;
            }

            state = answer.State;
        }

        // A port of a bridge without the protocol waits for nothing. Source: host-scripts §12.6.
        var freed = Effects.OfType<SetStp>().Where(stp => !stp.IsOn).Select(stp => stp.Bridge).ToList();
        var waiting = topology.WaitingPorts.Where(port => !(string.Equals(port.Node, Node, StringComparison.Ordinal) && state.FindLink(port.Link)?.Master is { } bridge && freed.Contains(bridge))).ToEquatableArray();
        return state == node.State && waiting == topology.WaitingPorts ? null : topology.With(Node, state) with { WaitingPorts = waiting };
    }

    /// <summary>What tells it apart from other cures.</summary>
    internal string Key => $"{Node}: {string.Join("; ", Effects)}";
}
