using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>Two vifs ask for the same <c>vifname=</c>, or one for the name of a link that the host has anyway.</summary>
/// <remarks>
/// Up to 4.1 the second guest's start silently works on the device that has the name; from 4.2 on it fails. In both cases the second guest's end
/// takes that device off the network. 3.0.0 ignores the key. Source: host-scripts §3.2, T17, T18.
/// </remarks>
public sealed class DuplicateBackendNameRule : TimelineRule
{
    /// <summary>XNL2009.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2009", "Duplicate vifname", "vif {0} asks for the name '{1}', which {2} has already", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(3, 0, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) => Twins(network).Concat(LinksOfTheHost(timeline, network));

    private static IEnumerable<Diagnostic> Twins(BoundNetwork network)
    {
        var isFatal = network.Host.Release.IsAtLeast(4, 2);
        var named = network.StatedVifs()
            .Where(pair => pair.Vif.BackendName.OrElse(null) is not null)
            .GroupBy(pair => $"{pair.Vif.BackendName.OrElse(null)}", StringComparer.Ordinal);
        foreach (var twins in named)
        {
            var first = twins.First();
            foreach (var other in twins.Skip(1).Where(other => !other.SharesNameWith(first)))
            {
                var diagnostic = Descriptor
                    .At(network.Origins.Get(other.Vif.Id, Aspect.BackendName), other.Name, twins.Key, "vif " + first.Name)
                    .WithCallout(isFatal ? $"the vif script stops: \"An interface with name {twins.Key} already exists.\"" : "the vif script takes the device that has the name already")
                    .WithEffect(isFatal
                        ? $"{other.Domain.DisplayName} does not start, and the clean-up takes {first.Domain.DisplayName} off its bridge"
                        : $"{other.Domain.DisplayName} stays without network, and its end takes {first.Domain.DisplayName} off its bridge")
                    .WithRelated(network.Origins.Get(first.Vif.Id, Aspect.BackendName), "first use");
                yield return network.Files.IsAssumed ? network.LoweredForAssumedHost(diagnostic) : diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> LinksOfTheHost(Timeline timeline, BoundNetwork network)
    {
        var isFatal = network.Host.Release.IsAtLeast(4, 2);
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Before.IsKnown))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]))
            {
                if (vif.BackendName.OrElse(null) is not { } name || start.Before.FindLink(name) is not { Vif: null } link)
                {
                    continue;
                }

                var kind = link.Kind switch { LinkKind.Nic => "network card", LinkKind.Bridge => "bridge", _ => "link" };
                yield return Descriptor
                    .At(network.Origins.Get(vif.Id, Aspect.BackendName), vif.NameIn(start.Domain), name.ToString(), $"a {kind} of the host")
                    .WithCallout(isFatal ? $"the vif script stops: \"An interface with name {name} already exists.\"" : "the vif script takes the device that has the name already")
                    .WithEffect(isFatal
                        ? $"{start.Domain.DisplayName} does not start, and the clean-up takes the host's '{name}' down"
                        : $"the script works on the host's '{name}': the guest stays without network, and its end takes '{name}' down");
            }
        }
    }
}
