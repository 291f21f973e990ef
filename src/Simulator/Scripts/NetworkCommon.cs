using System.Text.RegularExpressions;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>The functions of <c>xen-network-common.sh</c>, release by release. Source: host-scripts §1.4.</summary>
internal static class NetworkCommon
{
    /// <summary>What <c>brctl show</c> prints; nothing without brctl, and with bridge-utils 1.7 nothing where there is no bridge. Source: host-scripts §0.3.</summary>
    public static IReadOnlyList<string> BrctlShow(NetworkState state) => BrctlShow(state, _ => true);

    /// <summary>The same for some of the bridges.</summary>
    public static IReadOnlyList<string> BrctlShow(NetworkState state, Func<LinkState, bool> isShown)
    {
        var tool = state.Host.Environment.Brctl;
        if (tool == BrctlTool.Absent || (tool == BrctlTool.WithoutHeading && !state.Bridges.Any()))
        {
            return [];
        }

        var lines = new List<string> { "bridge name\tbridge id\t\tSTP enabled\tinterfaces" };
        foreach (var bridge in state.Bridges.Where(isShown))
        {
            var ports = state.PortsOf(bridge.Name).Select(port => port.Name.ToString()).ToArray();
            var id = bridge.MacAddress is { } mac ? mac.ToString().Replace(":", "", StringComparison.Ordinal) : "";
            lines.Add($"{bridge.Name}\t\t8000.{id}\t{(bridge.IsStpOn ? "yes" : "no")}\t\t{ports.FirstOrDefault()}");
            lines.AddRange(ports.Skip(1).Select(port => "\t\t\t\t\t\t\t" + port));
        }

        return lines;
    }

    /// <summary>Whether <c>brctl show | grep</c> finds a name anywhere; a dot stands for any character. Source: host-scripts §1.4.6.</summary>
    public static bool BrctlShows(NetworkState state, InterfaceName name)
    {
        var pattern = string.Join('.', name.ToString().Split('.').Select(Regex.Escape));
        return Regex.IsMatch(string.Join('\n', BrctlShow(state)), pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>create_bridge. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun CreateBridge(this ScriptRun run, InterfaceName bridge) => run.Call(steps =>
    {
        var release = steps.Release;
        var isThere = release.IsBefore(3, 0, 3) ? BrctlShows(steps.State, bridge) : steps.State.FindBridge(bridge) is not null;
        if (!isThere)
        {
            steps = steps.NeedBrctl().Do(new CreateBridge(bridge)).Do(new SetStp(bridge.CutToKernel(), IsOn: false)).Do(new SetForwardDelay(bridge.CutToKernel(), TimeSpan.Zero));
            if (release.IsAtLeast(3, 0, 3) && release.IsBefore(3, 2))
            {
                steps = steps.Do(new SetArp(bridge, IsOn: false)).Do(new SetMulticast(bridge, IsOn: false));
            }
        }

        if (release.IsAtLeast(3, 2))
        {
            return steps;
        }

        if (release.IsBefore(3, 1))
        {
            return steps.Do(new BringUp(bridge));
        }

        // A small MTU while it comes up keeps IPv6 from configuring itself.
        var mtuBytes = steps.State.FindLink(bridge)?.MtuBytes ?? LinkState.EthernetMtuBytes;
        return steps.Do(new SetMtu(bridge, 68)).Do(new BringUp(bridge)).Do(new SetMtu(bridge, mtuBytes));
    });

    /// <summary>A call of brctl, which fails where there is none. Source: host-scripts §0.3.</summary>
    public static ScriptRun NeedBrctl(this ScriptRun run) =>
        run.State.Host.Environment.Brctl == BrctlTool.Absent ? run.Fail("brctl: command not found", 127) : run;

    /// <summary><c>brctl delbr</c>, which refuses what is no bridge. Source: host-scripts §12.5.</summary>
    public static ScriptRun DeleteBridge(this ScriptRun run, InterfaceName bridge)
    {
        run = run.NeedBrctl();
        return run.State.FindLink(bridge) switch
        {
            null => run.Fail($"bridge {bridge} doesn't exist; can't delete it", 1),
            { Kind: LinkKind.Bridge } => run.Do(new DeleteLink(bridge)),
            _ => run.Fail($"can't delete bridge {bridge}: Operation not permitted", 1),
        };
    }

    /// <summary>transfer_addrs: copies, does not move. Source: host-scripts §1.4.4.</summary>
    public static ScriptRun CopyAddresses(this ScriptRun run, InterfaceName source, InterfaceName destination) => run.Call(steps =>
    {
        if (steps.State.FindLink(destination) is { Addresses.Count: > 0 })
        {
            return steps;
        }

        steps = steps.NameIfMissing(destination).NameIfMissing(source);
        foreach (var address in steps.State.FindLink(source)?.Addresses ?? [])
        {
            // Assumption: the iproute2 of a later day, which warns; that of 2006 is said to refuse the word. Source: host-scripts §1.4.4.
            steps = steps.When(
                address.IsSecondary && steps.Release.IsBefore(3, 2),
                warned => warned.Complain("Warning: secondary option is not mutable from userspace"));
            var colon = address.Label.IndexOf(':', StringComparison.Ordinal);
            var label = colon < 0 || steps.Release.IsBefore(3, 2) ? "" : destination + address.Label[colon..];
            steps = steps.Do(new AddAddress(destination, new LinkAddress(address.Prefix, address.Broadcast, label)));
        }

        foreach (var route in steps.State.RoutesOf(destination).ToArray())
        {
            steps = steps.Do(new RemoveRoute(route));
        }

        return steps;
    });

    /// <summary>What <c>ip addr show</c> says of a link that does not exist.</summary>
    public static ScriptRun NameIfMissing(this ScriptRun run, InterfaceName name) =>
        run.When(run.State.FindLink(name) is null, steps => steps.Complain($"Device \"{name}\" does not exist."));

    /// <summary>transfer_routes, in the order of <c>ip route list</c>. Source: host-scripts §1.4.5.</summary>
    public static ScriptRun MoveRoutes(this ScriptRun run, InterfaceName source, InterfaceName destination) => run.Call(steps =>
    {
        foreach (var route in ListRoutes(steps.State).Where(route => route.Device == source).ToArray())
        {
            steps = steps.Do(new RemoveRoute(route)).Do(new AddRoute(route with { Device = destination }));
        }

        return steps;
    });

    /// <summary>The order in which <c>ip route list</c> prints: default first with the trie, last with the hash table of 2.6.18. Source: host-scripts §0.3.</summary>
    public static IEnumerable<RouteEntry> ListRoutes(NetworkState state) => state.Host.Environment.ListsDefaultRouteFirst
        ? state.Routes
        : state.Routes.OrderByDescending(route => route.Destination.Length);

    /// <summary>The port set-up of 3.0.3 to 3.1: down, ARP and multicast off, dead MAC, no addresses. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun SetUpSilentPort(this ScriptRun run, InterfaceName port) => run.Call(steps => steps
        .Do(new BringDown(port))
        .Do(new SetArp(port, IsOn: false))
        .Do(new SetMulticast(port, IsOn: false))
        .Do(new SetMacAddress(port, MacAddress.Dead))
        .Do(new FlushAddresses(port)));

    /// <summary>The port set-up of 3.2 to 4.0, and of a physical port from 4.1 on: down, no addresses. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun SetUpPhysicalPort(this ScriptRun run, InterfaceName port) => run.Call(steps => steps
        .Do(new BringDown(port))
        .Do(new FlushAddresses(port)));

    /// <summary>The port set-up of a virtual port from 4.1 on: down, dead MAC (failure ignored), no addresses. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun SetUpVirtualPort(this ScriptRun run, InterfaceName port) => run.Call(steps => steps
        .Do(new BringDown(port))
        .Try(new SetMacAddress(port, MacAddress.Dead))
        .Do(new FlushAddresses(port)));

    /// <summary>add_to_bridge. Source: host-scripts §1.4.6.</summary>
    public static ScriptRun AddToBridge(this ScriptRun run, InterfaceName bridge, InterfaceName port) => run.Call(steps =>
    {
        if (steps.Release.IsBefore(3, 0, 3))
        {
            return BrctlShows(steps.State, port) ? steps : steps.NeedBrctl().Do(new Enslave(bridge, port));
        }

        return steps.State.FindLink(port)?.Master == bridge
            ? steps.Do(new BringUp(port))
            : steps.NeedBrctlBefore414().Do(new Enslave(bridge, port)).Do(new BringUp(port));
    });

    /// <summary>From 4.14 on <c>ip</c> does what brctl cannot. Source: host-scripts §1.4.6.</summary>
    private static ScriptRun NeedBrctlBefore414(this ScriptRun run) => run.Release.IsBefore(4, 14) ? run.NeedBrctl() : run;

    /// <summary>add_to_bridge2: waits for the link, then adds the port in any case. Source: host-scripts §1.4.7.</summary>
    /// <remarks>Assumption: a NIC's cable is plugged in, and the first look finds the link. A bonding device without slaves has none.</remarks>
    public static ScriptRun AddToBridgeWhenLinked(this ScriptRun run, InterfaceName bridge, InterfaceName port) => run.Call(steps => steps
        .When(steps.Release.IsAtLeast(3, 0, 3), up => up.Do(new BringUp(port)))
        .Print($"Waiting for {port} to negotiate link." + (HasLink(steps.State, port) ? "" : new string('.', 10) + "(link isnt in running state)"))
        .AddToBridge(bridge, port));

    private static bool HasLink(NetworkState state, InterfaceName port) =>
        state.FindLink(port) is not { Kind: LinkKind.Bond } || state.PortsOf(port).Any(slave => slave.IsUp);

    /// <summary>do_ifup: ifup, or the remembered addresses by hand. Source: host-scripts §1.4.3.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The link that gets dom0's addresses.</param>
    /// <param name="netdev">The script's netdev: from 3.4 on ifup is tried for this name only.</param>
    /// <param name="remembered">What <c>get_ip_info</c> found.</param>
    public static ScriptRun DoIfup(this ScriptRun run, InterfaceName name, InterfaceName netdev, RememberedAddresses remembered)
    {
        var release = run.Release;
        var isDone = false;
        if (release.IsBefore(3, 4) || name == netdev)
        {
            run = run.IfUp(name, out isDone);
        }

        if (isDone || run.HasEnded)
        {
            return run;
        }

        var prefixes = remembered.Prefixes;
        if (release.IsBefore(3, 2) && prefixes.Count > 1)
        {
            // The guard is a test with too many words: an error, hence false, hence nothing is done.
            return run.Complain(prefixes.Count switch
            {
                2 => $"[: {prefixes[0]}: unary operator expected",
                3 => $"[: {prefixes[1]}: binary operator expected",
                _ => "[: too many arguments",
            });
        }

        if (prefixes.Count == 0 && release.IsBefore(4, 0))
        {
            return run;
        }

        if (prefixes.Count > 0)
        {
            run = run.Call(steps => steps.Do(new FlushAddresses(name)));
            if (prefixes.Count > 1)
            {
                return run.Call(steps => steps.Fail($"Error: either \"local\" is duplicate, or \"{prefixes[1]}\" is a garbage.", 255));
            }

            run = run.Call(steps => steps.Do(new AddAddress(name, new LinkAddress(prefixes[0]))));
        }

        return run.Call(steps => steps.Do(new BringUp(name))).AddDefaultRoute(name, remembered.DefaultRoutes);
    }

    /// <summary>The end of do_ifup. No gateway is a failure of the function's last command up to 4.1. Source: host-scripts §1.4.3.</summary>
    private static ScriptRun AddDefaultRoute(this ScriptRun run, InterfaceName name, EquatableArray<RouteEntry> routes)
    {
        if (routes.Count == 0)
        {
            return run.When(run.Release.IsBefore(4, 2), steps => steps.Fail("", 1));
        }

        var route = routes[0];
        if (route.Gateway is null)
        {
            return run.Lose($"what ip makes of 'default via {route}' is not known");
        }

        if (run.Release.IsBefore(3, 2) && (routes.Count > 1 || route.Metric is not null))
        {
            // The guard is a test with too many words again, and here its failure is the function's.
            return run.Fail(routes.Count > 1 ? "[: too many arguments" : "[: metric: binary operator expected", 2);
        }

        return run.Call(steps => routes.Count > 1
            ? steps.Fail($"Error: either \"to\" is duplicate, or \"{routes[1].Gateway}\" is a garbage.", 255)
            : steps.Do(new AddRoute(route with { Device = name })));
    }
}
