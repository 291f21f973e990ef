using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Where files speak of what packets meet.</summary>
/// <param name="fleet">The fleet.</param>
public sealed class FleetPlaces(FleetAnalysis fleet)
{
    /// <summary>Where an end's interface is written: a guest's vif; of dom0 and what is outside, nothing.</summary>
    /// <param name="end">The end.</param>
    /// <param name="address">The address whose interface is meant; null: the first.</param>
    public Location? Find(NetworkEnd end, EndAddress? address)
    {
        ArgumentNullException.ThrowIfNull(end);
        if (end.Domain is not { } definition || OwnerOf(definition) is not { } host)
        {
            return null;
        }

        var vif = address?.Vif ?? (end.Addresses is [var first, ..] ? first.Vif : null);
        return vif is { } id ? host.Network.Origins.Get(id, Aspect.Bridge) : host.Network.Origins.Get(definition, Aspect.Whole);
    }

    /// <summary>Where what a packet ends at is written; null where no file speaks of it.</summary>
    public Location? Find(Blocker blocker)
    {
        ArgumentNullException.ThrowIfNull(blocker);
        if (fleet.Network.FindEnd(blocker.Node) is not { } end)
        {
            return null;
        }

        if (end.Role == NodeRole.Guest)
        {
            var address = end.Addresses.FirstOrDefault(address => address.Interface == blocker.Link);
            return Find(end, address);
        }

        return end.Role == NodeRole.Dom0 && blocker.Link is { } link && fleet.FindHost(end.Host) is { } host ? FindLink(host, link) : null;
    }

    private Location? FindLink(FleetHost host, InterfaceName name)
    {
        if (host.FinalState.FindLink(name) is not { } link)
        {
            return null;
        }

        if ((link.Vif ?? link.EmulatedNic) is { } vif)
        {
            return OwnerOf(vif.Domain)?.Network.Origins.Get(vif, Aspect.Bridge);
        }

        // A card may have been renamed since; a bridge that no file states is the network script's.
        return host.Network.Origins.FindInterface(link.FirstName ?? name) ?? host.Network.Origins.FindInterface(name) ?? host.Network.Origins.FindHost(Aspect.NetworkScript);
    }

    // A guest may have come from the host whose files define it.
    private FleetHost? OwnerOf(DomainId definition) => fleet.Hosts.FirstOrDefault(host => host.Network.Host.Domains.Any(domain => domain.Id == definition));
}
