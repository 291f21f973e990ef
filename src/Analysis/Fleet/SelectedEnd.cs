using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>An end that a name means, and what of it is meant.</summary>
/// <param name="End">The end.</param>
public sealed record SelectedEnd(NetworkEnd End)
{
    /// <summary>The one interface that is meant; null: all of them, and as a sender the one that the routes name.</summary>
    public InterfaceName? Interface { get; init; }

    /// <summary>The network that its addresses must lie in to be meant; null: all of them. A stand-in for a stated network counts as what it stands for.</summary>
    public IPv4Prefix? Within { get; init; }

    /// <summary>The places, among the addresses of an end that are asked for, of those that are meant.</summary>
    internal EquatableArray<int> NumbersAmong(IReadOnlyList<EndAddress> targets)
    {
        var numbers = new List<int>(targets.Count);
        for (var number = 0; number < targets.Count; number++)
        {
            if ((Interface is not { } wanted || targets[number].Interface == wanted) && (Within is not { } network || network.Contains(targets[number].Address)))
            {
                numbers.Add(number);
            }
        }

        return numbers.ToEquatableArray();
    }
}
