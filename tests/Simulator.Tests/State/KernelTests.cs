using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.State;

/// <summary>What the kernel does and refuses; host-scripts §0.3, §12.5, §12.6.</summary>
public sealed class KernelTests
{
    private static readonly NetworkState S0 = Play.Starts(Hosts.S0WithEth1("3.4"), runs: 0).FinalState;

    public static TheoryData<Effect, string, int> Refusals => new()
    {
        { new RenameLink(Name("eth0"), Name("peth0")), "RTNETLINK answers: Device or resource busy", 2 },
        { new RenameLink(Name("eth9"), Name("peth9")), "Cannot find device \"eth9\"", 1 },
        { new RenameLink(Name("eth0"), Name("a234567890123456")), "argument \"a234567890123456\" is wrong: \"name\" not a valid ifname", 255 },
        { new CreateBridge(Name("eth0")), "device eth0 already exists; can't create bridge with the same name", 1 },
        { new Enslave(Name("br0"), Name("eth9")), "interface eth9 does not exist!", 1 },
        { new Enslave(Name("br9"), Name("eth0")), "bridge br9 does not exist!", 1 },
        { new Enslave(Name("eth1"), Name("eth0")), "can't add eth0 to bridge eth1: Operation not supported", 1 },
        { new Enslave(Name("br0"), Name("br1")), "device br1 is a bridge device itself; can't add a bridge device to a bridge device.", 1 },
        { new ReleasePort(Name("br0"), Name("eth0")), "device eth0 is not a port of br0", 1 },
        { new DeleteLink(Name("br1")), "bridge br1 is still up; can't delete it", 1 },
        { new AddAddress(Name("eth0"), Address("192.168.1.10/24")), "RTNETLINK answers: File exists", 2 },
        { new RemoveAddress(Name("eth0"), Prefix("192.168.1.11/24")), "RTNETLINK answers: Cannot assign requested address", 2 },
        { new AddRoute(new RouteEntry(default, Prefix("10.1.0.1").Address, Name("eth1"))), "RTNETLINK answers: File exists", 2 },
        { new AddRoute(new RouteEntry(Prefix("10.9.0.0/24"), Prefix("10.7.0.1").Address, Name("eth1"))), "Error: Nexthop has invalid gateway.", 2 },
        { new AddRoute(new RouteEntry(Prefix("10.9.0.0/24"), Gateway: null, Name("br0"))), "Error: Device for nexthop is not up.", 2 },
        { new RemoveRoute(new RouteEntry(Prefix("10.9.0.0/24"), Gateway: null, Name("eth0"))), "RTNETLINK answers: No such process", 2 },
        { new DeleteFilterRule(new FilterRule { PhysdevIn = Name("vif1.0") }), "iptables: Bad rule (does a matching rule exist in that chain?).", 1 },
        { new SetMtu(Name("eth0"), 67), "Error: mtu less than device minimum.", 2 },
        { new SetMtu(Name("eth0"), 65536), "Error: mtu greater than device maximum.", 2 },
        { new SetMtu(Name("eth9"), 67), "Cannot find device \"eth9\"", 1 },
        { new SetSysctl(new Sysctl(Sysctl.ProxyArp(Name("eth")), "1")), "/proc/sys/net/ipv4/conf/eth/proxy_arp: No such file or directory", 1 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refused_effects_change_nothing_and_say_why(Effect effect, string error, int exitStatus)
    {
        var state = With(S0, new CreateBridge(Name("br0")), new CreateBridge(Name("br1")), new BringUp(Name("br1")));
        var answer = state.With(effect);

        Assert.Equal((error, exitStatus), (answer.Error, answer.ExitStatus));
        Assert.Equal(state, answer.State);
        Assert.NotEmpty(effect.Describe());
        Assert.NotEmpty(effect.Command);
    }

    [Fact]
    public void A_new_link_has_the_parameter_that_is_set_for_new_links()
    {
        var state = With(S0, new SetSysctl(new Sysctl(Sysctl.ProxyArpOfNewLinks, "1")), new CreateBridge(Name("br0")));

        Assert.Equal("1", state.FindSysctl(Sysctl.ProxyArp(Name("br0"))));
        Assert.Null(state.FindSysctl(Sysctl.ProxyArp(Name("eth0"))));
        Assert.Null(With(S0, new CreateBridge(Name("br0"))).FindSysctl(Sysctl.ProxyArp(Name("br0"))));
    }

    [Fact]
    public void Down_takes_the_routes_and_up_gives_only_the_connected_ones_back()
    {
        var down = With(S0, new BringDown(Name("eth0")));
        Assert.Equal("10.1.0.0/24 dev eth1 src 10.1.0.10", Routes(down));

        var up = With(down, new BringUp(Name("eth0")));
        Assert.Equal("10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10", Routes(up));
    }

    [Fact]
    public void The_last_address_takes_all_routes_of_the_link_along() =>
        Assert.Equal("10.1.0.0/24 dev eth1 src 10.1.0.10", Routes(With(S0, new FlushAddresses(Name("eth0")))));

    [Fact]
    public void The_first_address_of_a_network_takes_its_secondaries_along()
    {
        var two = With(S0, new AddAddress(Name("eth0"), Address("192.168.1.11/24")), new AddAddress(Name("eth0"), Address("172.16.0.1/16")));
        Assert.Equal("192.168.1.10/24 172.16.0.1/16 192.168.1.11/24", Addresses(two));

        Assert.Equal("172.16.0.1/16", Addresses(With(two, new RemoveAddress(Name("eth0"), Prefix("192.168.1.10/24")))));
        Assert.Equal("192.168.1.10/24 172.16.0.1/16", Addresses(With(two, new RemoveAddress(Name("eth0"), Prefix("192.168.1.11/24")))));

        static string Addresses(NetworkState state) => string.Join(' ', state.FindLink(Name("eth0"))?.Addresses.Select(address => address.Prefix) ?? []);
    }

    [Fact]
    public void Labels_follow_a_rename()
    {
        var renamed = With(
            S0,
            new AddAddress(Name("eth0"), Address("10.5.0.1/24") with { Label = "eth0:web" }),
            new AddAddress(Name("eth0"), Address("10.6.0.1/24")),
            new BringDown(Name("eth0")),
            new RenameLink(Name("eth0"), Name("peth0")));

        Assert.Equal(["", "peth0:web", "peth0:3"], renamed.FindLink(Name("peth0"))?.Addresses.Select(address => address.Label) ?? [], StringComparer.Ordinal);
    }

    [Fact]
    public void A_bridge_takes_the_lowest_mac_and_mtu_of_its_ports()
    {
        var bridged = With(S0, new CreateBridge(Name("br0")), new Enslave(Name("br0"), Name("eth1")));
        Assert.Equal("00:11:22:33:44:51", Mac(bridged));

        var both = With(bridged, new Enslave(Name("br0"), Name("eth0")), new SetMtu(Name("eth1"), 1400));
        Assert.Equal("00:11:22:33:44:50", Mac(both));
        Assert.Equal(1400, both.FindLink(Name("br0"))?.MtuBytes);

        var none = With(both, new ReleasePort(Name("br0"), Name("eth0")), new DeleteLink(Name("eth1")));
        Assert.Equal("00:00:00:00:00:00", Mac(none));
        Assert.Equal(LinkState.EthernetMtuBytes, none.FindLink(Name("br0"))?.MtuBytes);

        static string? Mac(NetworkState state) => state.FindLink(Name("br0"))?.MacAddress?.ToString();
    }

    [Fact]
    public void What_was_set_by_hand_stays()
    {
        var state = With(
            S0,
            new CreateBridge(Name("br0")),
            new SetMacAddress(Name("br0"), MacAddress.FromOctets(2, 0, 0, 0, 0, 9)),
            new SetMtu(Name("br0"), 1300),
            new Enslave(Name("br0"), Name("eth0")));

        Assert.Equal("02:00:00:00:00:09", state.FindLink(Name("br0"))?.MacAddress?.ToString());
        Assert.Equal(1300, state.FindLink(Name("br0"))?.MtuBytes);
    }

    [Fact]
    public void A_deleted_bridge_frees_its_ports()
    {
        var state = With(S0, new CreateBridge(Name("br0")), new Enslave(Name("br0"), Name("eth0")), new DeleteLink(Name("br0")));

        Assert.True(state.FindLink(Name("eth0")) is { IsUp: true, Master: null });
    }

    private static NetworkState With(NetworkState state, params Effect[] effects) => effects.Aggregate(state, (now, effect) =>
    {
        var answer = now.With(effect);
        Assert.True(answer.IsDone, answer.Error);
        return answer.State;
    });

    private static string Routes(NetworkState state) => string.Join('|', state.Routes);

    private static LinkAddress Address(string text) => new(Prefix(text));

    private static IPv4Prefix Prefix(string text) => IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
