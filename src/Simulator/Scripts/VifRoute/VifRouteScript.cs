using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifRoute;

/// <summary>vif-route. Source: host-scripts §3.5.</summary>
internal static class VifRouteScript
{
    // 4.13 gives routes a metric, so that those of the emulated NIC come first.
    private const int VifMetric = 2;
    private const int TapMetric = 1;

    public static ScriptRun Run(ScriptRun run, VifContext vif)
    {
        run = run.NameDevice(vif, out var device).FindMainAddress(vif, out var main, out var isSeveral);
        if (run.HasEnded)
        {
            return run;
        }

        run = vif.IsTap && run.Release.IsBefore(4, 13) ? Misunderstand(run, vif)
            : vif.IsConnecting ? Connect(run, vif, device, main, isSeveral)
            : Disconnect(run, vif, device, main, isSeveral);
        return run.HandleFilterRules(vif, device).CallHooks(vif, device).Finish(vif);
    }

    private static ScriptRun Connect(ScriptRun run, VifContext vif, InterfaceName device, IPv4Address main, bool isSeveral)
    {
        // 1, 2
        var hasAddress = run.State.FindLink(device)?.Addresses.Any(own => own.Prefix.Address == main) ?? false;
        run = run.When(!hasAddress, steps => steps.Do(new AddAddress(device, new LinkAddress(new IPv4Prefix(main, 32)))))
            .Do(new BringUp(device))
            .Do(new SetSysctl(new Sysctl(Sysctl.ProxyArp(device), "1")));

        // 3
        foreach (var word in vif.Addresses)
        {
            run = isSeveral ? run.Fail($"Error: either \"to\" is duplicate, or \"{main}\" is a garbage.", 255)
                : !IPv4Prefix.TryParse(word, out var prefix) ? run.Fail($"Error: any valid prefix is expected rather than \"{word}\".", 1)
                : prefix.Network != prefix ? run.Fail("Error: Invalid prefix for given prefix length.", 2)
                : run.Do(new AddRoute(RouteTo(run, vif, prefix, device, main)));
        }

        return run;
    }

    private static ScriptRun Disconnect(ScriptRun run, VifContext vif, InterfaceName device, IPv4Address main, bool isSeveral)
    {
        // ifdown does not know the vif. 3.0.0 and 3.0.2 die of a failing ifdown and of a missing route.
        var isStrict = run.Release.IsBefore(3, 0, 3);
        var taken = run.IfDown(device.ToString(), out var isDown);
        run = isStrict ? taken.When(!isDown, steps => steps.Fail("", 1)) : taken with { StandardError = run.StandardError };
        foreach (var word in vif.Addresses)
        {
            if (isSeveral || !IPv4Prefix.TryParse(word, out var prefix) || prefix.Network != prefix)
            {
                run = run.When(isStrict, steps => steps.Fail($"Error: any valid prefix is expected rather than \"{word}\".", 1));
                continue;
            }

            var removal = new RemoveRoute(RouteTo(run, vif, prefix, device, main));
            run = isStrict ? run.Do(removal) : run.Ignoring(removal);
        }

        return run;
    }

    /// <summary>4.1 to 4.12 know no command for a tap and hand the address to <c>ip route</c> as one.</summary>
    private static ScriptRun Misunderstand(ScriptRun run, VifContext vif) =>
        vif.Addresses.Count == 0 ? run : run.Fail($"Command \"{vif.Addresses[0]}\" is unknown, try \"ip route help\".", 255);

    private static RouteEntry RouteTo(ScriptRun run, VifContext vif, IPv4Prefix prefix, InterfaceName device, IPv4Address main) =>
        new(prefix, Gateway: null, device, main, run.Release.IsAtLeast(4, 13) ? vif.IsTap ? TapMetric : VifMetric : null);

    /// <summary>dom0_ip: the address of netdev. Source: host-scripts §3.5.</summary>
    private static ScriptRun FindMainAddress(this ScriptRun run, VifContext vif, out IPv4Address main, out bool isSeveral)
    {
        main = default;
        isSeveral = false;
        if (run.HasEnded)
        {
            return run;
        }

        var netdev = vif.Netdev.Length > 0 ? vif.Netdev : "eth0";
        var addresses = InterfaceName.TryParse(netdev, out var device) ? run.State.FindLink(device)?.Addresses ?? [] : [];
        var found = run.Release switch
        {
            // Every address, one per line; ifconfig takes the last one, and two of them break the route command.
            var release when release.IsBefore(3, 0, 2) => addresses.ToArray(),

            // Lines that end with the device's own name: addresses without alias.
            var release when release.IsBefore(4, 2) => [.. addresses.Where(address => address.Label.Length == 0).Take(1)],
            _ => [.. addresses.Where(address => !address.IsSecondary).Take(1)],
        };
        isSeveral = found.Length > 1;
        if (found.Length > 0)
        {
            main = found[^1].Prefix.Address;
            return run;
        }

        // The first message is lost when the outer trap writes its own.
        run = run.Release.IsAtLeast(4, 6)
            ? run.Log($"err {run.Path}: {vif.Netdev} is not up.  Bring it up or specify another interface with  netdev=<if> as a parameter to {run.Path}.")
            : run.Log($"err {run.Path}: ");
        return run.Fatal($"{run.Path} failed; error detected.");
    }
}
