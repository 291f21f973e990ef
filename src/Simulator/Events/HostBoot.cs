using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The boot: kernel and the distribution's network, then xend where there is one. Source: config-languages §7.</summary>
internal static class HostBoot
{
    public static TransitionResult Apply(NetworkState state)
    {
        var network = BringUpNetwork(state, new HostNetworkCameUp());
        if (!StartsXend(state.Host))
        {
            return new TransitionResult(network.State, [network]);
        }

        var xend = XendStart.Apply(network.State, new XendStarted());
        return new TransitionResult(xend.State, [network, xend]);
    }

    /// <summary>Links, addresses and routes as the distribution configures them, everything volatile forgotten.</summary>
    public static TimelineStep BringUpNetwork(NetworkState state, NetworkEvent networkEvent)
    {
        var host = state.Host;
        var step = new StepBuilder(state).Do(new StartKernel());
        for (var number = 0; number < LoopbackPairs.CountOf(host); number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            step = step.Do(new CreateVethPair(InterfaceName.Parse("veth" + text), InterfaceName.Parse("vif0." + text)));
        }

        foreach (var nic in host.Interfaces)
        {
            step = step.Do(CreationOf(nic));
            step = nic.Addresses.Aggregate(step, (now, address) => now.Do(new AddAddress(nic.Name, new LinkAddress(address, BroadcastOf(address)))));
            step = step.Do(new BringUp(nic.Name));
            step = nic.IsKnownToIfup ? step.Do(new MarkConfigured(nic.Name)) : step;
        }

        foreach (var bond in host.Interfaces)
        {
            step = bond.Slaves.Aggregate(step, (now, slave) => now.Do(new EnslaveToBond(bond.Name, slave)));
        }

        foreach (var route in host.Routes)
        {
            step = step.Do(new AddRoute(new RouteEntry(route.Destination.Network, route.Gateway, route.Device, Metric: route.Metric)));
        }

        // Without xend nothing will run that could settle it.
        if (!host.NetworkScript.IsKnown && !StartsXend(host))
        {
            step = step.Do(new BecomeUnknown(host.NetworkScript.Reason));
            return step.Finish(networkEvent, StepOutcome.Unknown, host.NetworkScript.Reason);
        }

        return step.Finish(networkEvent, StepOutcome.Done);
    }

    private static Effect CreationOf(HostInterface link) => link switch
    {
        { IsBridge: true } => new CreateBridge(link.Name),
        { Slaves.Count: > 0 } => new CreateBond(link.Name, link.MacAddress),
        { VlanParent: { } parent } => new CreateVlan(link.Name, parent, link.MacAddress),
        _ => new CreateNic(link.Name, link.MacAddress),
    };

    private static IPv4Address? BroadcastOf(IPv4Prefix address) => address.Length < 31 ? address.Broadcast : null;

    /// <summary>Under xl the boot starts xend only where the host's files give it a network script to run.</summary>
    private static bool StartsXend(HostNetwork host) =>
        host.Release.HasXend && (host.Toolstack == Toolstack.Xend || host.NetworkScript.OrElse(null) is not null);
}
