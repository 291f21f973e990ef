using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A host of a fleet: what its files describe, and what has happened to it.</summary>
public sealed class FleetHost
{
    private readonly Lazy<Timeline> _timeline;

    /// <summary>A host with what happened to it.</summary>
    /// <param name="network">What its files describe.</param>
    /// <param name="timeline">Boot and events.</param>
    public FleetHost(BoundNetwork network, Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Network = network;
        FinalState = timeline.FinalState;
        _timeline = new Lazy<Timeline>(timeline);
    }

    /// <summary>A host of which only the end is kept: the steps of a thousand hosts take more memory than all else together.</summary>
    /// <param name="network">What its files describe.</param>
    /// <param name="finalState">The state after all of it.</param>
    /// <param name="play">Plays it again for whoever asks for the steps.</param>
    public FleetHost(BoundNetwork network, NetworkState finalState, Func<Timeline> play)
    {
        Network = network;
        FinalState = finalState;
        _timeline = new Lazy<Timeline>(play);
    }

    /// <summary>What its files describe.</summary>
    public BoundNetwork Network { get; }

    /// <summary>Boot and events.</summary>
    public Timeline Timeline => _timeline.Value;

    /// <summary>The state after all of it.</summary>
    public NetworkState FinalState { get; }

    /// <summary>Its name.</summary>
    public string Name => Network.Host.Name;

    /// <summary>Its dom0's node in a topology.</summary>
    internal string Dom0 => Name + ":dom0";

    /// <summary>A name of this host's for messages about another: that host's name before it.</summary>
    internal string NameFor(FleetHost other, string name) => this == other ? name : $"{Name}:{name}";

    /// <summary>Whether two definitions of one name, here and on another host, are one guest that runs here or there: not if both start with their hosts.</summary>
    internal bool SharesGuest(Domain own, FleetHost other, Domain others) =>
        this != other && own.Name.TryGet(out var name) && others.Name.TryGet(out var otherName) && name == otherName && !(StartsWithHost(own) && other.StartsWithHost(others));

    /// <summary>dom0's addresses that files state, each with the interface they give it to: none that is only taken for granted, or that stands for one of a DHCP server's.</summary>
    internal IEnumerable<(HostInterface Interface, IPv4Prefix Address)> StatedAddresses() =>
        from link in Network.Host.Interfaces
        where link.Addresses.Count > 0 && Network.Origins.FindInterface(link.Name) is not null
        from address in link.Addresses
        where !Network.Assumptions.Any(assumption => assumption.Fact is "interfaces" && assumption.Value.Contains(address.ToString(), StringComparison.Ordinal))
        select (link, address);

    private bool StartsWithHost(Domain domain) =>
        Network.Host.BootOrder is { } order ? domain.Name.TryGet(out var name) && order.Contains(name) : domain.AutostartName is not null;
}
