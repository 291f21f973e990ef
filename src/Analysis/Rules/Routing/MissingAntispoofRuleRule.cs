using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>Several addresses in <c>ip=</c>, which up to 3.0.3 become one argument of iptables: the rule that lets the guest speak is never added.</summary>
/// <remarks>Source: host-scripts §3.4, §8 X16, T13; lab 44-antispoof-multi-ip-3.0.0.</remarks>
public sealed class MissingAntispoofRuleRule : TimelineRule
{
    /// <summary>XNL3008.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3008", "antispoof rule never added", "vif {0} names {1} addresses, of which Xen {2} makes no rule", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsBefore(3, 0, 4);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step.State.IsKnown))
        {
            foreach (var script in start.Step.Scripts.Where(script => script.Syslog.Any(line => line.Contains("iptables -A FORWARD", StringComparison.Ordinal))))
            {
                if (start.VifOf(script) is not { } vif || !vif.IpWords.TryGet(out var words) || words.Count < 2)
                {
                    continue;
                }

                var drops = start.Step.State.Filter.DropsForward;
                var finding = Descriptor
                    .At(network.Origins.Get(vif.Id, Aspect.Ip), vif.NameIn(start.Domain), FormattableString.Invariant($"{words.Count}"), network.Host.Release.ToString())
                    .WithCallout("the script hands the whole list to iptables as one address, which fails; the vif comes up all the same")
                    .WithEffect(drops
                        ? $"{start.Domain.DisplayName} hears everybody and can answer nobody: the FORWARD chain drops what it sends"
                        : "nothing as long as the FORWARD chain accepts; with antispoof=yes the guest could answer nobody")
                    .WithNote("name one address, or use Xen 3.0.4, which makes a rule of each");
                yield return drops ? finding : finding.LoweredTo(DiagnosticSeverity.Warning);
            }
        }
    }
}
