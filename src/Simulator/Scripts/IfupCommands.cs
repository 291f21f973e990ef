using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>The distribution's ifup and ifdown. Source: host-scripts §0.3.</summary>
internal static class IfupCommands
{
    /// <summary>Gives a link the configuration that the distribution has for its name.</summary>
    public static ScriptRun IfUp(this ScriptRun run, InterfaceName name, out bool isDone)
    {
        isDone = false;
        if (run.HasEnded || run.State.Host.Environment.Ifup != IfupBehaviour.Working)
        {
            return run;
        }

        if (run.State.ConfiguredByIfup.Contains(name))
        {
            isDone = true;
            return run.Complain($"ifup: interface {name} already configured");
        }

        if (FindConfiguration(run.State.Host, name) is not { } configuration)
        {
            // ifupdown 0.6 calls that a success, and who asked believes it.
            isDone = run.State.Host.Environment.IfupIgnoresUnknownNames;
            return run.Complain($"Ignoring unknown interface {name}={name}.");
        }

        if (run.State.FindLink(name) is not { } link)
        {
            return run.Complain($"Cannot find device \"{name}\"");
        }

        foreach (var address in configuration.Addresses.Where(address => link.Addresses.All(own => own.Prefix != address)))
        {
            run = run.Try(new AddAddress(name, new LinkAddress(address, address.Broadcast)));
        }

        run = run.Try(new BringUp(name));
        foreach (var entry in configuration.Routes)
        {
            run = run.When(!run.State.Routes.Contains(entry), steps => steps.Try(new AddRoute(entry)));
        }

        isDone = true;
        return run.Try(new MarkConfigured(name));
    }

    /// <summary>Takes a link down that ifup brought up; for every other name it does nothing and succeeds or fails, as the host's version does.</summary>
    /// <remarks>A bonding device releases its slaves then. Source: host-scripts §0.3, §8 X25.</remarks>
    public static ScriptRun IfDown(this ScriptRun run, string name, out bool isDone)
    {
        isDone = false;
        if (run.HasEnded || run.State.Host.Environment.Ifup != IfupBehaviour.Working)
        {
            return run;
        }

        if (!InterfaceName.TryParse(name, out var device) || !run.State.ConfiguredByIfup.Contains(device))
        {
            isDone = run.State.Host.Environment.IfdownIgnoresUnknownNames;
            return run.Complain($"ifdown: interface {name} not configured");
        }

        isDone = true;
        run = run.Try(new MarkUnconfigured(device)).Try(new FlushAddresses(device)).Try(new BringDown(device));
        return run.State.FindLink(device) is { Kind: LinkKind.Bond }
            ? run.State.PortsOf(device).ToArray().Aggregate(run, (steps, slave) => steps.Try(new ReleaseSlave(device, slave.Name)))
            : run;
    }

    /// <summary>What the distribution's files say about a name: an interface of the host's, or one that does not exist yet.</summary>
    private static (EquatableArray<IPv4Prefix> Addresses, IEnumerable<RouteEntry> Routes)? FindConfiguration(HostNetwork host, InterfaceName name)
    {
        if (host.Interfaces.FirstOrDefault(configured => configured.Name == name && configured.IsKnownToIfup) is { } link)
        {
            return (link.Addresses, host.Routes
                .Where(route => route.Device == name)
                .Select(route => new RouteEntry(route.Destination.Network, route.Gateway, route.Device, Metric: route.Metric)));
        }

        return host.Environment.IfupConfigurations.FirstOrDefault(configuration => configuration.Name == name) is { } other
            ? (other.Addresses, other.Gateway is { } gateway ? [new RouteEntry(default, gateway, name)] : [])
            : null;
    }
}
