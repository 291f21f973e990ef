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

        if (run.State.Host.Interfaces.FirstOrDefault(configured => configured.Name == name && configured.IsKnownToIfup) is not { } configuration)
        {
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
        foreach (var route in run.State.Host.Routes.Where(route => route.Device == name))
        {
            var entry = new RouteEntry(route.Destination.Network, route.Gateway, route.Device, Metric: route.Metric);
            run = run.When(!run.State.Routes.Contains(entry), steps => steps.Try(new AddRoute(entry)));
        }

        isDone = true;
        return run.Try(new MarkConfigured(name));
    }

    /// <summary>Takes a link down that ifup brought up; succeeds without doing anything for every other name.</summary>
    public static ScriptRun IfDown(this ScriptRun run, string name, out bool isDone)
    {
        isDone = false;
        if (run.HasEnded || run.State.Host.Environment.Ifup != IfupBehaviour.Working)
        {
            return run;
        }

        isDone = true;
        return InterfaceName.TryParse(name, out var device) && run.State.ConfiguredByIfup.Contains(device)
            ? run.Try(new MarkUnconfigured(device)).Try(new FlushAddresses(device)).Try(new BringDown(device))
            : run.Complain($"ifdown: interface {name} not configured");
    }
}
