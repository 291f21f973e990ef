namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.4: as 3.3. Source: host-scripts §1.6.2.</summary>
internal static class StopD
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters) => StopC.Run(run, parameters);
}
