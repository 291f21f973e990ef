using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A bridge made by hand does not work: the card keeps its address, or a MAC address that dom0 uses beside it, or one of them stays down.</summary>
/// <remarks>Judged after all starts, so that the order of the lines does not matter. Source: host-scripts §6, §12.1, §12.2, §12.4, T34.</remarks>
public sealed class HandmadePortRule : TimelineRule
{
    /// <summary>XNL1013.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1013", "Bridge made by hand does not work", "card '{0}' is made a port of bridge '{1}' by hand, and {2}", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5003"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var isAssumed = network.Assumptions.Any(assumption => assumption.Fact is "interfaces");
        foreach (var handmade in HandmadePort.In(timeline, network))
        {
            foreach (var finding in ((Diagnostic?[])[KeptAddress(handmade, timeline.FinalState), SharedMacAddress(handmade, timeline.FinalState)]).OfType<Diagnostic>())
            {
                yield return isAssumed
                    ? finding.LoweredTo(DiagnosticSeverity.Warning).WithNote("holds if the card has the addresses that are assumed: state them in xennetlint.json")
                    : finding;
            }

            if (Down(handmade) is { } down)
            {
                yield return down;
            }
        }
    }

    private static Diagnostic? KeptAddress(HandmadePort handmade, NetworkState state)
    {
        var (port, bridge) = (handmade.Port, handmade.Bridge);
        var kept = port.Addresses.Where(address => !bridge.Addresses.Any(other => other.Prefix.Address == address.Prefix.Address)).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        // The routes of the card go with its last address.
        var routes = state.RoutesOf(port.Name).Where(route => route.Gateway is not null).Select(route => $"ip route add {route with { Device = bridge.Name }}").ToList();
        return Finding(handmade, $"keeps its address {kept[0].Prefix}")
            .WithCallout("the address belongs on the bridge")
            .WithEffect("requests for this address arrive, and every answer is lost: it leaves by the card, and dom0 resolves nobody there")
            .WithFix(Behind(
                handmade,
                $"Give the address to bridge '{bridge.Name}'",
                [$"ip addr flush dev {port.Name}", .. kept.Select(address => $"ip addr add {address.Prefix} dev {bridge.Name}"), .. routes.Count > 0 ? (string[])[$"ip link set {bridge.Name} up", .. routes] : []]));
    }

    // Of a bridge that the host's own files leave down XNL1003 speaks.
    private static Diagnostic? Down(HandmadePort handmade) => (handmade.Port.IsUp, handmade.Bridge.IsUp) switch
    {
        (true, true) => null,
        (_, false) when !handmade.IsByScript => null,
        (false, false) => Finding(handmade, "both stay down")
            .WithEffect("nothing passes, not even between the bridge's other ports")
            .WithFix(Behind(handmade, "Bring both up", [$"ip link set {handmade.Port.Name} up", $"ip link set {handmade.Bridge.Name} up"])),
        (false, true) => Finding(handmade, "the card stays down")
            .WithEffect("the guests on the bridge reach each other, and nobody outside")
            .WithFix(Behind(handmade, $"Bring '{handmade.Port.Name}' up", [$"ip link set {handmade.Port.Name} up"])),
        (true, false) => Finding(handmade, "the bridge stays down")
            .WithEffect("nothing passes, not even between its ports")
            .WithFix(Behind(handmade, $"Bring '{handmade.Bridge.Name}' up", [$"ip link set {handmade.Bridge.Name} up"])),
    };

    private static Diagnostic? SharedMacAddress(HandmadePort handmade, NetworkState state) => SharerOf(handmade, state) is not { } sharer ? null
        : Finding(handmade, $"'{sharer.Name}' on the same bridge has its MAC address {handmade.Port.MacAddress}")
            .WithCallout("frames for the address of a port end in the bridge device")
            .WithEffect($"what is sent to dom0 by way of '{sharer.Name}' ends in '{handmade.Bridge.Name}': dom0 resolves nobody of its own accord")
            .WithNote("network-bridge of 3.0 and 3.1 gives the card fe:ff:ff:ff:ff:ff for that reason")
            .WithFix(Behind(handmade, $"Give '{handmade.Port.Name}' the address fe:ff:ff:ff:ff:ff", [$"ip link set {handmade.Port.Name} address fe:ff:ff:ff:ff:ff"]));

    /// <summary>dom0's end of a pair whose other end is a port of the bridge, with the card's MAC address. Source: host-scripts §12.4 item 3.</summary>
    internal static LinkState? SharerOf(HandmadePort handmade, NetworkState state) => handmade.Port.MacAddress is not { } mac ? null
        : state.Links.FirstOrDefault(link => link.MacAddress == mac && link.Name != handmade.Port.Name && link.Master is null
            && link.Peer is { } peer && state.FindLink(peer)?.Master == handmade.Bridge.Name);

    private static Diagnostic Finding(HandmadePort handmade, string trouble) =>
        Descriptor.At(handmade.Location, handmade.Port.Name.ToString(), handmade.Bridge.Name.ToString(), trouble);

    // As lines of their own behind the one that makes the port, indented like it.
    private static CodeFix? Behind(HandmadePort handmade, string title, EquatableArray<string> lines)
    {
        var source = handmade.Location.Source;
        var end = handmade.Location.Span.End;
        if (!handmade.IsByScript || source.ToString(handmade.Location.Span).AsSpan().ContainsAny(";&|\\"))
        {
            return null;
        }

        var text = source.GetLine(handmade.Location.Start.Line);
        var indent = text[..(text.Length - text.TrimStart().Length)];
        return new CodeFix(title, IsSafe: false, [new TextEdit(new Location(source, new TextSpan(end, 0)), string.Concat(lines.Select(line => "\n" + indent + line)))]);
    }
}
