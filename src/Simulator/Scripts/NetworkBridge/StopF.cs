namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.1: as 4.0; nothing is done unless P is a port of B, which the caller looks at before the lock. Source: host-scripts §1.6.3.</summary>
internal static class StopF
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopE.Run(run, parameters);
}
