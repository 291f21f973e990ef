using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Routes, forwarding, and who answers for whom. Source: host-scripts §12.7.</summary>
internal static class RouteCures
{
    public static IEnumerable<Cure> ForNoRoute(CureContext context) =>
        context is { Node: { } node, Blocker.Address: { } target } ? [.. HostRoutes(context, node, target), .. GatewayRoutes(context, node, target), .. Masquerades(context)] : [];

    public static IEnumerable<Cure> ForNotForwarded(CureContext context)
    {
        if (context.Node is { } node && CureContext.IsOurs(node))
        {
            yield return Forward(node);
        }
    }

    /// <summary>Nobody on the segment has the address: somebody may answer for its owner, or the asker may send to a router instead.</summary>
    public static IEnumerable<Cure> ForNoNeighbour(CureContext context)
    {
        if (context is not { Node: { } asker, Link: { } device, Blocker.Address: { } target } || context.OwnersOf(target).Count == 0)
        {
            yield break;
        }

        foreach (var router in context.Plane.Nodes.Where(node => node != asker && node.Node.Role == NodeRole.Dom0))
        {
            foreach (var link in context.LinksInSegmentOf(router, device))
            {
                if (router.Routes.Find(target.Bits) is not { } route || route.Device == link.Name)
                {
                    continue;
                }

                if (!link.IsProxyArpOn)
                {
                    yield return new Cure(CureKind.AnswerForOthers, router.Name, $"let {link.Name} answer ARP for who is behind {route.Device} (proxy ARP)", [new SetSysctl(new Sysctl(Sysctl.ProxyArp(link.Name), "1"))]);
                }

                if (!router.ForwardsIp)
                {
                    yield return Forward(router);
                }
            }
        }

        foreach (var cure in HostRoutes(context, asker, target).Concat(GatewayRoutes(context, asker, target)))
        {
            yield return cure;
        }
    }

    /// <summary>Whether the network outside passes something on is not known: who sent it there may send it to a router among the hosts instead.</summary>
    public static IEnumerable<Cure> AroundOutside(CureContext context)
    {
        if (context is not { Node.Node.Role: NodeRole.Outside, Blocker.Address: { } target }
            || context.Steps.LastOrDefault(step => step.Kind == StepKind.Routed && context.Plane.Find(step.Node) is { } node && CureContext.IsOurs(node)) is not { } sent
            || context.Plane.Find(sent.Node) is not { } sender)
        {
            return [];
        }

        return [.. GatewayRoutes(context, sender, target, isAroundOutside: true), .. Masquerades(context)];
    }

    /// <summary>Who is outside and has no route to the sender can answer the router that passed it on, if that puts its own address in. Source: host-scripts §12.3 item 7.</summary>
    private static IEnumerable<Cure> Masquerades(CureContext context)
    {
        if (context.Blocker.Way != Way.Answer || context.Node?.Node.Role != NodeRole.Outside)
        {
            yield break;
        }

        foreach (var step in context.Trace.Request.SelectMany(hop => hop.Steps).Skip(1).Where(step => step.Kind == StepKind.Routed && step.Link is not null))
        {
            if (context.Plane.Find(step.Node) is { Node.Role: NodeRole.Dom0 } router)
            {
                yield return new Cure(CureKind.Masquerade, router.Name, $"put dom0's own address into what leaves through {step.Link} (masquerading)", [new AppendNatRule($"POSTROUTING -o {step.Link} -j MASQUERADE")]);
            }
        }
    }

    private static Cure Forward(PlaneNode node) => new(CureKind.Forward, node.Name, "turn on forwarding between interfaces", [new SetSysctl(new Sysctl(Sysctl.IpForward, "1"))]);

    /// <summary>dom0 finds a guest behind a back end that is on no bridge by a route to its address, which vif-route makes for each word of <c>ip=</c>.</summary>
    private static IEnumerable<Cure> HostRoutes(CureContext context, PlaneNode node, IPv4Address target)
    {
        if (node.Node.Role != NodeRole.Dom0)
        {
            yield break;
        }

        foreach (var owner in context.OwnersOf(target))
        {
            foreach (var link in owner.Links.Where(link => link.State.Addresses.Any(address => address.Prefix.Address == target)))
            {
                if (CureContext.BackendOf(link) is { Master: null } backend && backend.Node == node)
                {
                    var route = new RouteEntry(new IPv4Prefix(target, 32), Gateway: null, backend.Name);
                    yield return new Cure(CureKind.AddRoute, node.Name, $"lead {target} to {backend.Name}", [new AddRoute(route)]) { Vif = CureContext.VifOf(backend), Setting = $"ip={target}" };
                }
            }
        }
    }

    /// <summary>A route by a router on one of the node's own networks: the default route where there is none, else one to the network that is asked for.</summary>
    private static IEnumerable<Cure> GatewayRoutes(CureContext context, PlaneNode node, IPv4Address target, bool isAroundOutside = false)
    {
        foreach (var device in node.Links.Where(link => link.Master is null && link.State.IsUp))
        {
            foreach (var gateway in GatewaysFor(context, node, device, isAroundOutside))
            {
                yield return ByGateway(node, device, gateway, DestinationFor(context, node, target));
            }
        }
    }

    private static IPv4Prefix DestinationFor(CureContext context, PlaneNode node, IPv4Address target)
    {
        if (node.Node.Role != NodeRole.Outside && !node.State.Routes.Any(route => route.IsDefault))
        {
            return default;
        }

        // The network as its owner knows it; where that is the asker's own network too, the address alone.
        var network = context.OwnersOf(target)
            .SelectMany(owner => owner.Links).SelectMany(link => link.State.Addresses)
            .Where(address => address.Prefix.Address == target && address.Prefix.Length is > 0 and < 32)
            .Select(address => (IPv4Prefix?)address.Prefix.Network).FirstOrDefault();
        return network is { } known && !node.State.Routes.Any(route => route.Destination == known) ? known : new IPv4Prefix(target, 32);
    }

    private static Cure ByGateway(PlaneNode node, PlaneLink device, IPv4Address gateway, IPv4Prefix destination)
    {
        var isOnLink = node.State.RoutesOf(device.Name).Any(route => route.Gateway is null && route.Destination.Contains(gateway));
        var onLink = isOnLink ? (Effect[])[] : [new AddRoute(new RouteEntry(new IPv4Prefix(gateway, 32), Gateway: null, device.Name))];
        var title = destination.Length == 0 ? $"make {gateway} the gateway, by {device.Name}" : $"lead {(destination.Length == 32 ? destination.Address : destination)} by the gateway {gateway}";
        return new Cure(CureKind.AddRoute, node.Name, title, [.. onLink, new AddRoute(new RouteEntry(destination, gateway, device.Name))]);
    }

    /// <summary>Addresses of possible routers that a device can hear: of dom0, of what is outside, of guests on several networks.</summary>
    private static IEnumerable<IPv4Address> GatewaysFor(CureContext context, PlaneNode node, PlaneLink device, bool isAroundOutside)
    {
        var networks = device.State.Addresses.Select(address => address.Prefix).Where(prefix => prefix.Length < 32).ToList();
        foreach (var router in context.Plane.Nodes.Where(other => other != node && (other.ForwardsIp || other.Node.Role != NodeRole.Guest || other.Links.Count > 1)))
        {
            if (isAroundOutside && !CureContext.IsOurs(router))
            {
                continue;
            }

            var heard = context.LinksInSegmentOf(router, device).ToList();
            if (heard.Count == 0)
            {
                continue;
            }

            // An interface that is no port of a bridge leads to dom0 alone: its own address is the gateway there.
            var isPointToPoint = device.Far is { Master: null } far && far.Node == router;
            foreach (var address in heard.SelectMany(link => link.State.Addresses).Select(address => address.Prefix.Address).Distinct())
            {
                // Not whoever is outside is a router: only who serves somebody as one.
                if (!CureContext.IsOurs(router) && !context.IsGateway(address))
                {
                    continue;
                }

                if (isPointToPoint || networks.Exists(network => network.Contains(address)))
                {
                    yield return address;
                }
            }
        }
    }
}
