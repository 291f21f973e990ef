using System.Globalization;
using System.Text;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;
using XenNetLint.Testing;
using Xunit;
using Xunit.Sdk;

namespace XenNetLint.Simulator.Tests.Packets;

public sealed class ReachMatrixLaws
{
    /// <summary>Random topologies on which the law is tried.</summary>
    private const int Topologies = 2000;

    [Fact]
    public void Every_pair_has_the_verdict_of_its_own_walk()
    {
        var measure = new Measure();
        Law.Holds(RandomFleet.Any, LawSettings.RunsOf(Topologies), given =>
        {
            var fleet = given.Build();
            measure.Count(fleet);
            return AllAgree(fleet, [], measure);
        });
        measure.Check();
    }

    [Fact]
    public void Every_pair_has_the_verdict_of_its_own_walk_where_something_has_happened() =>
        Law.Holds(RandomFleet.Any, given => AllAgree(given.Build(), given.BuildPast(), new Measure()));

    private static bool AllAgree(FleetNetwork fleet, IReadOnlyList<(Topology Topology, string Event)> past, Measure measure)
    {
        var matrix = ReachMatrix.Of(fleet, past);
        var plane = ForwardingPlane.Of(fleet.Topology, asksEverybody: true);
        var walks = new ReachJudge(plane, [.. past.Select(before => (ForwardingPlane.Of(before.Topology, asksEverybody: true), before.Event))]);
        var joined = Joined(fleet.Topology);
        foreach (var (from, to, number) in Pairs(matrix))
        {
            var entry = matrix.Find(from, to, number);
            var pair = new EndPair(from, to, matrix.Targets(to)[number]);
            var unknown = from.Unknown.Length > 0 ? from.Unknown : to.Unknown.Length > 0 ? to.Unknown : joined(from, to) ? "" : $"nobody states how {entry.Pair.From.Host} and {entry.Pair.To.Host} are joined";
            var (expected, actual) = unknown.Length > 0
                ? ($"Unknown InsufficientInformation {unknown}", $"{entry.Verdict.Verdict} {entry.Verdict.Disposition} {entry.Verdict.Blocker?.Detail}")
                : (Text(walks.Judge(pair.ToPacket(), to.Node), pair, plane), Text(entry.Verdict, entry.Pair, matrix.Reachability.Plane));
            measure.Count(entry.Verdict, isItsOwn: ReferenceEquals(entry.Pair.From, from) && ReferenceEquals(entry.Pair.To, to));
            if (!actual.StartsWith(expected, StringComparison.Ordinal))
            {
                throw new XunitException($"{from.FullName} to {to.FullName} {pair.Address.Address}: {expected}\nwalked as {entry.Pair.From.FullName} to {entry.Pair.To.FullName} {entry.Pair.Address.Address}: {actual}");
            }
        }

        return true;
    }

    private static string Text(ReachVerdict verdict, EndPair pair, ForwardingPlane plane) => string.Create(
        CultureInfo.InvariantCulture,
        $"{verdict.Verdict} {verdict.Disposition} works after {verdict.Works?.Utterances.Count} breaks after {verdict.Breaks?.Utterances.Count} {BlockerRoles.Describe(verdict.Blocker, pair, plane)}");

    private static IEnumerable<(NetworkEnd From, NetworkEnd To, int Address)> Pairs(ReachMatrix matrix) =>
        from sender in matrix.Fleet.Ends
        from receiver in matrix.Fleet.Ends
        where !ReferenceEquals(sender, receiver)
        from number in Enumerable.Range(0, matrix.Targets(receiver).Count)
        select (sender, receiver, number);

    /// <summary>Whether cables join two ends, or their hosts: a second answer to what the matrix calls groups.</summary>
    private static Func<NetworkEnd, NetworkEnd, bool> Joined(Topology topology)
    {
        var neighbours = topology.Cables.SelectMany(cable => ((string From, string To)[])[(cable.One.Node, cable.Other.Node), (cable.Other.Node, cable.One.Node)])
            .ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        return (from, to) => Around(PlaceOf(from)).Contains(PlaceOf(to));

        static string PlaceOf(NetworkEnd end) => end.Host.Length > 0 ? end.Host + ":dom0" : end.Node;

        HashSet<string> Around(string start)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { start };
            var open = new Queue<string>([start]);
            while (open.TryDequeue(out var node))
            {
                foreach (var next in neighbours[node].Where(seen.Add))
                {
                    open.Enqueue(next);
                }
            }

            return seen;
        }
    }

    /// <summary>What the generator makes.</summary>
    private sealed class Measure
    {
        private readonly Dictionary<Disposition, int> _dispositions = [];
        private readonly Dictionary<Verdict, int> _verdicts = [];
        private int _pairs;
        private int _ownWalks;
        private int _hosts;
        private int _richHosts;

        public void Count(FleetNetwork fleet)
        {
            foreach (var dom0 in fleet.Topology.Nodes.Where(node => node.Role == NodeRole.Dom0))
            {
                _hosts++;
                _richHosts += HasTwoBridges(dom0.State) || HasRoutedGuest(dom0.State) ? 1 : 0;
            }
        }

        public void Count(ReachVerdict verdict, bool isItsOwn)
        {
            _pairs++;
            _ownWalks += isItsOwn ? 1 : 0;
            _dispositions[verdict.Disposition] = _dispositions.GetValueOrDefault(verdict.Disposition) + 1;
            _verdicts[verdict.Verdict] = _verdicts.GetValueOrDefault(verdict.Verdict) + 1;
        }

        /// <summary>Every outcome is at least one of a hundred pairs; a third of the hosts is more than one bridge; a quarter of the pairs lets another one walk for it.</summary>
        public void Check()
        {
            var shares = Enum.GetValues<Disposition>().Select(disposition => (Name: disposition.ToString(), Count: _dispositions.GetValueOrDefault(disposition)))
                .Concat(Enum.GetValues<Verdict>().Select(verdict => (Name: verdict.ToString(), Count: _verdicts.GetValueOrDefault(verdict)))).ToList();
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{_pairs} pairs, {_ownWalks} walked for themselves; {_hosts} hosts, {_richHosts} with two bridges or a routed guest\n");
            foreach (var (name, count) in shares)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name,-24} {100.0 * count / _pairs,6:F2} %\n");
            }

            Assert.True(3 * _richHosts >= _hosts && 4 * (_pairs - _ownWalks) >= _pairs && shares.TrueForAll(share => 100 * share.Count >= _pairs), text.ToString());
        }

        private static bool HasTwoBridges(NetworkState dom0) => dom0.Links.Count(link => link.Kind is LinkKind.Bridge or LinkKind.OpenVSwitchBridge) > 1;

        private static bool HasRoutedGuest(NetworkState dom0) => dom0.Links.Any(link => link is { Kind: LinkKind.BackendVif, Master: null, IsUp: true } && dom0.RoutesOf(link.Name).Any());
    }
}
