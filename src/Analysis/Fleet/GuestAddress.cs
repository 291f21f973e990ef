using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet;

/// <summary>An address that a file states of a running guest's interface.</summary>
/// <param name="Vif">The vif at whose other end it is.</param>
/// <param name="Prefix">The address, with length 32 where no length is stated.</param>
/// <param name="Source">What states it.</param>
internal sealed record GuestAddress(FleetVif Vif, IPv4Prefix Prefix, AddressSource Source)
{
    /// <summary>Where it is written, or the vif where that is <c>xennetlint.json</c>.</summary>
    internal Location Place => Source switch
    {
        AddressSource.Vif => Vif.Host.Network.Origins.Get(Vif.Vif.Id, Aspect.Ip),
        AddressSource.Kernel => Vif.Host.Network.Origins.Get(Vif.Domain.Definition, Aspect.KernelIp),
        _ => Vif.Host.Network.Origins.Get(Vif.Vif.Id, Aspect.Whole),
    };

    /// <summary>All of a host, in the order of its guests.</summary>
    internal static IEnumerable<GuestAddress> In(FleetHost host)
    {
        var facts = host.Network.Host.GuestFacts.ToLookup(fact => fact.Domain);
        foreach (var vif in FleetVif.In(host))
        {
            var fact = facts.Count > 0 && vif.Domain.Name.TryGet(out var name)
                ? facts[name].FirstOrDefault(fact => fact.Interface == InterfaceName.Parse(FormattableString.Invariant($"eth{vif.Number}")))
                : null;
            var stated = StatedAddresses.Of(vif.Domain, vif.Number, fact);
            foreach (var address in stated.Addresses)
            {
                yield return new GuestAddress(vif, address, stated.Source);
            }
        }
    }
}
