using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A script that this release does not ship, and that nobody put there.</summary>
/// <remarks>
/// A name that Xen ships in some release is missing in the others, unless somebody put it there, which shows only where the host's scripts are
/// in the workspace. Of other names nothing is known: a repository need not hold them.
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
                if (start.VifOf(script) is not { } vif || network.VifScriptOf(vif) is not { } command || command.ToString().Contains(' ', StringComparison.Ordinal))
                {
                    continue;
                }

                var location = network.Origins.Find(vif.Id, Aspect.Script) ?? network.Origins.FindHost(Aspect.VifScript) ?? network.Origins.Get(vif.Id, Aspect.Whole);
                if (reported.Add(location.ToString()))
                {
                    yield return Finding(location, command, network.Host)
                        .WithEffect(network.Origins.Find(vif.Id, Aspect.Script) is null ? "no guest with a vif starts" : $"{start.Domain.DisplayName} does not start");
                }
            }
        }
    }

    private static Diagnostic Finding(Location location, ScriptCommand command, HostNetwork host)
    {
        // Source: config-languages §5.2: xl 4.1 stores a bare name as it is, and nothing completes it.
        if (ShippedScripts.Ships(host.Release, command.Name))
        {
            return Descriptor.At(location, $"xl of Xen {host.Release} does not complete the bare name '{command.Name}' to a path, and nothing runs")
                .WithCallout("a path from / is needed")
                .WithNote($"write '/etc/xen/scripts/{command.Name}'");
        }

        var finding = Descriptor.At(location, $"Xen {host.Release} ships no '{command.Name}', and the host's files hold none")
            .WithCallout(host.Toolstack == Toolstack.Xl ? "xl cannot execute it" : "nothing runs, and xend waits for its timeout");
        return host.CustomScripts.Count > 0
            ? finding
            : finding.LoweredTo(DiagnosticSeverity.Warning).WithNote("holds if nobody put one there: the workspace has no scripts of this host");
    }

    private static bool IsMissing(ScriptOutcome script) => script.Unknown.Length == 0 && script.StandardError.Any(line => line.EndsWith("No such file or directory", StringComparison.Ordinal));
}
