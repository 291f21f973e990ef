using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>The worked examples of host-scripts §8 that start network-bridge; each test names its number. Their stop halves are in <see cref="NetworkBridgeStopTests"/>.</summary>
public sealed class NetworkBridgeExamplesTests
{
    private const string S0 = """
        eth0 U real 192.168.1.10/24
        default via 192.168.1.1 dev eth0
        192.168.1.0/24 dev eth0 src 192.168.1.10

        """;

    private const string Routes = """
        default via 192.168.1.1 dev eth0
        192.168.1.0/24 dev eth0 src 192.168.1.10

        """;

    private const string OldStyle = """
        eth0 U real 192.168.1.10/24
        peth0 U NA dead master xenbr0
        vif0.0 U dead master xenbr0
        xenbr0 U dead

        """ + Routes;

    private const string OldStyleSilent = """
        eth0 U real 192.168.1.10/24
        peth0 U NA NM dead master xenbr0
        vif0.0 U NA NM dead master xenbr0
        xenbr0 U NA NM dead

        """ + Routes;

    private const string NewStyle = """
        eth0 U real 192.168.1.10/24
        peth0 U real master eth0

        """ + Routes;

    private const string OfflineAfterX9 = """
        peth0 U real master pxenbr0
        pxenbr0 U real
        xenbr0 D random 192.168.1.10/24

        """;

    [Theory]
    [InlineData("3.0.0", OldStyle, "X1")]
    [InlineData("3.0.2", OldStyle, "§7")]
    [InlineData("3.0.3", OldStyleSilent, "§7")]
    [InlineData("3.0.4", OldStyleSilent, "X4")]
    [InlineData("3.1", OldStyleSilent, "§7")]
    [InlineData("3.2", NewStyle, "X12")]
    [InlineData("3.3", NewStyle, "§7")]
    [InlineData("3.4", NewStyle, "X12, §7")]
    [InlineData("4.0", NewStyle, "X12")]
    [InlineData("4.1", NewStyle, "X12, §7")]
    [InlineData("4.2", NewStyle, "X12")]
    [InlineData("4.4", NewStyle, "§7")]
    public void Default_start_from_S0_makes_the_bridge_of_its_release(string release, string expected, string example)
    {
        var timeline = Play.Starts(Hosts.S0(release));

        Assert.Equal(expected, Sketch.Of(timeline.FinalState));
        Assert.Equal("0", timeline.Statuses());
        Assert.Equal(StepOutcome.Done, timeline.Steps[^1].Outcome);
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
        Assert.NotEmpty(example);
        var bridge = timeline.FinalState.Bridges.Single();
        Assert.False(bridge.IsStpOn);
        Assert.Equal(TimeSpan.Zero, bridge.ForwardDelay);

        var again = timeline.After(new XendRestarted());
        Assert.Equal(timeline.FinalState, again.FinalState);
        Assert.Equal("0", again.Statuses());
        Assert.Equal(StepOutcome.Nothing, again.Steps[^1].Outcome);
    }

    [Fact]
    public void X3_without_ifup_3_0_0_does_nothing_and_no_vif_connects()
    {
        var host = (Hosts.S0("3.0.0") with { Environment = new() { Ifup = IfupBehaviour.Absent } }).With(Hosts.Guest("web", ""));
        var timeline = Play.Starts(host);

        Assert.Equal(S0, Sketch.Of(timeline.FinalState));
        Assert.Equal("1", timeline.Statuses());
        Assert.Contains("You don't have ifup and don't seem to be running Gentoo either!", timeline.Steps[^1].Scripts[0].Syslog[0], StringComparison.Ordinal);

        var started = timeline.After(new DomainStarted(Play.Named("web")));
        Assert.Equal("Device 0 (vif) could not be connected. Hotplug scripts not working. (after 10 s)", started.Steps[^1].Reason);
    }

    [Fact]
    public void X4_3_0_4_waits_for_the_link()
    {
        Assert.Equal(["Waiting for peth0 to negotiate link."], Play.Starts(Hosts.S0("3.0.4")).Steps[^1].Scripts[0].StandardOutput, StringComparer.Ordinal);
    }

    [Fact]
    public void X5_two_addresses_and_no_ifup_leave_dom0_offline_under_3_0_4()
    {
        var host = Hosts.S0("3.0.4") with
        {
            Environment = new() { Ifup = IfupBehaviour.Absent },
            Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24", "192.168.1.11/24")],
        };
        var timeline = Play.Starts(host);

        Assert.Equal(
            """
            eth0 D real 192.168.1.10/24 192.168.1.11/24 label eth0:2
            peth0 U NA NM dead master xenbr0
            vif0.0 U NA NM dead master xenbr0
            xenbr0 U NA NM dead

            """,
            Sketch.Of(timeline.FinalState));
        Assert.Equal("0", timeline.Statuses());
        Assert.Contains("[: 192.168.1.10/24: unary operator expected", timeline.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
        Assert.Equal(Verdict.Unreachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void X6_3_0_2_takes_the_default_routes_nic_twice_and_3_0_0_does_not()
    {
        string[] calls = ["vifnum=0", "vifnum=1"];
        var broken = Play.Starts(Hosts.S0WithEth1("3.0.2").WithWrapper(calls));

        Assert.Equal(
            """
            eth0 D real
            eth1 U real1 10.1.0.10/24
            peth0 U NA dead master xenbr0
            veth1 D none 192.168.1.10/24
            vif0.0 U dead master xenbr0
            xenbr0 U dead
            xenbr1 U random
            10.1.0.0/24 dev eth1 src 10.1.0.10

            """,
            Sketch.Of(broken.FinalState));
        Assert.Equal("2 0 2", broken.Statuses());
        Assert.Contains("RTNETLINK answers: File exists", broken.Steps[^1].Scripts[^1].StandardError, StringComparer.Ordinal);

        var right = Play.Starts(Hosts.S0WithEth1("3.0.0").WithWrapper(calls));

        Assert.Equal(
            """
            eth0 U real 192.168.1.10/24
            eth1 U real1 10.1.0.10/24
            peth0 U NA dead master xenbr0
            peth1 U NA dead master xenbr1
            vif0.0 U dead master xenbr0
            vif0.1 U dead master xenbr1
            xenbr0 U dead
            xenbr1 U dead
            default via 192.168.1.1 dev eth0
            10.1.0.0/24 dev eth1 src 10.1.0.10
            192.168.1.0/24 dev eth0 src 192.168.1.10

            """,
            Sketch.Of(right.FinalState));
        Assert.Equal("0 0 0", right.Statuses());

        var named = Play.Starts(Hosts.S0WithEth1("3.0.2").WithWrapper("vifnum=0", "vifnum=1 netdev=eth1"));
        Assert.Equal(["peth1", "vif0.1"], named.FinalState.PortsOf(InterfaceName.Parse("xenbr1")).Select(port => port.Name.ToString()), StringComparer.Ordinal);
        Assert.Equal(Verdict.Reachable, named.Steps[^1].Dom0Reachable);
        Assert.Equal(Verdict.Unreachable, broken.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void X7_a_missing_pair_ends_3_0_4_before_anything_changes()
    {
        var explicitly = Play.Starts(Hosts.S0WithEth1("3.0.4", "network-bridge vifnum=4 netdev=eth1 bridge=xenbr4"));

        Assert.Equal("1", explicitly.Statuses());
        Assert.Equal("Link veth4 is missing.", explicitly.Steps[^1].Scripts[0].StandardError[0]);
        Assert.Contains("loopback.nloopbacks=<N>", explicitly.Steps[^1].Scripts[0].StandardError[1], StringComparison.Ordinal);
        Assert.Equal(explicitly.Steps[0].State, explicitly.FinalState);

        var guessed = Play.Starts(Hosts.S0WithEth1("3.0.4").With(Hosts.DefaultRoute("10.1.0.1", "eth1", 10)));

        Assert.Equal("1", guessed.Statuses());
        Assert.Equal("Link veth0\n10 is missing.", guessed.Steps[^1].Scripts[0].StandardError[0]);
        Assert.Equal(guessed.Steps[0].State, guessed.FinalState);
    }

    [Fact]
    public void X8_3_1_without_pairs_depends_on_the_order_of_routes()
    {
        var host = Hosts.S0("3.1") with { LoopbackPairs = 0 };
        var hash = Play.Starts(host);

        Assert.Equal(
            """
            eth0 U real master xenbr0 192.168.1.10/24
            xenbr0 U real 192.168.1.10/24
            default via 192.168.1.1 dev xenbr0
            192.168.1.0/24 dev xenbr0 src 192.168.1.10

            """,
            Sketch.Of(hash.FinalState));
        Assert.Equal("0", hash.Statuses());

        var trie = Play.Starts(host with { Environment = new() { ListsDefaultRouteFirst = true } });

        Assert.Equal(
            """
            eth0 U real 192.168.1.10/24
            xenbr0 U random 192.168.1.10/24
            192.168.1.0/24 dev eth0 src 192.168.1.10

            """,
            Sketch.Of(trie.FinalState));
        Assert.Equal("2", trie.Statuses());
        Assert.Equal(["Error: Nexthop has invalid gateway."], trie.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
    }

    [Fact]
    public void X9_second_start_with_bridge_and_no_netdev_takes_dom0_off_the_net_under_3_2()
    {
        var host = Hosts.S0("3.2", "network-bridge bridge=xenbr0") with { Environment = new() { Ifup = IfupBehaviour.Absent } };
        var once = Play.Starts(host);

        Assert.Equal(
            """
            peth0 U real master xenbr0
            xenbr0 U real 192.168.1.10/24
            default via 192.168.1.1 dev xenbr0
            192.168.1.0/24 dev xenbr0 src 192.168.1.10

            """,
            Sketch.Of(once.FinalState));

        Assert.Equal("0", once.Statuses());
        var twice = once.After(new XendRestarted());

        Assert.Equal("1", twice.Statuses());
        Assert.Equal(OfflineAfterX9, Sketch.Of(twice.FinalState));
        Assert.Equal(Verdict.Unreachable, twice.Steps[^1].Dom0Reachable);
        Assert.Contains("device pxenbr0 is a bridge device itself; can't add a bridge device to a bridge device.", twice.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);

        var named = Play.Starts(host with { NetworkScript = Fact.Stated<ScriptCommand?>(ScriptCommand.Split("network-bridge netdev=eth0 bridge=xenbr0")) }, runs: 2);
        Assert.Equal(StepOutcome.Nothing, named.Steps[^1].Outcome);
    }

    [Theory]
    [InlineData("3.4", IfupBehaviour.Failing, "1", true)]
    [InlineData("4.0", IfupBehaviour.Failing, "1", true)]
    [InlineData("4.0.2", IfupBehaviour.Failing, "1", true)]
    [InlineData("3.4", IfupBehaviour.Working, "2", false)]
    [InlineData("4.0", IfupBehaviour.Working, "127", false)]
    [InlineData("4.0.2", IfupBehaviour.Working, "1", false)]
    public void X9b_second_start_depends_on_ifdown(string release, IfupBehaviour ifup, string status, bool isOffline)
    {
        var twice = Play.Starts(Hosts.S0(release, "network-bridge bridge=xenbr0") with { Environment = new() { Ifup = ifup } }, runs: 2);

        Assert.Equal(status, twice.Statuses());
        Assert.Equal(isOffline ? Verdict.Unreachable : Verdict.Reachable, twice.Steps[^1].Dom0Reachable);
        Assert.Equal(!isOffline, twice.FinalState.FindLink(BridgeT) is { IsUp: false, Addresses.Count: 1 });
        Assert.Equal(release is "4.0" || (release is "4.0.2" && isOffline), twice.FinalState.Locks.Count == 1);
        if (isOffline)
        {
            Assert.Equal(OfflineAfterX9, Sketch.Of(twice.FinalState));
        }
        else
        {
            Assert.Contains("RTNETLINK answers: Device or resource busy", twice.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
            var once = twice.Steps[^2].State;
            Assert.Equal(Sketch.Of(once), Sketch.Of(twice.FinalState.With(new DeleteLink(BridgeT)).State));
        }
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("4.0.2")]
    public void X9b_a_kernel_that_renames_interfaces_that_are_up_takes_dom0_off_the_net_too(string release)
    {
        var host = Hosts.S0(release, "network-bridge bridge=xenbr0") with { Environment = new() { RenamesUpInterfaces = true } };
        var twice = Play.Starts(host, runs: 2);

        Assert.Equal("1", twice.Statuses());
        Assert.Equal(OfflineAfterX9, Sketch.Of(twice.FinalState));
        Assert.Equal(Verdict.Unreachable, twice.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("3.4", "255")]
    [InlineData("4.0", "127")]
    [InlineData("4.0.2", "1")]
    public void X9b_a_bridge_name_without_digits_ends_the_second_start_in_word_soup(string release, string status)
    {
        var twice = Play.Starts(Hosts.S0(release, "network-bridge bridge=mybr"), runs: 2);

        Assert.Equal(status, twice.Statuses());
        Assert.Equal(Verdict.Reachable, twice.Steps[^1].Dom0Reachable);
        Assert.True(twice.FinalState.FindLink(BridgeT) is { IsUp: false, Addresses.Count: 0 });
    }

    [Fact]
    public void X10_a_bridge_that_ifup_does_not_know_stays_down_under_3_2_only()
    {
        var down = Play.Starts(Hosts.S0("3.2", "network-bridge bridge=xenbr0"));

        Assert.Equal("peth0 U real master xenbr0\nxenbr0 D real 192.168.1.10/24\n", Sketch.Of(down.FinalState));
        Assert.Equal("0", down.Statuses());

        var up = Play.Starts(Hosts.S0("3.4", "network-bridge bridge=xenbr0"));

        Assert.Equal(
            """
            peth0 U real master xenbr0
            xenbr0 U real 192.168.1.10/24
            default via 192.168.1.1 dev xenbr0
            192.168.1.0/24 dev xenbr0 src 192.168.1.10

            """,
            Sketch.Of(up.FinalState));
        Assert.Null(up.FinalState.FindLink(InterfaceName.Parse("xenbr0"))?.Addresses[0].Broadcast);
        Assert.Equal("0", up.Statuses());
    }

    [Fact]
    public void X11_two_default_routes_end_3_2_after_ifdown()
    {
        var timeline = Play.Starts(Hosts.S0WithEth1("3.2").With(Hosts.DefaultRoute("10.1.0.1", "eth1", 10)));

        Assert.Equal(
            """
            eth0 D real
            eth1 U real1 10.1.0.10/24
            tmpbridge D random
            default via 10.1.0.1 dev eth1 metric 10
            10.1.0.0/24 dev eth1 src 10.1.0.10

            """,
            Sketch.Of(timeline.FinalState));
        Assert.Equal("255", timeline.Statuses());
        Assert.Equal("Error: either \"dev\" is duplicate, or \"eth1\" is a garbage.", timeline.Steps[^1].Scripts[0].StandardError[^1]);
    }

    [Fact]
    public void X13_second_call_of_the_wrapper_does_nothing_under_4_1_and_works_under_4_0()
    {
        string[] calls = ["vifnum=0 netdev=eth0 bridge=xenbr0", "vifnum=1 netdev=eth1 bridge=xenbr1"];
        var late = Play.Starts(Hosts.S0WithEth1("4.1").WithWrapper(calls));

        Assert.Equal("0 0 0", late.Statuses());
        Assert.Null(late.FinalState.FindBridge(InterfaceName.Parse("xenbr1")));
        Assert.Contains("exists already", late.Steps[^1].Scripts[2].Nothing, StringComparison.Ordinal);
        Assert.Equal("xenbr0", late.FinalState.FindLink(InterfaceName.Parse("peth0"))?.Master?.ToString());

        var early = Play.Starts(Hosts.S0WithEth1("4.0").WithWrapper(calls));

        Assert.Equal("127 0 127", early.Statuses());
        Assert.NotNull(early.FinalState.FindBridge(InterfaceName.Parse("xenbr1")));
        Assert.Equal(["network-bridge"], early.FinalState.Locks, StringComparer.Ordinal);
        Assert.Contains("sigerr: command not found", early.Steps[^1].Scripts[2].StandardError, StringComparer.Ordinal);
    }

    [Fact]
    public void X14_any_bridge_stops_4_2_and_not_4_0()
    {
        var idle = Play.Starts(Hosts.S0("4.2").With(Hosts.Bridge("virbr0")));

        Assert.Equal("0", idle.Statuses());
        Assert.Equal(idle.Steps[0].State, idle.FinalState);
        Assert.Equal(StepOutcome.Nothing, idle.Steps[^1].Outcome);

        var busy = Play.Starts(Hosts.S0("4.0").With(Hosts.Bridge("virbr0")));

        Assert.Equal(
            """
            eth0 U real 192.168.1.10/24
            peth0 U real master eth0
            virbr0 U random

            """ + Routes,
            Sketch.Of(busy.FinalState));
    }

    [Theory]
    [InlineData("3.2", "255")]
    [InlineData("4.0", "127")]
    [InlineData("4.1", "1")]
    [InlineData("4.2", "255")]
    public void X15_a_name_of_15_characters_leaves_dom0_offline(string release, string status)
    {
        var timeline = Play.Starts(LongNic(release, "network-bridge"));

        Assert.Equal("enx001122334455 D real\ntmpbridge D random 192.168.1.10/24\n", Sketch.Of(timeline.FinalState));
        Assert.Equal(status, timeline.Statuses());
        Assert.Contains("argument \"penx001122334455\" is wrong: \"name\" not a valid ifname", string.Join('\n', timeline.Steps[^1].Scripts[0].StandardError), StringComparison.Ordinal);
        Assert.Equal(release is "4.0", timeline.FinalState.Locks.Count == 1);
        Assert.Equal(Verdict.Unreachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void X15_3_0_4_needs_the_name_to_be_given()
    {
        var given = Play.Starts(LongNic("3.0.4", "network-bridge vifnum=0 netdev=enx001122334455"));

        Assert.Equal("enx001122334455 D real\nveth0 D none 192.168.1.10/24\nxenbr0 U NA NM random\n", Sketch.Of(given.FinalState));
        Assert.Equal("255", given.Statuses());

        var guessed = Play.Starts(LongNic("3.0.4", "network-bridge"));

        Assert.Equal("1", guessed.Statuses());
        Assert.Equal("Link veth001122334455 is missing.", guessed.Steps[^1].Scripts[0].StandardError[0]);
        Assert.Equal(guessed.Steps[0].State, guessed.FinalState);
    }

    [Fact]
    public void X24_an_existing_bridge_of_that_name_is_fatal_under_3_2_and_used_under_3_0_4()
    {
        var late = Play.Starts(Hosts.S0("3.2", "network-bridge netdev=eth0 bridge=xenbr0").With(Hosts.Bridge("xenbr0")));

        Assert.Equal("2", late.Statuses());
        Assert.Contains("RTNETLINK answers: File exists", late.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
        Assert.Equal(Verdict.Unreachable, late.Steps[^1].Dom0Reachable);
        Assert.Equal("peth0 D real\ntmpbridge D random 192.168.1.10/24\nxenbr0 U random\n", Sketch.Of(late.FinalState));

        var early = Play.Starts(Hosts.S0("3.0.4", "network-bridge netdev=eth0 bridge=xenbr0").With(Hosts.Bridge("xenbr0")));

        Assert.Equal("0", early.Statuses());
        var bridge = early.FinalState.FindBridge(InterfaceName.Parse("xenbr0"));
        Assert.True(bridge is { IsUp: true, IsArpOn: true, IsMulticastOn: true });
        Assert.Equal(LinkState.DefaultForwardDelay, bridge?.ForwardDelay);
        Assert.Equal(["peth0", "vif0.0"], early.FinalState.PortsOf(InterfaceName.Parse("xenbr0")).Select(port => port.Name.ToString()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("3.0.4", "0", "U NA NM", "U NA NM")]
    [InlineData("3.2", "0", "D", "U")]
    [InlineData("3.4", "0", "D", "U")]
    [InlineData("4.0", "127", "U", "U")]
    [InlineData("4.2", "0", "U", "U")]
    public void X28_a_nic_without_address_that_ifup_does_not_know(string release, string status, string bridge, string port)
    {
        var host = Hosts.S0(release, "network-bridge vifnum=1 netdev=eth1 bridge=xenbr1").With(Hosts.Nic("eth1", "00:11:22:33:44:51")) with { Environment = new() { Ifup = IfupBehaviour.Failing } };
        var timeline = Play.Starts(host);
        var lines = Sketch.Of(timeline.FinalState).Split('\n');

        Assert.Equal(status, timeline.Statuses());
        Assert.Contains(lines, line => line.StartsWith($"xenbr1 {bridge} ", StringComparison.Ordinal) && !line.Contains("master", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"peth1 {port} ", StringComparison.Ordinal) && line.EndsWith("master xenbr1", StringComparison.Ordinal));
        Assert.Equal(release is "4.0", timeline.FinalState.Locks.Count == 1);
        Assert.Equal(release is "3.0.4", timeline.FinalState.FindLink(InterfaceName.Parse("eth1")) is { IsUp: false, Kind: LinkKind.Veth });
    }

    [Theory]
    [InlineData("3.0.4", "0", "U NA NM", "U NA NM")]
    [InlineData("3.2", "0", "D", "U")]
    [InlineData("3.4", "0", "D", "U")]
    [InlineData("4.0", "127", "U", "U")]
    [InlineData("4.2", "0", "U", "U")]
    public void X28_an_ifup_that_knows_the_nic_brings_it_up_under_3_0_4_and_changes_nothing_else(string release, string status, string bridge, string port)
    {
        var host = Hosts.S0(release, "network-bridge vifnum=1 netdev=eth1 bridge=xenbr1").With(Hosts.Nic("eth1", "00:11:22:33:44:51"));
        var timeline = Play.Starts(host);
        var lines = Sketch.Of(timeline.FinalState).Split('\n');

        Assert.Equal(status, timeline.Statuses());
        Assert.Contains(lines, line => line.StartsWith($"xenbr1 {bridge} ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"peth1 {port} ", StringComparison.Ordinal) && line.EndsWith("master xenbr1", StringComparison.Ordinal));
        Assert.Equal(release is "3.0.4", timeline.FinalState.FindLink(InterfaceName.Parse("eth1")) is { IsUp: true, Kind: LinkKind.Veth });
    }

    [Fact]
    public void X25_3_3_loses_the_slaves_of_a_bonding_device_and_3_4_takes_them_back()
    {
        var lost = Play.Starts(BondHost("3.3"));

        Assert.Equal("0", lost.Statuses());
        Assert.Equal("bond0", lost.FinalState.FindLink(InterfaceName.Parse("pbond0"))?.Master?.ToString());
        Assert.Empty(lost.FinalState.PortsOf(InterfaceName.Parse("pbond0")));
        Assert.Equal(Verdict.Reachable, lost.Steps[0].Dom0Reachable);
        Assert.Equal(Verdict.Unreachable, lost.Steps[^1].Dom0Reachable);

        foreach (var release in (string[])["3.4", "4.0", "4.4"])
        {
            var kept = Play.Starts(BondHost(release));

            Assert.Equal("0", kept.Statuses());
            Assert.Equal(["eth0", "eth1"], kept.FinalState.PortsOf(InterfaceName.Parse("pbond0")).Where(slave => slave.IsUp).Select(slave => slave.Name.ToString()), StringComparer.Ordinal);
            Assert.Equal(Verdict.Reachable, kept.Steps[^1].Dom0Reachable);
            var effects = kept.Steps[^1].Effects.ToList();
            Assert.True(effects.FindIndex(effect => effect is EnslaveToBond) < effects.FindIndex(effect => effect is Enslave));
        }
    }

    [Fact]
    public void X25_slaves_that_ifdown_does_not_release_stay_under_3_3_and_leave_3_4_to_ifenslave()
    {
        var byHand = new HostEnvironment { Ifup = IfupBehaviour.Failing };
        var kept = Play.Starts(BondHost("3.3") with { Environment = byHand });

        Assert.Equal(2, kept.FinalState.PortsOf(InterfaceName.Parse("pbond0")).Count());
        Assert.Equal(Verdict.Reachable, kept.Steps[^1].Dom0Reachable);
        Assert.Equal(StepOutcome.Unknown, Play.Starts(BondHost("3.4") with { Environment = byHand }).Steps[^1].Outcome);
    }

    [Fact]
    public void X26_the_default_route_of_a_vlan_device_bridges_its_parent_under_4_2()
    {
        var parent = Play.Starts(VlanHost("network-bridge"));

        Assert.Equal("0", parent.Statuses());
        Assert.Equal("eth0", parent.FinalState.FindLink(InterfaceName.Parse("peth0"))?.Master?.ToString());
        Assert.True(parent.FinalState.FindLink(InterfaceName.Parse("eth0.100")) is { IsUp: true, Addresses.Count: 1, Parent: { } below } && below == InterfaceName.Parse("peth0"));
        Assert.Equal("192.168.1.0/24 dev eth0.100 src 192.168.1.10", string.Join("; ", parent.FinalState.Routes.Select(route => route.ToString())));
        Assert.Equal(Verdict.Unreachable, parent.Steps[^1].Dom0Reachable);

        var named = Play.Starts(VlanHost("network-bridge netdev=eth0.100"));

        Assert.Equal("0", named.Statuses());
        Assert.Equal("eth0.100", named.FinalState.FindLink(InterfaceName.Parse("peth0.100"))?.Master?.ToString());
        Assert.True(named.FinalState.FindBridge(InterfaceName.Parse("eth0.100")) is { IsUp: true, Addresses.Count: 1 });
        Assert.Equal(Verdict.Reachable, named.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("3.0.0", "2", "veth0", "xenbr0")]
    [InlineData("3.0.2", "2", "veth0", "xenbr0")]
    [InlineData("3.0.4", "2", "veth0", "xenbr0")]
    [InlineData("3.2", "2", "tmpbridge", "tmpbridge")]
    [InlineData("3.4", "2", "tmpbridge", "tmpbridge")]
    [InlineData("4.4", "2", "tmpbridge", "tmpbridge")]
    [InlineData("4.0", "127", "tmpbridge", "tmpbridge")]
    [InlineData("4.1", "1", "tmpbridge", "tmpbridge")]
    public void X29_a_nic_that_ifdown_leaves_up_cannot_be_renamed(string release, string status, string copy, string bridge)
    {
        var host = Hosts.S0(release);
        var timeline = Play.Starts(host with { Interfaces = [host.Interfaces[0] with { IsKnownToIfup = false }] });

        Assert.Equal(status, timeline.Statuses());
        Assert.Contains("RTNETLINK answers: Device or resource busy", timeline.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
        Assert.StartsWith("eth0 U real 192.168.1.10/24\n", Sketch.Of(timeline.FinalState), StringComparison.Ordinal);
        Assert.EndsWith(Routes, Sketch.Of(timeline.FinalState), StringComparison.Ordinal);
        Assert.True(timeline.FinalState.FindLink(InterfaceName.Parse(copy)) is { IsUp: false, Addresses.Count: 1 });
        Assert.Empty(timeline.FinalState.PortsOf(InterfaceName.Parse(bridge)));
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
        Assert.Equal(release is "4.0", timeline.FinalState.Locks.Count == 1);
    }

    [Fact]
    public void Null_as_the_bridges_name_means_nothing_to_do()
    {
        var timeline = Play.Starts(Hosts.S0("3.0.4", "network-bridge bridge=null"));

        Assert.Equal(StepOutcome.Nothing, timeline.Steps[^1].Outcome);
        Assert.Equal(S0, Sketch.Of(timeline.FinalState));
    }

    [Theory]
    [InlineData("3.0.4", "-m physdev --physdev-in peth0 -j ACCEPT|-m physdev --physdev-in vif0.0 -j ACCEPT")]
    [InlineData("4.1", "-m physdev --physdev-in peth0 -j ACCEPT")]
    public void Antispoof_flushes_FORWARD_and_drops_by_policy(string release, string rules)
    {
        var foreign = new AppendFilterRule(new FilterRule { PhysdevIn = InterfaceName.Parse("eth7") });
        var before = Play.Starts(Hosts.S0(release, "network-bridge antispoof=yes"), runs: 0).FinalState.With(foreign).State;
        var after = Transition.Apply(before, new XendRestarted()).State;

        Assert.True(after.Filter.DropsForward);
        Assert.Equal(rules, string.Join('|', after.Filter.Forward));
    }

    [Fact]
    public void A_script_that_is_nowhere_makes_everything_unknown()
    {
        var own = Play.Starts(Hosts.S0("3.4", "my-network"));
        Assert.Equal("script 'my-network' is not in the workspace", own.FinalState.UnknownSince);
    }

    [Fact]
    public void A_line_of_a_custom_script_that_cannot_be_read_makes_everything_behind_it_unknown()
    {
        var host = Hosts.S0("3.4").WithWrapper("netdev=eth0");
        var script = host.CustomScripts[0];
        var timeline = Play.Starts(host with { CustomScripts = [script with { Text = script.Text + "\n\n\n\n\n  ./setup $X\n" }] });

        Assert.Equal(StepOutcome.Unknown, timeline.Steps[^1].Outcome);
        Assert.Equal("line 7 of network-custom cannot be read: ./setup $X", timeline.FinalState.UnknownSince);
        Assert.NotNull(timeline.FinalState.FindBridge(InterfaceName.Parse("eth0")));
    }

    private static InterfaceName BridgeT => InterfaceName.Parse("tmpbridge");

    private static HostNetwork BondHost(string release) => Hosts.S0(release, "network-bridge netdev=bond0") with
    {
        Interfaces =
        [
            Hosts.Nic("bond0", "00:11:22:33:44:50", "192.168.1.10/24") with { Slaves = [InterfaceName.Parse("eth0"), InterfaceName.Parse("eth1")] },
            Hosts.Nic("eth0", "00:11:22:33:44:50"),
            Hosts.Nic("eth1", "00:11:22:33:44:51"),
        ],
        Routes = [Hosts.DefaultRoute("192.168.1.1", "bond0")],
    };

    private static HostNetwork VlanHost(string script) => Hosts.S0("4.2", script) with
    {
        Interfaces =
        [
            Hosts.Nic("eth0", "00:11:22:33:44:50"),
            Hosts.Nic("eth0.100", "00:11:22:33:44:50", "192.168.1.10/24") with { VlanParent = InterfaceName.Parse("eth0") },
        ],
        Routes = [Hosts.DefaultRoute("192.168.1.1", "eth0.100")],
    };

    private static HostNetwork LongNic(string release, string script) => Hosts.S0(release, script) with
    {
        Interfaces = [Hosts.Nic("enx001122334455", "00:11:22:33:44:50", "192.168.1.10/24")],
        Routes = [Hosts.DefaultRoute("192.168.1.1", "enx001122334455")],
    };
}
