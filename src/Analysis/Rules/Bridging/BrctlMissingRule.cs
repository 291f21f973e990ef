using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A vif names no bridge, and without brctl the vif script does not find one.</summary>
/// <remarks>From 4.14 on it then takes the bridges of all ports for one name, which works with a single port only. Source: host-scripts §3.3.1, §8 X27, T26.</remarks>
public sealed class BrctlMissingRule : TimelineRule
{
    /// <summary>XNL1022.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1022", "Default bridge cannot be found without brctl", "vif {0} names no bridge, and host {1} has no brctl to find one", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL1001", "XNL4004"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        if (network.Host.Environment.Brctl != BrctlTool.Absent)
        {
            yield break;
        }

        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step.Outcome == StepOutcome.Failed && start.Before.IsKnown))
        {
            foreach (var script in start.Step.Scripts.Where(script => script.CommandLine.Contains(" online", StringComparison.Ordinal) && script.Unknown.Length == 0))
            {
                if (start.VifOf(script) is { } vif && vif.Bridge.IsKnown && DomainStart.BridgeToldTo(vif, network.Host) is null
                    && script.Hotplug is { Error: var error } && error.StartsWith("Could not find bridge", StringComparison.Ordinal))
                {
                    yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.Bridge), vif.NameIn(start.Domain), network.Host.Name)
                        .WithCallout($"stops: \"{error.Replace("\n", "\\n", StringComparison.Ordinal)}\"")
                        .WithEffect($"{start.Domain.DisplayName} does not start")
                        .WithNote(network.Host.Release.IsAtLeast(4, 14)
                            ? "it asks 'bridge link', which finds a bridge only if the host has exactly one port in all"
                            : "before 4.14 nothing but brctl tells it of bridges")
                        .WithNote("a vif that names its bridge starts");
                }
            }
        }
    }
}
