using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Whatever has a hardware address that a file states: a vif, or a host's card.</summary>
/// <param name="Host">The host.</param>
/// <param name="Guest">The vif; null if it is a card.</param>
/// <param name="Card">The card; null if it is a vif.</param>
internal sealed record MacHolder(FleetHost Host, DomainVif? Guest, HostInterface? Card)
{
    /// <summary>Where the address is written.</summary>
    internal Location Place => Guest is { } guest
        ? Host.Network.Origins.Get(guest.Vif.Id, Aspect.MacAddress)
        : Card is { } card && Host.Network.Origins.FindInterface(card.Name) is { } place ? place : throw new System.Diagnostics.UnreachableException("A card whose place is unknown holds no address.");

    /// <summary>Where it hangs once everything has started; null if it does not, or if that is not known.</summary>
    internal LinkEnd? End
    {
        get
        {
            var state = Host.Timeline.FinalState;
            return !state.IsKnown ? null
                : Guest is { } guest ? FleetVif.In(Host).FirstOrDefault(vif => vif.Vif.Id == guest.Vif.Id)?.End
                : state.Links.FirstOrDefault(link => link.FirstName == Card?.Name) is { } link ? new LinkEnd(Host.Dom0, link.Name)
                : null;
        }
    }

    /// <summary>For messages that begin on another holder's host.</summary>
    internal string NameFrom(FleetHost host) => Guest is { } guest
        ? "vif " + Host.NameFor(host, guest.Name)
        : $"card {Card?.Name}{(Host == host ? "" : " of host " + Host.Name)}";

    /// <summary>All of a host with their addresses: its cards, then its guests' vifs.</summary>
    internal static IEnumerable<(MacAddress Address, MacHolder Holder)> In(FleetHost host)
    {
        foreach (var card in host.Network.Host.Interfaces)
        {
            if (card is { IsBridge: false, IsOpenVSwitch: false, Slaves.Count: 0, VlanParent: null, MacAddress: { } address } && host.Network.Origins.FindInterface(card.Name) is not null)
            {
                yield return (address, new MacHolder(host, Guest: null, card));
            }
        }

        foreach (var guest in host.Network.StatedVifs())
        {
            if (guest.Vif.MacAddress.OrElse(null) is { } address)
            {
                yield return (address, new MacHolder(host, guest, Card: null));
            }
        }
    }
}
