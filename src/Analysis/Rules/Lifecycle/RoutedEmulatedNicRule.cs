using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>vif-route of 4.1 to 4.12 runs for the emulated card of an HVM guest with <c>ip=</c>, and fails.</summary>
/// <remarks>It takes the address for a command of <c>ip route</c>. Mended in 4.13. Source: host-scripts §3.5, T16.</remarks>
public sealed class RoutedEmulatedNicRule : TimelineRule
{
    /// <summary>XNL4006.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4006", "vif-route fails for an emulated card", "vif-route of Xen {0} fails for the emulated card of vif {1}", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(4, 1) && release.IsBefore(4, 13);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var script in start.Step.Scripts.Where(script => script is { ExitStatus: not (null or 0), Unknown.Length: 0 } && IsRouteForTap(script)))
            {
                if (start.VifOf(script) is { } vif && vif.IpWords.OrElse([]).Count > 0)
                {
                    yield return Descriptor
                        .At(network.Origins.Get(vif.Id, Aspect.Ip), network.Host.Release.ToString(), vif.NameIn(start.Domain))
                        .WithCallout("the script takes the address for a command: \"ip route\" knows none of that name")
                        .WithEffect(start.Step.Outcome == StepOutcome.Failed ? $"{start.Domain.DisplayName} does not start" : "the emulated card stays without route; the paravirtual one works")
                        .WithNote("'type=vif' leaves the emulated card out, if the guest has a driver of its own");
                }
            }
        }
    }

    private static bool IsRouteForTap(ScriptOutcome script) =>
        script.CommandLine.Contains("/vif-route ", StringComparison.Ordinal) && script.CommandLine.Contains(" add type_if=tap", StringComparison.Ordinal);
}
