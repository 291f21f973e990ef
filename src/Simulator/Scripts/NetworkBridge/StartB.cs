namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.1 with loopback pairs: as 3.0.4; the bridge is made with the MTU trick. Source: host-scripts §1.5.4.</summary>
internal static class StartB
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StartA2.Run(run, parameters);
}
