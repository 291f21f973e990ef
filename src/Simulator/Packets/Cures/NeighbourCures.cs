using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Hardware addresses, ARP, and addresses that several have. Source: host-scripts §12.2, §12.4.</summary>
internal static class NeighbourCures
{
    public static IEnumerable<Cure> ForMacMismatch(CureContext context) =>
        [.. OwnAddresses(context), .. AddressesOnPorts(context), .. Answers(context), .. SharedAddresses(context, InQuestion(context)), .. Vlans(context)];

    public static IEnumerable<Cure> ForWrongRecipient(CureContext context) =>
        [.. SharedAddresses(context, InQuestion(context)), .. OwnAddresses(context), .. Answers(context), .. AddressesOnPorts(context)];

    // ---- hardware addresses

    /// <summary>Every interface of those who take part whose hardware address somebody else in its segment has too, or a bridge takes for its own.</summary>
    private static IEnumerable<Cure> OwnAddresses(CureContext context)
    {
        foreach (var mac in MacsInQuestion(context))
        {
            var speakers = context.SpeakersOf(mac);
            var isTaken = context.IsPortAddress(mac);
            foreach (var link in speakers.Where(link => link.Node.Node.Role == NodeRole.Guest && (isTaken || speakers.Any(other => other != link && context.Plane.SegmentOf(other) == context.Plane.SegmentOf(link)))))
            {
                var free = FreeNear(context, mac);
                yield return new Cure(CureKind.GiveOwnMacAddress, link.Node.Name, $"give {link.Name} a MAC address of its own", [new SetMacAddress(link.Name, free)]) { Vif = CureContext.VifOf(CureContext.BackendOf(link)), Setting = $"mac={free}" };
            }

            // A port with an address that is somebody's takes what is meant for him. Source: host-scripts §12.4 item 3.
            foreach (var port in context.Plane.Links.Where(link => link is { Master.State.Kind: LinkKind.Bridge, State.Kind: LinkKind.Nic } && link.Mac == mac.ToNumber() && link.Node.Node.Role == NodeRole.Dom0 && speakers.Any(other => other.Node == link.Node && !other.IsBridge)))
            {
                yield return new Cure(CureKind.GiveOwnMacAddress, port.Node.Name, $"give the port {port.Name} the MAC address {MacAddress.Dead}, which is nobody's", [new SetMacAddress(port.Name, MacAddress.Dead)]);
            }
        }
    }

    private static IEnumerable<MacAddress> MacsInQuestion(CureContext context)
    {
        var ends = context.Ends.Concat(context.Node is { } node ? [node] : []).SelectMany(end => end.Links).Where(link => link.Master is null).Select(link => link.State.MacAddress);
        return ends.Prepend(context.Blocker.MacAddress).Concat(context.Steps.Select(step => step.MacAddress)).OfType<MacAddress>().Where(mac => mac != MacAddress.Dead || context.SpeakersOf(mac).Count > 0).Distinct();
    }

    /// <summary>The next address that nobody has. Xen's own prefix keeps the guest among Xen's. Source: config-languages §4.</summary>
    private static MacAddress FreeNear(CureContext context, MacAddress mac)
    {
        const ulong Xen = 0x00163e000000;
        const ulong Free = 0xffffff;
        var taken = context.Plane.Links.Select(link => link.Mac).ToHashSet();
        var number = (mac.ToNumber() & Free) + 1;
        while ((number & Free) == 0 || taken.Contains(Xen | number & Free))
        {
            number++;
        }

        return MacAddress.FromNumber(Xen | number & Free) ?? mac;
    }

    // ---- ARP

    /// <summary>An address on a bridge port: the bridge answers for it, but its own questions go out where no answer comes back. Source: host-scripts §12.2 item 4.</summary>
    private static IEnumerable<Cure> AddressesOnPorts(CureContext context)
    {
        foreach (var node in context.Ends.Concat(context.Node is { } at ? [at] : []).Distinct().Where(CureContext.IsOurs))
        {
            foreach (var port in node.Links.Where(link => link.Master is { State.Kind: LinkKind.Bridge or LinkKind.OpenVSwitchBridge } && link.State.Addresses.Count > 0))
            {
                if (port.Master is { } bridge)
                {
                    yield return new Cure(CureKind.MoveAddressToBridge, node.Name, $"move the address of {port.Name}, which is a bridge port, to {bridge.Name}", LinkCures.MoveAddresses(port, bridge));
                }
            }
        }
    }

    /// <summary>ARP on where somebody has to ask or answer; off where a second interface answers for an address that it does not have.</summary>
    private static IEnumerable<Cure> Answers(CureContext context)
    {
        foreach (var node in context.Ends.Concat(context.Node is { } at ? [at] : []).Distinct().Where(CureContext.IsOurs))
        {
            foreach (var link in node.Links.Where(link => link is { Master: null, State.IsUp: true } && (link.State.Addresses.Count > 0 || link == context.Link)))
            {
                if (!link.State.IsArpOn)
                {
                    yield return new Cure(CureKind.SetArp, node.Name, $"turn ARP on for {link.Name}", [new SetArp(link.Name, IsOn: true)]);
                }
                else
                {
                    foreach (var second in context.LinksInSegmentOf(node, link).Where(other => other != link && other.State is { IsArpOn: true, IsUp: true, Addresses.Count: 0 }))
                    {
                        yield return new Cure(CureKind.SetArp, node.Name, $"turn ARP off for {second.Name}, which answers beside {link.Name}", [new SetArp(second.Name, IsOn: false)]);
                    }
                }
            }
        }
    }

    // ---- addresses that several have

    private static IEnumerable<IPv4Address> InQuestion(CureContext context) =>
        ((IPv4Address?[])[context.Blocker.Address, context.Packet.To, context.Source]).OfType<IPv4Address>().Distinct();

    private static IEnumerable<Cure> SharedAddresses(CureContext context, IEnumerable<IPv4Address> addresses)
    {
        foreach (var address in addresses)
        {
            var owners = context.OwnersOf(address);
            foreach (var owner in owners.Where(owner => owners.Count > 1 && CureContext.IsOurs(owner)))
            {
                foreach (var link in owner.Links)
                {
                    if (link.State.Addresses.FirstOrDefault(own => own.Prefix.Address == address) is { } shared)
                    {
                        yield return new Cure(CureKind.TakeAddressAway, owner.Name, $"give {link.Name} another address than {address}", [new RemoveAddress(link.Name, shared.Prefix)]) { Vif = CureContext.VifOf(CureContext.BackendOf(link)), Setting = "another address" };
                    }
                }
            }
        }
    }

    // ---- VLANs of Open vSwitch. Source: host-scripts §3.7.

    private static IEnumerable<Cure> Vlans(CureContext context)
    {
        var ports = context.Ends.SelectMany(end => end.Links).Select(CureContext.BackendOf).OfType<PlaneLink>().Where(port => port.Master is { State.Kind: LinkKind.OpenVSwitchBridge }).ToList();
        foreach (var port in ports)
        {
            foreach (var other in ports.Where(other => other != port && other.Master == port.Master && other.State.VlanTag != port.State.VlanTag))
            {
                var setting = other.State.VlanTag is { } tag ? FormattableString.Invariant($"bridge={port.Master?.Name}.{tag}") : $"bridge={port.Master?.Name}";
                var title = other.State.VlanTag is { } number ? FormattableString.Invariant($"put {port.Name} into VLAN {number}, where {other.Name} is") : $"put {port.Name} into no VLAN, as {other.Name} is in none";
                yield return new Cure(CureKind.SetVlan, port.Node.Name, title, [new AddOpenVSwitchPort(port.Master?.Name ?? port.Name, port.Name, other.State.VlanTag, other.State.VlanTrunks, "")]) { Vif = CureContext.VifOf(port), Setting = setting };
            }
        }
    }
}
