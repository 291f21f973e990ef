using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.LabCompare;

/// <summary>Sends the lab's probes: from every node to every address of all others, one echo request each.</summary>
public static class LabReach
{
    /// <summary>Predicts who is answered and who takes delivery.</summary>
    /// <param name="world">All nodes.</param>
    /// <param name="scenario">What it asks besides.</param>
    /// <param name="memory">What was learnt before.</param>
    internal static JsonObject Write(LabWorld world, LabScenario scenario, ref WalkMemory memory)
    {
        var plane = ForwardingPlane.Of(world.ToTopology());
        memory = memory.MoveTo(plane);
        memory.BeginWalk();
        var reach = new JsonObject();
        foreach (var (from, to) in ProbesOf(world, scenario))
        {
            // Before each probe the lab empties the neighbour caches of all nodes; what bridges have learnt stays.
            if (scenario.ForgetsNeighbours)
            {
                memory.ForgetNeighbours();
            }

            reach[string.Create(CultureInfo.InvariantCulture, $"{from}>{to}")] = Probe(plane, new Packet(from, to), memory);
        }

        return reach;
    }

    /// <summary>The verdict on a pair of a scenario, written as in its result: <c>g1>10.0.0.1</c>.</summary>
    public static ReachVerdict Judge(Topology world, string pair)
    {
        var ends = pair.Split('>');
        return IPv4Address.TryParse(ends[^1], out var to) ? new ReachJudge(world).Judge(new Packet(ends[0], to)) : throw new ArgumentException($"'{pair}' is no pair.", nameof(pair));
    }

    private static JsonObject Probe(ForwardingPlane plane, Packet packet, WalkMemory memory)
    {
        // The lab sends its probes within a moment.
        var walk = PacketWalk.Run(plane, packet, memory, isAtOnce: true);
        var delivered = walk.Deliveries
            .Where(delivery => !delivery.Datagram.IsReply)
            .Select(delivery => $"{delivery.Node.Name}(src {new IPv4Address(delivery.Datagram.Source)})")
            .Distinct(StringComparer.Ordinal);
        return new JsonObject { ["ok"] = walk.IsAnswered, ["delivered"] = new JsonArray([.. delivered.Select(text => (JsonNode)JsonValue.Create(text))]) };
    }

    private static IEnumerable<(string From, IPv4Address To)> ProbesOf(LabWorld world, LabScenario scenario)
    {
        var nodes = world.NodesAsObserved(scenario);
        var targets = nodes.SelectMany(node => AddressesOf(world, node).Select(address => (Node: node, Address: address))).ToList();
        var seen = new HashSet<(string, IPv4Address)>();
        foreach (var from in nodes)
        {
            var own = AddressesOf(world, from).ToHashSet();
            foreach (var (node, address) in targets)
            {
                if (!string.Equals(node, from, StringComparison.Ordinal) && (scenario.ProbesOwnAddresses || !own.Contains(address)) && seen.Add((from, address)))
                {
                    yield return (from, address);
                }
            }
        }

        foreach (var (from, to) in scenario.FurtherProbes.Where(probe => world.Has(probe.From) && seen.Add((probe.From, probe.To))))
        {
            yield return (from, to);
        }
    }

    private static IEnumerable<IPv4Address> AddressesOf(LabWorld world, string node) =>
        world[node].Links.SelectMany(link => link.Addresses).Select(address => address.Prefix.Address).Distinct();
}
