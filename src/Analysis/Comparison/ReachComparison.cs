using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Who of those that are there before and after reaches whom no longer, or now. Ends that fare alike are told together.</summary>
internal sealed class ReachComparison
{
    private readonly ReachMatrix _before;
    private readonly ReachMatrix _after;
    private readonly ComparedState _side;
    private readonly BlameFinder _gainedBy;
    private readonly BlameFinder _lostBy;
    private readonly Dictionary<NetworkState, FleetNetwork> _fleets = new(ReferenceEqualityComparer.Instance);

    private ReachComparison(ComparedState before, ComparedState after, BlameFinder gainedBy, BlameFinder lostBy)
    {
        _side = after;
        _before = ReachMatrix.Of(before.Fleet);
        _after = ReachMatrix.Of(after.Fleet);
        _gainedBy = gainedBy;
        _lostBy = lostBy;
    }

    /// <summary>The changes from one state of a host to another.</summary>
    internal static IEnumerable<BehaviourChange> Of(ComparedState before, ComparedState after, BlameFinder gainedBy, BlameFinder lostBy) =>
        new ReachComparison(before, after, gainedBy, lostBy).Changes();

    private IEnumerable<BehaviourChange> Changes()
    {
        var groups = Groups();
        var told = new List<Difference>();
        foreach (var from in groups)
        {
            // What another host's ends lose is told with that host.
            foreach (var to in IsOwn(from) ? groups : groups.Where(IsOwn))
            {
                if (!(from.Ends[0].After.Role == NodeRole.Outside || IsOwn(from)))
                {
                    continue;
                }

                if (DifferenceBetween(from, to) is { } difference)
                {
                    told.Add(difference);
                }
            }
        }

        return Merged(told).Select(ToChange);
    }

    /// <summary>Ends that are there before and after, those together that are alike before and alike after.</summary>
    private List<EndGroup> Groups()
    {
        var groups = new Dictionary<(int, int, string), EndGroup>();
        foreach (var now in _after.Fleet.Ends)
        {
            if (Find(_before.Fleet, now) is not { } then)
            {
                continue;
            }

            // Ends of other hosts are told apart from those of this one.
            var key = (_before.ClassOf(then).Number, _after.ClassOf(now).Number, now.Host);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = new EndGroup([]);
            }

            group.Ends.Add((then, now));
        }

        return [.. groups.Values];
    }

    private Difference? DifferenceBetween(EndGroup from, EndGroup to)
    {
        if (ReferenceEquals(from, to) && from.Ends.Count == 1)
        {
            return null;
        }

        var sender = from.Ends[0];
        var receiver = to.Ends[ReferenceEquals(from, to) ? 1 : 0];
        var (old, now) = (VerdictOf(_before, sender.Before, receiver.Before), VerdictOf(_after, sender.After, receiver.After));
        return old != now ? new Difference(from, to, old, now, (sender.After, receiver.After)) : null;
    }

    // Of several addresses the first counts: at it the end is known. Who has none cannot be reached.
    private static Verdict VerdictOf(ReachMatrix matrix, NetworkEnd from, NetworkEnd to) =>
        matrix.Targets(to).Count > 0 ? matrix.Find(from, to, 0).Verdict.Verdict : to.Unknown.Length > 0 ? Verdict.Unknown : Verdict.Unreachable;

    /// <summary>Puts both directions together, and those that fare alike with the same others.</summary>
    private IEnumerable<Told> Merged(List<Difference> differences)
    {
        var open = differences.ToList();
        var pairs = new List<Told>();
        while (open.Count > 0)
        {
            var first = open[0];
            open.RemoveAt(0);
            var back = open.FindIndex(other => ReferenceEquals(other.From, first.To) && ReferenceEquals(other.To, first.From) && other.Kind == first.Kind);
            if (back >= 0)
            {
                open.RemoveAt(back);
            }

            pairs.Add(new Told(first, NamesOf(first.From), NamesOf(first.To), IsMutual: back >= 0 || ReferenceEquals(first.From, first.To)));
        }

        foreach (var alike in pairs.GroupBy(pair => (pair.Difference.Kind, pair.Difference.From, pair.IsMutual, pair.Difference.Before, pair.Difference.After)))
        {
            var others = alike.Where(pair => !ReferenceEquals(pair.Difference.From, pair.Difference.To)).ToList();
            foreach (var among in alike.Except(others))
            {
                yield return among;
            }

            if (others.Count > 0)
            {
                yield return others[0] with { To = [.. others.SelectMany(pair => pair.To)] };
            }
        }
    }

    private BehaviourChange ToChange(Told told)
    {
        var (difference, kind) = (told.Difference, told.Difference.Kind);
        var (from, to) = (Listed(told.From), Listed(told.To));
        var reach = told.From.Count == 1 ? "reaches" : "reach";
        var among = ReferenceEquals(difference.From, difference.To);
        var text = (kind, told.IsMutual, among) switch
        {
            (ChangeKind.Gained, _, true) => $"{from} reach each other",
            (ChangeKind.Lost, _, true) => $"{from} reach each other",
            (ChangeKind.Gained or ChangeKind.Lost, true, _) when told.From.Count == 1 && told.To.Count == 1 => $"{from} and {to} reach each other",
            (ChangeKind.Gained or ChangeKind.Lost, true, _) => $"{from} {reach} {to}, and back",
            (ChangeKind.Gained or ChangeKind.Lost, false, _) => $"{from} {reach} {to}",
            _ => $"whether {from} {reach} {(among ? "each other" : to)}: {Word(difference.Before)} -> {Word(difference.After)}",
        };
        var blame = (kind == ChangeKind.Lost ? _lostBy : _gainedBy).For(state => FactIn(state, difference), VifOf(difference));
        return new BehaviourChange(kind, ChangeGroup.Reachability, told.From[0], text, blame)
        {
            Fact = state => FactIn(state, difference),
            Guest = difference.Pair.From.Role == NodeRole.Guest ? difference.Pair.From.Name : difference.Pair.To.Role == NodeRole.Guest ? difference.Pair.To.Name : "",
        };
    }

    private static VifId? VifOf(Difference difference) =>
        difference.Pair.From.Addresses.Select(address => address.Vif).FirstOrDefault(vif => vif is not null) ?? difference.Pair.To.Addresses.Select(address => address.Vif).FirstOrDefault(vif => vif is not null);

    /// <summary>The verdict on a pair in a state on the way.</summary>
    private string FactIn(NetworkState state, Difference difference)
    {
        if (!_fleets.TryGetValue(state, out var fleet))
        {
            _fleets[state] = fleet = (_side with { State = state }).Fleet;
        }

        var from = Find(fleet, difference.Pair.From);
        var to = Find(fleet, difference.Pair.To);
        if (from is null || to is null)
        {
            return "";
        }

        if (EndPair.TargetsOf(to, fleet.Topology).FirstOrDefault() is not { } address)
        {
            return (to.Unknown.Length > 0 ? Verdict.Unknown : Verdict.Unreachable).ToString();
        }

        return from.Unknown.Length + to.Unknown.Length > 0 ? Verdict.Unknown.ToString() : new ReachJudge(fleet.Topology).Judge(new EndPair(from, to, address).ToPacket(), to.Node).Verdict.ToString();
    }

    private bool IsOwn(EndGroup group) => string.Equals(group.Ends[0].After.Host, _side.State.Host.Name, StringComparison.Ordinal);

    private static NetworkEnd? Find(FleetNetwork fleet, NetworkEnd end) =>
        fleet.Ends.FirstOrDefault(other => other.Role == end.Role && string.Equals(other.Host, end.Host, StringComparison.Ordinal) && other.Domain == end.Domain && (end.Domain is not null || string.Equals(other.Name, end.Name, StringComparison.Ordinal)));

    /// <summary>A verdict as the answer to a question.</summary>
    internal static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "yes",
        Verdict.Unreachable => "no",
        Verdict.Depends => "depends on who spoke last",
        _ => "unknown",
    };

    private static string Listed(List<string> names)
    {
        const int Shown = 4;
        return names.Count switch
        {
            1 => names[0],
            <= Shown => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
            _ => FormattableString.Invariant($"{string.Join(", ", names.Take(Shown - 1))} and {names.Count - Shown + 1} others"),
        };
    }

    private List<string> NamesOf(EndGroup group) => group.Ends.ConvertAll(end =>
        end.After.Role == NodeRole.Outside ? "the network " + end.After.Name : IsOwn(group) ? end.After.Name : end.After.FullName);

    private sealed record EndGroup(List<(NetworkEnd Before, NetworkEnd After)> Ends);

    private sealed record Difference(EndGroup From, EndGroup To, Verdict Before, Verdict After, (NetworkEnd From, NetworkEnd To) Pair)
    {
        public ChangeKind Kind => After == Verdict.Reachable ? ChangeKind.Gained : Before == Verdict.Reachable ? ChangeKind.Lost : ChangeKind.Changed;
    }

    private sealed record Told(Difference Difference, List<string> From, List<string> To, bool IsMutual);
}
