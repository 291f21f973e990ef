using System.Text.RegularExpressions;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A script of 3.0.0 or 3.0.2 looks for a name anywhere in the output of <c>brctl show</c> and finds another one that contains it.</summary>
/// <remarks>
/// Heading and ids are searched too, and a dot stands for any character. The script then leaves out what it takes for done.
/// Source: host-scripts §1.4.6, §3.3.2, §8 X17, T4.
/// </remarks>
public sealed class ContainedNameRule : TimelineRule
{
    /// <summary>XNL1010.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1010", "Name contained in another", "'{0}' is taken for present because {1}", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004", "XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is Era.A0 or Era.A1;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        NetworkScripts(timeline, network).Concat(Vifs(timeline, network));

    private static IEnumerable<Diagnostic> NetworkScripts(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            if (run.Script is not { Nothing.Length: 0, Unknown.Length: 0 } || !InterfaceName.TryParse(call.Bridge, out var bridge))
            {
                continue;
            }

            if (run.After.FindLink(bridge) is null)
            {
                // No other test comes before this one; the pair, which would, is XNL1007.
                if (Culprit(bridge, Shown(run.Before)) is { Length: > 0 } culprit)
                {
                    yield return Descriptor.At(location, bridge.ToString(), culprit)
                        .WithCallout("network-bridge does not make the bridge")
                        .WithEffect($"bridge '{bridge}' is missing; vifs that name it do not start; dom0 keeps its network");
                }

                continue;
            }

            foreach (var port in PortsOf(call))
            {
                if (run.After.FindLink(port) is { Master: null } && Culprit(port, Shown(run.After)) is { Length: > 0 } culprit)
                {
                    var loss = run.LossOfDom0();
                    yield return Descriptor.At(location, port.ToString(), culprit)
                        .WithCallout($"network-bridge does not make it a port of '{bridge}'")
                        .WithEffect(loss.Length > 0 ? loss : $"bridge '{bridge}' has no way {(string.Equals(port.ToString(), call.RenamedNetdev, StringComparison.Ordinal) ? "to the outside" : "to dom0")}");
                }
            }
        }
    }

    private static IEnumerable<InterfaceName> PortsOf(NetworkBridgeCall call)
    {
        foreach (var text in (string[])[call.RenamedNetdev, "vif0." + call.Vifnum])
        {
            if (InterfaceName.TryParse(text, out var name))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<Diagnostic> Vifs(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Before.IsKnown && start.Step.Outcome == StepOutcome.Failed))
        {
            foreach (var script in start.Step.Scripts.Where(script => script is { ExitStatus: 0, Unknown.Length: 0, Hotplug.IsConnected: false } && script.CommandLine.Contains(" online", StringComparison.Ordinal)))
            {
                if (start.VifOf(script) is not { } vif || NameOf(vif, start, network.Host.Release) is not { } name)
                {
                    continue;
                }

                var shown = Shown(start.Before).Concat(start.Step.Effects.OfType<Enslave>().Select(joined => (joined.Port, Kind: "port")));
                if (Culprit(name, shown) is { Length: > 0 } culprit)
                {
                    yield return Descriptor.At(network.Origins.Get(vif.Id, vif.BackendName.OrElse(null) is null ? Aspect.Whole : Aspect.BackendName), name.ToString(), culprit)
                        .WithCallout("vif-bridge takes the vif for a port already and ends without a word")
                        .WithEffect($"{start.Domain.DisplayName} does not start: xend waits 10 s for the script")
                        .WithNote("so it is where domains start in the order of their files; in another order other names are there");
                }
            }
        }
    }

    // 3.0.0 ignores vifname. Source: host-scripts §3.2.
    private static InterfaceName? NameOf(Vif vif, DomainStart start, Release release) =>
        release.Era == Era.A1 && vif.BackendName.OrElse(null) is { } own
            ? own
            : start.Step.Effects.OfType<CreateBackendVif>().FirstOrDefault(created => created.Vif.Id == vif.Id)?.Vif.Backend;

    /// <summary>The names in the output of <c>brctl show</c>.</summary>
    private static IEnumerable<(InterfaceName Name, string Kind)> Shown(NetworkState state) =>
        from link in state.Links
        where link.Kind == LinkKind.Bridge || link.Master is not null
        select (link.Name, link.Kind == LinkKind.Bridge ? "bridge" : "port");

    /// <summary>What in the output of <c>brctl show</c> matches a name; empty if nothing but the name itself does.</summary>
    private static string Culprit(InterfaceName name, IEnumerable<(InterfaceName Name, string Kind)> shown)
    {
        var pattern = string.Join('.', name.ToString().Split('.').Select(Regex.Escape));
        foreach (var (other, kind) in shown.Where(other => other.Name != name))
        {
            if (Matches(other.ToString(), pattern))
            {
                return $"its name occurs in that of {kind} '{other}'{(other.ToString().Contains(name.ToString(), StringComparison.Ordinal) ? "" : ", where the dot stands for any character")}";
            }
        }

        return Matches("bridge name\tbridge id\t\tSTP enabled\tinterfaces", pattern) ? "its name occurs in the heading of 'brctl show'" : "";
    }

    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
