using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Events;

/// <summary>Something that happens to the host. The set is closed.</summary>
public abstract record NetworkEvent
{
    private protected NetworkEvent()
    {
    }

    /// <summary>The event as <c>--event</c> takes it.</summary>
    public abstract string Title { get; }
}

/// <summary>The host boots: stands for <see cref="HostNetworkCameUp"/> and, where xend exists, <see cref="XendStarted"/>. Source: config-languages §7.</summary>
public sealed record HostBooted : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "host boot";
}

/// <summary>The hypervisor and dom0 start, and the distribution brings up the host's own network.</summary>
public sealed record HostNetworkCameUp : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "host network";
}

/// <summary>xend runs its network script with <c>start</c>. Source: host-scripts §4.1.</summary>
public sealed record XendStarted : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "xend start";
}

/// <summary>xend ends and starts again: its network script runs with <c>start</c>, never with <c>stop</c>. Source: config-languages §7.</summary>
public sealed record XendRestarted : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "xend restart";
}

/// <summary>Other files take the place of the host's; nothing runs because of it. What reads them next sees them.</summary>
/// <param name="Host">What the new files describe.</param>
public sealed record FilesReplaced(HostNetwork Host) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "files replaced";
}

/// <summary>A domain is created and its vif scripts run. Source: host-scripts §4.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainStarted(DomainReference Domain) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "start " + Domain;
}

/// <summary>A domain ends, of its own accord or destroyed: its vifs go offline. Source: host-scripts §4.4.</summary>
/// <param name="Domain">Its definition or its name.</param>
/// <param name="IsDestroyed">Whether the toolstack kills it; the network sees no difference.</param>
public sealed record DomainShutDown(DomainReference Domain, bool IsDestroyed = false) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => (IsDestroyed ? "destroy " : "shutdown ") + Domain;
}

/// <summary>A domain ends and is created again with a new id. Source: host-scripts §4.4, config-languages §6.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainRebooted(DomainReference Domain) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "reboot " + Domain;
}

/// <summary>The administrator types a command line in dom0.</summary>
/// <param name="Command">The line, in the language of the shell.</param>
public sealed record CommandRun(string Command) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => Command.Contains('"', StringComparison.Ordinal) ? $"run '{Command}'" : $"run \"{Command}\"";
}
