using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Graphs;
using XenNetLint.Simulator.State;
using XenNetLint.Testing;
using Xunit;
using static XenNetLint.Simulator.Tests.Packets.Graphs.DrawnTopology;

namespace XenNetLint.Simulator.Tests.Packets.Graphs;

/// <summary>What QuikGraph finds agrees with going from end to end by hand.</summary>
public sealed class GraphLaws
{
    private const int Bridges = 5;

    /// <summary>A few bridges, and pairs that join two of them, the same two perhaps.</summary>
    private static Arbitrary<(int One, int Other)[]> Pairs() => Gen.ArrayOf(
        from one in Gen.Choose(0, Bridges - 1)
        from other in Gen.Choose(0, Bridges - 2)
        select (one, other < one ? other : other + 1)).Where(pairs => pairs.Length <= 12).ToArbitrary();

    [Fact]
    public void Bridges_hear_each_other_where_a_way_of_pairs_leads() => Law.Holds(Pairs(), pairs =>
    {
        var reached = Closure(pairs);
        var domains = BroadcastDomains.Of(Draw(pairs));
        return Enumerable.Range(0, Bridges).All(one => Enumerable.Range(0, Bridges).All(other => domains.AreJoined(BridgeEnd(one), BridgeEnd(other)) == reached[one, other]));
    });

    [Fact]
    public void Each_pair_that_joins_what_is_joined_already_closes_a_loop() => Law.Holds(Pairs(), pairs =>
    {
        var expected = Enumerable.Range(0, pairs.Length).Count(at => Closure(pairs[..at])[pairs[at].One, pairs[at].Other]);
        var loops = BridgeLoops.In(Draw(pairs));
        return loops.Count == expected && loops.All(loop => loop.Bridges.Count > 1 && loop.Ports.Count == 2 * loop.Bridges.Count && loop.Ports.Contains(loop.Closing));
    });

    private static LinkEnd BridgeEnd(int number) => DrawnTopology.End(FormattableString.Invariant($"alpha:dom0/br{number}"));

    private static bool[,] Closure((int One, int Other)[] pairs)
    {
        var reached = new bool[Bridges, Bridges];
        for (var at = 0; at < Bridges; at++)
        {
            reached[at, at] = true;
        }

        for (var round = 0; round < Bridges; round++)
        {
            foreach (var (one, other) in pairs)
            {
                for (var from = 0; from < Bridges; from++)
                {
                    var both = reached[from, one] || reached[from, other];
                    (reached[from, one], reached[from, other]) = (both, both);
                }
            }
        }

        return reached;
    }

    private static Topology Draw((int One, int Other)[] pairs) => Of(Dom0(
    [
        .. Enumerable.Range(0, Bridges).Select(number => Bridge(FormattableString.Invariant($"br{number}"))),
        .. pairs.SelectMany((pair, number) => (LinkState[])[PairEnd(number, "a", "b", pair.One), PairEnd(number, "b", "a", pair.Other)]),
    ]));

    private static LinkState PairEnd(int number, string name, string peer, int bridge) =>
        Link(FormattableString.Invariant($"{name}{number}"), LinkKind.Veth, FormattableString.Invariant($"br{bridge}"), number + 1) with { Peer = InterfaceName.Parse(FormattableString.Invariant($"{peer}{number}")) };
}
