namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.1: as 3.0.4; without loopback pairs there is no P, and N still has its copy of the addresses. Source: host-scripts §1.6.1.</summary>
internal static class StopB
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopA2.Run(run, parameters);
}
