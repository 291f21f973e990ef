using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Whoever has an address that a file states: dom0, or a guest.</summary>
/// <param name="Host">The host.</param>
/// <param name="Guest">The guest's address; null if it is dom0.</param>
/// <param name="Interface">The interface to which dom0's address is given; null if it is a guest.</param>
internal sealed record AddressHolder(FleetHost Host, GuestAddress? Guest, HostInterface? Interface)
{
    /// <summary>Where the address is written.</summary>
    internal Location Place => Guest is { } guest ? guest.Place
        : Interface is { } own && Host.Network.Origins.FindInterface(own.Name) is { } place ? place
        : throw new System.Diagnostics.UnreachableException("dom0 holds no address whose place is unknown.");

    /// <summary>For messages that begin on another holder's host.</summary>
    internal string NameFrom(FleetHost host) => Guest is { } guest
        ? "vif " + Host.NameFor(host, guest.Vif.Name)
        : Host == host ? "dom0" : "dom0 of host " + Host.Name;

    /// <summary>All of a host with their addresses, dom0 first; none where not all is known of its network. What dom0 has lost by now is left out.</summary>
    internal static IEnumerable<(IPv4Address Address, AddressHolder Holder)> In(FleetHost host)
    {
        var state = host.Timeline.FinalState;
        if (!state.IsKnown)
        {
            yield break;
        }

        foreach (var (link, address) in host.StatedAddresses().DistinctBy(own => own.Address.Address).Where(own => Has(state, own.Address.Address)))
        {
            yield return (address.Address, new AddressHolder(host, Guest: null, link));
        }

        foreach (var guest in GuestAddress.In(host).DistinctBy(guest => (guest.Vif.Domain.Definition, guest.Prefix.Address)))
        {
            yield return (guest.Prefix.Address, new AddressHolder(host, guest, Interface: null));
        }
    }

    private static bool Has(NetworkState state, IPv4Address address) => state.Links.Any(link => link.Addresses.Any(own => own.Prefix.Address == address));
}
