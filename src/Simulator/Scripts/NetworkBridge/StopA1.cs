using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.2: as 3.0.0, but it remembers the addresses if ifdown fails and restores them itself if ifup fails. Source: host-scripts §1.6.1.</summary>
internal static class StopA1
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        if (!NetworkBridgeScript.Exists(run, "p" + parameters.Netdev))
        {
            return StopA0.WithoutP(run, parameters);
        }

        var (n, p, v, f, b) = (parameters.N, parameters.P, parameters.V, parameters.F, parameters.B);

        // 2
        run = run.Do(new BringDown(f));
        var mac = run.State.FindLink(n)?.MacAddress;
        run = run.CopyAddresses(n, p);
        run = run.IfDown(n.ToString(), out var isDown);
        var remembered = RememberedAddresses.None;
        run = isDown ? run : run.Remember(n, out remembered);
        run = StopA0.HandBackMacAddress(run, n, p, mac);
        run = StopA0.TakeApart(run, b, p, f);
        run = StopA0.RenameFromPair(run, n, p, v);
        run = run.DoIfup(n, n, remembered);

        // 4: not reached if do_ifup fails
        return run.DeleteBridge(b).End();
    }
}
