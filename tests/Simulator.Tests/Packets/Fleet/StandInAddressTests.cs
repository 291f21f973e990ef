using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets.Fleet;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Fleet;

/// <summary>What stands in for addresses that no file states: who else runs, and since when, has no bearing on it.</summary>
public sealed class StandInAddressTests
{
    private static readonly HostNetwork Host = Hosts.S0("3.4") with
    {
        Domains = [Hosts.Guest("db", "bridge=eth0"), Hosts.Guest("mail", "bridge=eth0", "bridge=eth0"), Hosts.Guest("web", "bridge=eth0"), Hosts.Guest("alone", "script=vif-route")],
        Routes = [],
    };

    [Theory]
    [InlineData("reboot db")]
    [InlineData("shutdown db")]
    [InlineData("shutdown mail")]
    [InlineData("shutdown db", "start db")]
    [InlineData("shutdown db", "shutdown mail", "shutdown web")]
    public void Whoever_goes_on_keeps_his_address(params string[] events)
    {
        var before = AddressesAfter("start db", "start mail", "start web");
        var after = AddressesAfter(["start db", "start mail", "start web", .. events]);

        Assert.All(after, pair => Assert.Equal(before[pair.Key], pair.Value));
    }

    [Fact]
    public void The_order_of_starts_has_no_bearing_on_it() =>
        Assert.Equal(AddressesAfter("start db", "start mail", "start web"), AddressesAfter("start web", "start db", "start mail"));

    [Fact]
    public void A_guest_that_is_on_no_bridge_does_not_get_the_address_of_one_that_is()
    {
        var addresses = AddressesAfter("start db", "start mail", "start web", "start alone");

        Assert.Equal(addresses.Count, addresses.Values.SelectMany(text => text.Split(' ')).Distinct(StringComparer.Ordinal).Count() - 1);
        Assert.Equal("192.168.1.254", addresses["alpha:db"]);
        Assert.Equal("192.168.1.253 192.168.1.252", addresses["alpha:mail"]);
    }

    private static SortedDictionary<string, string> AddressesAfter(params string[] events)
    {
        var fleet = FleetBuilder.Build([Play.On(Host, ["host boot", .. events]).FinalState], new Surroundings());
        return new(fleet.Ends.ToDictionary(end => end.FullName, end => string.Join(' ', end.Addresses.Select(address => address.Address)), StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
