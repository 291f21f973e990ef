using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A script that this release does not ship, and that nobody put there.</summary>
/// <remarks>
/// A name that Xen ships in some release is known to be missing in the others. Of other names nothing is known: a repository need not hold them.
/// Source: host-scripts §2, §3.7 to §3.9; config-languages §2.3, §2.4.
/// </remarks>
public sealed class MissingScriptRule : TimelineRule
{
    /// <summary>XNL4008.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4008", "Script missing or not executable", "{0}", RuleCategory.Lifecycle, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var script in start.Step.Scripts.Where(script => IsMissing(script) && script.CommandLine.Contains(" online", StringComparison.Ordinal)))
            {
                if (start.VifOf(script) is not { } vif || (vif.Script.OrElse(null) ?? network.Host.VifScript.OrElse(null)) is not { } command || command.ToString().Contains(' ', StringComparison.Ordinal))
                {
                    continue;
                }

                var location = network.Origins.Find(vif.Id, Aspect.Script) ?? network.Origins.FindHost(Aspect.VifScript) ?? network.Origins.Get(vif.Id, Aspect.Whole);
                if (reported.Add(location.ToString()))
                {
                    yield return Descriptor.At(location, $"Xen {network.Host.Release} ships no '{command.Name}', and the host's files hold none")
                        .WithCallout(network.Host.Toolstack == Toolstack.Xl ? "xl cannot execute it" : "nothing runs, and xend waits for its timeout")
                        .WithEffect(network.Origins.Find(vif.Id, Aspect.Script) is null ? "no guest with a vif starts" : $"{start.Domain.DisplayName} does not start");
                }
            }
        }
    }

    private static bool IsMissing(ScriptOutcome script) => script.Unknown.Length == 0 && script.StandardError.Any(line => line.EndsWith("No such file or directory", StringComparison.Ordinal));
}
