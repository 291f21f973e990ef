using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Vifs or cards that are on different bridges or hosts carry the same MAC address.</summary>
/// <remarks>
/// Nothing breaks while the networks stay apart; a migration, a bridge more or a cable brings the two together. One guest that two hosts define
/// under one name, to run here or there, is no duplicate. Source: config-languages §4.3; host-scripts §12.4 item 4.
/// </remarks>
public sealed class DistantDuplicateMacAddressRule : FleetRule
{
    /// <summary>XNL2002.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2002", "Duplicate MAC address elsewhere in the fleet", "{0} has MAC address {1} as {2} has{3}", RuleCategory.Addressing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var (address, holder, first, _) in MacTwins.In(fleet).Where(twin => twin.Place == MacTwinPlace.Elsewhere && IsOrdinary(twin.Address)))
        {
            var isOnOneHost = holder.Host == first.Host;
            var diagnostic = Descriptor
                .At(holder.Place, holder.NameFrom(holder.Host), address.ToString(), first.NameFrom(holder.Host), isOnOneHost ? ", on another link of the host" : "")
                .WithEffect("none while the two networks are apart; once they are joined, or a guest moves, the two never reach each other and what others send goes to the one that spoke last")
                .WithRelated(first.Place, "first use");
            yield return isOnOneHost && holder.Host.Network.Files.IsAssumed ? holder.Host.Network.LoweredForAssumedHost(diagnostic) : diagnostic;
        }
    }

    // XNL2003 and XNL2004 say that nobody can have these.
    private static bool IsOrdinary(MacAddress address) => !address.IsMulticast && !address.IsZero && address != MacAddress.Dead;
}
