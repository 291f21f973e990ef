using XenNetLint.Model.Addresses;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>The interim definition of dom0's reachability beside the lab's probes.</summary>
internal static class LabReachability
{
    /// <summary>The verdict on one address, for somebody in its own subnet, to whom dom0 needs no default route.</summary>
    public static Verdict OfAddress(NetworkState state, IPv4Prefix address)
    {
        var host = state.Host with { Interfaces = [.. state.Host.Interfaces.Take(1).Select(nic => nic with { Addresses = [address] })], Routes = [] };
        return Dom0Reachability.Of(state.With(new ReplaceFiles(host)).State);
    }
}
