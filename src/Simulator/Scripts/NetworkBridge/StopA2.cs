namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.3, 3.0.4: as 3.0.2. N comes back without the multicast flag, which the port set-up of the start took from it. Source: host-scripts §1.6.1.</summary>
internal static class StopA2
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopA1.Run(run, parameters);
}
