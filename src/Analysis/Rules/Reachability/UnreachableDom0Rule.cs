using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Reachability;

/// <summary>dom0 was reachable before an event and is not afterwards.</summary>
/// <remarks>Rules that know the cause speak instead. Silent where a verdict is unknown. Source: product §5.</remarks>
public sealed class UnreachableDom0Rule : TimelineRule
{
    /// <summary>XNL5002.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL5002", "dom0 unreachable after an event", "dom0 of host {0} cannot be reached any more after '{1}'", RuleCategory.Reachability, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var before = timeline.Initial;
        var verdict = Verdict.Unknown;
        foreach (var step in timeline.Steps)
        {
            var (state, wasReachable) = (before, verdict == Verdict.Reachable);
            verdict = Dom0Reachability.HasMovedNetwork(state, step.State) ? step.Dom0Reachable : verdict;
            before = step.State;
            if (!wasReachable || verdict != Verdict.Unreachable)
            {
                continue;
            }

            // The call that failed says most; where all succeed, whoever wrote the script meant something else.
            var runs = NetworkScriptRun.AllIn(timeline, network).Where(run => step.Scripts.Contains(run.Script)).ToList();
            var failed = runs.Find(run => run.Script.ExitStatus is not 0);
            var run = failed ?? (runs.Count > 0 ? runs[^1] : null);
            if ((LineOf(step, state, network) ?? failed?.Location ?? network.Origins.FindHost(Aspect.NetworkScript)) is { } location)
            {
                var finding = Descriptor.At(location, network.Host.Name, step.Title)
                    .WithCallout(run is null ? "" : Callout(run.Script))
                    .WithEffect("whoever administers the host over the network is locked out")
                    .WithNote("'xennetlint whatif' shows the command at which it is lost");
                yield return step.Reason.Length > 0 ? finding.WithNote(step.Reason) : finding;
            }
        }
    }

    /// <summary>The line of a script of the administrator's after which it is never back; null if no such line does it.</summary>
    private static Location? LineOf(TimelineStep step, NetworkState before, BoundNetwork network)
    {
        var verdicts = Dom0Reachability.Along(before, step.Effects, Dom0Contact.In(before)).ToList();
        var lost = verdicts.FindLastIndex(verdict => verdict == Verdict.Reachable) + 1;
        return step.PlaceOf(lost) is { } place ? network.Origins.FindScriptLine(place.Script, place.Line) : null;
    }

    private static string Callout(ScriptOutcome script) => script.ExitStatus is { } status and not 0
        ? FormattableString.Invariant($"ends with exit status {status} and leaves what it did")
        : "succeeds, and leaves dom0 without a way out";
}
