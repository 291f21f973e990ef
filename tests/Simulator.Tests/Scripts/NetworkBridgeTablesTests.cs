using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>The tables of host-scripts §1: parameters, early exits, do_ifup, lock, idempotence; and the messages M1 to M7 of §9.</summary>
public sealed class NetworkBridgeTablesTests
{
    [Theory]
    [InlineData("eth0", null, "xenbr0 peth0")]
    [InlineData("eth1", null, "xenbr1 peth1")]
    [InlineData("bond0", null, "xenbr0 peth0")]
    [InlineData("lan", null, "xenbr0 peth0")]
    [InlineData("", null, "xenbr0 peth0")]
    [InlineData("eth0.100", null, "Link veth0.100 is missing.")]
    [InlineData("enx001122334455", null, "Link veth001122334455 is missing.")]
    [InlineData("eth1", 100, "Link veth100 is missing.")]
    public void A2_takes_vifnum_from_the_default_routes_last_word_1_2_2(string device, int? metric, string outcome)
    {
        foreach (var release in (string[])["3.0.4", "3.1"])
        {
            var timeline = Play.Starts(WithDefaultRouteVia(release, device, metric));

            Assert.Equal(outcome, Outcome(timeline));
        }
    }

    [Theory]
    [InlineData("eth0", "eth0 peth0")]
    [InlineData("em1", "em1 pem1")]
    [InlineData("wlan0", "wlan0 pwlan0")]
    [InlineData("bond0", "bond0 pbond0")]
    [InlineData("ppp0", "ppp0 pppp0")]
    [InlineData("", "eth0 peth0")]
    [InlineData("eth0.100", "eth0 peth0")]
    [InlineData("enp3s0", "1 reachable")]
    [InlineData("p4p1", "1 reachable")]
    [InlineData("mybr", "255 reachable")]
    [InlineData("br-lan", "255 reachable")]
    public void C_takes_netdev_from_the_default_route_1_2_3(string device, string outcome)
    {
        foreach (var release in (string[])["3.2", "3.4", "4.4"])
        {
            var timeline = Play.Starts(WithDefaultRouteVia(release, device, metric: null));
            var isAborted = outcome.EndsWith("reachable", StringComparison.Ordinal);

            Assert.Equal(outcome, isAborted ? timeline.Statuses() + " " + timeline.Steps[^1].Dom0Reachable.ToString().ToLowerInvariant() : Outcome(timeline));
            Assert.Equal(isAborted, Link(timeline, "tmpbridge") is { IsUp: false, Addresses.Count: 0 });
        }
    }

    [Theory]
    [InlineData("eth1", null, "0", "peth1")]
    [InlineData("eth1", 100, "1", "")]
    public void A1_takes_netdev_from_the_default_routes_last_word_1_2_1(string device, int? metric, string status, string port)
    {
        var timeline = Play.Starts(WithDefaultRouteVia("3.0.2", device, metric));

        Assert.Equal(status, timeline.Statuses());
        Assert.Equal(port, string.Join(' ', timeline.FinalState.PortsOf(Name("xenbr0")).Where(link => link.Kind == LinkKind.Nic).Select(link => link.Name)));
    }

    [Fact]
    public void A1_with_two_default_routes_takes_the_first_nic_down_and_ends_with_255_1_2_1()
    {
        var timeline = Play.Starts(Hosts.S0WithEth1("3.0.2") with { Routes = [Hosts.DefaultRoute("192.168.1.1", "eth0"), Hosts.DefaultRoute("10.1.0.1", "eth1", 10)] });
        var without = Play.Starts(Hosts.S0WithEth1("3.0.2", "network-bridge netdev=eth1"));
        Assert.Equal("0", without.Statuses());

        // With a metric the last words are eth0 and 10.
        Assert.Equal("1", timeline.Statuses());
        Assert.Contains("Device \"10\" does not exist.", timeline.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);

        var plain = Play.Starts(Hosts.S0WithEth1("3.0.2"), runs: 0).FinalState;
        var two = plain with { Routes = plain.Routes.Add(new RouteEntry(default, plain.Routes[0].Gateway, Name("eth1"))) };
        var (state, outcome) = two.ByHand("network-bridge start");

        Assert.Equal(255, outcome.ExitStatus);
        Assert.Equal("Error: either \"dev\" is duplicate, or \"eth1\" is a garbage.", outcome.StandardError[^1]);
        Assert.True(state.FindLink(Name("eth0")) is { IsUp: false, Addresses.Count: 0, Kind: LinkKind.Nic });
        Assert.True(state.FindLink(Name("xenbr0")) is { IsUp: true });
        Assert.True(state.FindLink(Name("eth1")) is { IsUp: true, Addresses.Count: 1 });
    }

    [Fact]
    public void B_without_pairs_and_with_two_default_routes_makes_the_first_bridge_and_ends_1_2_2()
    {
        var host = Hosts.S0WithEth1("3.1") with { LoopbackPairs = 0 };
        var timeline = Play.Starts(host.With(Hosts.DefaultRoute("10.1.0.1", "eth1", 10)));

        Assert.Equal("255", timeline.Statuses());
        Assert.True(Link(timeline, "xenbr0") is { IsUp: true, Addresses.Count: 0 });
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("3.0.4", "network-bridge vifnum=1", "xenbr1 peth1")]
    [InlineData("3.0.2", "network-bridge vifnum=1", "xenbr1 peth0")]
    [InlineData("3.2", "network-bridge vifnum=1", "eth0 peth0")]
    [InlineData("3.2", "network-bridge bridge= netdev=eth1", "eth1 peth1")]
    [InlineData("3.0.4", "network-bridge unheard=of bridge=br7", "br7 peth0")]
    [InlineData("3.4", "network-bridge bridge=br7 bridge=br8", "br8 peth0")]
    public void Arguments_are_assignments_and_defaults_follow_1_2(string release, string script, string outcome) =>
        Assert.Equal(outcome, Outcome(Play.Starts(Hosts.S0WithEth1(release, script))));

    [Theory]
    [InlineData("network-bridge bridge=br7 start", 0)]
    [InlineData("network-bridge =x start bridge=br7", 0)]
    [InlineData("network-bridge status command=start bridge=br7", 0)]
    [InlineData("network-bridge start no-name=1 bridge=br7", 127)]
    public void The_command_is_the_first_word_without_an_equals_sign_1_1(string line, int status)
    {
        var (state, outcome) = Play.Starts(Hosts.S0("3.4"), runs: 0).ByHand(line);

        Assert.Equal(status, outcome.ExitStatus);
        Assert.Equal(status == 0, state.FindBridge(Name("br7")) is not null);
    }

    [Theory]
    [InlineData("3.0.2", "1", "abcdefghijklmno", false)]
    [InlineData("3.0.4", "1", "abcdefghijklmno", false)]
    [InlineData("3.1", "1", "abcdefghijklmno", false)]
    [InlineData("3.2", "255", "tmpbridge", true)]
    [InlineData("4.0", "127", "tmpbridge", true)]
    [InlineData("4.4", "255", "tmpbridge", true)]
    public void A_bridge_name_of_more_than_15_characters_fails_where_it_is_first_needed_in_full(string release, string status, string left, bool isOffline)
    {
        var timeline = Play.Starts(Hosts.S0(release, "network-bridge bridge=abcdefghijklmnop"));
        var bridge = Link(timeline, left);

        Assert.Equal(status, timeline.Statuses());
        Assert.True(bridge is { Kind: LinkKind.Bridge, IsUp: false });
        Assert.Equal(isOffline, Link(timeline, "peth0") is { IsUp: false, Addresses.Count: 0 });
        Assert.Equal(isOffline ? Verdict.Unreachable : Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
        Assert.Equal(isOffline ? 1 : 0, bridge?.Addresses.Count);
    }

    [Fact]
    public void A_variable_of_the_scripts_own_makes_the_outcome_unknown()
    {
        var (_, outcome) = Play.Starts(Hosts.S0("3.4"), runs: 0).ByHand("network-bridge start gateway=192.168.1.1");

        Assert.Contains("gateway=192.168.1.1", outcome.Unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.0.4", "loopback.nloopbacks=<N>")]
    [InlineData("3.1", "netloop.nloopbacks=<N>")]
    public void M1_names_the_missing_link_and_the_option_of_its_release(string release, string advice)
    {
        var scripted = Play.Starts(Hosts.S0(release, "network-bridge vifnum=9")).Steps[^1].Scripts[0];

        Assert.Equal(1, scripted.ExitStatus);
        Assert.Equal("Link veth9 is missing.", scripted.StandardError[0]);
        Assert.Contains(advice, scripted.StandardError[1], StringComparison.Ordinal);
        Assert.Empty(scripted.StandardOutput);
        Assert.Empty(scripted.Syslog);
    }

    [Theory]
    [InlineData("network-bridge restart", "Unknown command: restart")]
    [InlineData("network-bridge bridge=br0", "Unknown command: ")]
    public void M2_answers_an_unknown_or_missing_command(string line, string message)
    {
        foreach (var release in (string[])["3.0.0", "3.2", "4.4"])
        {
            var before = Play.Starts(Hosts.S0(release), runs: 0).FinalState;
            var (state, outcome) = before.ByHand(line);

            Assert.Equal(1, outcome.ExitStatus);
            Assert.Equal([message, "Valid commands are: start, stop, status"], outcome.StandardError, StringComparer.Ordinal);
            Assert.Empty(outcome.StandardOutput);
            Assert.Equal(before, state);
        }
    }

    [Fact]
    public void M3_is_printed_from_3_0_2_on_and_tells_of_a_device_without_link()
    {
        Assert.Empty(Play.Starts(Hosts.S0("3.0.0")).Steps[^1].Scripts[0].StandardOutput);
        Assert.Equal(["Waiting for peth0 to negotiate link."], Play.Starts(Hosts.S0("3.0.2")).Steps[^1].Scripts[0].StandardOutput, StringComparer.Ordinal);
        Assert.Equal(
            ["Waiting for pbond0 to negotiate link...........(link isnt in running state)"],
            Play.Starts(WithBond("3.3")).Steps[^1].Scripts[0].StandardOutput,
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("255.255.255.0", 0, "192.168.1.10/24")]
    [InlineData("", 0, "192.168.1.10/32")]
    [InlineData("255.0.255.0", 1, "192.168.1.10/24")]
    public void M4_3_0_0_takes_address_and_mask_from_the_kernels_command_line(string mask, int status, string address)
    {
        var host = Hosts.S0("3.0.0") with
        {
            Environment = new() { Ifup = IfupBehaviour.Failing, KernelCommandLine = $"root=/dev/sda1 ip=192.168.1.10:192.168.1.2::{mask}:alpha:eth0:off ro" },
        };
        var timeline = Play.Starts(host);
        var script = timeline.Steps[^1].Scripts[0];

        Assert.Equal(status, script.ExitStatus);
        Assert.Equal(status == 0 ? [] : [$"ERROR converting netmask {mask} to prefix"], script.StandardError, StringComparer.Ordinal);
        Assert.True(Link(timeline, "eth0") is { Kind: LinkKind.Veth, Addresses: [var own] } && string.Equals(own.Prefix.ToString(), address, StringComparison.Ordinal));
        Assert.Equal(status == 0, Link(timeline, "eth0")?.IsUp);
        Assert.True(Link(timeline, "peth0") is { Master: not null, IsUp: true });
    }

    [Fact]
    public void The_kernels_gateway_becomes_the_default_route_of_3_0_0()
    {
        var host = Hosts.S0("3.0.0") with
        {
            Environment = new() { Ifup = IfupBehaviour.Failing, KernelCommandLine = "ip=192.168.1.10::192.168.1.1:255.255.255.0" },
        };
        var timeline = Play.Starts(host);

        Assert.Contains(timeline.FinalState.Routes, route => string.Equals(route.ToString(), "default via 192.168.1.1 dev eth0", StringComparison.Ordinal));
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void M5_a_network_root_without_any_netdev_ends_3_2_before_it_starts()
    {
        var host = Hosts.S0("3.2") with { Routes = [], Environment = new() { NetworkRoot = new("ext3", HasNetdevOption: true, NfsServer: null) } };
        foreach (var command in (string[])["start", "stop", "status", "nonsense"])
        {
            var before = Play.Starts(host, runs: 0).FinalState;
            var (state, outcome) = before.ByHand("network-bridge " + command);

            Assert.Equal(0, outcome.ExitStatus);
            Assert.Equal(["network-bridge: bridging not supported on network root; not starting"], outcome.Syslog, StringComparer.Ordinal);
            Assert.Empty(outcome.StandardError);
            Assert.Equal(before, state);
        }
    }

    [Fact]
    public void A_network_root_makes_3_2_take_another_nic_and_two_others_one_that_does_not_exist_1_3_1()
    {
        var root = new HostEnvironment { NetworkRoot = new("ext3", HasNetdevOption: true, NfsServer: null) };
        var two = Play.Starts(Hosts.S0WithEth1("3.2") with { Environment = root });
        Assert.Equal("eth1 peth1", Outcome(two));

        var three = Play.Starts(Hosts.S0WithEth1("3.2").With(Hosts.Nic("eth2", "00:11:22:33:44:52")) with { Environment = root });
        Assert.Equal("1", three.Statuses());
        Assert.Contains("Cannot find device \"eth1eth2\"", three.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
        Assert.NotNull(Link(three, "tmpbridge"));
        Assert.Equal(Verdict.Reachable, three.Steps[^1].Dom0Reachable);

        // No alternative leaves netdev as it was.
        var one = Play.Starts(Hosts.S0("3.2") with { Environment = root });
        Assert.Equal("eth0 peth0", Outcome(one));
    }

    [Theory]
    [InlineData("192.168.1.9", true, "eth1 peth1")]
    [InlineData("172.16.0.9", true, "eth0 peth0")]
    [InlineData(null, true, "eth0 peth0")]
    [InlineData("192.168.1.9", false, "unknown")]
    [InlineData("172.16.0.9", false, "eth0 peth0")]
    public void From_3_3_on_the_server_must_be_reached_directly_through_netdev_1_3_1(string? server, bool hasNetdev, string outcome)
    {
        foreach (var release in (string[])["3.3", "4.4"])
        {
            var address = server is not null && IPv4Address.TryParse(server, out var parsed) ? parsed : (IPv4Address?)null;
            var host = Hosts.S0WithEth1(release) with { Environment = new() { NetworkRoot = new("nfs", hasNetdev, address) } };
            var timeline = Play.Starts(host);

            Assert.Equal(outcome, timeline.Steps[^1].Outcome == StepOutcome.Unknown ? "unknown" : Outcome(timeline));
        }
    }

    [Fact]
    public void The_server_may_stand_on_the_kernels_command_line_1_3_1()
    {
        var host = Hosts.S0WithEth1("3.4") with
        {
            Environment = new() { NetworkRoot = new("nfs", HasNetdevOption: true, NfsServer: null), KernelCommandLine = "root=/dev/nfs nfsroot=192.168.1.9:/srv" },
        };

        Assert.Equal("eth1 peth1", Outcome(Play.Starts(host)));
    }

    [Theory]
    [InlineData("4.0", BrctlTool.WithoutHeading, "eth0 peth0")]
    [InlineData("4.1", BrctlTool.WithHeading, "eth0 peth0")]
    [InlineData("4.1", BrctlTool.WithoutHeading, "nothing")]
    [InlineData("4.4", BrctlTool.WithoutHeading, "nothing")]
    [InlineData("4.4", BrctlTool.Absent, "nothing")]
    [InlineData("4.0", BrctlTool.Absent, "127")]
    [InlineData("3.0.4", BrctlTool.Absent, "127")]
    public void Row_3_counts_the_lines_that_brctl_prints(string release, BrctlTool brctl, string outcome)
    {
        var timeline = Play.Starts(Hosts.S0(release) with { Environment = new() { Brctl = brctl } });

        Assert.Equal(outcome, timeline.Steps[^1].Outcome switch
        {
            StepOutcome.Nothing => "nothing",
            StepOutcome.Failed => timeline.Statuses(),
            _ => Outcome(timeline),
        });
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("3.0.2", 0)]
    [InlineData("3.0.4", 0)]
    [InlineData("3.1", 0)]
    [InlineData("3.2", 255)]
    [InlineData("3.3", 255)]
    [InlineData("3.4", 255)]
    [InlineData("4.0", 255)]
    [InlineData("4.1", 255)]
    [InlineData("4.2", 255)]
    [InlineData("4.4", 255)]
    public void Do_ifup_with_several_addresses_does_nothing_to_3_1_and_aborts_later_1_4_3(string release, int status)
    {
        var host = Hosts.S0(release) with
        {
            Environment = new() { Ifup = IfupBehaviour.Failing },
            Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24", "192.168.1.11/24")],
        };
        var timeline = Play.Starts(host);
        var dom0 = Link(timeline, "eth0");

        Assert.Equal(status, timeline.Steps[^1].Scripts[0].ExitStatus);
        Assert.Equal(
            status == 0 ? "[: 192.168.1.10/24: unary operator expected" : "Error: either \"local\" is duplicate, or \"192.168.1.11/24\" is a garbage.",
            timeline.Steps[^1].Scripts[0].StandardError[^1]);
        Assert.Equal(status == 0 ? 2 : 0, dom0?.Addresses.Count);
        Assert.False(dom0?.IsUp);
        Assert.Empty(timeline.FinalState.Routes);
        Assert.Equal(release is "4.0" or "4.1", timeline.FinalState.Locks.Count == 1);
    }

    [Theory]
    [InlineData("3.0.2", 0, false, true)]
    [InlineData("3.0.4", 0, false, true)]
    [InlineData("3.1", 0, false, true)]
    [InlineData("3.2", 0, false, false)]
    [InlineData("3.3", 0, false, false)]
    [InlineData("3.4", 0, false, false)]
    [InlineData("4.0", 127, true, true)]
    [InlineData("4.0.1", 1, true, true)]
    [InlineData("4.1", 1, true, true)]
    [InlineData("4.2", 0, true, true)]
    [InlineData("4.4", 0, true, true)]
    public void Do_ifup_without_address_leaves_the_bridge_down_from_3_2_to_3_4_1_4_3(string release, int status, bool isDom0Up, bool isBridgeUp)
    {
        var host = Hosts.S0(release) with
        {
            Environment = new() { Ifup = IfupBehaviour.Failing },
            Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50")],
            Routes = [],
        };
        var timeline = Play.Starts(host);

        Assert.Equal(status, timeline.Steps[^1].Scripts[0].ExitStatus);
        Assert.Equal(isDom0Up, Link(timeline, "eth0")?.IsUp);
        Assert.Equal(isBridgeUp, timeline.FinalState.Bridges.Single().IsUp);
        Assert.True(Link(timeline, "peth0") is { IsUp: true, Master: not null });
    }

    [Theory]
    [InlineData("3.0.2", 1)]
    [InlineData("3.1", 1)]
    [InlineData("3.2", 1)]
    [InlineData("3.4", 1)]
    [InlineData("4.0", 127)]
    [InlineData("4.0.1", 1)]
    [InlineData("4.1", 1)]
    [InlineData("4.2", 0)]
    [InlineData("4.4", 0)]
    public void Do_ifup_without_gateway_fails_up_to_4_1_with_the_address_up_and_before_antispoof_1_4_3(string release, int status)
    {
        var host = Hosts.S0(release, "network-bridge antispoof=yes") with { Environment = new() { Ifup = IfupBehaviour.Failing }, Routes = [] };
        var timeline = Play.Starts(host);

        Assert.Equal(status, timeline.Steps[^1].Scripts[0].ExitStatus);
        Assert.True(Link(timeline, "eth0") is { IsUp: true, Addresses.Count: 1 });
        Assert.Equal(status == 0, timeline.FinalState.Filter.DropsForward);
        Assert.Equal(release is "4.0", timeline.FinalState.Locks.Count == 1);
    }

    [Theory]
    [InlineData("3.0.4", 2)]
    [InlineData("3.4", 0)]
    public void Do_ifup_with_a_metric_fails_where_the_guard_is_a_test_without_quotes_1_4_3(string release, int status)
    {
        var host = Hosts.S0(release, "network-bridge vifnum=0 netdev=eth0 bridge=xenbr0") with { Environment = new() { Ifup = IfupBehaviour.Failing }, Routes = [Hosts.DefaultRoute("192.168.1.1", "eth0", 100)] };
        var timeline = Play.Starts(host);

        Assert.Equal(status, timeline.Steps[^1].Scripts[0].ExitStatus);
        Assert.Equal(status == 0, timeline.FinalState.Routes.Any(route => route is { IsDefault: true, Metric: 100 }));
    }

    [Fact]
    public void An_ifup_that_succeeds_for_unknown_names_is_believed_0_3()
    {
        var timeline = Play.Starts(Hosts.S0("3.0.4", "network-bridge vifnum=1 netdev=eth1 bridge=xenbr1") with
        {
            Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24"), Hosts.Nic("eth1", "00:11:22:33:44:51", "10.1.0.10/24") with { IsKnownToIfup = false }],
            Environment = new() { IfupIgnoresUnknownNames = true, IfdownIgnoresUnknownNames = false },
        });

        Assert.Equal("0", timeline.Statuses());
        Assert.True(Link(timeline, "eth1") is { Kind: LinkKind.Veth, IsUp: false });
    }

    [Fact]
    public void Ifup_may_know_a_bridge_that_does_not_exist_yet_0_3()
    {
        var configuration = new IfupConfiguration(Name("xenbr0"), Hosts.Nic("x", "00:11:22:33:44:50", "192.168.1.10/24").Addresses, Hosts.DefaultRoute("192.168.1.1", "x").Gateway);
        var timeline = Play.Starts(Hosts.S0("3.2", "network-bridge bridge=xenbr0") with { Environment = new() { IfupConfigurations = [configuration] } });

        Assert.True(Link(timeline, "xenbr0") is { IsUp: true, Addresses.Count: 1 });
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
        Assert.Contains(Name("xenbr0"), timeline.FinalState.ConfiguredByIfup);
    }

    [Theory]
    [InlineData("4.0", true, "err Forced to steal lock on /var/run/xen-hotplug/network-bridge from <pid>: /etc/xen/scripts/network-bridge!")]
    [InlineData("4.0.2", true, "err Forced to steal lock on /var/run/xen-hotplug/network-bridge from <pid>: /etc/xen/scripts/network-bridge!")]
    [InlineData("4.1", false, "")]
    public void M7_a_stale_lock_is_stolen_after_a_wait_by_4_0_and_dropped_at_once_by_4_1(string release, bool isStolen, string message)
    {
        var locked = Play.Starts(Hosts.S0(release), runs: 0).FinalState.With(new LeaveLock("network-bridge")).State;
        var (state, outcome) = locked.ByHand("network-bridge start");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal(isStolen ? [message] : [], outcome.Syslog, StringComparer.Ordinal);
        Assert.Empty(outcome.StandardError);
        Assert.Empty(state.Locks);

        // Who returns before it wants the lock neither waits nor frees it.
        var (idle, early) = state.With(new LeaveLock("network-bridge")).State.ByHand("network-bridge start");
        Assert.NotEmpty(early.Nothing);
        Assert.Empty(early.Syslog);
        Assert.Single(idle.Locks);
    }

    [Theory]
    [InlineData("3.0.0", "")]
    [InlineData("3.0.2", "")]
    [InlineData("3.0.4", "")]
    [InlineData("3.1", "")]
    [InlineData("3.2", "")]
    [InlineData("3.2", " netdev=eth0 bridge=xenbr0")]
    [InlineData("3.4", " netdev=eth0 bridge=xenbr0")]
    [InlineData("4.0", " netdev=eth0 bridge=xenbr0")]
    [InlineData("4.1", " bridge=xenbr0")]
    [InlineData("4.4", " bridge=mybr")]
    public void A_second_start_that_does_nothing_does_not_redo_antispoof_either_1_9(string release, string arguments)
    {
        var host = Hosts.S0(release, "network-bridge antispoof=yes" + arguments) with { Environment = new() { Ifup = release is "3.0.0" ? IfupBehaviour.Working : IfupBehaviour.Failing } };
        var started = Play.Starts(host).FinalState.With(new AppendFilterRule(new FilterRule { PhysdevIn = Name("eth7") })).State;
        var step = Transition.Apply(started, new XendRestarted()).Steps[^1];

        Assert.Equal(StepOutcome.Nothing, step.Outcome);
        Assert.Equal(0, step.Scripts[0].ExitStatus);
        Assert.Equal(started, step.State);
    }

    [Fact]
    public void A_second_start_of_3_1_without_pairs_runs_again_and_changes_nothing_1_9()
    {
        var once = Play.Starts(Hosts.S0("3.1") with { LoopbackPairs = 0 });
        var twice = once.After(new XendRestarted());

        Assert.Equal("0", twice.Statuses());
        Assert.Equal(once.FinalState, twice.FinalState);
    }

    [Theory]
    [InlineData("3.0.4", 127)]
    [InlineData("4.0", 127)]
    public void Antispoof_without_iptables_ends_the_script_1_8(string release, int status)
    {
        var timeline = Play.Starts(Hosts.S0(release, "network-bridge antispoof=yes") with { Environment = new() { HasIptables = false } });

        Assert.Equal(status, timeline.Steps[^1].Scripts[0].ExitStatus);
        Assert.Equal(Verdict.Reachable, timeline.Steps[^1].Dom0Reachable);
        Assert.Equal(release is "4.0", timeline.FinalState.Locks.Count == 1);
    }

    [Theory]
    [InlineData("3.0.0", "xenbr1", "xenbr10", "1")]
    [InlineData("3.0.2", "interfaces", "xenbr10", "1")]
    [InlineData("3.0.4", "xenbr1", "xenbr10", "0")]
    public void Up_to_3_0_2_a_bridge_counts_as_present_if_its_name_occurs_in_brctls_output_1_4_6(string release, string bridge, string present, string status)
    {
        var timeline = Play.Starts(Hosts.S0(release, "network-bridge bridge=" + bridge).With(Hosts.Bridge(present)));

        Assert.Equal(status, timeline.Statuses());
        Assert.Equal(status is "0", timeline.FinalState.FindBridge(Name(bridge)) is not null);
        if (status is "1")
        {
            Assert.Contains($"Cannot find device \"{bridge}\"", timeline.Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);
            Assert.Equal(timeline.Steps[0].State, timeline.FinalState);
        }
    }

    private static HostNetwork WithBond(string release) => Hosts.S0(release, "network-bridge netdev=bond0") with
    {
        Interfaces =
        [
            Hosts.Nic("bond0", "00:11:22:33:44:50", "192.168.1.10/24") with { Slaves = [Name("eth0"), Name("eth1")] },
            Hosts.Nic("eth0", "00:11:22:33:44:50"),
            Hosts.Nic("eth1", "00:11:22:33:44:51"),
        ],
        Routes = [Hosts.DefaultRoute("192.168.1.1", "bond0")],
    };

    private static HostNetwork WithDefaultRouteVia(string release, string device, int? metric)
    {
        var host = Hosts.S0(release) with { Routes = [] };
        return device switch
        {
            "" => host,
            "eth0" => host.With(Hosts.DefaultRoute("192.168.1.1", device, metric)),
            _ => host.With(Hosts.Nic(device, "00:11:22:33:44:51", "10.1.0.10/24")).With(Hosts.DefaultRoute("10.1.0.1", device, metric)),
        };
    }

    /// <summary>The bridge with its physical port, or what the script said first where it failed.</summary>
    private static string Outcome(Timeline timeline)
    {
        var script = timeline.Steps[^1].Scripts[0];
        return script.ExitStatus == 0
            ? string.Join(' ', timeline.FinalState.Bridges.SelectMany(bridge => timeline.FinalState.PortsOf(bridge.Name).Where(port => port.Kind == LinkKind.Nic).Select(port => $"{bridge.Name} {port.Name}")))
            : string.Concat(script.StandardError.Take(1));
    }

    private static LinkState? Link(Timeline timeline, string name) => timeline.FinalState.FindLink(Name(name));

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
