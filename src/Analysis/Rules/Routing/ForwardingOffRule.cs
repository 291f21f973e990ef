using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>Guests on vif-route or vif-nat, and the kernel does not forward once everything has started.</summary>
/// <remarks>
/// Where no file says whether it does, the kernel's default counts and it is a warning; XNL1016 speaks where network-bridge stands in the place of
/// network-route. Source: host-scripts §2.1, §2.2, §12.7 item 3.
/// </remarks>
public sealed class ForwardingOffRule : TimelineRule
{
    private const int MostNames = 5;

    /// <summary>XNL3004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3004", "Routed vifs but forwarding is off", "{0} routed, but host {1} does not forward", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL1016"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var state = timeline.FinalState;
        var value = state.FindSysctl(Sysctl.IpForward);
        if (!state.IsKnown || value is not (null or "0"))
        {
            yield break;
        }

        var isStated = value is not null || network.Host.Environment.States(EnvironmentFacts.IpForward);
        var line = value is null ? null : LinkPlaces.LineOf(timeline, network, effect => effect is SetSysctl { Sysctl.Name: Sysctl.IpForward });
        foreach (var vifs in RoutedVifs(state, network).Where(pair => isStated || !IsOfOtherRule(pair, network)).GroupBy(pair => line ?? PlaceOf(pair.Vif, network)))
        {
            var names = vifs.Select(pair => pair.Name).ToList();
            var shown = names.Count <= MostNames ? string.Join(", ", names) : FormattableString.Invariant($"{string.Join(", ", names.Take(MostNames - 1))} and {names.Count - MostNames + 1} others");
            var finding = Descriptor.At(vifs.Key, $"vif{(names.Count == 1 ? "" : "s")} {shown} {(names.Count == 1 ? "is" : "are")}", network.Host.Name)
                .WithCallout(line is null ? "nothing turns on net.ipv4.ip_forward" : "turns net.ipv4.ip_forward off")
                .WithEffect("these guests reach dom0 and dom0 reaches them; nothing else works, not even from guest to guest")
                .WithRelated(line is null ? null : PlaceOf(vifs.First().Vif, network), "routing is chosen here");
            yield return isStated
                ? finding
                : finding.LoweredTo(DiagnosticSeverity.Warning).WithNote("off is the kernel's default: if sysctl.conf turns it on, state \"ipForward\": true in the environment of xennetlint.json");
        }
    }

    private static IEnumerable<DomainVif> RoutedVifs(NetworkState state, BoundNetwork network)
    {
        var devices = state.Routes.Select(route => route.Device).ToHashSet();
        return
            from pair in network.StatedVifs()
            where network.VifScriptOf(pair.Vif)?.Name is "vif-route" or "vif-nat"
            let running = state.FindVif(pair.Vif.Id)
            where running is { Hotplug.IsConnected: true } && state.FindLink(running.Backend) is { Master: null } && devices.Contains(running.Backend)
            select pair;
    }

    // XNL1016 says that network-bridge is the wrong partner, and this with it.
    private static bool IsOfOtherRule(DomainVif pair, BoundNetwork network) =>
        network.Host.NetworkScript.OrElse(null)?.Name is "network-bridge" && pair.Vif.Script.OrElse(null) is null && network.Origins.FindHost(Aspect.VifScript) is not null;

    private static Location PlaceOf(Vif vif, BoundNetwork network) =>
        network.Origins.Find(vif.Id, Aspect.Script) ?? network.Origins.FindHost(Aspect.VifScript) ?? network.Origins.Get(vif.Id, Aspect.Whole);
}
