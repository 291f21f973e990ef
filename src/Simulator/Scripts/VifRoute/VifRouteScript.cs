using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifRoute;

/// <summary>vif-route. Source: host-scripts §3.5.</summary>
internal static class VifRouteScript
{
    // 4.13 gives the vif's routes a metric, so that those of the emulated NIC (1) come first.
    private const int VifMetric = 2;

    public static ScriptRun Online(ScriptRun run, VifContext vif)
    {
        run = run.NameBackend(vif, isOnline: true, out var device).FindMainAddress(vif, out var main);
        if (run.HasEnded)
        {
            return run;
        }

        // 1, 2
        var hasAddress = run.State.FindLink(device)?.Addresses.Any(own => own.Prefix.Address == main) ?? false;
        run = run.When(!hasAddress, steps => steps.Do(new AddAddress(device, new LinkAddress(new IPv4Prefix(main, 32)))))
            .Do(new BringUp(device))
            .Do(new SetSysctl(new Sysctl(Sysctl.ProxyArp(device), "1")));

        // 3
        foreach (var word in vif.Addresses)
        {
            run = IPv4Prefix.TryParse(word, out var prefix)
                ? run.Do(new AddRoute(RouteTo(run, prefix, device, main)))
                : run.Fail($"Error: any valid prefix is expected rather than \"{word}\".", 1);
        }

        // 4
        return run.AddFilterRules(vif, device).Success().End();
    }

    public static ScriptRun Offline(ScriptRun run, VifContext vif)
    {
        run = run.NameBackend(vif, isOnline: false, out var device).FindMainAddress(vif, out var main);
        if (run.HasEnded)
        {
            return run;
        }

        // ifdown does not know the vif. 3.0.0 and 3.0.2 die of a failing ifdown and of a missing route.
        var isStrict = run.Release.IsBefore(3, 0, 3);
        run = run.IfDown(device.ToString(), out var isDown)
            .When(!isDown && isStrict, steps => steps.Fatal($"ifdown {device} failed"));
        foreach (var word in vif.Addresses)
        {
            if (IPv4Prefix.TryParse(word, out var prefix))
            {
                var route = RouteTo(run, prefix, device, main);
                run = run.Try(new RemoveRoute(route), out var isDone).When(!isDone && isStrict, steps => steps.Fatal($"{new RemoveRoute(route).Command} failed"));
            }
        }

        return run.DeleteFilterRules(vif, device).End();
    }

    private static RouteEntry RouteTo(ScriptRun run, IPv4Prefix prefix, InterfaceName device, IPv4Address main) =>
        new(prefix.Network, Gateway: null, device, main, run.Release.IsAtLeast(4, 13) ? VifMetric : null);

    /// <summary>dom0_ip: the address of netdev. Source: host-scripts §3.5.</summary>
    private static ScriptRun FindMainAddress(this ScriptRun run, VifContext vif, out IPv4Address main)
    {
        main = default;
        if (run.HasEnded)
        {
            return run;
        }

        var netdev = vif.Netdev.Length > 0 ? vif.Netdev : "eth0";
        var addresses = InterfaceName.TryParse(netdev, out var device) ? run.State.FindLink(device)?.Addresses ?? [] : [];
        var found = run.Release switch
        {
            // Every address, one per line; two of them break the route command.
            var release when release.IsBefore(3, 0, 2) => addresses.ToArray(),

            // Lines that end with the device's own name: addresses without alias.
            var release when release.IsBefore(4, 2) => [.. addresses.Where(address => address.Label.Length == 0).Take(1)],
            _ => [.. addresses.Where(address => !address.IsSecondary).Take(1)],
        };
        if (found.Length > 1)
        {
            return vif.Addresses.Count > 0
                ? run.Fatal($"{run.Path} failed; error detected.")
                : run.Lose($"{netdev} has several addresses, and what ifconfig makes of them is not known");
        }

        if (found.Length == 1)
        {
            main = found[0].Prefix.Address;
            return run;
        }

        // The first message is lost when the outer trap writes its own.
        run = run.Release.IsAtLeast(4, 6)
            ? run.Log($"err {run.Path}: {vif.Netdev} is not up.  Bring it up or specify another interface with  netdev=<if> as a parameter to {run.Path}.")
            : run.Log($"err {run.Path}: ");
        return run.Fatal($"{run.Path} failed; error detected.");
    }
}
