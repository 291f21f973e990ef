using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A host of a fleet: what its files describe, and what has happened to it.</summary>
/// <param name="Network">What its files describe.</param>
/// <param name="Timeline">Boot and events.</param>
public sealed record FleetHost(BoundNetwork Network, Timeline Timeline)
{
    /// <summary>Its name.</summary>
    public string Name => Network.Host.Name;
}
