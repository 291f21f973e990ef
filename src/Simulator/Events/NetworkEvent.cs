using System.Globalization;
using XenNetLint.Model.Addresses;
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

/// <summary>The host boots: stands for its network, xend's start, xend's own autostart and <c>xendomains</c>, in this order. Source: config-languages §6.4, §6.5, §7.</summary>
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

/// <summary>Other files take the place of the present ones: nothing happens yet, but the next event reads them. Source: product §3 (<c>--proposed</c>).</summary>
/// <param name="Host">The host as the new files describe it.</param>
public sealed record FilesReplaced(HostNetwork Host) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => "files replaced";
}

/// <summary>Somebody sets a link of dom0 up or down by hand.</summary>
/// <param name="Device">The link.</param>
/// <param name="IsUp">Whether it is set up.</param>
public sealed record LinkSet(InterfaceName Device, bool IsUp) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => $"link {(IsUp ? "up" : "down")} {Device}";
}

/// <summary>Something happens to one domain.</summary>
/// <param name="Domain">Its definition or its name.</param>
public abstract record DomainEvent(DomainReference Domain) : NetworkEvent
{
    /// <summary>Whether the event is for a host that has the definition and need not run it.</summary>
    internal virtual bool CreatesDomain => false;
}

/// <summary>A domain is created and its vif scripts run. Source: host-scripts §4.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainStarted(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => "start " + Domain;

    internal override bool CreatesDomain => true;
}

/// <summary>A domain ends, of its own accord or destroyed: its vifs go offline. Source: host-scripts §4.4.</summary>
/// <param name="Domain">Its definition or its name.</param>
/// <param name="IsDestroyed">Whether the toolstack kills it; what <c>on_poweroff</c> says does not count then.</param>
public sealed record DomainShutDown(DomainReference Domain, bool IsDestroyed = false) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => (IsDestroyed ? "destroy " : "shutdown ") + Domain;
}

/// <summary>A domain ends and is created again with a new id. Source: host-scripts §4.4, config-languages §6.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainRebooted(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => "reboot " + Domain;
}

/// <summary>A domain crashes, and what its <c>on_crash</c> says happens. Source: config-languages §6.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainCrashed(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => "crash " + Domain;
}

/// <summary>A domain's image is written to a file, and the domain ends. Source: config-languages §6.2.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainSaved(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => "save " + Domain;
}

/// <summary>A domain is made of its saved image, with a new id. Source: config-languages §6.2, §6.4.</summary>
/// <param name="Domain">Its definition or its name.</param>
public sealed record DomainRestored(DomainReference Domain) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => "restore " + Domain;

    internal override bool CreatesDomain => true;
}

/// <summary>A domain leaves for another host: its vifs go offline here. Source: config-languages §6.2, §6.3 example 6.</summary>
/// <param name="Domain">Its definition or its name.</param>
/// <param name="Target">The host that takes it.</param>
public sealed record DomainMigrated(DomainReference Domain, string Target) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => $"migrate {Domain} to {Target}";
}

/// <summary>A domain comes from another host and gets a new id here: the other half of <see cref="DomainMigrated"/>. Source: config-languages §6.2.</summary>
/// <param name="Config">Its definition, as the other host's toolstack keeps it.</param>
/// <param name="Source">The host that it comes from.</param>
public sealed record DomainArrived(Domain Config, string Source) : DomainEvent(DomainReference.ByDefinition(Config))
{
    /// <inheritdoc/>
    public override string Title => $"arrival of {Domain} from {Source}";

    internal override bool CreatesDomain => true;
}

/// <summary>A domain that runs gets one more vif. Source: host-scripts §4.5, config-languages §3.4, §8.4.</summary>
/// <param name="Domain">Its definition or its name.</param>
/// <param name="Specification">The vif as in a domU file: pairs of key and value, commas between; may be empty.</param>
public sealed record VifAttached(DomainReference Domain, string Specification) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => $"attach {Domain}{(Specification.Length > 0 ? " " : "")}{Specification}";
}

/// <summary>A domain that runs loses a vif. Source: host-scripts §4.5.</summary>
/// <param name="Domain">Its definition or its name.</param>
/// <param name="DeviceId">The vif's device id, H of <c>vifD.H</c>.</param>
public sealed record VifDetached(DomainReference Domain, int DeviceId) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"detach {Domain} {DeviceId}");
}

/// <summary>The administrator types a command line in dom0.</summary>
/// <param name="Command">The line, in the language of the shell.</param>
public sealed record CommandRun(string Command) : NetworkEvent
{
    /// <inheritdoc/>
    public override string Title => Command.Contains('"', StringComparison.Ordinal) ? $"run '{Command}'" : $"run \"{Command}\"";
}
