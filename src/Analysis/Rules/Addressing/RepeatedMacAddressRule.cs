using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Two vifs of one domain carry the same MAC address.</summary>
/// <remarks>xend 3.2 and later refuse such a domain: <c>The mac "…" is already defined</c>; before, and under xl, nothing checks it. Source: config-languages §4.3.</remarks>
public sealed class RepeatedMacAddressRule : ModelRule
{
    /// <summary>XNL2010.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2010", "One MAC address twice in one domain", "vif {0} has the MAC address {1} of vif {2} of the same domain", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var isRefused = network.Host.Toolstack == Toolstack.Xend && network.Host.Release.IsAtLeast(3, 2);
        foreach (var domain in network.Host.Domains)
        {
            var vifs = domain.Vifs.OrElse([]).Where(vif => vif.MacAddress.TryGet(out var mac) && mac is not null);
            foreach (var twins in vifs.GroupBy(vif => $"{vif.MacAddress.OrElse(null)}", StringComparer.Ordinal))
            {
                var first = twins.First();
                foreach (var other in twins.Skip(1))
                {
                    var diagnostic = Descriptor
                        .At(network.Origins.Get(other.Id, Aspect.MacAddress), other.NameIn(domain), twins.Key, first.NameIn(domain))
                        .WithCallout(isRefused ? $"xend stops: The mac \"{twins.Key}\" is already defined" : "nothing checks this")
                        .WithEffect(isRefused ? "the domain is not created" : "on one bridge only the card that sent last gets answers")
                        .WithRelated(network.Origins.Get(first.Id, Aspect.MacAddress), "first use");

                    // On two bridges it may be meant; where a bridge is not known, nobody can tell.
                    var mayBeApart = !first.Bridge.IsKnown || !other.Bridge.IsKnown
                        || DomainStart.BridgeToldTo(first, network.Host) != DomainStart.BridgeToldTo(other, network.Host);
                    yield return !isRefused && mayBeApart ? diagnostic.LoweredTo(DiagnosticSeverity.Warning) : diagnostic;
                }
            }
        }
    }
}
