using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>An end that a reference may mean.</summary>
/// <param name="End">The end.</param>
/// <param name="Address">The address that the reference names, or that the interface has which it names; null where it names neither, or the interface has none.</param>
public sealed record EndMatch(NetworkEnd End, EndAddress? Address)
{
    /// <summary>The end's interface that the reference names; null where it names none.</summary>
    public InterfaceName? Interface { get; init; }
}
