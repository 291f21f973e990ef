using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A card joins a bridge by hand without the classic recipe: dead MAC address and ARP off first.</summary>
/// <remarks>
/// The address is necessary where dom0 uses the card's own one elsewhere on the bridge, and useless where it does not; ARP of a port changes
/// nothing. Source: host-scripts §6, §12.1 items 2 and 4, §12.4 items 3 and 6.
/// </remarks>
public sealed class ClassicRecipeRule : TimelineRule
{
    /// <summary>XNL1026.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1026", "Classic recipe for a card on a bridge is not followed", "card '{0}' joins bridge '{1}' {2}; {3}", RuleCategory.Bridging, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var handmade in HandmadePort.In(timeline, network).Where(handmade => handmade.IsByScript))
        {
            var port = handmade.Port;
            var hasOwn = port.MacAddress != MacAddress.Dead;
            if (!hasOwn && !port.IsArpOn)
            {
                continue;
            }

            var sharer = HandmadePortRule.SharerOf(handmade, timeline.FinalState);
            var how = (hasOwn, port.IsArpOn) switch
            {
                (true, true) => "with its own MAC address and with ARP on",
                (true, false) => "with its own MAC address",
                _ => "with ARP on",
            };
            yield return Descriptor
                .At(handmade.Location, port.Name.ToString(), handmade.Bridge.Name.ToString(), how, sharer is null ? "that does not matter here" : "that matters here")
                .WithCallout("the classic recipe: MAC address fe:ff:ff:ff:ff:ff and ARP off")
                .WithEffect(Effect(handmade, hasOwn, sharer))
                .WithNote("ARP on or off changes nothing: a port's own ARP never sees what comes in through it");
        }
    }

    private static string Effect(HandmadePort handmade, bool hasOwn, LinkState? sharer) => (hasOwn, sharer) switch
    {
        (true, { } other) => $"'{other.Name}' behind the same bridge has the card's MAC address: what is sent to it ends in '{handmade.Bridge.Name}'",
        (true, null) => $"none: nothing else of dom0's on '{handmade.Bridge.Name}' has the card's MAC address; the bridge takes it over, as in Xen 3.2 and later",
        _ => "none",
    };
}
