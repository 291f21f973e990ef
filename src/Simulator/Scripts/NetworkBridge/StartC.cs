using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.2, 3.3. Source: host-scripts §1.5.6.</summary>
internal static class StartC
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, p, b) = (parameters.N, parameters.P, parameters.B);

        // 1, 2
        run = run.CreateBridge(BridgeParameters.T).CopyAddresses(n, BridgeParameters.T);

        // 3: the addresses are remembered only if ifdown fails
        run = StartA1.TakeDown(run, n, out var remembered);

        // 4 to 6
        run = Rename(run, n, p, b);
        run = run.SetUpPhysicalPort(p).AddToBridgeWhenLinked(b, p);

        // 7, 8
        return run.DoIfup(b, n, remembered).ApplyAntispoof(parameters, p).End();
    }

    /// <summary>N becomes P, the temporary bridge becomes B.</summary>
    public static ScriptRun Rename(ScriptRun run, InterfaceName n, InterfaceName p, InterfaceName b) =>
        run.Do(new RenameLink(n, p)).Do(new RenameLink(BridgeParameters.T, b));
}
