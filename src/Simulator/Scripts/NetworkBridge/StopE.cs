namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.0: as 3.4 inside the lock. Source: host-scripts §1.6.2.</summary>
internal static class StopE
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopD.Run(run, parameters);
}
