using XenNetLint.Model.Addresses;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Links, addresses, routes, caches: host-scripts §12.5, item by item. What the kernel refuses is in <see cref="State.KernelTests"/>.</summary>
public sealed class LinkAndCacheTests
{
    /// <summary>g1 on br0 with dom0 as its gateway; dom0 has eth1 with 10.1.0.10 besides.</summary>
    private static readonly TestNetwork TwoCards = TestNetwork.Bridged(hasEth1: true).Guest("g1", "bridge=br0", "192.168.1.21/24").Run("g1", "ip route add default via 192.168.1.10");

    [Fact]
    public void Item_12_5_1_A_link_that_goes_down_loses_every_route_and_keeps_addresses_that_others_answer_for()
    {
        var network = TwoCards.Dom0("ip route add 10.5.0.0/24 via 10.1.0.1", "ip link set eth1 down");

        Assert.Empty(network["dom0"].RoutesOf(Name("eth1")));
        Assert.Equal("lost: NoNeighbour for 10.1.0.1 at dom0/br0", WithoutDefaultRoute(network, "10.1.0.1"));
        Assert.Equal("answered by dom0/br0", network.Ping("g1", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_5_1_A_link_that_comes_up_again_gets_back_only_its_connected_routes()
    {
        var network = TwoCards.Dom0("ip route add 10.5.0.0/24 via 10.1.0.1", "ip link set eth1 down", "ip link set eth1 up", "ip route del default");

        Assert.Equal("answered by lan1/lan", network.Ping("dom0", "10.1.0.1"));
        Assert.Equal("lost: NoRoute at dom0", network.Ping("dom0", "10.5.0.1"));
    }

    [Fact]
    public void Item_12_5_1_Loss_of_the_carrier_alone_keeps_routes()
    {
        var network = TwoCards.Run("lan1", "ip link set port down");

        Assert.Equal(TwoCards["dom0"].Routes, network["dom0"].Routes);
        Assert.Equal("lost: NoNeighbour for 10.1.0.1 at dom0/eth1", network.Ping("dom0", "10.1.0.1"));
    }

    [Fact]
    public void Item_12_5_2_With_the_last_address_all_routes_of_the_device_go()
    {
        var network = TwoCards.Dom0("ip route add 10.5.0.0/24 via 10.1.0.1", "ip addr add 10.7.0.10/24 dev eth1", "ip route del default");

        Assert.Equal("lost: NoNeighbour for 10.1.0.1 at dom0/eth1", network.Run("lan1", "ip link set lan down").Ping("dom0", "10.5.0.1"));
        Assert.Equal("lost: NoNeighbour for 10.1.0.1 at dom0/eth1", network.Run("lan1", "ip link set lan down").Dom0("ip addr del 10.7.0.10/24 dev eth1").Ping("dom0", "10.5.0.1"));
        Assert.Equal("lost: NoRoute at dom0", network.Dom0("ip addr del 10.7.0.10/24 dev eth1", "ip addr del 10.1.0.10/24 dev eth1").Ping("dom0", "10.5.0.1"));
        Assert.Empty(network.Dom0("ip addr flush dev eth1")["dom0"].RoutesOf(Name("eth1")));
    }

    [Fact]
    public void Item_12_5_2_The_first_address_of_a_network_takes_its_secondaries_along()
    {
        var network = TwoCards.Dom0("ip addr add 10.1.0.11/24 dev eth1", "ip addr add 10.1.0.12/24 dev eth1");

        Assert.Equal("answered by dom0/br0", network.Ping("g1", "10.1.0.12"));
        Assert.Equal("answered by dom0/br0", network.Dom0("ip addr del 10.1.0.11/24 dev eth1").Ping("g1", "10.1.0.12"));
        Assert.Equal("lost: NotForwarded at dom0/br0", network.Dom0("ip addr del 10.1.0.10/24 dev eth1").Ping("g1", "10.1.0.12"));
    }

    [Fact]
    public void Item_12_5_3_A_renamed_link_keeps_addresses_routes_master_and_hardware_address()
    {
        // A host whose kernel renames what is up: nothing but the name changes.
        var host = Hosts.S0WithEth1("4.17-debian", networkScript: null);
        var before = TestNetwork.Of(host with { Environment = host.Environment with { RenamesUpInterfaces = true } })
            .Dom0("ip addr flush dev eth0", "brctl addbr br0", "brctl addif br0 eth0", "ip link set br0 up", "ip addr add 192.168.1.10/24 dev br0", "ip route add 10.5.0.0/24 via 10.1.0.1");
        var after = before.Dom0("ip link set eth0 name peth0", "ip link set eth1 name uplink", "ip link set br0 name xenbr0");

        Assert.Equal("answered by lan0/lan", after.Ping("dom0", "192.168.1.1"));
        Assert.Equal("answered by dom0/xenbr0", after.Ping("lan0", "192.168.1.10"));
        Assert.Equal("answered by dom0/uplink", after.Ping("lan1", "10.1.0.10"));
        Assert.Equal(
            before["dom0"].Routes.Select(route => route with { Device = route.Device == Name("eth1") ? Name("uplink") : Name("xenbr0") }),
            after["dom0"].Routes);
        Assert.Equal(before["dom0"].FindLink(Name("eth0")) is { } card ? card with { Name = Name("peth0"), Master = Name("xenbr0") } : null, after["dom0"].FindLink(Name("peth0")));
    }

    /// <summary>The labels are in <see cref="State.KernelTests.Labels_follow_a_rename"/>.</summary>
    [Fact]
    public void Item_12_5_3_A_link_that_is_up_is_not_renamed_before_Linux_6_2()
    {
        Assert.Equal(2, TwoCards.StatusOf("ip link set eth1 name uplink"));
        Assert.Equal(0, TwoCards.Dom0("ip link set eth1 down").StatusOf("ip link set eth1 name uplink"));
    }

    [Fact]
    public void Item_12_5_4_A_bridge_is_deleted_only_while_it_is_down_and_its_ports_live_on()
    {
        Assert.Equal(1, TwoCards.StatusOf("brctl delbr br0"));

        var network = TwoCards.Dom0("ip link set br0 down", "brctl delbr br0").Run("g1", "ip route add 10.1.0.0/24 dev eth0");

        Assert.True(network["dom0"].FindLink(Name("vif1.0")) is { IsUp: true, Master: null, Addresses.Count: 0 });
        Assert.Equal("dom0/vif1.0 has it, its answer is lost: NoRoute at dom0", network.Ping("g1", "10.1.0.10"));
    }

    [Fact]
    public void Item_12_5_5_An_address_on_a_device_that_is_down_gives_no_route_until_it_is_up()
    {
        var network = TestNetwork.Bridged(hasEth1: true).Dom0("ip link set eth1 down", "ip addr add 10.7.0.10/24 dev eth1", "ip route del default");

        Assert.Equal("lost: NoRoute at dom0", network.Ping("dom0", "10.7.0.1"));
        Assert.Equal(2, network.StatusOf("ip route add default via 10.7.0.1"));
        Assert.Equal("lost: NoNeighbour for 10.7.0.1 at dom0/eth1", network.Dom0("ip link set eth1 up").Ping("dom0", "10.7.0.1"));
        Assert.Equal(0, network.Dom0("ip link set eth1 up").StatusOf("ip route add default via 10.7.0.1"));
    }

    [Theory]
    [InlineData("00:16:3e:00:00:01", "answered by g1/eth0", "the same hardware address on a new vif: no gap")]
    [InlineData("00:16:3e:00:00:99", "lost: MacMismatch at lan0/lan", "a new one: nobody has the old one any more")]
    public void Item_12_5_6_A_guest_that_comes_back_is_reached_at_once_only_with_its_old_hardware_address(string mac, string atOnce, string why)
    {
        var before = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");
        var talk = new Conversation(before);
        Assert.Equal("answered by g1/eth0", talk.Ping("g2", "192.168.1.21"));

        talk = talk.On(before.Stop("g1").Guest("g1", $"bridge=br0,mac={mac}", "192.168.1.21/24"));

        Assert.Equal($"{atOnce}; {why}", $"{talk.Ping("g2", "192.168.1.21")}; {why}");
        Assert.Equal("answered by g1/eth0", talk.Later().Ping("g2", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_5_6_A_guest_that_comes_back_with_a_new_hardware_address_is_reached_once_it_speaks()
    {
        var before = TestNetwork.Bridged().Guest("g1", "bridge=br0", "192.168.1.21/24").Guest("g2", "bridge=br0", "192.168.1.22/24");
        var talk = new Conversation(before);
        _ = talk.Ping("g2", "192.168.1.21");
        talk = talk.On(before.Stop("g1").Guest("g1", "bridge=br0,mac=00:16:3e:00:00:99", "192.168.1.21/24"));

        Assert.Equal("answered by dom0/br0", talk.Ping("g1", "192.168.1.10"));
        Assert.Equal("answered by g1/eth0", talk.Ping("g2", "192.168.1.21"));
    }

    [Fact]
    public void Item_12_5_7_A_vlan_device_goes_down_and_comes_up_with_the_link_below_it()
    {
        var up = TestNetwork.Bridged(hasEth1: true)
            .Dom0("ip link add link eth1 name eth1.5 type vlan id 5", "ip link set eth1.5 up", "ip addr add 10.7.0.10/24 dev eth1.5", "ip route add 10.8.0.0/24 via 10.7.0.1", "ip route del default");
        var down = up.Dom0("ip link set eth1 down");
        var again = down.Dom0("ip link set eth1 up");

        Assert.True(down["dom0"].FindLink(Name("eth1.5")) is { IsUp: false, Addresses.Count: 1 });
        Assert.Equal("lost: NoRoute at dom0", down.Ping("dom0", "10.7.0.1"));
        Assert.Equal("lost: NoNeighbour for 10.7.0.1 at dom0/eth1.5", again.Ping("dom0", "10.7.0.1"));
        Assert.Equal("lost: NoRoute at dom0", again.Ping("dom0", "10.8.0.1"));
    }

    [Fact]
    public void Item_12_5_7_A_vlan_device_takes_the_frames_of_its_vlan_only()
    {
        var network = TestNetwork.Bridged(hasEth1: true)
            .Dom0("ip link add link eth1 name eth1.5 type vlan id 5", "ip link set eth1.5 up", "ip addr add 10.7.0.10/24 dev eth1.5")
            .Run("lan1", "ip link add link port name port.5 type vlan id 5", "ip link set port.5 up", "ip addr add 10.7.0.1/24 dev port.5");

        Assert.Equal("answered by dom0/eth1.5", network.Ping("lan1", "10.7.0.10"));
        Assert.Equal("answered by dom0/eth1", network.Ping("lan1", "10.1.0.10"));

        var other = network.Run("lan1", "ip link add link port name port.6 type vlan id 6", "ip link set port.6 up", "ip addr del 10.7.0.1/24 dev port.5", "ip addr add 10.7.0.1/24 dev port.6");
        Assert.Equal("lost: NoNeighbour for 10.7.0.10 at lan1/port.6", other.Ping("lan1", "10.7.0.10"));
    }

    /// <summary>Where the default route would catch the target, it is no longer asked for through the link that is down.</summary>
    private static string WithoutDefaultRoute(TestNetwork network, string target) => network.Dom0("ip route del default", $"ip route add {target} dev br0").Ping("dom0", target);

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
