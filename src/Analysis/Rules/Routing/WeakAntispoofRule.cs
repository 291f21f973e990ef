using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary><c>ip=</c> under a FORWARD chain that drops, which protects less than it seems.</summary>
/// <remarks>
/// From 3.2 on dom0's address is on the bridge, so that a guest's packets for it never see FORWARD; from 4.0.2 on whatever leaves through any
/// vif is accepted. Debian's packaging adds no rule at all. Said once a host. Source: host-scripts §3.4, §12.3, T36.
/// </remarks>
public sealed class WeakAntispoofRule : TimelineRule
{
    /// <summary>XNL3012.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3012", "ip= with antispoof protects less than it seems", "ip= of vif {0} {1}", RuleCategory.Routing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(3, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var release = network.Host.Release;
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step.State is { IsKnown: true, Filter.DropsForward: true }))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]).Where(vif => vif.IpWords.OrElse([]).Count > 0))
            {
                if (start.Step.State.FindVif(vif.Id) is not { Hotplug.IsConnected: true } running || running.Bridge.OrElse(null) is null)
                {
                    continue;
                }

                var said = release.IsDebian ? "has no effect: Debian's vif scripts add no rule"
                    : release.IsAtLeast(4, 0, 2) ? "does not keep it from spoofing dom0 and other guests"
                    : "does not keep it from spoofing dom0";
                yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.Ip), vif.NameIn(start.Domain), said)
                    .WithEffect(EffectOf(release))
                    .WithRelated(network.Origins.FindHost(Aspect.NetworkScript), "what drops is set up from here")
                    .WithNote("dom0's own INPUT chain, or ebtables on the bridge, can check the source address");
                yield break;
            }
        }
    }

    private static string EffectOf(Release release) =>
        release.IsDebian ? "under policy DROP guests reach dom0 and nobody else"
        : release.IsAtLeast(4, 0, 2) ? "only the outside is shielded: packets for dom0 pass INPUT, and what leaves through a vif is accepted whatever its source"
        : release.IsAtLeast(3, 4) ? "packets for dom0 pass INPUT, which these rules do not see; to other guests it can answer, but not speak first"
        : "packets for dom0 pass INPUT, which these rules do not see";
}
