using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Two definitions give one domain name.</summary>
/// <remarks>A name is unique among the running domains of a host: the second creation fails before the hypervisor is asked. Source: config-languages §6.2.</remarks>
public sealed class DuplicateDomainNameRule : ModelRule
{
    /// <summary>XNL2011.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2011", "Duplicate domain name", "domain name '{0}' is already given in {1}", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        foreach (var twins in network.Host.Domains.Where(domain => domain.Name.IsKnown).GroupBy(domain => domain.DisplayName, StringComparer.Ordinal))
        {
            var first = twins.First();
            foreach (var other in twins.Skip(1))
            {
                var diagnostic = Descriptor
                    .At(network.Origins.Get(other.Id, Aspect.Name), twins.Key, first.Id.ToString())
                    .WithEffect("while one of the two runs, the other cannot be created")
                    .WithRelated(network.Origins.Get(first.Id, Aspect.Name), "first use");
                yield return network.Files.IsAssumed ? network.LoweredForAssumedHost(diagnostic) : diagnostic;
            }
        }
    }
}
