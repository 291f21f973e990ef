using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>What files state of a guest's interfaces: <c>xennetlint.json</c>, else <c>ip=</c> of the vif, else the kernel's <c>ip=</c>, else the route that its vif script made.</summary>
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
            plan.Addresses.AddRange(stated.Addresses);
            plan.Gateway = stated.Gateway;
            plan.IsGatewayStated = stated.Addresses.Count > 0 || stated.Gateway is not null;
        }

        if (plan.Addresses.Count > 0)
        {
            return;
        }

        if (!plan.Vif.IpWords.TryGet(out var words))
        {
            plan.Unknown = plan.Vif.IpWords.Reason;
        }

        foreach (var word in words)
        {
            if (IPv4Prefix.TryParse(word, out var prefix))
            {
                plan.Addresses.Add(prefix);
            }
        }

        if (plan.Addresses.Count == 0 && number == 0 && domain.Config.KernelIp.OrElse(null) is { } kernel
            && IPv4Address.TryParse(kernel.Split(':')[0], out var address))
        {
            plan.Addresses.Add(new IPv4Prefix(address, 32));
        }

        // vif-nat makes up the address and routes it. Source: host-scripts §3.6.
        if (plan is { Addresses.Count: 0, IsRouted: true, Backend: { } backend })
        {
            plan.Addresses.AddRange(state.RoutesOf(backend.Name).Where(route => route.Gateway is null && route.Destination.Length == 32).Select(route => route.Destination));
        }
    }
}
