using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>A state as one side of a comparison.</summary>
/// <param name="State">The state.</param>
/// <param name="Identities">Which link is which.</param>
/// <param name="Contact">At what dom0 is expected to be reached.</param>
/// <param name="Surroundings">What lies around the host.</param>
internal sealed record ComparedState(NetworkState State, LinkIdentities Identities, Dom0Contact Contact, Surroundings Surroundings)
{
    /// <summary>The hosts that share a LAN with this one, in the states that they are in on this side.</summary>
    internal IReadOnlyList<NetworkState> Others { get; init; } = [];

    /// <summary>The host with those that share a LAN with it.</summary>
    internal FleetNetwork Fleet => FleetBuilder.Build([State, .. Others], Surroundings);

    /// <summary>Whether dom0 can be reached.</summary>
    internal Verdict Dom0 { get; } = Dom0Reachability.Of(State, Contact);
}
