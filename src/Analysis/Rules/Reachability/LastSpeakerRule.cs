using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Reachability;

/// <summary>Whether somebody is reached hangs on who spoke before: bridges and neighbours believe the last one.</summary>
/// <remarks>
/// One finding for each cause: an address that is there twice, at the later vif; the address of dom0's ends in a guest; else the network of the host on
/// which it goes wrong. Rules that know the cause speak in its place. Walks are asked only where a look at the host does not settle it. Source: host-scripts §12.2 item 3, §12.4.
/// </remarks>
public sealed class LastSpeakerRule : FleetRule
{
    /// <summary>XNL5003.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL5003", "Delivery depends on who spoke last", "whether {0} reaches {1} depends on who spoke last: {2}", RuleCategory.Reachability, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        return fleet.Parts.Where(part => !RestsOnTwinsThatAreAssumed(part) && WalkNeed.IsIn(part)).SelectMany(InPart);
    }

    /// <summary>Whether two hosts have an address of dom0's that no file states: what follows from that is nobody's mistake.</summary>
    private static bool RestsOnTwinsThatAreAssumed(FleetAnalysis part)
    {
        if (part.Hosts.Count == 1)
        {
            return false;
        }

        var seen = new HashSet<IPv4Address>();
        var stated = part.Hosts.SelectMany(host => host.StatedAddresses()).Select(own => own.Address.Address).ToHashSet();
        return part.Hosts.SelectMany(host => host.Network.Host.Interfaces.SelectMany(link => link.Addresses)).Any(address => !seen.Add(address.Address) && !stated.Contains(address.Address));
    }

    private static IEnumerable<Diagnostic> InPart(FleetAnalysis part)
    {
        var causes = new Causes(part);
        var found = new Dictionary<string, (Cause Cause, ReachEntry Entry, int Others)>(StringComparer.Ordinal);
        foreach (var entry in part.Matrix.Entries().Where(entry => entry.Verdict.Verdict == Verdict.Depends && !IsLoop(entry.Verdict)))
        {
            if (causes.Find(entry) is not { } cause)
            {
                continue;
            }

            found[cause.Place.ToString()] = found.TryGetValue(cause.Place.ToString(), out var known) ? (known.Cause, known.Entry, known.Others + 1) : (cause, entry, 0);
        }

        return found.Values.Select(pair => Finding(pair.Cause, pair.Entry, pair.Others, part.Hosts.Count == 1 ? part.Hosts[0].Name : ""));
    }

    // Of that XNL1015 speaks.
    private static bool IsLoop(ReachVerdict verdict) => verdict.Disposition == Disposition.ForwardingLoop || verdict.Blocker?.Disposition == Disposition.ForwardingLoop;

    private static Diagnostic Finding(Cause cause, ReachEntry entry, int others, string host)
    {
        var (from, to) = (BlockerWords.Shown(entry.Pair.From.FullName, host), BlockerWords.Shown(entry.Pair.To.FullName, host));
        var (works, breaks) = (entry.Verdict.Works?.Utterances ?? [], entry.Verdict.Breaks?.Utterances ?? []);
        var finding = Descriptor.At(cause.Place, from, to, cause.Words)
            .WithEffect(breaks.Count > 0
                ? $"{from} no longer reaches {to} ({entry.Pair.Address.Address}) once {Said(breaks, host)}"
                : $"{from} does not reach {to} ({entry.Pair.Address.Address}) until {Said(works, host)}");
        finding = breaks.Count > 0 && works.Count > 0 ? finding.WithNote($"it does once {Said(works, host)}") : finding;
        finding = finding.WithRelated(cause.Other, "the other");
        return others > 0 ? finding.WithNote(FormattableString.Invariant($"the same holds for {others} more pair{(others == 1 ? "" : "s")} of senders and receivers")) : finding;
    }

    private static string Said(EquatableArray<Utterance> utterances, string host) =>
        string.Join(", then ", utterances.Select(utterance => $"{BlockerWords.Shown(utterance.Node, host)} has sent something to {utterance.To}"));

    /// <summary>What makes delivery hang on the last speaker.</summary>
    /// <param name="Place">Where it is written.</param>
    /// <param name="Words">A clause for the message.</param>
    /// <param name="Other">The other place that has to do with it; null if there is none.</param>
    private sealed record Cause(Location Place, string Words, Location? Other);

    /// <summary>The causes that the files of a part show.</summary>
    private sealed class Causes(FleetAnalysis part)
    {
        private List<AddressConflict> Conflicts => field ??= [.. AddressConflict.In(part)];

        private Dictionary<(string Host, DomainId? Domain), string> Nodes => field ??= part.Network.Ends
            .Where(end => end.Domain is not null)
            .ToDictionary(end => (end.Host, end.Domain), end => end.Node);

        private List<MacTwin> Twins => field ??= [.. MacTwins.In(part).Where(twin => twin.Place != MacTwinPlace.Elsewhere)];

        public Cause? Find(ReachEntry entry)
        {
            var nodes = ((IEnumerable<string>)[entry.Pair.From.Node, entry.Pair.To.Node])
                .Concat((entry.Verdict.Works?.Utterances ?? []).Concat(entry.Verdict.Breaks?.Utterances ?? []).Select(utterance => utterance.Node))
                .Concat(entry.Verdict.Blocker?.OtherNode is { } other ? [other] : [])
                .ToHashSet(StringComparer.Ordinal);
            return OfAddress(entry, nodes) ?? OfMac(nodes) ?? OfReservedMac(nodes) ?? OfHost(entry) ?? OfGuest(entry);
        }

        private Cause? OfAddress(ReachEntry entry, HashSet<string> nodes)
        {
            var asked = entry.Pair.From.Addresses.Concat(entry.Pair.To.Addresses).Select(address => address.Address).ToHashSet();
            return Conflicts.FindLast(conflict => asked.Contains(conflict.Address) && (nodes.Contains(NodeOf(conflict.Holder)) || nodes.Contains(NodeOf(conflict.First)))) is { } conflict
                ? new Cause(conflict.Holder.Place, $"the address {conflict.Address} is there twice", conflict.First.Place)
                : null;
        }

        private Cause? OfMac(HashSet<string> nodes) => Twins.FindLast(twin => nodes.Contains(NodeOf(twin.Holder)) || nodes.Contains(NodeOf(twin.First))) is { } twin
            ? new Cause(twin.Holder.Place, $"the MAC address {twin.Address} is there twice", twin.First.Place)
            : null;

        /// <summary>A guest with the address of dom0's ends of vifs, or of another link of dom0's.</summary>
        private Cause? OfReservedMac(HashSet<string> nodes)
        {
            foreach (var host in part.Hosts)
            {
                var own = host.Timeline.FinalState.Links.Where(link => link.Kind is not (LinkKind.BackendVif or LinkKind.Tap)).Select(link => link.MacAddress).OfType<MacAddress>().Append(MacAddress.Dead).ToHashSet();
                foreach (var vif in FleetVif.In(host))
                {
                    if (vif.Vif.MacAddress.OrElse(null) is { } mac && own.Contains(mac) && nodes.Contains(NodeOf(host, vif.Domain)))
                    {
                        return new Cause(host.Network.Origins.Get(vif.Vif.Id, Aspect.MacAddress), $"vif {vif.Name} has the MAC address {mac} of a link of dom0's", Other: null);
                    }
                }
            }

            return null;
        }

        private Cause? OfHost(ReachEntry entry)
        {
            var hosts = ((IEnumerable<string>)[entry.Verdict.Blocker?.Node ?? "", entry.Pair.To.Host + ":dom0", entry.Pair.From.Host + ":dom0"])
                .Select(node => part.Hosts.FirstOrDefault(host => string.Equals(host.Dom0, node, StringComparison.Ordinal))).OfType<FleetHost>();
            foreach (var host in hosts)
            {
                var handmade = HandmadePort.In(host.Timeline, host.Network).FirstOrDefault(port => SharesAddress(port, host.Timeline.FinalState));
                if (handmade is not null)
                {
                    return new Cause(handmade.Location, $"'{handmade.Port.Name}' on '{handmade.Bridge.Name}' has a MAC address that dom0 uses elsewhere", Other: null);
                }

                var line = LinkPlaces.LineOf(host.Timeline, host.Network, effect => effect is Simulator.Effects.SetMacAddress set && host.Timeline.FinalState.FindLink(set.Name) is { Master: not null } port && SharesAddress(port, host.Timeline.FinalState));
                if ((line ?? host.Network.Origins.FindHost(Aspect.NetworkScript)) is { } place)
                {
                    return new Cause(place, line is null ? WordsFor(host, entry) : "a port has a MAC address that dom0 uses elsewhere", Other: null);
                }
            }

            return null;
        }

        // Where no script makes the host's network, the guest is what there is to point to.
        private Cause? OfGuest(ReachEntry entry)
        {
            foreach (var end in (NetworkEnd[])[entry.Pair.To, entry.Pair.From])
            {
                if (end is { Domain: { } definition, Addresses: [{ Vif: { } vif }, ..] } && part.FindHost(end.Host) is { } host && host.Network.Host.Domains.Any(domain => domain.Id == definition))
                {
                    return new Cause(host.Network.Origins.Get(vif, Aspect.Whole), WordsFor(host, entry), Other: null);
                }
            }

            return null;
        }

        private static bool SharesAddress(HandmadePort handmade, NetworkState state) => SharesAddress(handmade.Port, state);

        private static bool SharesAddress(LinkState port, NetworkState state) =>
            port.MacAddress is { } mac && mac != MacAddress.Dead && state.Links.Any(link => link.MacAddress == mac && link.Name != port.Name && link is { Master: null, Kind: LinkKind.Veth });

        // 3.0.0 and 3.0.2 leave ARP of the bridge on. Source: host-scripts §12.2 item 3.
        private static string WordsFor(FleetHost host, ReachEntry entry)
        {
            var bridge = host.Timeline.FinalState.Bridges.FirstOrDefault(bridge => bridge is { IsUp: true, IsArpOn: true } && host.Timeline.FinalState.PortsOf(bridge.Name).Any(port => port.Kind == LinkKind.LoopbackBackend));
            return bridge is not null ? $"'{bridge.Name}' answers for dom0 too"
                : entry.Verdict.Blocker is { } blocker ? BlockerWords.Of(blocker, host.Name)
                : "two links answer for one address";
        }

        private string NodeOf(AddressHolder holder) => holder.Guest is { } guest ? NodeOf(holder.Host, guest.Vif.Domain) : holder.Host.Dom0;

        private string NodeOf(MacHolder holder) => holder.Guest is { } guest ? Nodes.GetValueOrDefault((holder.Host.Name, guest.Domain.Id), "") : holder.Host.Dom0;

        private string NodeOf(FleetHost host, RunningDomain domain) => Nodes.GetValueOrDefault((host.Name, domain.Definition), "");
    }
}
