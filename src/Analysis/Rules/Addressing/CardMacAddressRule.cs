using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>A guest uses the MAC address of one of the host's network cards.</summary>
/// <remarks>
/// From 3.2 on, and on bridges made by hand, the card is a port with this address, so that frames for the guest end in dom0. Up to 3.1 the card
/// gives its address to dom0's own link, and the guest is dom0's duplicate. Silent where the card is only assumed. Source: host-scripts §12.1, §12.4, T35.
/// </remarks>
public sealed class CardMacAddressRule : ModelRule
{
    /// <summary>XNL2013.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2013", "Guest uses the MAC address of a network card of the host", "vif {0} uses {1}, the address of the host's card {2}", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5001", "XNL5003"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        if (network.Assumptions.Any(assumption => assumption.Fact is "interfaces"))
        {
            return [];
        }

        var isDuplicate = network.Host.Release.Era <= Era.B && network.Host.NetworkScript.OrElse(null)?.Name is "network-bridge";
        return
            from pair in network.StatedVifs()
            let mac = pair.Vif.MacAddress.OrElse(null)
            where mac is not null
            from card in network.Host.Interfaces
            where !card.IsBridge && card.MacAddress == mac
            select Descriptor
                .At(network.Origins.Get(pair.Vif.Id, Aspect.MacAddress), pair.Name, $"{mac}", card.Name.ToString())
                .WithCallout("an address is unique in its network")
                .WithEffect(isDuplicate
                    ? "guest and dom0 are duplicates: what others send goes to the one that spoke last"
                    : "frames for this guest end in dom0: nobody gets an answer from it");
    }
}
