namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.0: as 3.4 inside the lock. Source: host-scripts §1.5.8.</summary>
internal static class StartE
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StartD.Run(run, parameters);
}
