using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets;

/// <summary>What happens to a packet while it is at one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Steps">What happens, in order.</param>
public sealed record Hop(string Node, EquatableArray<HopStep> Steps)
{
    /// <summary>Steps in order, by node.</summary>
    internal static EquatableArray<Hop> Of(IReadOnlyList<HopStep> steps)
    {
        var hops = new List<Hop>();
        var from = 0;
        for (var at = 1; at <= steps.Count; at++)
        {
            if (at == steps.Count || !string.Equals(steps[at].Node, steps[from].Node, StringComparison.Ordinal))
            {
                hops.Add(new Hop(steps[from].Node, [.. steps.Skip(from).Take(at - from)]));
                from = at;
            }
        }

        return hops.ToEquatableArray();
    }
}
