using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Forwarding;

/// <summary>What bridges and nodes believe. Source: neigh_event_ns and arp_process of Linux; host-scripts §12.2, §12.5.</summary>
public sealed class WalkMemoryTests
{
    private const uint Neighbour = 0xc0a80116;
    private const ulong First = 0x00163e000001;
    private const ulong Second = 0x00163e000002;

    private static readonly TestNetwork Network = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    private readonly ForwardingPlane _plane = ForwardingPlane.Of(Network.Topology);
    private readonly WalkMemory _memory = new();

    /// <summary>What is heard of the neighbour after it is known by its first address, and whether that is believed.</summary>
    [Theory]
    [InlineData("answer", true, First, "the first answer to a question counts")]
    [InlineData("answer", false, Second, "to the next question, the answer to that")]
    [InlineData("question", true, Second, "a direct question overrides whatever is known")]
    [InlineData("question", false, Second, "a direct question overrides whatever is known")]
    [InlineData("overheard", true, First, "what was just learnt is not corrected")]
    [InlineData("overheard", false, Second, "what is older is")]
    public void A_known_neighbour_changes_its_address_by_what_is_heard(string heard, bool isSameWalk, ulong believed, string why)
    {
        _memory.BeginWalk();
        _memory.LearnNeighbour(Link("g1", "eth0"), Neighbour, First, isDirectQuestion: false);
        if (!isSameWalk)
        {
            _memory.BeginWalk();
        }

        if (heard is "overheard")
        {
            _memory.Overhear(Link("g1", "eth0"), Neighbour, Second);
        }
        else
        {
            _memory.LearnNeighbour(Link("g1", "eth0"), Neighbour, Second, isDirectQuestion: heard is "question");
        }

        Assert.Equal((believed, why), (_memory.FindNeighbour(Link("g1", "eth0"), Neighbour), why));
    }

    [Fact]
    public void Who_is_not_known_is_not_made_known_by_what_is_overheard()
    {
        _memory.BeginWalk();
        _memory.Overhear(Link("g1", "eth0"), Neighbour, First);

        Assert.Null(_memory.FindNeighbour(Link("g1", "eth0"), Neighbour));
        Assert.Empty(_memory.KnowingNodes);
    }

    [Fact]
    public void Nodes_forget_their_neighbours_and_bridges_keep_their_ports()
    {
        _memory.LearnNeighbour(Link("g1", "eth0"), Neighbour, First, isDirectQuestion: false);
        _ = _memory.LearnPort(Link("dom0", "br0"), First, vlan: 0, Link("dom0", "vif1.0"));

        _memory.ForgetNeighbours();

        Assert.Null(_memory.FindNeighbour(Link("g1", "eth0"), Neighbour));
        Assert.Equal("dom0/vif1.0", _memory.FindPort(Link("dom0", "br0"), First, vlan: 0)?.ToString());
    }

    [Fact]
    public void An_address_that_is_learnt_behind_another_port_has_moved_within_its_vlan()
    {
        Assert.False(_memory.LearnPort(Link("dom0", "br0"), First, vlan: 0, Link("dom0", "vif1.0")));
        Assert.False(_memory.LearnPort(Link("dom0", "br0"), First, vlan: 0, Link("dom0", "vif1.0")));
        Assert.False(_memory.LearnPort(Link("dom0", "br0"), First, vlan: 5, Link("dom0", "eth0")));
        Assert.True(_memory.LearnPort(Link("dom0", "br0"), First, vlan: 0, Link("dom0", "vif2.0")));
        Assert.Equal("dom0/vif2.0", _memory.FindPort(Link("dom0", "br0"), First, vlan: 0)?.ToString());
        Assert.Null(_memory.FindPort(Link("dom0", "br0"), Second, vlan: 0));
    }

    /// <summary>What happens to the network, and whether br0 still knows g1's port and g1 its neighbour.</summary>
    [Theory]
    [InlineData("ip link set br0 mtu 1400", true, true, "nothing that matters")]
    [InlineData("ip link set br0 down", true, true, "a bridge that is down knows what it knew")]
    [InlineData("brctl delif br0 vif1.0", false, true, "the port is none any more")]
    [InlineData("ip link set vif1.0 down", true, true, "the port is down")]
    public void What_was_learnt_stays_as_long_as_the_port_is_one(string line, bool knowsPort, bool knowsNeighbour, string why)
    {
        var (port, neighbour) = KnownAfter(Network.Dom0(line));

        Assert.Equal((knowsPort, knowsNeighbour, why), (port, neighbour, why));
    }

    [Fact]
    public void A_port_of_the_same_name_and_of_another_guest_is_another_port()
    {
        var before = TestNetwork.Bridged().Guest("g1", "bridge=br0,vifname=web", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");
        var talk = new Conversation(before);
        Assert.Equal("answered by g1/eth0", talk.Ping("g2", "192.168.1.21"));

        // Another guest has name, addresses and all: the frame goes to every port until it speaks.
        talk = talk.On(before.Stop("g1").Guest("g3", "bridge=br0,vifname=web,mac=00:16:3e:00:00:01", "192.168.1.21/24"));

        Assert.Contains("Flooded", Fate.StepsOf(talk.Walk("g2", "192.168.1.21")), StringComparison.Ordinal);
        Assert.Contains("Switched", Fate.StepsOf(talk.Walk("g2", "192.168.1.21")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ip link set eth0 mtu 1400", true, "nothing that matters")]
    [InlineData("ip link set eth0 down", false, "a link that goes down forgets")]
    [InlineData("ip link set eth0 address 00:16:3e:00:00:99", false, "so does one with another address")]
    public void Neighbours_stay_known_as_long_as_the_link_is_up_and_has_its_address(string line, bool knowsNeighbour, string why)
    {
        var (port, neighbour) = KnownAfter(Network.Run("g1", line));

        Assert.Equal((true, knowsNeighbour, why), (port, neighbour, why));
    }

    private (bool Port, bool Neighbour) KnownAfter(TestNetwork changed)
    {
        _memory.LearnNeighbour(Link("g1", "eth0"), Neighbour, Second, isDirectQuestion: false);
        _ = _memory.LearnPort(Link("dom0", "br0"), First, vlan: 0, Link("dom0", "vif1.0"));
        var plane = ForwardingPlane.Of(changed.Topology);
        var moved = _memory.MoveTo(plane);
        return (
            plane.Find(new LinkEnd("dom0", InterfaceName.Parse("br0"))) is { } bridge && moved.FindPort(bridge, First, vlan: 0) is not null,
            plane.Find(new LinkEnd("g1", InterfaceName.Parse("eth0"))) is { } link && moved.FindNeighbour(link, Neighbour) is not null);
    }

    private PlaneLink Link(string node, string link) => _plane.Find(new LinkEnd(node, InterfaceName.Parse(link))) ?? throw new ArgumentException(link, nameof(link));
}
