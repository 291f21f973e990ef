using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A vif of a guest that runs at the end of its host's timeline.</summary>
/// <param name="Host">The host.</param>
/// <param name="Domain">The guest.</param>
/// <param name="Number">Its place among the guest's vifs.</param>
internal sealed record FleetVif(FleetHost Host, RunningDomain Domain, int Number)
{
    /// <summary>The vif.</summary>
    internal RunningVif Vif => Domain.Vifs[Number];

    /// <summary>For messages: the guest's name and the place in its list.</summary>
    internal string Name => Vif.Config.NameIn(Domain.Config);

    /// <summary>dom0's end: its back end, or the tap of its emulated NIC where that alone is joined; null if neither is there. Source: host-scripts §3.10.</summary>
    internal LinkState? Backend
    {
        get
        {
            var state = Host.Timeline.FinalState;
            var backend = state.FindLink(Vif.Backend) is { } link && link.Vif == Vif.Id ? link : null;
            return backend is null or { Master: null } && Vif.Config.Type.OrElse(null) is "ioemu" ? state.Links.FirstOrDefault(tap => tap.EmulatedNic == Vif.Id) ?? backend : backend;
        }
    }

    /// <summary>dom0's end of its cable in the topology.</summary>
    internal LinkEnd? End => Backend is { } backend ? new LinkEnd(Host.Dom0, backend.Name) : null;

    /// <summary>All of a host; none where not all is known of its network.</summary>
    internal static IEnumerable<FleetVif> In(FleetHost host)
    {
        var state = host.Timeline.FinalState;
        if (!state.IsKnown)
        {
            yield break;
        }

        foreach (var domain in state.Domains.Domains.Where(domain => domain.State is DomainRunState.Running or DomainRunState.Starting))
        {
            for (var number = 0; number < domain.Vifs.Count; number++)
            {
                yield return new FleetVif(host, domain, number);
            }
        }
    }
}
