using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>antispoof=yes: FORWARD drops, loses all rules, and accepts what comes in through the given ports. Source: host-scripts §1.8.</summary>
internal static class Antispoof
{
    public static ScriptRun ApplyAntispoof(this ScriptRun run, BridgeParameters parameters, params ReadOnlySpan<InterfaceName> ports)
    {
        if (!parameters.IsAntispoof)
        {
            return run;
        }

        run = run.Do(new SetForwardPolicy(Drops: true)).Do(new FlushForward());
        foreach (var port in ports)
        {
            run = run.Do(new AppendFilterRule(new FilterRule { PhysdevIn = port }));
        }

        return run;
    }
}
