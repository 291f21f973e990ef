using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Reachability;

/// <summary>A guest runs, has a vif, and reaches nobody: no guest of its host, not dom0, nothing outside; and nobody reaches it.</summary>
/// <remarks>
/// Silent where a verdict is unknown (of what others send to a guest, only where it can answer), and where a rule that knows the cause speaks of this guest or of its host's network. Walks are asked only where a
/// look at the host does not settle it. Source: product §4; host-scripts §12.
/// </remarks>
public sealed class IsolatedGuestRule : FleetRule
{
    /// <summary>XNL5001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL5001", "Guest cut off from everything", "guest {0} of host {1} is cut off: {2}", RuleCategory.Reachability, DiagnosticSeverity.Warning);

    // What these find takes whole bridges, or the host itself, off the network.
    private static readonly string[] Explaining =
        ["XNL1003", "XNL1004", "XNL1005", "XNL1006", "XNL1007", "XNL1008", "XNL1009", "XNL1010", "XNL1011", "XNL1012", "XNL1013", "XNL1025", "XNL3004", "XNL3007", "XNL3009", "XNL4010", "XNL5002"];

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        foreach (var part in fleet.Parts.Where(WalkNeed.IsIn))
        {
            var explained = new Dictionary<FleetHost, List<Diagnostic>>(ReferenceEqualityComparer.Instance);
            foreach (var reachClass in part.Matrix.Classes.Where(reachClass => reachClass.First is { Role: NodeRole.Guest, Addresses.Count: > 0 }))
            {
                if (Reason(reachClass, part) is not { } reason)
                {
                    continue;
                }

                foreach (var end in reachClass.Ends)
                {
                    if (part.FindHost(end.Host) is { } host && !MeetsStrangers(end, host, part) && Finding(end, host, LoneBridge(end, host) ?? reason, explained) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    /// <summary>Why all that an end of the class sends, and all that is sent to it, is lost: what most of it ends at; null if not all is lost.</summary>
    private static string? Reason(ReachClass own, FleetAnalysis part)
    {
        var isIsland = part.FindHost(own.First.Host) is { } host && VifsOf(own.First, host).All(vif => vif.Backend is { Master: not null } backend && BridgedSegment.From(host.Timeline.FinalState, backend).Nics.Count == 0);
        var blockers = new List<Blocker>();
        var mute = new HashSet<NetworkEnd>(ReferenceEqualityComparer.Instance);
        foreach (var entry in EntriesOf(own.First, part.Matrix))
        {
            // What becomes of what others send to the guest does not matter where it can send them nothing: no answer would get out either. But
            // where a card is on its bridge, somebody on the wire may share a network with it of which nothing is known.
            if (entry.Verdict.Verdict == Verdict.Unknown && mute.Contains(entry.Pair.From))
            {
                continue;
            }

            // Of a loop XNL1015 speaks.
            if (entry.Verdict is not { Verdict: Verdict.Unreachable, Blocker: { Disposition: not Disposition.ForwardingLoop } blocker })
            {
                return null;
            }

            blockers.Add(blocker);
            _ = blocker.Way == Way.Request && (isIsland || entry.Pair.To.Role == NodeRole.Outside) && mute.Add(entry.Pair.To);
        }

        return blockers.Count == 0 ? null : blockers.Select(blocker => BlockerWords.Of(blocker, own.First.Host)).CountBy(words => words, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).First().Key;
    }

    /// <summary>The verdicts between an end and those on its host or outside, one of each class, both ways.</summary>
    private static IEnumerable<ReachEntry> EntriesOf(NetworkEnd own, ReachMatrix matrix)
    {
        var group = matrix.ClassOf(own).Group;
        foreach (var others in matrix.Classes.Where(other => other.Group == group))
        {
            if (others.Ends.FirstOrDefault(end => end != own && end.Addresses.Count > 0 && (string.Equals(end.Host, own.Host, StringComparison.Ordinal) || end.Role == NodeRole.Outside)) is not { } other)
            {
                continue;
            }

            for (var number = 0; number < matrix.Targets(other).Count; number++)
            {
                yield return matrix.Find(own, other, number);
            }

            for (var number = 0; number < matrix.Targets(own).Count; number++)
            {
                yield return matrix.Find(other, own, number);
            }
        }
    }

    private static IEnumerable<FleetVif> VifsOf(NetworkEnd end, FleetHost host) => FleetVif.In(host).Where(vif => vif.Domain.Definition == end.Domain);

    /// <summary>Whether somebody whom no file shows may be on the guest's bridge: at ports that are not stated, or on a LAN of which nothing is known.</summary>
    private static bool MeetsStrangers(NetworkEnd end, FleetHost host, FleetAnalysis part)
    {
        foreach (var backend in VifsOf(end, host).Select(vif => vif.Backend).OfType<LinkState>())
        {
            var segment = BridgedSegment.From(host.Timeline.FinalState, backend);
            if (segment.HasUnseenPorts || segment.Nics.Any(card => !IsKnownLan(new LinkEnd(host.Dom0, card.Name), part.Network)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnownLan(LinkEnd card, FleetNetwork network) => network.Topology.Cables.Any(cable =>
        network.FindEnd(cable.One == card ? cable.Other.Node : cable.Other == card ? cable.One.Node : "") is { Addresses.Count: > 0 });

    /// <summary>That nobody else is on the bridge, where that says it all; null if somebody is.</summary>
    private static string? LoneBridge(NetworkEnd end, FleetHost host)
    {
        var state = host.Timeline.FinalState;
        var bridges = VifsOf(end, host).Select(vif => vif.Backend?.Master).ToList();
        return bridges is [{ } bridge] && state.PortsOf(bridge).Take(2).Count() == 1 && state.FindLink(bridge) is { Addresses.Count: 0 } ? $"nobody else is on bridge '{bridge}'" : null;
    }

    private static Diagnostic? Finding(NetworkEnd end, FleetHost host, string reason, Dictionary<FleetHost, List<Diagnostic>> explained)
    {
        if (end.Domain is not { } definition || host.Network.Host.Domains.FirstOrDefault(domain => domain.Id == definition) is not { } domain)
        {
            return null;
        }

        if (!explained.TryGetValue(host, out var others))
        {
            explained[host] = others = [.. OthersOn(host)];
        }

        var places = domain.Vifs.OrElse([]).Select(vif => host.Network.Origins.Get(vif.Id, Aspect.Whole)).ToList();
        return places.Count == 0 || others.Exists(other => Explaining.Contains(other.Id, StringComparer.Ordinal) || PlacesOf(other).Any(there => places.Exists(place => Meet(place, there))))
            ? null
            : Descriptor.At(places[0], end.Name, host.Name, reason)
                .WithEffect("what it sends to dom0, to other guests and to the outside is lost, and so is what they send to it");
    }

    /// <summary>What the rules about this host alone find, remarks aside.</summary>
    private static IEnumerable<Diagnostic> OthersOn(FleetHost host)
    {
        var rules = RuleCatalog.BuiltIn.Where(rule => rule.HoldsFor(host.Network.Host.Release, host.Network.Host.Toolstack));
        return rules.SelectMany(rule => rule switch
        {
            ModelRule modelRule => modelRule.Analyze(host.Network),
            TimelineRule timelineRule => timelineRule.Analyze(host.Timeline, host.Network),
            _ => [],
        }).Where(finding => finding.Severity > DiagnosticSeverity.Info);
    }

    // Of two guests with one name for their back ends, the one that is taken off the network is the other place.
    private static IEnumerable<Location> PlacesOf(Diagnostic finding) => finding.Related.Select(related => related.Location).Append(finding.Location);

    private static bool Meet(Location left, Location right) =>
        string.Equals(left.Source.Path, right.Source.Path, StringComparison.Ordinal) && left.Span.Start <= right.Span.End && right.Span.Start <= left.Span.End;
}
