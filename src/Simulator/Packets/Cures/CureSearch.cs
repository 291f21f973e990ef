using XenNetLint.Collections;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>Looks for the smallest sets of changes after which a packet arrives and its answer comes back, whoever spoke before.</summary>
/// <remarks>
/// Breadth first: what a packet ends at proposes changes, each is made and the packet is walked again. What is offered was played, and none of its
/// changes can be left out. A change that takes dom0 off the network is no cure, however well the packet does.
/// </remarks>
public static class CureSearch
{
    /// <summary>Changes in a set, at most.</summary>
    public const int MostCures = 4;

    /// <summary>Sets that are listed, at most.</summary>
    public const int MostSets = 5;

    private const int MostTries = 600;
    private const int FewestTries = 20;
    private const int MostLinksWalked = 2_000_000;

    /// <summary>Searches.</summary>
    /// <param name="topology">All nodes; what no cable leads to from the sender is left aside.</param>
    /// <param name="packet">The packet; its sender is a node of the topology.</param>
    /// <param name="meant">The node that is meant; null: whoever has the address.</param>
    public static CureFindings Run(Topology topology, Packet packet, string? meant)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(packet);
        return new Search(packet, meant).Run(TopologyParts.Around(topology, packet.From, meant));
    }

    /// <summary>Whether a packet arrives and its answer comes back whoever spoke before.</summary>
    internal static bool Cures(Topology topology, Packet packet, string? meant) => Look.At(topology, packet, meant) is { IsReachable: true };

    /// <summary>A topology as the packet finds it.</summary>
    private sealed record Look(Topology Topology, ReachJudge Reachability, Trace Trace, Blocker? Blocker)
    {
        public bool IsReachable => Blocker is null;

        public static Look At(Topology topology, Packet packet, string? meant)
        {
            var reachability = new ReachJudge(topology);
            var trace = reachability.Follow(packet, meant);
            if (trace.Blocker is { } blocker)
            {
                return new Look(topology, reachability, trace, blocker);
            }

            // It works when nobody has spoken before; it must work whoever has.
            var verdict = reachability.Judge(packet, meant);
            return verdict is { Verdict: Verdict.Depends, Breaks: { } breaks }
                ? new Look(topology, reachability, reachability.Follow(packet, meant, breaks), verdict.Blocker)
                : new Look(topology, reachability, trace, verdict.Blocker);
        }
    }

    private sealed record Branch(Look Look, EquatableArray<Cure> Cures, EquatableArray<Blocker> Blockers);

    private sealed class Search(Packet packet, string? meant)
    {
        private readonly List<(EquatableArray<Cure> Cures, EquatableArray<Blocker> Blockers)> _found = [];
        private Topology? _start;
        private (EquatableArray<Blocker> Blockers, Blocker Unknown)? _unknown;
        private int _tries;
        private int _mostTries;
        private bool _isGivenUp;

        public CureFindings Run(Topology topology)
        {
            _start = topology;
            _mostTries = Math.Clamp(MostLinksWalked / Math.Max(1, topology.Nodes.Sum(node => node.State.Links.Count)), FewestTries, MostTries);
            var look = Look.At(topology, packet, meant);
            if (look.Blocker is not { } first)
            {
                return CureFindings.Nothing;
            }

            if (first.Disposition == Disposition.InsufficientInformation)
            {
                return CureFindings.Nothing with { Blockers = [first], UnknownBehind = first };
            }

            var level = new List<Branch> { new(look, [], [first]) };
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var size = 1; size <= MostCures && _found.Count == 0 && level.Count > 0 && !_isGivenUp; size++)
            {
                level = [.. level.SelectMany(branch => Grow(branch, seen))];
            }

            return ToFindings(first);
        }

        private IEnumerable<Branch> Grow(Branch branch, HashSet<string> seen)
        {
            foreach (var cure in CureProposals.For(new CureContext(branch.Look.Topology, branch.Look.Reachability.Plane, packet, meant, branch.Look.Trace, branch.Look.Blocker)))
            {
                EquatableArray<Cure> cures = [.. branch.Cures, cure];
                if (branch.Cures.Any(earlier => string.Equals(earlier.Key, cure.Key, StringComparison.Ordinal)) || !seen.Add(KeyOf(cures)) || cure.ApplyTo(branch.Look.Topology) is not { } topology)
                {
                    continue;
                }

                if (_tries++ >= _mostTries)
                {
                    _isGivenUp = true;
                    yield break;
                }

                var look = Look.At(topology, packet, meant);
                switch (look.Blocker)
                {
                    case null:
                        Note(cures, branch.Blockers, topology);
                        break;
                    case { } next:
                        _unknown ??= next.Disposition == Disposition.InsufficientInformation ? (branch.Blockers, next) : null;
                        yield return new Branch(look, cures, branch.Blockers.Contains(next) ? branch.Blockers : branch.Blockers.Add(next));
                        break;
                }
            }
        }

        private void Note(EquatableArray<Cure> cures, EquatableArray<Blocker> blockers, Topology cured)
        {
            if (!LosesDom0(cured))
            {
                _found.Add((WithoutNeedless(cures), blockers));
            }
        }

        /// <summary>Whether a dom0 that could be reached over links and routes no longer can.</summary>
        private bool LosesDom0(Topology cured)
        {
            foreach (var node in cured.Nodes.Where(node => node.Role == NodeRole.Dom0))
            {
                if (_start?.FindNode(node.Name) is { } before && before.State != node.State && Loses(before.State, node.State))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Loses(NetworkState before, NetworkState after) =>
            Dom0Reachability.Of(before) == Verdict.Reachable && Dom0Reachability.Of(after, Dom0Contact.In(before)) == Verdict.Unreachable;

        /// <summary>The same without each change that the others do without: one may have come to light only behind another that was no help.</summary>
        private EquatableArray<Cure> WithoutNeedless(EquatableArray<Cure> cures)
        {
            for (var at = 0; at < cures.Count && cures.Count > 1; at++)
            {
                EquatableArray<Cure> fewer = [.. cures.Where((_, index) => index != at)];
                if (_start is { } start && Applied(start, fewer) is { } topology && Look.At(topology, packet, meant).IsReachable && !LosesDom0(topology))
                {
                    return WithoutNeedless(fewer);
                }
            }

            return cures;
        }

        private CureFindings ToFindings(Blocker first)
        {
            var least = _found.Count == 0 ? 0 : _found.Min(found => found.Cures.Count);
            var smallest = _found.Where(found => found.Cures.Count == least)
                .DistinctBy(found => KeyOf(found.Cures), StringComparer.Ordinal)
                .OrderBy(found => found.Cures.Sum(RankOf)).ThenBy(found => KeyOf(found.Cures), StringComparer.Ordinal)
                .ToList();
            return new CureFindings
            {
                Blockers = smallest.Count > 0 ? [.. smallest.Take(MostSets).SelectMany(found => found.Blockers).Distinct()] : _unknown?.Blockers ?? [first],
                Sets = [.. smallest.Take(MostSets).Select(found => new CureSet(found.Cures))],
                MoreSets = Math.Max(0, smallest.Count - MostSets),
                IsGivenUp = _isGivenUp,
                UnknownBehind = smallest.Count == 0 ? _unknown?.Unknown : null,
            };
        }

        // Who runs the hosts need not run what is outside.
        private int RankOf(Cure cure) => (int)cure.Kind + (_start?.FindNode(cure.Node) is { Role: NodeRole.Outside } ? Enum.GetValues<CureKind>().Length : 0);

        private static string KeyOf(EquatableArray<Cure> cures) => string.Join('\n', cures.Select(cure => cure.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The topology with changes made in order; null if one cannot be made.</summary>
    internal static Topology? Applied(Topology topology, IEnumerable<Cure> cures)
    {
        Topology? changed = topology;
        foreach (var cure in cures)
        {
            changed = changed is null ? null : cure.ApplyTo(changed);
        }

        return changed;
    }
}
