using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The host's own interfaces as the boot brings them up, before any script of Xen's runs.</summary>
internal static class HostInterfaces
{
    /// <summary>Each interface with what it lies on before it, its ports joined, its addresses added, up if it is to be up.</summary>
    public static StepBuilder BringUpInterfaces(this StepBuilder step, HostNetwork host)
    {
        foreach (var link in InOrder(host.Interfaces).Where(link => link.ExistsAtBoot))
        {
            step = step.Do(CreationOf(link));
            step = link is { IsBridge: true, IsOpenVSwitch: false, IsStpOn: true } ? step.Do(new SetStp(link.Name, IsOn: true)) : step;
            step = link.MtuBytes is { } mtu ? step.Do(new SetMtu(link.Name, mtu)) : step;
            step = link.Slaves.Count == 0 ? step : link.Slaves.Aggregate(step, (now, slave) => now.Do(new EnslaveToBond(link.Name, slave)));
            step = link.Ports is { Count: > 0 } ports
                ? ports.Aggregate(step, (now, port) => now.Do(link.IsOpenVSwitch ? new AddOpenVSwitchPort(link.Name, port, Tag: null, [], ExternalIds: "") : new Enslave(link.Name, port)))
                : step;
            // A bridge has the lowest MAC of its ports unless somebody gave it another.
            step = link is { IsBridge: true, MacAddress: { } mac } && step.State.FindLink(link.Name)?.MacAddress != mac ? step.Do(new SetMacAddress(link.Name, mac)) : step;
            foreach (var address in link.Addresses)
            {
                step = step.Do(new AddAddress(link.Name, new LinkAddress(address, BroadcastOf(address))));
            }

            if (link.IsUp)
            {
                step = step.Do(new BringUp(link.Name));
                step = link.IsKnownToIfup ? step.Do(new MarkConfigured(link.Name)) : step;
            }

            step = link.IPv6Addresses.Aggregate(step, (now, address) => now.Do(new AddIPv6Address(link.Name, address)));
        }

        return step;
    }

    /// <summary>What packet filter and kernel do with packets of others before any script of Xen's runs. Source: host-scripts §3.4, §12.3, §12.7.</summary>
    public static StepBuilder SetUpFilter(this StepBuilder step, HostEnvironment environment)
    {
        step = environment.DropsForward ? step.Do(new SetForwardPolicy(Drops: true)) : step;
        step = environment.ForwardRules.Aggregate(step, (now, rule) => now.Do(new AppendFilterRule(new FilterRule { Text = rule })));
        step = environment.ForwardsIp ? step.Do(new SetSysctl(new Sysctl(Sysctl.IpForward, "1"))) : step;
        return environment.FiltersBridgedFrames ? step : step.Do(new SetSysctl(new Sysctl(Sysctl.BridgeCallsIptables, "0")));
    }

    private static Effect CreationOf(HostInterface link) => link switch
    {
        { IsOpenVSwitch: true } => new CreateOpenVSwitchBridge(link.Name),
        { IsBridge: true } => new CreateBridge(link.Name),
        { Slaves.Count: > 0 } => new CreateBond(link.Name, link.MacAddress),
        { VlanParent: { } parent } => new CreateVlan(link.Name, parent, link.MacAddress),
        _ => new CreateNic(link.Name, link.MacAddress),
    };

    private static IPv4Address? BroadcastOf(IPv4Prefix address) => address.Length < 31 ? address.Broadcast : null;

    // What is stated to lie on itself is left in the order of the file: the kernel refuses what cannot be.
    private static List<HostInterface> InOrder(IReadOnlyList<HostInterface> links)
    {
        var ordered = new List<HostInterface>();
        var waiting = links.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(link => !link.LowerInterfaces.Any(lower => waiting.Exists(other => other.Name == lower))) ?? waiting[0];
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered;
    }
}
