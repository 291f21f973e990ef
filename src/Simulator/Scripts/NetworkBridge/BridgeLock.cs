using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>The lock around start and stop from 4.0 on, and what it makes of a failure. Source: host-scripts §1.4.8.</summary>
internal static class BridgeLock
{
    private const string Name = "network-bridge";
    private const string Folder = "/var/run/xen-hotplug/";
    private static readonly TimeSpan StealAfter = TimeSpan.FromSeconds(95);

    public static ScriptRun WithBridgeLock(this ScriptRun run, Func<ScriptRun, ScriptRun> steps)
    {
        if (run.Release.Era < Era.E)
        {
            return steps(run);
        }

        if (run.State.Locks.Concat(run.State.LockFiles).Contains(Name, StringComparer.Ordinal))
        {
            // 4.1 sees that the owner is gone; 4.0 waits for about 95 s. Nobody knows the dead script's process id.
            run = run.Release.Era == Era.E ? run.Log($"err Forced to steal lock on {Folder}{Name} from <pid>: {run.Path}!") : run;
            run = run.Do(new DropLock(Name, run.Release.Era == Era.E ? StealAfter : TimeSpan.Zero));
        }

        var ended = steps(run);
        if (!ended.HasFailed)
        {
            return ended;
        }

        if (run.Release.Era >= Era.G)
        {
            return LeaveLocked(ended, isHeld: false);
        }

        var isBrokenHandler = run.Release.IsBefore(4, 0, 1);
        if (ended.HasFailedInFunction)
        {
            return LeaveLocked(ended);
        }

        return isBrokenHandler
            ? LeaveLocked(ended with { ExitStatus = 127, StandardError = ended.StandardError.Add("sigerr: command not found") })
            : ended with { ExitStatus = 1 };
    }

    // The script has ended: no further step of its own runs, but the lock stays behind.
    private static ScriptRun LeaveLocked(ScriptRun ended, bool isHeld = true)
    {
        var left = new LeaveLock(Name, isHeld);
        return ended with { State = ended.State.With(left).State, Effects = ended.Effects.Add(left) };
    }
}
