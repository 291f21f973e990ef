namespace XenNetLint.Simulator.Events;

/// <summary>Something happens to xend. What runs the network script, and how often, depends on the release. Source: config-languages §7.</summary>
public abstract record XendEvent : NetworkEvent
{
    private protected XendEvent()
    {
    }
}

/// <summary>xend starts and runs its network script with <c>start</c>. Source: host-scripts §4.1.</summary>
public sealed record XendStarted : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend start";
}

/// <summary>xend ends. Its network script never runs with <c>stop</c>; from 3.2 on the command runs it with <c>start</c>. Source: config-languages §7.</summary>
public sealed record XendStopped : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend stop";
}

/// <summary>xend ends and starts again: its network script runs with <c>start</c>, never with <c>stop</c>. Source: config-languages §7.</summary>
public sealed record XendRestarted : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend restart";
}

/// <summary>xend reads its options again (3.1 and later); from 3.2 on the command runs the network script. Source: config-languages §2.1, §7.</summary>
public sealed record XendReloaded : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend reload";
}

/// <summary>Somebody asks whether xend runs; from 3.2 on the command runs the network script. Source: config-languages §7.</summary>
/// <param name="IsByInitScript">Whether it is the init script that asks, having started xend.</param>
public sealed record XendStatusAsked(bool IsByInitScript = false) : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend status";
}

/// <summary>xend dies of a signal, and its parent starts it again; up to 3.1 the network script runs once more. Source: config-languages §7.</summary>
public sealed record XendCrashed : XendEvent
{
    /// <inheritdoc/>
    public override string Title => "xend crash";
}
