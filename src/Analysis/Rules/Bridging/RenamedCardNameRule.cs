using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A script names a card for something that network-bridge has moved to another link.</summary>
/// <remarks>
/// The card's name belongs to dom0's end of a pair (to 3.1) or to the bridge (from 3.2 on), the card is called <c>pN</c>. Lines before the call
/// are silent, and so are rules for dom0's own packets, which go by the old name. Source: host-scripts §1.5, §12.1, §12.3, T31.
/// </remarks>
public sealed class RenamedCardNameRule : TimelineRule
{
    private static readonly string[] Filters = ["iptables", "ip6tables", "ebtables", "arptables"];
    private static readonly string[] OnTheWire = ["tcpdump", "tshark", "dumpcap", "ethtool", "mii-tool", "tc"];
    private static readonly string[] PortOptions = ["--physdev-in", "--physdev-out"];
    private static readonly string[] LinkOptions = ["-i", "-o", "--in-interface", "--out-interface"];

    /// <summary>XNL1023.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1023", "Name means another device once network-bridge ran", "'{0}' is {1} once network-bridge has run", RuleCategory.Bridging, DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.HasXend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var state = timeline.FinalState;
        if (!state.IsKnown)
        {
            yield break;
        }

        var starts = timeline.Steps.Where(step => step.Event is XendStarted).ToList();
        var cards = starts.SelectMany(step => step.Effects).OfType<RenameLink>()
            .Where(rename => string.Equals(rename.To.ToString(), "p" + rename.From, StringComparison.Ordinal) && state.FindLink(rename.To) is { Kind: not LinkKind.Bridge })
            .Select(rename => rename.From)
            .Distinct()
            .ToList();
        foreach (var call in ScriptCall.In(network).Where(call => !IsBeforeCall(call, starts)))
        {
            for (var index = 0; index < call.Arguments.Count; index++)
            {
                if (call.Arguments[index] is { } word && cards.Where(card => Means(word, card)).Select(card => (InterfaceName?)card).FirstOrDefault() is { } card
                    && Trouble(call, index, card, state) is { } trouble)
                {
                    yield return Descriptor.At(call.PlaceOf(index), word, trouble.What).WithCallout(trouble.Callout).WithEffect(trouble.Effect);
                }
            }
        }
    }

    private static bool Means(string word, InterfaceName card) =>
        string.Equals(word, card.ToString(), StringComparison.Ordinal) || string.Equals(word, "p" + card, StringComparison.Ordinal);

    private static (string What, string Callout, string Effect)? Trouble(ScriptCall call, int index, InterfaceName card, NetworkState state)
    {
        var isCard = !string.Equals(call.Arguments[index], card.ToString(), StringComparison.Ordinal);
        var option = index == 0 ? "" : call.Arguments[index - 1] ?? "";
        var now = state.FindLink(card) is { Kind: LinkKind.Bridge } ? "the bridge" : "dom0's end of a veth pair";
        var what = isCard ? $"a port of bridge '{state.FindLink(InterfaceName.Parse("p" + card))?.Master}'" : now;
        if (Filters.Contains(call.Program, StringComparer.Ordinal))
        {
            if (!isCard && PortOptions.Contains(option, StringComparer.Ordinal))
            {
                return (what, $"the card's port is 'p{card}'", "no frame comes or goes through a port of this name: the rule never matches");
            }

            return isCard && LinkOptions.Contains(option, StringComparer.Ordinal) && call.Program is "iptables" or "ip6tables"
                ? (what, "IP sees the bridge, never its ports", "the rule never matches")
                : null;
        }

        if (!isCard && OnTheWire.Contains(call.Program, StringComparer.Ordinal) && (call.Program is not "tc" || option is "dev"))
        {
            return (what, $"the card is 'p{card}'", $"it works on {now}, not on the wire");
        }

        return isCard && AddsAddress(call, option)
            ? (what, $"dom0's addresses belong on '{card}'", "requests for the address arrive, and every answer is lost")
            : null;
    }

    private static bool AddsAddress(ScriptCall call, string option) =>
        call.Program is "dhclient" or "dhcpcd" or "pump"
        || (call.Program is "ip" && option is "dev" && call.Arguments is ["addr" or "address" or "a", "add", ..])
        || (call.Program is "ifconfig" && option.Length == 0 && call.Arguments.Count > 1 && call.Arguments[1] is { Length: > 0 } second && char.IsAsciiDigit(second[0]));

    // There the name still means the card.
    private static bool IsBeforeCall(ScriptCall call, List<TimelineStep> starts) =>
        starts.SelectMany(step => step.Scripts).Select(script => script.CalledFrom).OfType<ScriptPlace>().Where(place => string.Equals(place.Script, call.File.FileName, StringComparison.Ordinal)).ToList()
            is { Count: > 0 } calls && calls.TrueForAll(place => place.Line > call.Line);
}
