using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>The verdicts on some senders and some who are meant: one walk for each pair of classes, however many ends they have.</summary>
public sealed class ReachSelection
{
    private readonly FleetAnalysis _fleet;
    private readonly ReachMatrix _matrix;
    private readonly Dictionary<(int From, int To, int Address, bool IsOnOneHost, InterfaceName Interface), (ReachVerdict Verdict, string Cause)> _byInterface = [];

    /// <summary>Sorts what was asked for into groups and classes; verdicts are computed when they are enumerated.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="from">Who sends.</param>
    /// <param name="to">Who is meant.</param>
    public ReachSelection(FleetAnalysis fleet, EndSelection from, EndSelection to)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _fleet = fleet;
        _matrix = fleet.Matrix;
        From = from;
        To = to;
        var senders = PartsOf(from, isSender: true);
        var receivers = PartsOf(to, isSender: false).ToLookup(part => part.Class.Group);
        var hosts = fleet.Network.Ends.Where(end => end.Host.Length > 0).GroupBy(end => _matrix.ClassOf(end).Group, end => end.Host).ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToEquatableArray());
        Groups =
        [
            .. senders.GroupBy(part => part.Class.Group)
                .Select(group => new ReachGroup(group.Key, hosts.GetValueOrDefault(group.Key, []), [.. group], [.. receivers[group.Key]])),
        ];
        HasUnjoined = receivers.Any(group => Groups.Any(sender => sender.Number != group.Key));
    }

    /// <summary>The fleet.</summary>
    public FleetAnalysis Fleet => _fleet;

    /// <summary>Who sends.</summary>
    public EndSelection From { get; }

    /// <summary>Who is meant.</summary>
    public EndSelection To { get; }

    /// <summary>The groups that somebody sends from, in the order of the fleet.</summary>
    public EquatableArray<ReachGroup> Groups { get; }

    /// <summary>Whether a sender and somebody who is meant are in different groups: what is between them nobody knows.</summary>
    public bool HasUnjoined { get; }

    /// <summary>The verdicts on the pairs of a group, in the order of its parts.</summary>
    public IEnumerable<PartVerdict> Verdicts(ReachGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (var from in group.From)
        {
            foreach (var to in group.To)
            {
                foreach (var verdict in Verdicts(from, to))
                {
                    yield return verdict;
                }
            }
        }
    }

    /// <summary>The verdicts on two parts: to each address that is meant, on one host and between two.</summary>
    public IEnumerable<PartVerdict> Verdicts(ReachPart from, ReachPart to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var onOne = CountOnOneHost(from, to);
        var onTwo = ((long)from.Ends.Count * to.Ends.Count) - CountShared(from, to) - onOne;
        foreach (var isOnOneHost in (bool[])[true, false])
        {
            var pairs = isOnOneHost ? onOne : onTwo;
            if (pairs == 0 || FindPair(from, to, isOnOneHost) is not { } ends)
            {
                continue;
            }

            foreach (var number in to.AddressNumbers)
            {
                var pair = new EndPair(ends.From, ends.To, _matrix.Targets(ends.To)[number]) { Device = from.Interface };
                var (verdict, cause) = Judge(from, pair, number);
                yield return new PartVerdict(from, to, number, onOne > 0 && onTwo > 0 ? isOnOneHost : null, pair, verdict, pairs) { Cause = cause };
            }
        }
    }

    /// <summary>The same verdict as it reads for a pair: what it ends at has the names of that pair's own.</summary>
    public ReachVerdict Explain(EndPair pair, ReachVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Verdict == Verdict.Reachable || _matrix.ClassOf(pair.From).Group != _matrix.ClassOf(pair.To).Group || pair.From.Unknown.Length > 0 || pair.To.Unknown.Length > 0
            ? verdict
            : _matrix.Reachability.Judge(pair.ToPacket(), pair.To.Node);
    }

    /// <summary>The address that a verdict is about, of the end that stands for all.</summary>
    public EndAddress TargetOf(NetworkEnd end, int number) => _matrix.Targets(end)[number];

    // ---- parts

    private List<ReachPart> PartsOf(EndSelection selection, bool isSender)
    {
        var parts = new Dictionary<(int Class, InterfaceName? Interface, EquatableArray<int> Numbers), List<NetworkEnd>>();
        var classes = new Dictionary<int, ReachClass>();
        foreach (var selected in Merged(selection.Ends))
        {
            var ofEnd = _matrix.ClassOf(selected.First().End);
            classes[ofEnd.Number] = ofEnd;
            var targets = isSender ? [] : _matrix.Targets(selected.First().End);
            EquatableArray<int> numbers = isSender ? [] : [.. selected.SelectMany(one => one.NumbersAmong(targets)).Distinct().Order()];
            foreach (var device in isSender ? selected.Select(one => one.Interface).Distinct() : [null])
            {
                var key = (ofEnd.Number, device, numbers);
                if (!parts.TryGetValue(key, out var ends))
                {
                    parts[key] = ends = [];
                }

                ends.Add(selected.First().End);
            }
        }

        return
        [
            .. parts.Select(part => new ReachPart(classes[part.Key.Class], part.Value.ToEquatableArray())
            {
                Interface = part.Key.Interface,
                AddressNumbers = part.Key.Numbers,
            }),
        ];
    }

    // One end may be meant by several names, each time with other addresses.
    private IEnumerable<IEnumerable<SelectedEnd>> Merged(EquatableArray<SelectedEnd> ends)
    {
        var places = _fleet.Network.Ends.Index().ToDictionary(pair => pair.Item.Node, pair => pair.Index, StringComparer.Ordinal);
        return ends.GroupBy(selected => selected.End.Node, StringComparer.Ordinal).OrderBy(group => places[group.Key]);
    }

    // ---- pairs

    private static long CountOnOneHost(ReachPart from, ReachPart to)
    {
        var count = 0L;
        foreach (var host in from.ByHost)
        {
            count += (long)host.Count() * to.ByHost[host.Key].Count();
        }

        return count - CountShared(from, to);
    }

    // Nobody is a pair with himself. Parts of one class, or the same ends asked for twice, share ends; others do not.
    private static long CountShared(ReachPart from, ReachPart to) =>
        ReferenceEquals(from.Class, to.Class) ? from.Ends.Select(end => end.Node).Intersect(to.Ends.Select(end => end.Node), StringComparer.Ordinal).LongCount() : 0;

    private static (NetworkEnd From, NetworkEnd To)? FindPair(ReachPart from, ReachPart to, bool isOnOneHost)
    {
        foreach (var sender in from.Ends)
        {
            var receivers = isOnOneHost ? to.ByHost[sender.Host] : to.ByHost.FirstOrDefault(host => !string.Equals(host.Key, sender.Host, StringComparison.Ordinal)) ?? Enumerable.Empty<NetworkEnd>();
            foreach (var receiver in receivers)
            {
                if (!ReferenceEquals(sender, receiver))
                {
                    return (sender, receiver);
                }
            }
        }

        return null;
    }

    private (ReachVerdict Verdict, string Cause) Judge(ReachPart from, EndPair pair, int addressNumber)
    {
        if (from.Interface is { } device)
        {
            return JudgeBy(pair, addressNumber, device);
        }

        var entry = _matrix.Find(pair.From, pair.To, addressNumber);
        return (entry.Verdict, _matrix.CauseOf(entry.Pair, entry.Verdict));
    }

    private (ReachVerdict Verdict, string Cause) JudgeBy(EndPair pair, int addressNumber, InterfaceName device)
    {
        var key = (_matrix.ClassOf(pair.From).Number, _matrix.ClassOf(pair.To).Number, addressNumber, string.Equals(pair.From.Host, pair.To.Host, StringComparison.Ordinal), device);
        if (!_byInterface.TryGetValue(key, out var known))
        {
            // Where nothing can be said, the matrix says why.
            var verdict = pair.From.Unknown.Length > 0 || pair.To.Unknown.Length > 0 ? _matrix.Find(pair.From, pair.To, addressNumber).Verdict : _matrix.Reachability.Judge(pair.ToPacket(), pair.To.Node);
            _byInterface[key] = known = (verdict, _matrix.CauseOf(pair, verdict));
        }

        return known;
    }
}
