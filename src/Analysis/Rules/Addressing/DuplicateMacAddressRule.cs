using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Vifs or cards in one broadcast domain carry the same MAC address.</summary>
/// <remarks>
/// The bridge learns the address on whichever port spoke last, so the two never reach each other and third parties reach the last speaker.
/// No toolstack checks it. What counts as one broadcast domain: <see cref="MacTwins"/>. Source: config-languages §4.3; host-scripts §12.4 item 4.
/// </remarks>
public sealed class DuplicateMacAddressRule : FleetRule
{
    /// <summary>XNL2001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2001", "Duplicate MAC address in one broadcast domain", "{0} reuses MAC address {1}, already taken by {2} {3}", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5001", "XNL5003"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var (address, holder, first, place) in MacTwins.In(fleet).Where(twin => twin.Place != MacTwinPlace.Elsewhere))
        {
            var diagnostic = Descriptor
                .At(
                    holder.Place,
                    holder.NameFrom(holder.Host),
                    address.ToString(),
                    first.NameFrom(holder.Host),
                    place == MacTwinPlace.OneBridge ? "on the same bridge" : "in the same broadcast domain")
                .WithEffect("the two never reach each other; what others send goes to the one that spoke last")
                .WithRelated(first.Place, "first use");
            yield return holder.Host == first.Host && holder.Host.Network.Files.IsAssumed ? holder.Host.Network.LoweredForAssumedHost(diagnostic) : diagnostic;
        }
    }
}
