using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>What a trace tells besides whether the packet arrives.</summary>
public sealed class FollowedPacketTests
{
    private static readonly TestNetwork Two = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    [Fact]
    public void Who_answers_for_an_address_is_told()
    {
        var routed = TestNetwork.Of(Hosts.S0("4.17-debian", networkScript: null)).Dom0("sysctl -w net.ipv4.ip_forward=1").Guest("g1", "script=vif-route,ip=192.168.1.21", "192.168.1.21/24");

        Assert.Equal("g2 eth0", AnswererOf(Two, "g1", "192.168.1.22"));
        Assert.Equal("dom0 br0", AnswererOf(Two, "g1", "192.168.1.10"));
        Assert.Equal("dom0 vif1.0", AnswererOf(routed, "g1", "192.168.1.1"));
    }

    [Fact]
    public void What_is_for_oneself_never_leaves()
    {
        var trace = new ReachJudge(Two.Topology).Follow(Packet("g1", "192.168.1.21"), "g1");

        Assert.True(trace.IsAnswered);
        Assert.Equal([StepKind.Routed, StepKind.Delivered], trace.Request.SelectMany(hop => hop.Steps).Select(step => step.Kind));
        Assert.Null(trace.Request[0].Steps[0].Route);
    }

    [Fact]
    public void What_is_for_an_address_that_the_sender_shares_is_taken_by_the_sender()
    {
        var shared = Two.Guest("g3", "bridge=br0", "192.168.1.21/24");

        Assert.Equal(new Blocker(Disposition.WrongRecipient, Way.Request, "g1") { OtherNode = "g1", Address = Address("192.168.1.21") }, new ReachJudge(shared.Topology).Follow(Packet("g1", "192.168.1.21"), "g3").Blocker);
    }

    [Fact]
    public void Through_an_interface_that_is_named_it_leaves_even_where_the_route_says_another()
    {
        var network = TestNetwork.Bridged().Dom0("brctl addbr br1", "ip link set br1 up").Guest("g1", ("bridge=br0", "192.168.1.21/24"), ("bridge=br1", "192.168.1.31/24"));
        var trace = new ReachJudge(network.Topology).Follow(Packet("g1", "192.168.1.10") with { Device = InterfaceName.Parse("eth1") });

        Assert.Equal("eth1", trace.Request[0].Steps[0].Link.ToString());
    }

    [Fact]
    public void Where_no_rule_could_drop_it_the_packet_filter_is_not_mentioned()
    {
        var kinds = new ReachJudge(Two.Dom0("iptables -F FORWARD").Topology).Follow(Packet("g1", "192.168.1.22")).Request.SelectMany(hop => hop.Steps).Select(step => step.Kind);

        Assert.DoesNotContain(StepKind.Accepted, kinds);
    }

    /// <summary>Source: host-scripts §12.5 item 6.</summary>
    [Fact]
    public void Orders_of_speakers_can_be_played_again_what_was_said_before_an_event_first()
    {
        var before = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0,mac=00:16:3e:00:00:22", "192.168.1.22/24");
        var after = before.Stop("g2").Guest("g2", "bridge=br0,mac=00:16:3e:00:00:99", "192.168.1.22/24");
        var reachability = new ReachJudge(after.Topology, [(before.Topology, "reboot g2")]);

        var verdict = reachability.Judge(Packet("g1", "192.168.1.22"), "g2");

        Assert.Equal(Verdict.Depends, verdict.Verdict);
        Assert.Equal("reboot g2", verdict.Breaks?.Utterances[0].Before);
        Assert.False(reachability.Follow(Packet("g1", "192.168.1.22"), "g2", Assert.IsType<SpeakingOrder>(verdict.Breaks)).IsAnswered);
        Assert.True(reachability.Follow(Packet("g1", "192.168.1.22"), "g2", Assert.IsType<SpeakingOrder>(verdict.Works)).IsAnswered);
    }

    /// <summary>Source: host-scripts §12.6 item 1.</summary>
    [Theory]
    [InlineData("br0")]
    [InlineData("br1")]
    public void One_bridge_with_the_spanning_tree_protocol_opens_a_circle(string bridge)
    {
        var circle = Two.Dom0(
            "brctl addbr br1", "ip link set br1 up", "ip link add a0 type veth peer name a1", "ip link add b0 type veth peer name b1",
            "brctl addif br0 a0", "brctl addif br1 a1", "brctl addif br0 b0", "brctl addif br1 b1", "ip link set a0 up", "ip link set a1 up", "ip link set b0 up", "ip link set b1 up");

        Assert.Equal(Disposition.ForwardingLoop, new ReachJudge(circle.Topology).Follow(Packet("g1", "192.168.1.22")).RequestDisposition);
        Assert.True(new ReachJudge(circle.Dom0($"brctl stp {bridge} on").Topology).Follow(Packet("g1", "192.168.1.22")).IsAnswered);
    }

    private static string AnswererOf(TestNetwork network, string from, string to)
    {
        var step = new ReachJudge(network.Topology).Follow(Packet(from, to)).Request.SelectMany(hop => hop.Steps).First(step => step.Kind == StepKind.NeighbourResolved);
        return $"{step.OtherNode} {step.Other}";
    }

    private static Packet Packet(string from, string to) => new(from, Address(to));

    private static IPv4Address Address(string text) => IPv4Address.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
