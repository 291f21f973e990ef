using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.0. Source: host-scripts §1.5.1.</summary>
internal static class StartA0
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, p, v, f, b) = (parameters.N, parameters.P, parameters.V, parameters.F, parameters.B);

        // 1, 2
        run = run.CreateBridge(b);
        var mac = run.State.FindLink(n)?.MacAddress;

        // 3
        run = run.CopyAddresses(n, v);

        // 4: a failing ifdown changes nothing, unless the kernel's command line has ip=
        run = run.IfDown(n.ToString(), out var isDown);
        var kernel = isDown ? null : KernelAddress.Of(run.State.Host.Environment.KernelCommandLine);
        run = kernel is null ? run : run.Do(new BringDown(n)).Do(new FlushAddresses(n));

        // 5 to 7
        run = RenameToPair(run, n, p, v);
        run = run.Do(new BringDown(p))
            .Do(new SetArp(p, IsOn: false))
            .Do(new SetMacAddress(p, MacAddress.Dead))
            .Do(new FlushAddresses(p));
        run = TakeOverMacAddress(run, n, mac);

        // 8 to 10
        run = run.AddToBridge(b, f).AddToBridge(b, p);
        run = run.Do(new BringUp(b)).Do(new BringUp(f)).Do(new BringUp(p));

        // 11: a failing ifup leaves N down, unless the kernel's command line had ip=
        run = run.IfUp(n, out var isUp);
        run = isUp || kernel is null ? run : Restore(run, n, kernel);

        // 12
        return run.ApplyAntispoof(parameters, p, f).End();
    }

    private static ScriptRun Restore(ScriptRun run, InterfaceName n, KernelAddress kernel)
    {
        if (kernel.PrefixLength is not { } length)
        {
            return run.Complain($"ERROR converting netmask {kernel.Mask} to prefix").Exit(1);
        }

        // Without the flush the copy from step 3 would stand in the way.
        run = run.Do(new FlushAddresses(n)).Do(new AddAddress(n, new LinkAddress(new IPv4Prefix(kernel.Client, length)))).Do(new BringUp(n));
        return kernel.Gateway is { } gateway ? run.Do(new AddRoute(new RouteEntry(default, gateway, n))) : run;
    }

    /// <summary>N becomes P, V becomes N.</summary>
    public static ScriptRun RenameToPair(ScriptRun run, InterfaceName n, InterfaceName p, InterfaceName v) =>
        run.Do(new RenameLink(n, p)).Do(new RenameLink(v, n));

    /// <summary>N, the former V, gets the NIC's address and answers ARP.</summary>
    public static ScriptRun TakeOverMacAddress(ScriptRun run, InterfaceName n, MacAddress? mac) =>
        run.Do(new SetMacAddress(n, mac)).Do(new SetArp(n, IsOn: true));
}
