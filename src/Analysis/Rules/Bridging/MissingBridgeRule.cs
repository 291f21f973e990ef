using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A vif's bridge, named or by default, does not exist when its domain starts.</summary>
/// <remarks>
/// What the vif script makes of it depends on the release; in all of them the domain does not start and its id is used up. Where bridges may
/// exist that no file shows, the start's outcome is unknown and the rule is silent. Source: config-languages §5; host-scripts §3.3, T20.
/// </remarks>
public sealed class MissingBridgeRule : TimelineRule
{
    /// <summary>XNL1001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1001", "Missing bridge", "{0} on host {1} when {2} starts", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step.Outcome == StepOutcome.Failed && start.Before.IsKnown))
        {
            foreach (var script in start.Step.Scripts.Where(script => script.Hotplug is { IsConnected: false } && script.Unknown.Length == 0 && IsOnline(script)))
            {
                if (start.VifOf(script) is { } vif && vif.Bridge.IsKnown && UsesBridge(vif, network.Host) && Trouble(start, vif, network.Host) is { } trouble)
                {
                    yield return Finding(trouble, start, vif, script, network);
                }
            }
        }
    }

    private static bool IsOnline(ScriptOutcome script) => script.CommandLine.Contains(" online", StringComparison.Ordinal);

    private static bool UsesBridge(Vif vif, HostNetwork host) =>
        (vif.Script.OrElse(null) ?? host.VifScript.OrElse(null))?.Name is "vif-bridge";

    private static string? Trouble(DomainStart start, Vif vif, HostNetwork host)
    {
        if (DomainStart.BridgeToldTo(vif, host) is not { } wanted)
        {
            return start.Before.Bridges.Any() ? null : "no bridge exists and none is named";
        }

        return start.Before.FindLink(wanted) switch
        {
            null => $"bridge '{wanted}' does not exist",
            { Kind: LinkKind.Bridge } => null,
            { Kind: LinkKind.Nic } => $"'{wanted}' is a network card and no bridge",
            _ => $"'{wanted}' is no bridge",
        };
    }

    private static Diagnostic Finding(string trouble, DomainStart start, Vif vif, ScriptOutcome script, BoundNetwork network)
    {
        var host = network.Host;
        var diagnostic = Descriptor
            .At(network.Origins.Get(vif.Id, Aspect.Bridge), trouble, host.Name, start.Domain.DisplayName)
            .WithCallout(Callout(vif, start, script, host))
            .WithEffect($"{start.Domain.DisplayName} does not start{(start.Step.DomId is { } id ? FormattableString.Invariant($"; its domain id {id} is used up") : "")}");
        diagnostic = Weighed(diagnostic, DomainStart.BridgeToldTo(vif, host), network);

        // What a failed network-bridge leaves behind is no bridge for guests. Source: host-scripts §1.5.8.
        var bridges = start.Before.Bridges.Select(bridge => bridge.Name).Where(bridge => bridge.ToString() is not "tmpbridge").ToList();
        if (bridges.Count == 0)
        {
            return diagnostic.WithNote(host.NetworkScript.OrElse(null) is { } command ? $"'{command}' makes no bridge here" : "no script makes a bridge here");
        }

        var place = network.Origins.FindHost(Aspect.NetworkScript);
        diagnostic = diagnostic.WithNote($"{(bridges.Count == 1 ? "the only bridge then is" : "the bridges then are")} {string.Join(", ", bridges.Select(bridge => $"'{bridge}'"))}{(place is null ? "" : $" ({place})")}");
        return bridges.Count == 1 && vif.Bridge.OrElse(null) is { } written && ReplaceName(network, vif, written, bridges[0]) is { } fix
            ? diagnostic.WithFix(fix)
            : diagnostic;
    }

    // A name in Xen's own manner is what its scripts make in some release. Any other is somebody's choice, and who makes it may be in no file here.
    private static Diagnostic Weighed(Diagnostic diagnostic, InterfaceName? wanted, BoundNetwork network)
    {
        if (network.Assumes("interfaces"))
        {
            diagnostic = diagnostic.WithNote("holds if the host has no bridges but those that Xen's scripts make: state others in xennetlint.json");
            return wanted is null || IsInXensManner(wanted.Value.ToString()) ? diagnostic : diagnostic.LoweredTo(DiagnosticSeverity.Warning);
        }

        return wanted is { } name && network.Files.Statement?.Interfaces is null && name.IsOfService()
            ? diagnostic.LoweredTo(DiagnosticSeverity.Warning).WithNote($"a service may make '{name}', which no file here shows: state it in xennetlint.json if it does")
            : diagnostic;
    }

    private static bool IsInXensManner(string name) =>
        name.TrimEnd([.. "0123456789"]) is var stem && stem.Length < name.Length && stem is "xenbr" or "xen-br" or "eth" or "peth";

    private static string Callout(Vif vif, DomainStart start, ScriptOutcome script, HostNetwork host)
    {
        var said = script.Hotplug is { Error: { Length: > 0 } error } ? $"stops: \"{error}\""
            : script.Hotplug is { Status: "error" } ? "stops with an error"
            : "fails without a word to xend, which waits for its timeout";
        var byDefault = vif.Bridge.OrElse(null) is null && DomainStart.BridgeToldTo(vif, host) is { } name ? $"no bridge=, so xl asks for '{name}'; " : "";
        return $"{byDefault}vif-bridge of Xen {host.Release} {said}";
    }

    private static CodeFix? ReplaceName(BoundNetwork network, Vif vif, InterfaceName written, InterfaceName existing)
    {
        if (network.Origins.Find(vif.Id, Aspect.Bridge) is not { } location)
        {
            return null;
        }

        var at = location.Source.ToString(location.Span).LastIndexOf(written.ToString(), StringComparison.Ordinal);
        return at < 0 ? null : new CodeFix(
            $"Replace '{written}' by '{existing}'", IsSafe: false,
            [new TextEdit(new Location(location.Source, new TextSpan(location.Span.Start + at, written.ToString().Length)), existing.ToString())]);
    }
}
