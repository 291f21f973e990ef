using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A bridge of Open vSwitch, or its notation for VLANs, with a script for another kind of bridge, or the reverse.</summary>
/// <remarks>
/// vif-openvswitch takes a dot for the VLAN's tag and colons for trunks, whatever bridges there are; for every other script they are letters of
/// a name. Silent where neither bridge is known. Source: host-scripts §3.7, T28; config-languages §8.4.
/// </remarks>
public sealed class OpenVSwitchNotationRule : TimelineRule
{
    /// <summary>XNL1018.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1018", "Open vSwitch notation with another script, or the reverse", "vif {0} asks for bridge '{1}' with {2}, and {3}", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(4, 3);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Before.IsKnown))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]).Where(vif => vif.Bridge.IsKnown && vif.Script.IsKnown))
            {
                var script = network.VifScriptOf(vif)?.Name;
                if (DomainStart.BridgeToldTo(vif, network.Host) is { } bridge && Trouble(start.Before, bridge, script) is { } trouble)
                {
                    yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.Bridge), vif.NameIn(start.Domain), bridge.ToString(), script ?? "", trouble.What)
                        .WithCallout(trouble.Callout)
                        .WithEffect(start.Step.Outcome == StepOutcome.Failed ? $"{start.Domain.DisplayName} does not start" : "the vif is not on the bridge that is meant")
                        .WithRelated(network.Origins.Find(vif.Id, Aspect.Script), "its script");
                }
            }
        }
    }

    private static (string What, string Callout)? Trouble(NetworkState state, InterfaceName bridge, string? script)
    {
        var text = bridge.ToString();
        var mark = text.IndexOfAny(['.', ':']);
        var link = state.FindLink(bridge);
        var stem = mark > 0 && InterfaceName.TryParse(text[..mark], out var name) ? state.FindLink(name) : null;
        return (script, link?.Kind, stem?.Kind) switch
        {
            ("vif-openvswitch", LinkKind.OpenVSwitchBridge, _) when mark > 0 =>
                ("that bridge's name cannot be written so", $"taken for a bridge '{text[..mark]}' with {(text[mark] == '.' ? "the VLAN tag" : "the trunks")} '{text[(mark + 1)..]}'"),
            ("vif-openvswitch", LinkKind.Bridge, _) => ($"'{text}' is a bridge of the kernel, not of Open vSwitch", "ovs-vsctl knows no such bridge"),
            ("vif-openvswitch", null, LinkKind.Bridge) => ($"'{text[..mark]}' is a bridge of the kernel, not of Open vSwitch", "ovs-vsctl knows no such bridge"),
            ("vif-bridge", LinkKind.OpenVSwitchBridge, _) => ($"'{text}' is a bridge of Open vSwitch", "only vif-openvswitch can join it"),
            ("vif-bridge", null, LinkKind.OpenVSwitchBridge or LinkKind.Bridge) =>
                ($"there is no bridge of that name", $"only vif-openvswitch takes '{text[mark..]}' for VLANs; here it is part of the name"),
            _ => null,
        };
    }
}
