using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Forwarding;

/// <summary>Which route an address takes.</summary>
public sealed class RouteTableTests
{
    private static readonly RouteTable Table = new(
    [
        Route("0.0.0.0/0", "eth0", metric: 100),
        Route("0.0.0.0/0", "eth1"),
        Route("10.0.0.0/8", "eth2"),
        Route("10.0.0.0/24", "eth3", metric: 2),
        Route("10.0.0.0/24", "eth4", metric: 1),
        Route("10.0.0.128/25", "eth5"),
        Route("10.0.0.21/32", "vif1.0", metric: 1),
        Route("172.16.0.0/24", "eth6"),
        Route("172.16.0.0/24", "eth7"),
    ]);

    [Theory]
    [InlineData("10.0.0.21", "vif1.0", "a route to the very host, whatever its metric")]
    [InlineData("10.0.0.200", "eth5", "a longer prefix before a shorter one")]
    [InlineData("10.0.0.22", "eth4", "the lower metric of two equal prefixes, although it is listed later")]
    [InlineData("10.1.0.1", "eth2", "the network around")]
    [InlineData("172.16.0.1", "eth6", "of two that are equal, the older")]
    [InlineData("8.8.8.8", "eth1", "the default route without a metric, which is 0")]
    public void The_longest_prefix_wins_then_the_lowest_metric_then_the_oldest(string address, string device, string why)
    {
        Assert.Equal((device, why), (Table.Find(Bits(address))?.Device.ToString(), why));
    }

    [Theory]
    [InlineData("10.0.0.21", "eth3", "eth3", "its route is shorter and has the higher metric, and is the only one through it")]
    [InlineData("10.0.0.21", "eth0", "eth0", "the default route through it")]
    [InlineData("172.16.0.1", "eth7", "eth7", "the younger of two that are equal")]
    [InlineData("10.0.0.21", "eth6", null, "no route of its leads there")]
    public void A_device_that_is_asked_for_leaves_its_own_routes_only(string address, string device, string? found, string why)
    {
        Assert.Equal((found, why), (Table.Find(Bits(address), InterfaceName.Parse(device))?.Device.ToString(), why));
    }

    [Fact]
    public void Without_a_default_route_an_address_in_no_network_has_none()
    {
        var table = new RouteTable([Route("10.0.0.0/24", "eth0")]);

        Assert.Null(table.Find(Bits("10.0.1.0")));
        Assert.Null(new RouteTable([]).Find(Bits("10.0.0.1")));
        Assert.NotNull(table.Find(Bits("10.0.0.255")));
    }

    private static RouteEntry Route(string destination, string device, int? metric = null) =>
        new(IPv4Prefix.TryParse(destination, out var prefix) ? prefix : throw new ArgumentException(destination, nameof(destination)), Gateway: null, InterfaceName.Parse(device)) { Metric = metric };

    private static uint Bits(string text) => IPv4Address.TryParse(text, out var address) ? address.Bits : throw new ArgumentException(text, nameof(text));
}
