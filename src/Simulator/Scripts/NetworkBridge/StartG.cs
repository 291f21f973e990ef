namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>4.2 to 4.4: as 4.1; a missing gateway is no failure (do_ifup). Source: host-scripts §1.5.8.</summary>
internal static class StartG
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StartF.Run(run, parameters);
}
