namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.2 to 4.4: as 4.1; a missing gateway is no failure (do_ifup). Source: host-scripts §1.6.3.</summary>
internal static class StopG
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopF.Run(run, parameters);
}
