using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Two domains' vifs in one broadcast domain carry the same MAC address.</summary>
/// <remarks>
/// The bridge learns the address on whichever port spoke last, so the two never reach each other and third parties reach the last speaker.
/// No toolstack checks it. Vifs count as one broadcast domain when vif-bridge is told the same bridge for both, or for neither any.
/// Source: config-languages §4.3; host-scripts §12.4 item 4.
/// </remarks>
public sealed class DuplicateMacAddressRule : ModelRule
{
    /// <summary>XNL2001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2001", "Duplicate MAC address in one broadcast domain", "vif {0} reuses MAC address {1}, already taken by vif {2} on the same bridge", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var onBridges = network.StatedVifs()
            .Where(pair => pair.Vif.MacAddress.OrElse(null) is not null && IsOnKnownBridge(pair.Vif, network.Host))
            .GroupBy(pair => $"{pair.Vif.MacAddress.OrElse(null)} {DomainStart.BridgeToldTo(pair.Vif, network.Host)}", StringComparer.Ordinal);
        foreach (var twins in onBridges)
        {
            var first = twins.First();
            foreach (var other in twins.Skip(1).Where(other => other.Domain.Id != first.Domain.Id && !other.SharesNameWith(first)))
            {
                var diagnostic = Descriptor
                    .At(network.Origins.Get(other.Vif.Id, Aspect.MacAddress), other.Name, $"{other.Vif.MacAddress.OrElse(null)}", first.Name)
                    .WithEffect("the two never reach each other; what others send goes to the one that spoke last")
                    .WithRelated(network.Origins.Get(first.Vif.Id, Aspect.MacAddress), "first use");
                yield return network.Files.IsAssumed ? network.LoweredForAssumedHost(diagnostic) : diagnostic;
            }
        }
    }

    private static bool IsOnKnownBridge(Vif vif, HostNetwork host) =>
        vif.Bridge.IsKnown && !vif.LeavesBridgeToScript && host.DefaultBridge.IsKnown
        && vif.Backend is { IsKnown: true } backend && backend.OrElse(null) is null
        && vif.Script.IsKnown && (vif.Script.OrElse(null) ?? host.VifScript.OrElse(null))?.Name is "vif-bridge";
}
