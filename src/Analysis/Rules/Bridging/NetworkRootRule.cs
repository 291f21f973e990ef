using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>The root file system is on the network, so network-bridge takes another card than asked, or does nothing.</summary>
/// <remarks>Found by playing the same start with a local root. Silent where that makes no difference. Source: host-scripts §1.3.1, §9 M5.</remarks>
public sealed class NetworkRootRule : TimelineRule
{
    /// <summary>XNL1024.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1024", "Root file system on the network", "'{0}' {1}, because the root file system of host {2} is on the network", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend && release.Era >= Era.C;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        if (network.Host.Environment.NetworkRoot is null)
        {
            yield break;
        }

        var local = network.Host with { Domains = [], Environment = network.Host.Environment with { NetworkRoot = null } };
        var meant = BridgedCards(Timeline.Play(local, [new HostBooted()]));
        var bridged = BridgedCards(timeline);
        if (meant.SequenceEqual(bridged, StringComparer.Ordinal))
        {
            yield break;
        }

        var runs = NetworkScriptRun.In(timeline, network).Where(run => run.Script.CommandLine.Contains("/network-bridge ", StringComparison.Ordinal)).ToList();
        var run = runs.Find(run => run.Script.Syslog.Count > 0 || run.Script.ExitStatus is not 0) ?? runs.FirstOrDefault();
        if (run?.Location is { } location)
        {
            yield return Descriptor.At(location, run.Script.CommandLine, bridged.Count == 0 ? "bridges no card" : $"bridges {Listed(bridged)} instead of {Listed(meant)}", network.Host.Name)
                .WithCallout(run.Script.Syslog.Count > 0 ? $"syslog: \"{run.Script.Syslog[^1]}\"" : run.Script.ExitStatus is 0 or null ? "" : FormattableString.Invariant($"exit status {run.Script.ExitStatus}"))
                .WithEffect(bridged.Count == 0 ? "there is no bridge for the guests" : "the guests are on another network than meant")
                .WithNote("it looks for a card that dom0 does not read its root file system through");
        }
    }

    /// <summary>The cards that a script of Xen's made ports while xend started, by the names that they had before.</summary>
    private static List<string> BridgedCards(Timeline timeline)
    {
        var effects = timeline.Steps.Where(step => step.Event is XendStarted).SelectMany(step => step.Effects).ToList();
        return
        [
            .. effects.OfType<RenameLink>()
                .Where(rename => string.Equals(rename.To.ToString(), "p" + rename.From, StringComparison.Ordinal) && effects.OfType<Enslave>().Any(joined => joined.Port == rename.To))
                .Select(rename => rename.From.ToString()),
        ];
    }

    private static string Listed(List<string> cards) => cards.Count == 0 ? "none" : string.Join(", ", cards.Select(card => $"'{card}'"));
}
