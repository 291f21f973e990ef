using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>The boot: kernel and the distribution's network, xend where there is one, its autostart, then <c>xendomains</c>. Source: config-languages §6.4, §6.5, §7.</summary>
/// <remarks>
/// Saved domains are those that the host's facts state, at every boot of a timeline: whether the host went down in good order, and so saved its
/// guests first, no event says.
/// </remarks>
internal static class HostBoot
{
    public static TransitionResult Apply(NetworkState state)
    {
        var network = BringUpNetwork(state, new HostNetworkCameUp());
        var result = new TransitionResult(network.State, [network]);
        if (XendLifeCycle.HasXend(state.Host))
        {
            result = result.Then(XendLifeCycle.Start(result.State, new XendStarted()));
            result = XendLifeCycle.CommandRunsScript(state.Host) ? result.Then(XendLifeCycle.Ask(result.State, new XendStatusAsked(IsByInitScript: true))) : result;
            result = result.Then(XendGuests.Autostart);
        }

        return result.Then(StartDomains);
    }

    /// <summary>What the init script <c>xendomains</c> does. Source: config-languages §6.4.</summary>
    private static TransitionResult StartDomains(NetworkState state)
    {
        var host = state.Host;
        var result = new TransitionResult(state, []);
        if (host.SavedDomains.Count > 0)
        {
            result = host.SavedDomains.Order().Aggregate(result, (now, name) => now.Then(DomainImage.RestoreAtBoot(now.State, name)));
        }

        foreach (var domain in StartedByBoot(host))
        {
            result = result.Then(StartDomain(result.State, domain));
        }

        return result;
    }

    private static TimelineStep StartDomain(NetworkState state, Domain domain)
    {
        var host = state.Host;
        var started = new DomainStarted(DomainReference.ByDefinition(domain));
        if (domain.AutostartName is { Length: > 0 } file && host.Release.IsAtLeast(3, 4) && host.SavedDomains.Contains(new DomainName(file)))
        {
            return StepBuilder.Inapplicable(state, started, $"xendomains leaves out auto/{file}: an image of that name is saved");
        }

        return state.Domains.Find(domain.Id) is null && DomainStart.NamesakeOf(state, domain) is { Length: > 0 } taken
            ? StepBuilder.Inapplicable(state, started, $"xendomains leaves it out: {taken}")
            : DomainStart.Apply(state, started);
    }

    /// <summary>The stated order, else the files of <c>auto/</c> by the bytes of their names; a dot in front hides one.</summary>
    private static IEnumerable<Domain> StartedByBoot(HostNetwork host) => host.BootOrder is { } order
        ? order.Select(name => DomainReference.ByName(name).FindIn(host)).OfType<Domain>()
        : host.Domains.Where(domain => domain.AutostartName is { Length: > 0 } file && file[0] != '.').OrderBy(domain => domain.AutostartName, StringComparer.Ordinal);

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

        step = step.BringUpInterfaces(host).SetUpFilter(host.Environment);
        foreach (var route in host.Routes)
        {
            step = step.Do(new AddRoute(new RouteEntry(route.Destination.Network, route.Gateway, route.Device, Metric: route.Metric)));
        }

        // Without xend nothing will run that could settle it.
        if (!host.NetworkScript.IsKnown && !XendLifeCycle.HasXend(host))
        {
            step = step.Do(new BecomeUnknown(host.NetworkScript.Reason));
            return step.Finish(networkEvent, StepOutcome.Unknown, host.NetworkScript.Reason);
        }

        return step.Finish(networkEvent, StepOutcome.Done);
    }
}
