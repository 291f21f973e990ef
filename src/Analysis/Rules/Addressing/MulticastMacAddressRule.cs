using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>A guest's MAC address is a multicast, the broadcast or the zero address.</summary>
/// <remarks>
/// No toolstack checks it (config-languages §4.3). A frame from such an address is dropped by every bridge, and no interface can be given one.
/// xl takes all zeros for "not given" (config-languages §4.1); the binder has made that null already.
/// </remarks>
public sealed class MulticastMacAddressRule : ModelRule
{
    /// <summary>XNL2003.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2003", "Multicast, broadcast or zero MAC address", "vif {0} has the {1} address {2}, which no network card can have", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        foreach (var pair in network.StatedVifs())
        {
            if (!pair.Vif.MacAddress.TryGet(out var stated) || stated is not { } mac || !(mac.IsMulticast || mac.IsZero))
            {
                continue;
            }

            var kind = mac.IsBroadcast ? "broadcast" : mac.IsZero ? "zero" : "multicast";
            yield return Descriptor
                .At(network.Origins.Get(pair.Vif.Id, Aspect.MacAddress), pair.Name, kind, mac.ToString())
                .WithCallout(mac.IsZero ? "all bits are zero" : "the lowest bit of the first octet must be 0")
                .WithEffect("the guest's network card cannot be brought up with it, or every bridge drops what it sends");
        }
    }
}
