using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A host without ifup, where every script of 3.0.0 gives up.</summary>
/// <remarks>The library that all of them read asks for it first, vif scripts included. Source: host-scripts §1.4.1, §8 X3, §9 M6, T24.</remarks>
public sealed class IfuplessHostRule : TimelineRule
{
    /// <summary>XNL4010.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4010", "No ifup on the PATH", "'{0}' gives up: host {1} has no ifup", RuleCategory.Lifecycle, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.Era == Era.A0;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        if (network.Host.Environment.Ifup != IfupBehaviour.Absent)
        {
            yield break;
        }

        foreach (var run in NetworkScriptRun.In(timeline, network).Where(run => GivesUp(run.Script)))
        {
            if (run.Location is { } location)
            {
                yield return Descriptor.At(location, run.Script.CommandLine, network.Host.Name)
                    .WithCallout("exit status 1; xend ignores it")
                    .WithEffect("nothing is done: no bridge is made, no forwarding turned on")
                    .WithNote("syslog says: \"You don't have ifup and don't seem to be running Gentoo either!\"");
            }
        }

        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var script in start.Step.Scripts.Where(GivesUp))
            {
                if (start.VifOf(script) is { } vif)
                {
                    yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.Whole), script.CommandLine, network.Host.Name)
                        .WithCallout("exit status 1, and not a word to xend, which waits 10 s")
                        .WithEffect($"{start.Domain.DisplayName} does not start");
                }
            }
        }
    }

    private static bool GivesUp(ScriptOutcome script) => script.Syslog.Any(line => line.Contains("You don't have ifup", StringComparison.Ordinal)) && script.CommandLine.Contains(" offline", StringComparison.Ordinal) is false;
}
