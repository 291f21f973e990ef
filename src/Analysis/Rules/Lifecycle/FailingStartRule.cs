using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A domain gets an id from the hypervisor and then does not start.</summary>
/// <remarks>The id is used up, so all later domains have other ids and backend names than without the failure. Source: config-languages §6.2; host-scripts §4.3.</remarks>
public sealed class FailingStartRule : TimelineRule
{
    /// <summary>XNL4004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4004", "Domain fails to start and uses up its id", "{0} does not start on host {1}: {2}", RuleCategory.Lifecycle, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        from start in DomainStart.In(timeline, network)
        where start.Step is { Outcome: StepOutcome.Failed, DomId: not null }
        let failed = start.Step.Scripts.FirstOrDefault(script => script.Vif is not null && script.Hotplug is { IsConnected: false })
        let location = failed?.Vif is { } vif ? network.Origins.Get(vif, Aspect.Whole) : network.Origins.Get(start.Domain.Id, Aspect.Name)
        select Descriptor
            .At(location, start.Domain.DisplayName, network.Host.Name, start.Step.Reason.Length > 0 ? start.Step.Reason.TrimEnd('.') : "a vif script fails")
            .WithCallout(failed is null ? "" : $"'{failed.CommandLine}' fails")
            .WithEffect(FormattableString.Invariant($"its domain id {start.Step.DomId} is used up: the next domain gets a higher one"));
}
