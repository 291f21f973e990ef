using XenNetLint.Model.Addresses;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Bridge timing and MTU: host-scripts §12.6, item by item.</summary>
public sealed class BridgeTimingAndMtuTests
{
    private static readonly TestNetwork TwoGuests = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");

    /// <summary>How long a port waits is a question of time, which the lab's scenarios 94 and 95 and their predictions have; here is what waiting means.</summary>
    [Fact]
    public void Item_12_6_1_A_port_that_the_spanning_tree_keeps_waiting_passes_nothing()
    {
        var network = TwoGuests.Dom0("brctl stp br0 on").Waiting("vif1.0");

        Assert.Equal("lost: NoNeighbour for 192.168.1.10 at g1/eth0", network.Ping("g1", "192.168.1.10"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.21 at dom0/br0", network.Ping("dom0", "192.168.1.21"));
        Assert.Equal("lost: NoNeighbour for 192.168.1.22 at g1/eth0", network.Ping("g1", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_6_1_A_port_passes_frames_at_once_without_the_spanning_tree_whatever_the_delay()
    {
        var network = TwoGuests.Dom0("brctl setfd br0 15");

        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22"));
    }

    [Fact]
    public void Item_12_6_2_A_bridges_mtu_is_the_smallest_of_its_ports()
    {
        var network = TwoGuests.Dom0("ip link set vif2.0 mtu 1400");

        Assert.Equal("answered by dom0/br0", network.Ping("g1", "192.168.1.10", 1400));
        Assert.Equal("dom0/br0 has it, its answer is lost: TooBig at dom0/br0", network.Ping("g1", "192.168.1.10", 1401));
        Assert.Equal("lost: TooBig at dom0/br0", network.Ping("dom0", "192.168.1.21", 1401));
        Assert.Equal("answered by g1/eth0", network.Dom0("ip link set vif2.0 mtu 1500").Ping("dom0", "192.168.1.21", 1500));
    }

    [Fact]
    public void Item_12_6_2_A_frame_larger_than_the_port_that_it_leaves_by_is_dropped_there()
    {
        var network = TwoGuests.Dom0("ip link set vif2.0 mtu 1400");

        Assert.Equal("lost: TooBig at dom0/vif2.0", network.Ping("g1", "192.168.1.22", 1401));
        Assert.Equal("answered by g2/eth0", network.Ping("g1", "192.168.1.22", 1400));
        Assert.Equal("answered by lan0/lan", network.Ping("g1", "192.168.1.1", 1500));
    }

    [Fact]
    public void Item_12_6_2_A_bridges_mtu_that_was_set_by_hand_stays()
    {
        var network = TwoGuests.Dom0("ip link set br0 mtu 1300", "ip link set vif2.0 mtu 1400");

        Assert.Equal(1300, MtuOf(network, "br0"));
        Assert.Equal("lost: TooBig at dom0/br0", network.Ping("dom0", "192.168.1.1", 1301));
        Assert.Equal("answered by lan0/lan", network.Ping("dom0", "192.168.1.1", 1300));
    }

    [Fact]
    public void Item_12_6_2_The_mtu_trick_of_3_1_keeps_xenbr0_at_1500()
    {
        Assert.Equal(1500, MtuOf(TestNetwork.Started("3.1").Dom0("ip link set peth0 mtu 1400"), "xenbr0"));
        Assert.Equal(1400, MtuOf(TestNetwork.Started("3.0.4").Dom0("ip link set peth0 mtu 1400"), "xenbr0"));
        Assert.Equal(1400, MtuOf(TestNetwork.Started("3.4").Dom0("ip link set peth0 mtu 1400"), "eth0"));
    }

    [Theory]
    [InlineData("4.0", 1500)]
    [InlineData("4.1", 1400)]
    [InlineData("4.17", 1400)]
    public void Item_12_6_2_From_4_1_on_the_vif_takes_the_bridges_mtu_once(string release, int mtu)
    {
        var network = TestNetwork.Bridged(release).Dom0("ip link set eth0 mtu 1400").Guest("g1", "bridge=br0", "192.168.1.21/24");

        Assert.Equal(mtu, MtuOf(network, "vif1.0"));
        Assert.Equal(mtu, MtuOf(network.Dom0("ip link set eth0 mtu 1300"), "vif1.0"));
    }

    private static int? MtuOf(TestNetwork network, string link) => network["dom0"].FindLink(InterfaceName.Parse(link))?.MtuBytes;
}
