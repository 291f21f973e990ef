using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A script whose effect cannot be told without running it.</summary>
/// <remarks>Everything from its first unread line on is unknown, and no rule that needs it speaks. Source: host-scripts §6; config-languages §2.3, §2.4.</remarks>
public sealed class UnreadScriptRule : TimelineRule
{
    /// <summary>XNL4007.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4007", "Script that cannot be read: effect unknown", "what script '{0}' does is unknown: {1}", RuleCategory.Lifecycle, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        NetworkScripts(timeline, network).Concat(VifScripts(timeline, network));

    private static IEnumerable<Diagnostic> NetworkScripts(Timeline timeline, BoundNetwork network)
    {
        if (network.Host.NetworkScript.OrElse(null) is not { } command)
        {
            yield break;
        }

        foreach (var step in timeline.Steps.Where(step => step.Event is XendStarted))
        {
            foreach (var unknown in step.Effects.OfType<BecomeUnknown>())
            {
                if (PlaceOf(step, network) is { } location)
                {
                    yield return Descriptor.At(location, command.Name, unknown.Reason)
                        .WithCallout("from here on")
                        .WithEffect("bridges, links and routes after it are unknown; rules that need them are silent")
                        .WithRelated(network.Origins.FindHost(Aspect.NetworkScript) is { } option && option != location ? option : null, "xend runs it because of this");
                }
            }
        }
    }

    /// <summary>The unread line, else the call of the script that is unknown, else what names the script.</summary>
    private static Location? PlaceOf(TimelineStep step, BoundNetwork network)
    {
        var place = step.Scripts.Select(script => script.UnknownAt).FirstOrDefault(line => line is not null)
            ?? step.Scripts.FirstOrDefault(script => script.Unknown.Length > 0 && script.CalledFrom is not null)?.CalledFrom;
        return (place is null ? null : network.Origins.FindScriptLine(place.Script, place.Line)) ?? network.Origins.FindHost(Aspect.NetworkScript);
    }

    private static IEnumerable<Diagnostic> VifScripts(Timeline timeline, BoundNetwork network)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Before.IsKnown))
        {
            foreach (var script in start.Step.Scripts.Where(script => script.Unknown.Length > 0))
            {
                if (start.VifOf(script) is not { } vif || network.VifScriptOf(vif) is not { } command || !IsForeign(command) || !reported.Add(command.Name))
                {
                    continue;
                }

                var location = network.Origins.Find(vif.Id, Aspect.Script) ?? network.Origins.FindHost(Aspect.VifScript) ?? network.Origins.Get(vif.Id, Aspect.Whole);
                yield return Descriptor.At(location, command.Name, script.Unknown)
                    .WithEffect("where the vif ends up is unknown; rules that need it are silent");
            }
        }
    }

    // What keeps a shipped script from being followed is a fact that is missing, and the timeline says which.
    private static bool IsForeign(ScriptCommand command) => command.Name is not ("vif-bridge" or "vif-route" or "vif-nat" or "vif-openvswitch" or "vif2" or "vif-setup");
}
