using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>The emulated half of a guest's NIC is on another bridge than its paravirtual half, or on none.</summary>
/// <remarks>
/// Up to 4.0 qemu-ifup bridges the tap, by a default of its own (xenbr0), and nobody reads its failure. Until the guest's own driver takes over,
/// and for guests without one, the tap is their only card. Source: host-scripts §3.10, T29.
/// </remarks>
public sealed class MisplacedTapRule : TimelineRule
{
    /// <summary>XNL4005.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4005", "HVM tap goes to another bridge", "emulated card {0} of vif {1} is {2}, its paravirtual half {3}", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step is { Outcome: StepOutcome.Done, State.IsKnown: true }))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]))
            {
                if (start.Step.State.FindVif(vif.Id) is not { Unknown.Length: 0 } running
                    || start.Step.State.Links.FirstOrDefault(link => link.EmulatedNic == vif.Id) is not { } tap
                    || start.Step.State.FindLink(running.Backend)?.Master is not { } bridge
                    || tap.Master == bridge)
                {
                    continue;
                }

                yield return Descriptor
                    .At(network.Origins.Get(vif.Id, Aspect.Bridge), tap.Name.ToString(), vif.NameIn(start.Domain), tap.Master is { } other ? $"on bridge '{other}'" : "on no bridge", $"on '{bridge}'")
                    .WithCallout(vif.Bridge.OrElse(null) is null ? "no bridge=: qemu takes 'xenbr0', the vif script the first bridge" : "qemu is told another bridge than the vif script")
                    .WithEffect("the guest has no network until its own driver takes over; one without such a driver never has any")
                    .WithNote($"name the bridge in the vif: 'bridge={bridge}'");
            }
        }
    }
}
