using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>xend 3.0.4 keeps a domain's devices by random keys: which of several vifs comes first is chance.</summary>
/// <remarks>Fixed in 3.1. Source: config-languages §3.4.</remarks>
public sealed class ArbitraryVifOrderRule : ModelRule
{
    /// <summary>XNL4011.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4011", "Order of several vifs is arbitrary", "xend 3.0.4 may make the {0} vifs of {1} in any order", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.IsAtLeast(3, 0, 4) && release.IsBefore(3, 1);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network) =>
        from domain in network.Host.Domains
        let vifs = domain.Vifs.OrElse([])
        where vifs.Count > 1
        select Descriptor
            .At(network.Origins.Get(domain.Id, Aspect.Bridge), FormattableString.Invariant($"{vifs.Count}"), domain.DisplayName)
            .WithEffect("device ids and backend names can differ at each start, and the guest's eth0 and eth1 with them")
            .WithNote("the timeline shows the order of the list")
            .WithNote("in the guest, name cards by their MAC addresses");
}
