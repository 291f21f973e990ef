using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

public sealed class PacketWalkLaws
{
    // Copies that a bridge makes are handled one after the other: a walk that does not end would run into this.
    private const int MostSteps = 100_000;

    [Fact]
    public void A_walk_ends_and_finds_every_circle()
    {
        var (walks, circles) = (0, 0);
        Law.Holds(RandomFleet.Any, given =>
        {
            var plane = ForwardingPlane.Of(given.Build().Topology, asksEverybody: true);
            var open = OpenCircles(plane);
            foreach (var packet in PacketsIn(plane))
            {
                var walk = PacketWalk.Run(plane, packet, new WalkMemory());
                walks++;
                circles += walk.HasLoop ? 1 : 0;
                if (walk.Drops.Count + walk.Deliveries.Count > MostSteps || (AsksInto(walk, plane, open) && !walk.HasLoop))
                {
                    return false;
                }
            }

            return true;
        });
        Assert.InRange(circles, walks / 100, walks / 2);
    }

    [Fact]
    public void Learnt_addresses_are_behind_ports_that_are_there_and_pass_frames() =>
        Law.Holds(RandomFleet.Any, given =>
        {
            var plane = ForwardingPlane.Of(given.Build().Topology);
            var memory = new WalkMemory();
            foreach (var packet in PacketsIn(plane))
            {
                _ = PacketWalk.Run(plane, packet, memory);
            }

            return memory.LearntPorts.All(learnt => learnt.Port.Master == learnt.Bridge && learnt.Bridge.Ports.Contains(learnt.Port) && learnt.Port.IsForwarding);
        });

    [Fact]
    public void What_is_for_a_learnt_address_is_never_passed_to_all()
    {
        var switched = 0;
        Law.Holds(RandomFleet.Any, given =>
        {
            var plane = ForwardingPlane.Of(given.Build().Topology);
            if (plane.Links.Exists(link => link.State.Kind is LinkKind.Vlan or LinkKind.OpenVSwitchBridge))
            {
                // A bridge learns for each VLAN by itself, and steps do not tell the VLAN.
                return true;
            }

            foreach (var packet in PacketsIn(plane))
            {
                var memory = new WalkMemory();
                _ = PacketWalk.Run(plane, packet, memory);
                var learnt = memory.LearntPorts.Select(entry => (entry.Bridge.End, Address: MacAddress.FromNumber(entry.Mac))).ToHashSet();
                var trace = WalkDiagnosis.Read(plane, packet, meant: null, PacketWalk.Run(plane, packet, memory));
                MacAddress? receiver = null;
                foreach (var step in trace.Request.Concat(trace.Answer).SelectMany(hop => hop.Steps))
                {
                    receiver = step.Kind == StepKind.Sent ? step.MacAddress : receiver;
                    switched += step.Kind == StepKind.Switched ? 1 : 0;
                    if (step.Kind == StepKind.Flooded && receiver is not null && learnt.Contains((new LinkEnd(step.Node, step.Link.GetValueOrDefault()), receiver)))
                    {
                        return false;
                    }
                }
            }

            return true;
        });
        Assert.True(switched > 1000, $"only {switched} frames were switched");
    }

    [Fact]
    public void The_same_question_has_the_same_answer() =>
        Law.Holds(RandomFleet.Any, given =>
        {
            var topology = given.Build().Topology;
            var (one, other) = (new ReachJudge(topology), new ReachJudge(topology));
            return PacketsIn(one.Plane).All(packet => one.Judge(packet) == other.Judge(packet) && one.Follow(packet) == one.Follow(packet));
        });

    /// <summary>From each node to one address of each other.</summary>
    private static IEnumerable<Packet> PacketsIn(ForwardingPlane plane) =>
        from sender in plane.Nodes
        from receiver in plane.Nodes
        where sender != receiver && receiver.OwnAddresses.Count > 0
        select new Packet(sender.Name, new IPv4Address(receiver.OwnAddresses.First()));

    /// <summary>The live segments in which bridges without the spanning tree protocol are joined in a circle: more connections than a tree has. Where VLANs part frames that is not told.</summary>
    private static HashSet<int> OpenCircles(ForwardingPlane plane)
    {
        var parted = plane.Links.Where(link => link.State.Kind is LinkKind.OpenVSwitchBridge or LinkKind.Vlan || link is { IsBridge: true, State.IsStpOn: true }).Select(plane.LiveSegmentOf).ToHashSet();
        var bridges = plane.Links.Where(link => link is { IsBridge: true, State.IsUp: true }).CountBy(plane.LiveSegmentOf).ToDictionary();
        var joints = plane.Links.Where(port => port is { IsForwarding: true, Far.IsForwarding: true } && port.Index < port.Far.Index).CountBy(plane.LiveSegmentOf).ToDictionary();
        return [.. joints.Where(segment => segment.Value >= bridges.GetValueOrDefault(segment.Key) && !parted.Contains(segment.Key)).Select(segment => segment.Key)];
    }

    /// <summary>Whether a walk has broadcast a question into such a segment.</summary>
    private static bool AsksInto(PacketWalk walk, ForwardingPlane plane, HashSet<int> circles) =>
        walk.OpenResolutions.Any(resolution => resolution.Device.State.IsUp && circles.Contains(plane.LiveSegmentOf(resolution.Device)));
}
