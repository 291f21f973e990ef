using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>What files state of a guest's interfaces: <c>xennetlint.json</c>, else <c>ip=</c> of the vif, else the kernel's <c>ip=</c> (<see cref="StatedAddresses"/>), else the route that its vif script made.</summary>
internal static class GuestReader
{
    /// <summary>A guest's interfaces in the order of its vifs, addresses as far as they are stated.</summary>
    public static List<GuestInterfacePlan> Read(RunningDomain domain, HostLinks links, ILookup<DomainName, GuestInterface> facts)
    {
        var state = links.State;
        var plans = new List<GuestInterfacePlan>();
        foreach (var (number, vif) in domain.Vifs.Index())
        {
            var backend = BackendOf(state, vif);
            var plan = new GuestInterfacePlan
            {
                Vif = vif,
                Backend = backend,
                Name = InterfaceName.Parse(FormattableString.Invariant($"eth{number}")),
                Segment = backend is null ? -1 : links.SegmentOf(backend.Name),
            };
            var stated = domain.Name.TryGet(out var name) ? facts[name].FirstOrDefault(fact => fact.Interface == plan.Name) : null;
            Fill(plan, domain, stated, state, number);
            plans.Add(plan);
        }

        return plans;
    }

    // An emulated NIC has a tap beside its vif; the guest's driver uses the vif where the script joined it. Source: host-scripts §3.10.
    private static LinkState? BackendOf(NetworkState state, RunningVif vif)
    {
        var backend = state.FindLink(vif.Backend) is { } named && named.Vif == vif.Id ? named : null;
        if (backend is { Master: null } or null && vif.Config.Type.OrElse(null) is "ioemu")
        {
            foreach (var link in state.Links)
            {
                if (link.EmulatedNic == vif.Id)
                {
                    return link;
                }
            }
        }

        return backend;
    }

    private static void Fill(GuestInterfacePlan plan, RunningDomain domain, GuestInterface? stated, NetworkState state, int number)
    {
        if (stated is not null)
        {
            plan.Gateway = stated.Gateway;
            plan.IsGatewayStated = stated.Addresses.Count > 0 || stated.Gateway is not null;
        }

        plan.Addresses.AddRange(StatedAddresses.Of(domain, number, stated).Addresses);
        if (stated is not { Addresses.Count: > 0 } && !plan.Vif.IpWords.IsKnown)
        {
            plan.Unknown = plan.Vif.IpWords.Reason;
        }

        // vif-nat makes up the address and routes it. Source: host-scripts §3.6.
        if (plan is { Addresses.Count: 0, IsRouted: true, Backend: { } backend })
        {
            plan.Addresses.AddRange(state.RoutesOf(backend.Name).Where(route => route.Gateway is null && route.Destination.Length == 32).Select(route => route.Destination));
        }
    }
}
