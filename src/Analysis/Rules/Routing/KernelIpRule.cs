using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>A variable <c>ip</c> where the vif script would need the address: it configures the guest's kernel and never reaches dom0.</summary>
/// <remarks>Silent where the vif names its addresses, and where no script would use them. Source: config-languages §3.6.</remarks>
public sealed class KernelIpRule : ModelRule
{
    /// <summary>XNL3010.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3010", "Top-level ip= never reaches the vif script", "'ip' of {0} configures the guest's kernel only: {1} does not see it", RuleCategory.Routing, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var isAntispoof = network.Host.NetworkScript.OrElse(null)?.Arguments.Contains("antispoof=yes", StringComparer.Ordinal) ?? false;
        foreach (var domain in network.Host.Domains.Where(domain => domain.KernelIp.OrElse(null) is not null))
        {
            var waiting = domain.Vifs.OrElse([]).FirstOrDefault(vif => vif.IpWords.IsKnown && vif.IpWords.OrElse([]).Count == 0 && ScriptOf(vif, network) is "vif-route" or "vif-nat" or "vif-bridge");
            if (waiting is not null && (isAntispoof || ScriptOf(waiting, network) is not "vif-bridge") && network.Origins.Find(domain.Id, Aspect.KernelIp) is { } location)
            {
                yield return Descriptor.At(location, domain.DisplayName, ScriptOf(waiting, network))
                    .WithNote($"the vif script reads the vif's own key: 'ip={domain.KernelIp.OrElse(null)}' inside the string")
                    .WithRelated(network.Origins.Find(waiting.Id, Aspect.Whole), "this vif names no address");
            }
        }
    }

    private static string ScriptOf(Vif vif, BoundNetwork network) => network.VifScriptOf(vif)?.Name ?? "";
}
