using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>network-bridge stop: host-scripts §1.6 and the stop halves of §8.</summary>
public sealed class NetworkBridgeStopTests
{
    private const string S0 = """
        eth0 U real 192.168.1.10/24
        default via 192.168.1.1 dev eth0
        192.168.1.0/24 dev eth0 src 192.168.1.10

        """;

    [Fact]
    public void X2_stop_of_3_0_0_gives_the_nic_back_and_leaves_a_silent_veth0()
    {
        var (state, outcome) = Play.Starts(Hosts.S0("3.0.0")).ByHand("network-bridge stop");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(S0, Sketch.Of(state));
        Assert.Empty(state.Bridges);
        Assert.True(Link(state, "veth0") is { IsUp: false, IsArpOn: false, MacAddress: { } mac } && mac == MacAddress.Dead);
        Assert.True(Link(state, "vif0.0") is { IsUp: false, Master: null });
    }

    [Theory]
    [InlineData("3.0.3")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    public void X4_stop_of_3_0_3_to_3_1_brings_the_nic_back_without_multicast(string release)
    {
        var (state, outcome) = Play.Starts(Hosts.S0(release)).ByHand("network-bridge stop");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(S0.Replace("eth0 U real", "eth0 U NM real", StringComparison.Ordinal), Sketch.Of(state));
        Assert.Empty(state.Bridges);
        Assert.True(Link(state, "veth0") is { IsUp: false, IsArpOn: false, MacAddress: { } mac } && mac == MacAddress.Dead);
    }

    [Theory]
    [InlineData("3.0.2")]
    [InlineData("3.2")]
    [InlineData("3.3")]
    [InlineData("3.4")]
    [InlineData("4.0")]
    [InlineData("4.0.1")]
    [InlineData("4.1")]
    [InlineData("4.2")]
    [InlineData("4.4")]
    public void X12_stop_after_a_default_start_is_back_to_S0(string release)
    {
        var started = Play.Starts(Hosts.S0(release));
        var (state, outcome) = started.ByHand("network-bridge stop");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(S0, Sketch.Of(state));
        Assert.Empty(state.Bridges);
        Assert.Empty(state.Locks);

        var (again, second) = state.ByHand("network-bridge start");
        Assert.Equal(0, second.ExitStatus);
        Assert.Equal(Sketch.Of(started.FinalState), Sketch.Of(again));
    }

    [Theory]
    [InlineData("3.0.0", IfupBehaviour.Failing, 1, "ifdown's failure is the script's")]
    [InlineData("3.0.2", IfupBehaviour.Failing, 0, "")]
    [InlineData("3.0.4", IfupBehaviour.Absent, 0, "")]
    [InlineData("3.2", IfupBehaviour.Absent, 0, "")]
    [InlineData("4.1", IfupBehaviour.Failing, 0, "")]
    public void Stop_without_ifdown_restores_the_address_itself_from_3_0_2_on(string release, IfupBehaviour ifup, int status, string why)
    {
        var started = Play.Starts(Hosts.S0(release)).FinalState;
        var (state, outcome) = (started with { Host = started.Host with { Environment = new() { Ifup = ifup } } }).ByHand("network-bridge stop");

        Assert.Equal(status, outcome.ExitStatus);
        Assert.Equal(why.Length == 0, state.Bridges.FirstOrDefault() is null);
        Assert.Equal(why.Length == 0, Link(state, "eth0") is { IsUp: true, Kind: LinkKind.Nic, Addresses.Count: 1 });
        Assert.Equal(why.Length == 0 ? Verdict.Reachable : Verdict.Unreachable, Dom0Reachability.Of(state));
    }

    [Theory]
    [InlineData("3.0.2")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    public void Stop_without_gateway_and_ifup_leaves_the_bridge_down_and_empty_up_to_3_1(string release)
    {
        var host = Hosts.S0(release) with { Routes = [], Environment = new() { Ifup = IfupBehaviour.Failing } };
        var started = Play.Starts(host);
        Assert.Equal("1", started.Statuses());

        var (state, outcome) = started.ByHand("network-bridge stop");

        Assert.Equal(1, outcome.ExitStatus);
        Assert.True(Link(state, "xenbr0") is { IsUp: false });
        Assert.Empty(state.PortsOf(InterfaceName.Parse("xenbr0")));
        Assert.True(Link(state, "eth0") is { IsUp: true, Kind: LinkKind.Nic, Addresses.Count: 1 });
        Assert.Equal(Verdict.Reachable, Dom0Reachability.Of(state));
    }

    [Theory]
    [InlineData("3.2", 1)]
    [InlineData("3.4", 1)]
    [InlineData("4.0", 127)]
    [InlineData("4.0.1", 1)]
    [InlineData("4.1", 1)]
    public void Stop_without_gateway_and_ifup_leaves_tmpbridge_from_3_2_to_4_1(string release, int status)
    {
        var host = Hosts.S0(release) with { Routes = [], Environment = new() { Ifup = IfupBehaviour.Failing } };
        var (state, outcome) = Play.Starts(host).ByHand("network-bridge stop");

        Assert.Equal(status, outcome.ExitStatus);
        Assert.True(Link(state, "tmpbridge") is { IsUp: false, Kind: LinkKind.Bridge });
        Assert.Empty(state.PortsOf(InterfaceName.Parse("tmpbridge")));
        Assert.True(Link(state, "eth0") is { IsUp: true, Kind: LinkKind.Nic, Addresses.Count: 1 });
        Assert.Equal(release is "4.0", state.Locks.Count == 1);

        // From 4.1 on the left-over is a bridge like any other.
        var (_, next) = state.ByHand("network-bridge start");
        Assert.Equal(release is "4.1", string.Equals(next.Nothing, "a bridge exists already: tmpbridge", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3.2")]
    [InlineData("3.4")]
    [InlineData("4.0")]
    [InlineData("4.0.2")]
    public void Stop_without_a_start_aborts_at_the_copy_and_leaves_the_host_untouched(string release)
    {
        var before = Play.Starts(Hosts.S0(release), runs: 0).FinalState;
        var (state, outcome) = before.ByHand("network-bridge stop");

        Assert.Equal(1, outcome.ExitStatus);
        Assert.Equal("Device \"peth0\" does not exist.", outcome.StandardError[0]);
        Assert.Equal(before, state with { Locks = before.Locks });
        Assert.Equal(release.StartsWith("4.0", StringComparison.Ordinal), state.Locks.Count == 1);
    }

    [Theory]
    [InlineData("3.2", 1)]
    [InlineData("3.4", 1)]
    [InlineData("4.0", 1)]
    [InlineData("4.1", 0)]
    [InlineData("4.4", 0)]
    public void A_plain_stop_after_a_start_with_a_bridge_name_does_nothing_useful(string release, int status)
    {
        var before = Play.Starts(Hosts.S0(release, "network-bridge netdev=eth0 bridge=xenbr0") with { Environment = new() { Ifup = IfupBehaviour.Failing } }).FinalState;
        var (state, outcome) = before.ByHand("network-bridge stop");

        Assert.Equal(status, outcome.ExitStatus);
        Assert.Equal(before, state with { Locks = before.Locks });
        Assert.Equal(status == 0 ? "pxenbr0 is no port of xenbr0" : "", outcome.Nothing);
        Assert.Equal(release is "4.0", state.Locks.Count == 1);

        var (right, named) = before.ByHand("network-bridge stop netdev=eth0 bridge=xenbr0");
        Assert.Equal(0, named.ExitStatus);
        Assert.Equal(S0, Sketch.Of(right));
    }

    [Fact]
    public void Stop_of_3_1_without_pairs_moves_the_routes_back_and_deletes_the_bridge()
    {
        var (state, outcome) = Play.Starts(Hosts.S0("3.1") with { LoopbackPairs = 0 }).ByHand("network-bridge stop");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(S0, Sketch.Of(state));
    }

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.2")]
    [InlineData("4.2")]
    public void Stop_of_null_or_of_a_missing_bridge_does_nothing(string release)
    {
        var before = Play.Starts(Hosts.S0(release), runs: 0).FinalState;
        foreach (var bridge in (string[])["null", "xenbr7"])
        {
            var (state, outcome) = before.ByHand("network-bridge stop bridge=" + bridge);

            Assert.Equal(0, outcome.ExitStatus);
            Assert.NotEmpty(outcome.Nothing);
            Assert.Equal(before, state);
        }
    }

    [Fact]
    public void A_guests_port_is_lost_and_not_attached_again_and_antispoof_stays()
    {
        var host = Hosts.S0("3.0.4", "network-bridge antispoof=yes").With(Hosts.Guest("web", ""));
        var started = Play.Starts(host).After(new DomainStarted(Play.Named("web"))).FinalState;
        var (stopped, _) = started.ByHand("network-bridge stop antispoof=yes");

        Assert.True(Link(stopped, "vif1.0") is { Master: null, IsUp: true });
        Assert.Equal(started.Filter, stopped.Filter);

        var (again, _) = stopped.ByHand("network-bridge start antispoof=yes");
        Assert.Null(Link(again, "vif1.0")?.Master);
    }

    [Fact]
    public void Stop_with_netdev_of_several_words_takes_down_the_bridge_under_3_0_2_and_fails_under_3_2()
    {
        var old = Play.Starts(Hosts.S0WithEth1("3.0.2", "network-bridge netdev=eth0")).FinalState;
        var second = old.With(new Effects.AddRoute(new RouteEntry(default, Address("10.1.0.1"), InterfaceName.Parse("eth1"), Metric: 10))).State;
        var (state, outcome) = (second with { Routes = [.. second.Routes.Select(route => route with { Metric = null })] }).ByHand("network-bridge stop");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Empty(state.Bridges);
        Assert.True(Link(state, "peth0") is { Master: null });
        Assert.Equal(LinkKind.Veth, Link(state, "eth0")?.Kind);

        var (_, soup) = Play.Starts(Hosts.S0("3.4", "network-bridge bridge=mybr")).ByHand("network-bridge stop bridge=mybr");
        Assert.Equal(1, soup.ExitStatus);
        Assert.Contains("Device \"pdefault\" does not exist.", soup.StandardError, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("3.0.4", "xenbr0", "peth0")]
    [InlineData("4.2", "eth0", "peth0")]
    public void Status_prints_what_is_there_and_changes_nothing(string release, string bridge, string port)
    {
        var before = Play.Starts(Hosts.S0(release)).FinalState;
        var (state, outcome) = before.ByHand("network-bridge status");
        var lines = outcome.StandardOutput;

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(before, state);
        Assert.StartsWith("====", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("====", lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith(bridge + "\t\t8000.", StringComparison.Ordinal) && line.EndsWith(port, StringComparison.Ordinal));
        Assert.Contains("    inet 192.168.1.10/24 brd 192.168.1.255", lines, StringComparer.Ordinal);
        Assert.Contains("default via 192.168.1.1 dev eth0", lines, StringComparer.Ordinal);
    }

    [Fact]
    public void Status_without_the_bridge_ends_at_the_first_command_that_fails()
    {
        var (_, outcome) = Play.Starts(Hosts.S0("3.0.4"), runs: 0).ByHand("network-bridge status");

        Assert.Equal(1, outcome.ExitStatus);
        Assert.Equal(["Device \"xenbr0\" does not exist."], outcome.StandardError, StringComparer.Ordinal);
    }

    private static LinkState? Link(NetworkState state, string name) => state.FindLink(InterfaceName.Parse(name));

    private static IPv4Address Address(string text) => IPv4Address.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
