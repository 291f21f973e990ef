using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.1 without any loopback pair: N itself becomes a port, its addresses are on N and on B. Source: host-scripts §1.5.5.</summary>
internal static class StartBWithoutPairs
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, b) = (parameters.N, parameters.B);

        // 1
        run = run.CreateBridge(b).Do(new SetArp(b, IsOn: true)).Do(new SetMulticast(b, IsOn: true));

        // 2, 3
        run = run.CopyAddresses(n, b).MoveRoutes(n, b);

        // 4
        run = run.AddToBridge(b, n).Do(new BringUp(n));

        // 5: the rule names P, which does not exist here, and F
        return run.ApplyAntispoof(parameters, parameters.P, parameters.F).End();
    }
}
