using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.4: as 3.2, but the addresses are always remembered, before ifdown. Limitation: bonding slaves are not modelled. Source: host-scripts §1.5.7.</summary>
internal static class StartD
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, p, b) = (parameters.N, parameters.P, parameters.B);

        // 1, 2
        run = run.CreateBridge(BridgeParameters.T).CopyAddresses(n, BridgeParameters.T);

        // 3
        var remembered = RememberedAddresses.Of(run.State, n);
        run = run.IfDown(n.ToString(), out var isDown)
            .When(!isDown, steps => steps.Do(new BringDown(n)).Do(new FlushAddresses(n)));

        // 4 to 6
        run = StartC.Rename(run, n, p, b);
        run = run.SetUpPhysicalPort(p).AddToBridgeWhenLinked(b, p);

        // 7, 8
        return run.DoIfup(b, n, remembered).ApplyAntispoof(parameters, p).End();
    }
}
