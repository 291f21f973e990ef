using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

public sealed class HostInterfacesTests
{
    [Fact]
    public void An_interface_that_stays_down_has_its_addresses_and_no_routes()
    {
        var state = Booted(new HostInterface { Name = Name("eth0"), Addresses = [Prefix("10.0.0.1/24")], IsUp = false });

        var link = state.FindLink(Name("eth0"));
        Assert.Equal((false, 1), (link?.IsUp, link?.Addresses.Count));
        Assert.Empty(state.Routes);
        Assert.Empty(state.ConfiguredByIfup);
    }

    [Fact]
    public void A_bridge_that_is_stated_before_its_ports_gets_them()
    {
        var state = Booted(
            new HostInterface { Name = Name("br0"), IsBridge = true, Ports = [Name("eth0"), Name("eth1")], Addresses = [Prefix("10.0.0.1/24")] },
            new HostInterface { Name = Name("eth0"), MacAddress = MacAddress.FromOctets(0, 0x16, 0x3e, 0, 0, 2), MtuBytes = 1400 },
            new HostInterface { Name = Name("eth1"), MacAddress = MacAddress.FromOctets(0, 0x16, 0x3e, 0, 0, 1) });

        Assert.Equal(["eth0", "eth1"], state.PortsOf(Name("br0")).Select(port => $"{port.Name}"), StringComparer.Ordinal);
        // Source: host-scripts §0.3, §12.6: the lowest MAC and the smallest MTU.
        Assert.Equal(("00:16:3e:00:00:01", 1400), ($"{state.FindLink(Name("br0"))?.MacAddress}", state.FindLink(Name("br0"))?.MtuBytes));
    }

    // Source: host-scripts §1.4.4.
    [Fact]
    public void An_IPv6_address_is_kept_until_the_link_is_flushed_or_goes_down()
    {
        var state = Booted(new HostInterface { Name = Name("eth0"), IPv6Addresses = ["2001:db8::1/64"] });

        Assert.Equal("2001:db8::1/64", Assert.Single(V6(state)));
        Assert.Empty(V6(state.With(new FlushAddresses(Name("eth0"))).State));
        Assert.Empty(V6(state.With(new BringDown(Name("eth0"))).State));
        Assert.False(state.With(new AddIPv6Address(Name("eth0"), "2001:db8::1/64")).IsDone);
        Assert.False(state.With(new AddIPv6Address(Name("eth9"), "2001:db8::1/64")).IsDone);
    }

    [Fact]
    public void No_script_copies_an_IPv6_address()
    {
        var host = Host(new HostInterface { Name = Name("eth0"), MacAddress = MacAddress.FromOctets(0, 0x16, 0x3e, 0, 0, 1), Addresses = [Prefix("10.0.0.1/24")], IPv6Addresses = ["2001:db8::1/64"] }) with
        {
            NetworkScript = Fact.Stated<ScriptCommand?>(new ScriptCommand("network-bridge", [])),
        };
        var state = Timeline.Play(host, [new HostBooted()]).FinalState;

        Assert.NotNull(state.FindLink(Name("peth0")));
        Assert.All(state.Links, link => Assert.Empty(link.IPv6Addresses));
    }

    // Source: host-scripts §3.4, §12.3.
    [Fact]
    public void The_packet_filter_begins_as_it_is_stated()
    {
        var host = Host() with { Environment = HostEnvironment.Default with { DropsForward = true, FiltersBridgedFrames = false, ForwardRules = ["-s 10.0.0.0/8 -j DROP"] } };
        var state = Timeline.Play(host, [new HostNetworkCameUp()]).FinalState;

        Assert.True(state.Filter.DropsForward);
        Assert.Equal("-s 10.0.0.0/8 -j DROP", $"{Assert.Single(state.Filter.Forward)}");
        Assert.Equal("0", state.FindSysctl(Sysctl.BridgeCallsIptables));
        Assert.Null(state.FindSysctl(Sysctl.IpForward));
    }

    [Fact]
    public void The_kernel_forwards_if_that_is_stated()
    {
        var host = Host() with { Environment = HostEnvironment.Default with { ForwardsIp = true } };

        Assert.Equal("1", Timeline.Play(host, [new HostNetworkCameUp()]).FinalState.FindSysctl(Sysctl.IpForward));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_bridge_takes_part_in_the_spanning_tree_if_that_is_stated(bool? stated, bool expected) =>
        Assert.Equal(expected, Booted(new HostInterface { Name = Name("br0"), IsBridge = true, IsStpOn = stated }).FindBridge(Name("br0"))?.IsStpOn);

    [Fact]
    public void Interfaces_that_lie_on_one_another_do_not_hang_the_boot() =>
        Assert.Equal(2, Booted(
            new HostInterface { Name = Name("a"), IsBridge = true, Ports = [Name("b")] },
            new HostInterface { Name = Name("b"), IsBridge = true, Ports = [Name("a")] }).Links.Count);

    private static EquatableArray<string> V6(NetworkState state) => state.FindLink(Name("eth0"))?.IPv6Addresses ?? ["no link"];

    private static NetworkState Booted(params HostInterface[] links) => Timeline.Play(Host(links), [new HostNetworkCameUp()]).FinalState;

    private static HostNetwork Host(params HostInterface[] links) => new()
    {
        Name = "alpha",
        Release = Release.Get("3.4"),
        Toolstack = Toolstack.Xend,
        NetworkScript = Fact.Stated<ScriptCommand?>(null),
        VifScript = Fact.Stated(new ScriptCommand("vif-bridge", [])),
        Interfaces = links.ToEquatableArray(),
    };

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);

    private static IPv4Prefix Prefix(string text) => IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));
}
