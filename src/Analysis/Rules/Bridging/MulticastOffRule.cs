using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>After network-bridge stop the card has multicast off.</summary>
/// <remarks>The start turns it off for the outer port, and stop never turns it on. Silent where the same script does. Source: host-scripts §1.6.1, T21.</remarks>
public sealed class MulticastOffRule : TimelineRule
{
    /// <summary>XNL1021.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1021", "Card has multicast off after network-bridge stop", "'{0}' leaves '{1}' with multicast off", RuleCategory.Bridging, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(3, 0, 3) && release.IsBefore(3, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        from stop in StopCall.In(timeline, network)
        from card in stop.After.FinalState.Links
        where card is { Kind: LinkKind.Nic, IsMulticastOn: false, Master: null }
        where stop.Before.FindLink(card.Name)?.Kind != LinkKind.Nic && network.Host.Interfaces.Any(link => link.Name == card.Name)
        select Descriptor.At(stop.Call.Location, stop.CommandLine, card.Name.ToString())
            .WithCallout("the start turned it off, and stop does not turn it on")
            .WithEffect("IPv6 finds no neighbours, and routing protocols that use multicast hear nobody")
            .WithNote($"behind it: 'ip link set {card.Name} multicast on'");
}
