using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>The host's own files define a bridge that the boot does not bring up, and nothing else does later.</summary>
/// <remarks>A bridge that is down forwards nothing, not even between its ports; vif scripts do not look at it. Source: host-scripts §1.4.6, §12.1 item 1.</remarks>
public sealed class BridgeDownAtBootRule : TimelineRule
{
    /// <summary>XNL1003.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1003", "Bridge defined but not brought up at boot", "bridge '{0}' of host {1} is defined, but not brought up at boot", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var state = timeline.FinalState;
        if (!state.IsKnown)
        {
            yield break;
        }

        foreach (var bridge in network.Host.Interfaces.Where(link => link is { IsBridge: true, IsUp: false }))
        {
            var link = state.FindLink(bridge.Name);
            if ((link is null ? bridge.ExistsAtBoot : link is not { IsUp: false, Kind: LinkKind.Bridge or LinkKind.OpenVSwitchBridge }) || PlaceOf(bridge, network) is not { } place)
            {
                continue;
            }

            if (link is null)
            {
                yield return Descriptor.At(place, bridge.Name.ToString(), network.Host.Name)
                    .WithCallout("nothing makes it before somebody brings it up")
                    .WithEffect("it is not there, and no guest on it starts");
                continue;
            }

            var users = network.StatedVifs().Where(pair => state.FindVif(pair.Vif.Id) is { } running && running.Bridge.OrElse(null) == bridge.Name).Select(pair => pair.Name).ToList();
            yield return Descriptor.At(place, bridge.Name.ToString(), network.Host.Name)
                .WithCallout("no script brings it up either")
                .WithEffect(users.Count == 0 ? "it forwards nothing until somebody brings it up" : $"{string.Join(", ", users)} {(users.Count == 1 ? "is" : "are")} on it, and nothing passes, although the start succeeds")
                .WithNote("the vif scripts ask whether a bridge exists, not whether it is up");
        }
    }

    private static Text.Location? PlaceOf(HostInterface bridge, BoundNetwork network) =>
        network.Origins.FindInterface(bridge.Name)
        ?? network.StatedVifs().Where(pair => pair.Vif.Bridge.OrElse(null) == bridge.Name).Select(pair => network.Origins.Get(pair.Vif.Id, Aspect.Bridge)).FirstOrDefault();
}
