using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>antispoof=yes: FORWARD drops, loses all rules, and accepts what comes in through the given ports. Source: host-scripts §1.8.</summary>
internal static class Antispoof
{
    /// <summary>A call of iptables, which fails where there is none. Source: host-scripts §1.8.</summary>
    public static ScriptRun NeedIptables(this ScriptRun run) =>
        run.State.Host.Environment.HasIptables ? run : run.Fail("iptables: command not found", 127);

    public static ScriptRun ApplyAntispoof(this ScriptRun run, BridgeParameters parameters, params ReadOnlySpan<InterfaceName> ports)
    {
        if (!parameters.IsAntispoof)
        {
            return run;
        }

        Effect[] effects = [new SetForwardPolicy(Drops: true), new FlushForward(), .. ports.ToArray().Select(port => new AppendFilterRule(new FilterRule { PhysdevIn = port }))];
        return run.Call(steps => effects.Aggregate(steps.NeedIptables(), (now, effect) => now.Do(effect)));
    }
}
