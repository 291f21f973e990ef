using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A vif names <c>xenbrN</c>, which does not exist, and the vif script puts it on <c>ethN</c>.</summary>
/// <remarks>It never translates in the other direction. Source: config-languages §5.1; host-scripts §3.3.1.</remarks>
public sealed class TranslatedBridgeNameRule : TimelineRule
{
    /// <summary>XNL1019.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1019", "Bridge name translated by the vif script", "vif {0} asks for '{1}' and gets '{2}'", RuleCategory.Bridging, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(3, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]))
            {
                if (DomainStart.BridgeToldTo(vif, network.Host) is { } asked && vif.Bridge.IsKnown
                    && start.Step.State.FindVif(vif.Id) is { } running && running.Bridge.OrElse(null) is { } got && got != asked && IsTranslation(asked, got))
                {
                    yield return Descriptor
                        .At(network.Origins.Get(vif.Id, Aspect.Bridge), vif.NameIn(start.Domain), asked.ToString(), got.ToString())
                        .WithCallout(vif.Bridge.OrElse(null) is null ? $"no bridge=, so xl asks for '{asked}'; there is none, and '{got}' is a bridge" : $"there is no '{asked}', and '{got}' is a bridge")
                        .WithEffect($"it works here; a bridge called '{asked}' would take the vif away from '{got}' at its next start")
                        .WithRelated(network.Origins.FindHost(Aspect.NetworkScript), $"'{got}' is made here");
                }
            }
        }
    }

    private static bool IsTranslation(InterfaceName asked, InterfaceName got) =>
        asked.ToString() is ['x', 'e', 'n', 'b', 'r', .. var left] && got.ToString() is ['e', 't', 'h', .. var right] && string.Equals(left, right, StringComparison.Ordinal);
}
