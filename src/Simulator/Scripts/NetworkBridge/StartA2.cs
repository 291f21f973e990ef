using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.3, 3.0.4. Source: host-scripts §1.5.3.</summary>
internal static class StartA2
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, p, v, f, b) = (parameters.N, parameters.P, parameters.V, parameters.F, parameters.B);

        // 1 to 4
        run = run.CreateBridge(b);
        var mac = run.State.FindLink(n)?.MacAddress;
        run = run.CopyAddresses(n, v);
        run = StartA1.TakeDown(run, n, out var remembered);

        // 5 to 8
        run = StartA0.RenameToPair(run, n, p, v);
        run = run.SetUpSilentPort(p).SetUpSilentPort(f);
        run = StartA0.TakeOverMacAddress(run, n, mac);

        // 9
        run = run.Do(new BringUp(b)).AddToBridge(b, f).AddToBridgeWhenLinked(b, p);

        // 10, 11
        return run.DoIfup(n, n, remembered).ApplyAntispoof(parameters, p, f).End();
    }
}
