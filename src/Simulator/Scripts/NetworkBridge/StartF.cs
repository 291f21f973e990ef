namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.1: as 4.0; nothing is done where any bridge exists (§1.3 row 3). Source: host-scripts §1.5.8.</summary>
internal static class StartF
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StartE.Run(run, parameters);
}
