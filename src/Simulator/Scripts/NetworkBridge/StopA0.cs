using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.0. Source: host-scripts §1.6.1.</summary>
internal static class StopA0
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        if (!NetworkBridgeScript.Exists(run, "p" + parameters.Netdev))
        {
            return WithoutP(run, parameters);
        }

        var (n, p, v, f, b) = (parameters.N, parameters.P, parameters.V, parameters.F, parameters.B);

        // 2: ifdown and ifup must succeed here
        run = run.Do(new BringDown(f));
        var mac = run.State.FindLink(n)?.MacAddress;
        run = run.CopyAddresses(n, p);
        run = run.IfDown(n.ToString(), out var isDown).When(!isDown, steps => steps.Fail("", 1));
        run = HandBackMacAddress(run, n, p, mac);
        run = TakeApart(run, b, p, f);
        run = RenameFromPair(run, n, p, v);
        run = run.IfUp(n, out var isUp).When(!isUp, steps => steps.Fail("", 1));

        // 4
        return run.DeleteBridge(b).End();
    }

    /// <summary>3 and 4: no P. B's routes go to N, B goes.</summary>
    public static ScriptRun WithoutP(ScriptRun run, BridgeParameters parameters)
    {
        var b = parameters.B;
        return (InterfaceName.TryParse(parameters.NetdevWords[0], out var n) ? run.MoveRoutes(b, n) : run)
            .Do(new BringDown(b))
            .DeleteBridge(b)
            .End();
    }

    /// <summary>N, the former V, goes down and gets the dead MAC; P gets the NIC's MAC back and answers ARP, but gets no multicast flag.</summary>
    public static ScriptRun HandBackMacAddress(ScriptRun run, InterfaceName n, InterfaceName p, MacAddress? mac) => run
        .Do(new BringDown(n)).Do(new SetArp(n, IsOn: false))
        .Do(new SetMacAddress(n, MacAddress.Dead))
        .Do(new BringDown(p))
        .Do(new FlushAddresses(n))
        .Do(new SetMacAddress(p, mac)).Do(new SetArp(p, IsOn: true));

    /// <summary>P and F leave B, which goes down.</summary>
    public static ScriptRun TakeApart(ScriptRun run, InterfaceName b, InterfaceName p, InterfaceName f) =>
        run.NeedBrctl().Do(new ReleasePort(b, p)).Do(new ReleasePort(b, f)).Do(new BringDown(b));

    /// <summary>N becomes V again, P becomes N.</summary>
    public static ScriptRun RenameFromPair(ScriptRun run, InterfaceName n, InterfaceName p, InterfaceName v) =>
        run.Do(new RenameLink(n, v)).Do(new RenameLink(p, n));
}
