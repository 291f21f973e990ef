using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Two guests, or a guest and dom0, have one IP address where both can be asked for it.</summary>
/// <remarks>
/// Only addresses that files state are compared, and only where the two hear of each other: networks that nothing joins may use the same addresses.
/// Who hears of whom: <see cref="AddressConflict"/>. Source: host-scripts §12.2, §12.4 item 5.
/// </remarks>
public sealed class DuplicateIPAddressRule : FleetRule
{
    /// <summary>XNL2007.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2007", "Duplicate IP address", "{0} has the address {1}, which {2} has already", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5001", "XNL5003"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var (address, holder, first) in fleet.Parts.SelectMany(AddressConflict.In))
        {
            var diagnostic = Descriptor
                .At(holder.Place, holder.NameFrom(holder.Host), address.ToString(), first.NameFrom(holder.Host))
                .WithEffect(EffectOf(holder, first))
                .WithRelated(first.Place, "first use");
            yield return holder.Host == first.Host && holder.Host.Network.Files.IsAssumed ? holder.Host.Network.LoweredForAssumedHost(diagnostic) : diagnostic;
        }
    }

    private static string EffectOf(AddressHolder holder, AddressHolder first) => (holder.Guest, first.Guest) switch
    {
        ({ Vif: var vif }, null) when holder.Host == first.Host => $"dom0 never sends to {vif.Domain.DisplayName}, for the address is its own; others reach the one that answered or asked last",
        _ => "others reach the one that answered or asked last; answers to the other's own requests go astray",
    };
}
