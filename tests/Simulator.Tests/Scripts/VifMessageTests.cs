using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>The messages of host-scripts §9 that vif scripts write, each named by its number, and what hides them.</summary>
public sealed class VifMessageTests
{
    [Theory]
    [InlineData("3.0.0")]
    [InlineData("4.1")]
    public void M8_a_word_in_the_vif_script_is_taken_for_the_command(string release)
    {
        var script = FirstScript(Bridged(release, "vif-bridge fast"), Hosts.Guest("web", ""));

        Assert.Equal((1, HotplugOutcome.Silence), (script.ExitStatus, script.Hotplug));
        Assert.Equal("err /etc/xen/scripts/vif-bridge: Invalid command: fast", Assert.Single(script.Syslog));
    }

    [Theory]
    [InlineData("4.1")]
    [InlineData("4.17")]
    public void M9_an_unknown_interface_type(string release)
    {
        var (run, _) = ByHand(release, "vif-bridge", "online", "type_if=tun");

        Assert.Equal((1, "err /etc/xen/scripts/vif-bridge: unknown interface type tun"), (run.ExitStatus, run.Syslog.Single()));
        Assert.Equal("connected", ByHand("3.4", "vif-bridge", "online", "type_if=tun").Run.Hotplug.Status);
    }

    [Theory]
    [InlineData("3.4", "add", "", 0)]
    [InlineData("4.1", "online", "type_if=tap", 0)]
    [InlineData("4.1", "remove", "type_if=vif", 0)]
    public void Commands_that_are_not_for_this_type_end_at_once(string release, string command, string type, int effects)
    {
        // host-scripts §3.2.
        var (run, _) = ByHand(release, "vif-bridge", command, type);

        Assert.Equal((0, effects, HotplugOutcome.Silence), (run.ExitStatus, run.Effects.Count, run.Hotplug));
    }

    [Theory]
    [InlineData("3.0.0", "")]
    [InlineData("3.1", "Could not find bridge, and none was specified")]
    public void M10_no_bridge(string release, string error)
    {
        var script = FirstScript(Hosts.S0(release, networkScript: null), Hosts.Guest("web", ""));

        Assert.Equal(new HotplugOutcome("error", error), script.Hotplug);
        Assert.Contains("err /etc/xen/scripts/vif-bridge: Could not find bridge, and none was specified", script.Syslog, StringComparer.Ordinal);
    }

    [Fact]
    public void M11_a_missing_bridge_is_fatal_on_offline_too_and_leaves_the_rules()
    {
        // host-scripts §3.3.3, from 3.1 on.
        var started = Play.On(Bridged("3.4", "vif-bridge").With(Hosts.Guest("web", "bridge=xenbr0")), "host boot", "start web").FinalState;
        var without = started.With(new BringDown(Name("xenbr0"))).State.With(new DeleteLink(Name("xenbr0"))).State;

        var ended = Transition.Apply(without, new DomainShutDown(Play.Named("web"))).Steps[^1];

        Assert.Equal("Could not find bridge device xenbr0", ended.Scripts[0].Hotplug?.Error);
        Assert.Equal(2, ended.State.Filter.Forward.Count);
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.2")]
    public void M12_brctl_fails(string release)
    {
        var script = FirstScript(Bridged(release, "vif-bridge"), Hosts.Guest("web", "bridge=xenbr7"));

        Assert.Contains("err /etc/xen/scripts/vif-bridge: brctl addif xenbr7 vif1.0 failed", script.Syslog, StringComparer.Ordinal);
        Assert.Contains("bridge xenbr7 does not exist!", script.StandardError, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("3.0.2", "error", "")]
    [InlineData("4.1", "connected", "")]
    [InlineData("4.2", "error", "Cannot rename interface vif1.0. An interface with name web already exists.")]
    public void M13_a_name_that_is_taken(string release, string status, string error)
    {
        // 3.0.2 and 4.1 work on the other device: 3.0.2's brctl refuses a port of that bridge.
        var booted = Play.On(Bridged(release, "vif-bridge").With(Hosts.Guest("web", "bridge=xenbr0,vifname=web")), "host boot").FinalState;
        var taken = booted.With(new CreateNic(Name("web"), MacAddress.Dead)).State.With(new Enslave(Name("xenbr0"), Name("web"))).State;
        var script = Transition.Apply(release is "3.0.2" ? booted.With(new CreateNic(Name("web"), MacAddress.Dead)).State : taken, new DomainStarted(Play.Named("web"))).Steps[^1].Scripts[0];

        Assert.Equal(release is "3.0.2" ? "connected" : status, script.Hotplug?.Status);
        Assert.Equal(error, script.Hotplug?.Error);
    }

    [Theory]
    [InlineData("4.1", "")]
    [InlineData("4.17", " is not up.  Bring it up or specify another interface with  netdev=<if> as a parameter to /etc/xen/scripts/vif-route.")]
    public void M14_and_M16_the_first_message_is_only_in_the_log(string release, string logged)
    {
        var host = Bridged(release, "vif-route") with { Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50")], Routes = [] };
        var script = FirstScript(host, Hosts.Guest("web", "ip=192.168.1.50"));

        Assert.Equal(["err /etc/xen/scripts/vif-route: " + logged, "err /etc/xen/scripts/vif-route: /etc/xen/scripts/vif-route failed; error detected."], script.Syslog);
        Assert.Equal("/etc/xen/scripts/vif-route failed; error detected.", script.Hotplug?.Error);
    }

    [Fact]
    public void M16_names_the_gatewaydev_of_libxl()
    {
        var script = FirstScript(Bridged("4.17", "vif-route"), Hosts.Guest("web", "ip=192.168.1.50,gatewaydev=eth7"));

        Assert.StartsWith("err /etc/xen/scripts/vif-route: eth7 is not up.", script.Syslog[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.4", "10.0.0.5 10.0.0.6", 3)]
    [InlineData("3.4", "", 1)]
    [InlineData("4.0", "10.0.0.5", 0)]
    [InlineData("4.0", "10.0.0.300", 1)]
    [InlineData("4.17", "2001:db8::1", 1)]
    public void M17_iptables(string release, string ip, int lines)
    {
        var script = FirstScript(Bridged(release, "vif-bridge"), Hosts.Guest("web", "bridge=xenbr0" + (ip.Length > 0 ? ",ip=" + ip : "")));

        Assert.Equal(lines, script.Syslog.Count(line => line is "err /etc/xen/scripts/vif-bridge: iptables setup failed. This may affect guest networking."));
        Assert.Equal("connected", script.Hotplug?.Status);
    }

    [Fact]
    public void M19_is_never_reached_for_M9_comes_first()
    {
        var (run, _) = ByHand("4.17", "vif-route", "online", "type_if=tun");

        Assert.Equal("err /etc/xen/scripts/vif-route: unknown interface type tun", run.Syslog.Single());
    }

    [Theory]
    [InlineData(0, BrctlTool.WithHeading, "no bridge specified, and don't know which one to use (0 found)")]
    [InlineData(0, BrctlTool.WithoutHeading, "no bridge specified, and don't know which one to use (-1 found)")]
    [InlineData(1, BrctlTool.WithHeading, "")]
    [InlineData(2, BrctlTool.WithHeading, "no bridge specified, and don't know which one to use (2 found)")]
    public void M21_vif2_wants_one_bridge(int bridges, BrctlTool brctl, string error)
    {
        var host = Hosts.S0("4.4", networkScript: null) with { VifScript = Fact.Stated(ScriptCommand.Split("vif2")) };
        host = Enumerable.Range(0, bridges).Aggregate(host, (now, number) => now.With(Hosts.Bridge(FormattableString.Invariant($"xenbr{number}"))));

        Assert.Equal(error, FirstScript(host with { Environment = host.Environment with { Brctl = brctl } }, Hosts.Guest("web", "")).Hotplug?.Error);
    }

    [Fact]
    public void Vif2_knows_no_offline_and_leaves_the_bridge_alone_for_a_dash()
    {
        var host = Bridged("4.4", "vif2").With(Hosts.Guest("web", "bridge=-"));
        var timeline = Play.On(host, "host boot", "start web");

        Assert.True(timeline.FinalState.FindLink(Name("vif1.0")) is { IsUp: false, Master: null });
        var ended = timeline.After(new DomainShutDown(Play.Named("web"))).Steps[^1].Scripts[0];
        Assert.Equal((1, "Unknown command: offline"), (ended.ExitStatus, ended.StandardOutput[0]));
    }

    // "Device not found." and "Device has died." cannot occur: nothing takes a back end away, or breaks the store, while xend waits for it.
    [Theory]
    [InlineData("", "", "Device 0 (vif) could not be connected. Hotplug scripts not working. (after 100 s)")]
    [InlineData("error", "", "Device 0 (vif) could not be connected. Backend device not found.")]
    [InlineData("error", "no way", "Device 0 (vif) could not be connected. no way")]
    [InlineData("busy", "", "Device 0 (vif) could not be connected.\nBusy.")]
    [InlineData("busy", "in use", "Device 0 (vif) could not be connected.\nin use")]
    public void M22_what_xend_says(string status, string error, string message)
    {
        var host = Bridged("4.1", "vif-bridge");
        var run = new ScriptRun { State = NetworkState.PoweredOff(host), Path = "", Hotplug = new HotplugOutcome(status, error) };

        Assert.True(StartMessages.HasFailed(host, run));
        Assert.Equal(message, StartMessages.Of(host, 0, run));
        Assert.False(StartMessages.HasFailed(host, run with { Hotplug = new HotplugOutcome("online") }));
    }

    [Theory]
    [InlineData("3.0.2", Toolstack.Xend, 10)]
    [InlineData("3.0.3", Toolstack.Xend, 100)]
    [InlineData("4.4", Toolstack.Xend, 7)]
    [InlineData("4.5", Toolstack.Xl, 10)]
    [InlineData("4.6", Toolstack.Xl, 40)]
    public void How_long_the_toolstack_waits(string release, Toolstack toolstack, int seconds)
    {
        // host-scripts §4.3, §4.6.
        var host = Bridged(release, "vif-bridge") with { Toolstack = toolstack, DeviceCreateTimeout = TimeSpan.FromSeconds(7) };

        Assert.Equal(TimeSpan.FromSeconds(seconds), StartMessages.Timeout(host));
    }

    [Fact]
    public void M22_silence_says_for_how_long_xend_waits_as_device_create_timeout_has_it()
    {
        var host = Bridged("4.4", "vif-bridge") with { DeviceCreateTimeout = TimeSpan.FromSeconds(7) };

        Assert.EndsWith("Hotplug scripts not working. (after 7 s)", Start(host, Hosts.Guest("web", "script=vif-setup,bridge=xenbr0")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void M23_the_debug_line_of_a_port_that_seems_to_be_there_is_not_logged()
    {
        var started = Play.On(Bridged("3.0.2", "vif-bridge").With(Hosts.Guest("web", "bridge=xenbr0")), "host boot", "start web").FinalState;

        var (_, again, outcome) = VifScripts.RunByHand(started, started.Host.Domains[0].Vifs.OrElse([])[0], ["online"]);

        Assert.Equal((0, HotplugOutcome.Silence), (outcome.ExitStatus, again.Hotplug));
        Assert.Empty(outcome.Syslog);
    }

    [Theory]
    [InlineData("vif-openvswitch", "4.2", true)]
    [InlineData("vif-openvswitch", "4.3", false)]
    [InlineData("vif2", "3.4", true)]
    [InlineData("vif2", "4.15", true)]
    [InlineData("vif-setup", "4.0", true)]
    public void A_script_that_the_release_does_not_ship_is_missing(string script, string release, bool isMissing)
    {
        var step = Start(Bridged(release, "vif-bridge"), Hosts.Guest("web", "bridge=xenbr0,script=" + script));

        Assert.Equal(isMissing, step.Scripts[0].StandardError.Any(line => line.EndsWith("No such file or directory", StringComparison.Ordinal)));
        Assert.Equal(isMissing ? StepOutcome.Failed : StepOutcome.Unknown, step.Outcome);
        Assert.Equal(isMissing, step.Scripts[0].ExitStatus is 127 or 255);
    }

    [Fact]
    public void T32_libxl_takes_script_and_arguments_for_one_path()
    {
        var step = Start(Bridged("4.17", "vif-bridge"), Hosts.Guest("web", "script=vif-route netdev=eth1"));

        Assert.Equal((255, "libxl: cannot execute /etc/xen/scripts/vif-route netdev=eth1: No such file or directory"), (step.Scripts[0].ExitStatus, step.Scripts[0].StandardError.Single()));
        Assert.Equal(StepOutcome.Failed, step.Outcome);
    }

    [Theory]
    [InlineData("vif-route", 127)]
    [InlineData("/etc/xen/scripts/vif-route", 0)]
    public void Xl_4_1_stores_a_bare_name_and_does_not_look_at_the_outcome(string script, int exitStatus)
    {
        var host = Bridged("4.1", "vif-bridge") with { Toolstack = Toolstack.Xl };
        var step = Start(host, Hosts.Guest("web", "ip=192.168.1.50,script=" + script));

        Assert.Equal((exitStatus, StepOutcome.Done), (step.Scripts[0].ExitStatus, step.Outcome));
    }

    [Fact]
    public void Vif_setup_as_a_vifs_script_executes_itself_until_libxl_kills_it()
    {
        var step = Start(Bridged("4.17", "vif-bridge"), Hosts.Guest("web", "script=vif-setup"));

        Assert.Null(step.Scripts[0].ExitStatus);
        Assert.Equal("killing execution of /etc/xen/scripts/vif-setup online because of timeout; unable to add vif devices (after 40 s)", step.Reason);
    }

    [Theory]
    [InlineData("xenbr0 with two ports", "Could not find bridge device xenbr0\nxenbr0")]
    [InlineData("xenbr0 with one port", "")]
    [InlineData("xenbr0 without ports", "Could not find bridge, and none was specified")]
    public void X27_without_brctl_the_ports_are_taken_for_the_bridges(string ports, string error)
    {
        var host = Bridged("4.17", "vif-bridge").With(Hosts.Guest("web", ""));
        host = host with { Toolstack = Toolstack.Xl, Environment = host.Environment with { Brctl = BrctlTool.Absent } };
        string[] names = ports switch { "xenbr0 with two ports" => ["a", "b"], "xenbr0 with one port" => ["a"], _ => [] };
        var state = Play.On(host, "host boot").FinalState;
        state = names.Aggregate(state, (now, name) => now.With(new CreateNic(Name(name), MacAddress.Dead)).State.With(new Enslave(Name("xenbr0"), Name(name), IsByIp: true)).State);

        // libxl always names a bridge, so the search is called for by hand.
        var domain = state.With(new AllocateDomainId(host.Domains[0])).State;
        var vif = host.Domains[0].Vifs.OrElse([])[0];
        var listed = domain.With(new CreateBackendVif(new RunningVif { Id = vif.Id, DeviceId = 0, Backend = Name("vif1.0"), Config = vif })).State;
        var run = VifScripts.RunByHand(listed with { Host = listed.Host with { Toolstack = Toolstack.Xend } }, vif, ["online", "type_if=vif"]).Run;

        Assert.Equal(error, run.Hotplug.Error);
        Assert.Equal(error.Length == 0, run.State.FindLink(Name("vif1.0")) is { Master: not null });
    }

    [Theory]
    [InlineData("4.4", "")]
    [InlineData("4.14", "ip link set vif1.0 master xenbr0")]
    public void Without_brctl_ip_does_its_work_from_4_14_on(string release, string command)
    {
        var host = Bridged(release, "vif-bridge");
        host = host with { Environment = host.Environment with { Brctl = BrctlTool.Absent } };
        var timeline = Play.On(host.With(Hosts.Guest("web", "bridge=xenbr0")), "host boot", "start web");

        Assert.Equal(command.Length > 0, timeline.Steps[^1].Effects.Any(effect => effect is Enslave && string.Equals(effect.Command, command, StringComparison.Ordinal)));
        Assert.Equal(command.Length > 0 ? "connected" : "", timeline.Steps[^1].Scripts[0].Hotplug?.Status);
        var ended = timeline.After(new DomainShutDown(Play.Named("web"))).Steps[^1];
        Assert.Equal(command.Length > 0, ended.Effects.Any(effect => effect.Command is "ip link set vif1.0 nomaster"));
    }

    [Theory]
    [InlineData("bridge=xenbr0", "/local/domain/1/device/vif/0/mtu", true)]
    [InlineData("bridge=xenbr0,vifname=web", "/local/domain/web/device/vif/web/mtu", false)]
    public void The_front_end_is_told_its_mtu_from_4_15_on(string vif, string path, bool isRead)
    {
        var step = Start(Bridged("4.17", "vif-bridge"), Hosts.Guest("web", vif + ",mtu=1300"));

        Assert.Equal(new WriteFrontendMtu(new VifId(new DomainId("web.cfg"), 0), path, 1300, isRead), step.Effects.OfType<WriteFrontendMtu>().Single());
        Assert.Equal(isRead ? 1300 : null, step.State.Domains.Domains[0].Vifs[0].FrontendMtuBytes);
        Assert.Empty(Start(Bridged("4.14", "vif-bridge"), Hosts.Guest("web", vif)).Effects.OfType<WriteFrontendMtu>());
    }

    [Theory]
    [InlineData("3.4")]
    [InlineData("4.17")]
    public void Without_a_working_iptables_no_rules_are_made(string release)
    {
        var host = Bridged(release, "vif-bridge");
        var script = Start(host with { Environment = host.Environment with { HasIptables = false } }, Hosts.Guest("web", "bridge=xenbr0,ip=10.0.0.5"));

        Assert.Empty(script.State.Filter.Forward);
        Assert.Empty(script.Scripts[0].Syslog);
    }

    [Fact]
    public void A_second_online_adds_the_rules_again_and_offline_deletes_one_set()
    {
        // host-scripts §3.4 (run).
        var started = Play.On(Bridged("4.0", "vif-bridge").With(Hosts.Guest("web", "bridge=xenbr0")), "host boot", "start web").FinalState;
        var again = VifScripts.RunByHand(started, started.Host.Domains[0].Vifs.OrElse([])[0], ["online"]).State;

        Assert.Equal(4, again.Filter.Forward.Count);
        Assert.Equal(2, Transition.Apply(again, new DomainShutDown(Play.Named("web"))).State.Filter.Forward.Count);
    }

    [Theory]
    [InlineData("vif-bridge bridge=xenbr1", "", "xenbr1")]
    [InlineData("vif-bridge bridge=xenbr1", "bridge=xenbr0", "xenbr0")]
    [InlineData("vif-bridge", "", "xenbr0")]
    public void Xenstore_wins_over_arguments(string script, string vif, string bridge)
    {
        // host-scripts §3.2.
        var state = Start(Bridged("3.4", script).With(Hosts.Bridge("xenbr1")), Hosts.Guest("web", vif)).State;

        Assert.Equal(bridge, state.FindLink(Name("vif1.0"))?.Master?.ToString());
    }

    [Theory]
    [InlineData("192.168.1.51/24", "Error: Invalid prefix for given prefix length.")]
    [InlineData("2001:db8::1", "Error: any valid prefix is expected rather than \"2001:db8::1\".")]
    public void Vif_route_fails_for_what_is_no_network(string ip, string error)
    {
        var script = FirstScript(Bridged("4.17", "vif-route"), Hosts.Guest("web", "ip=" + ip));

        Assert.Contains(error, script.StandardError, StringComparer.Ordinal);
        Assert.Equal("/etc/xen/scripts/vif-route failed; error detected.", script.Hotplug?.Error);
    }

    private static (ScriptRun Run, ScriptOutcome Outcome) ByHand(string release, string script, params string[] arguments)
    {
        var host = Bridged(release, script).With(Hosts.Guest("web", "bridge=xenbr0"));
        var vif = host.Domains[0].Vifs.OrElse([])[0];
        var state = Play.On(host, "host boot").FinalState.With(new AllocateDomainId(host.Domains[0])).State
            .With(new CreateBackendVif(new RunningVif { Id = vif.Id, DeviceId = 0, Backend = Name("vif1.0"), Config = vif })).State;
        var (_, run, outcome) = VifScripts.RunByHand(state, vif, [.. arguments.Where(argument => argument.Length > 0)]);
        return (run, outcome);
    }

    private static TimelineStep Start(HostNetwork host, Domain guest) => Play.On(host.With(guest), "host boot", "start web").Steps[^1];

    private static ScriptOutcome FirstScript(HostNetwork host, Domain guest) => Start(host, guest).Scripts[0];

    private static HostNetwork Bridged(string release, string vifScript) =>
        Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0")) with { VifScript = Fact.Stated(ScriptCommand.Split(vifScript)) };

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
