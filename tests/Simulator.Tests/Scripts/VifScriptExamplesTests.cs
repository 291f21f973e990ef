using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>The worked examples of host-scripts §8 that run vif scripts; each test names its number.</summary>
public sealed class VifScriptExamplesTests
{
    [Theory]
    [InlineData("3.0.0", "U", 1500, "udp vif1.0", true)]
    [InlineData("3.0.2", "U", 1500, "udp vif1.0", true)]
    [InlineData("3.0.4", "U NA NM", 1500, "10.0.0.5/32 vif1.0; 10.0.0.6/32 vif1.0; udp vif1.0", false)]
    [InlineData("3.4", "U", 1500, "reply vif1.0; udp vif1.0; reply vif1.0; 10.0.0.6/32 vif1.0; reply vif1.0; 10.0.0.5/32 vif1.0", true)]
    [InlineData("4.0", "U", 1500, "reply vif1.0; udp vif1.0; reply vif1.0; 10.0.0.6/32 vif1.0; reply vif1.0; 10.0.0.5/32 vif1.0", false)]
    [InlineData("4.1", "U", 1400, "out vif1.0; bridged udp vif1.0; out vif1.0; bridged 10.0.0.6/32 vif1.0; out vif1.0; bridged 10.0.0.5/32 vif1.0", false)]
    [InlineData("4.17", "U", 1400, "out vif1.0; bridged udp vif1.0; out vif1.0; bridged 10.0.0.6/32 vif1.0; out vif1.0; bridged 10.0.0.5/32 vif1.0", false)]
    [InlineData("4.17-debian", "U", 1400, "", false)]
    public void X16_vif_bridge_online_and_offline(string release, string flags, int mtuBytes, string rules, bool hasLogLine)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0")).With(Hosts.Guest("web", "bridge=xenbr0,ip=10.0.0.5 10.0.0.6"));
        var booted = Play.Starts(host, runs: 0).FinalState.With(new SetMtu(Name("xenbr0"), 1400)).State;

        var started = Transition.Apply(booted, new DomainStarted(Play.Named("web")));

        var step = started.Steps.Single();
        Assert.Equal(StepOutcome.Done, step.Outcome);
        Assert.Equal(HotplugOutcome.Connected, step.Scripts[0].Hotplug);
        Assert.Contains($"vif1.0 {flags} dead master xenbr0\n", Sketch.Of(started.State), StringComparison.Ordinal);
        Assert.Equal(mtuBytes, started.State.FindLink(Name("vif1.0"))?.MtuBytes);
        Assert.Equal(rules, string.Join("; ", started.State.Filter.Forward.Select(Short)));
        Assert.Equal(hasLogLine, step.Scripts[0].Syslog.Count > 0);

        var ended = Transition.Apply(started.State, new DomainShutDown(Play.Named("web")));
        Assert.Empty(ended.State.Filter.Forward);
        Assert.Null(ended.State.FindLink(Name("vif1.0")));
        Assert.Empty(ended.State.Domains.Domains);
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.2")]
    public void X17_the_dot_in_vif1_1_matches_any_character(string release)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0")).With(Hosts.Guest("web", "bridge=xenbr0", "bridge=xenbr0"));
        var port = Play.Starts(host, runs: 0).FinalState.With(new CreateNic(Name("vif121.0"), MacAddress.Dead)).State;
        var before = port.With(new Enslave(Name("xenbr0"), Name("vif121.0"))).State;

        var step = Transition.Apply(before, new DomainStarted(Play.Named("web"))).Steps.Single();

        Assert.Equal(HotplugOutcome.Connected, step.Scripts[0].Hotplug);
        Assert.Equal(HotplugOutcome.Silence, step.Scripts[1].Hotplug);
        Assert.Equal(0, step.Scripts[1].ExitStatus);
        Assert.Equal("Device 1 (vif) could not be connected. Hotplug scripts not working. (after 10 s)", step.Reason);
    }

    [Theory]
    [InlineData("3.0.0", "error", "", "Device 0 (vif) could not be connected. Backend device not found.")]
    [InlineData("3.0.2", "error", "", "Device 0 (vif) could not be connected. Backend device not found.")]
    [InlineData("3.0.4", "", "", "Device 0 (vif) could not be connected. Hotplug scripts not working. (after 100 s)")]
    [InlineData("3.1", "error", "Could not find bridge device xenbr7", "Device 0 (vif) could not be connected. Could not find bridge device xenbr7")]
    [InlineData("3.2", "error", "Could not find bridge device xenbr7", "Device 0 (vif) could not be connected. Could not find bridge device xenbr7")]
    [InlineData("4.4", "error", "Could not find bridge device xenbr7", "Device 0 (vif) could not be connected. Could not find bridge device xenbr7")]
    [InlineData(
        "4.17", "error", "Could not find bridge device xenbr7",
        "/etc/xen/scripts/vif-bridge online exited with error status 1; script: Could not find bridge device xenbr7; unable to add vif devices")]
    public void X18_a_missing_bridge_fails_the_start_and_uses_up_the_id(string release, string status, string error, string message)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0"))
            .With(Hosts.Guest("lost", "bridge=xenbr7"), Hosts.Guest("web", "bridge=xenbr0"));
        var timeline = Play.On(host, "host boot", "start lost");
        var step = timeline.Steps[^1];

        Assert.Equal(new HotplugOutcome(status, error), step.Scripts[0].Hotplug);
        Assert.Equal((StepOutcome.Failed, message, 1), (step.Outcome, step.Reason, step.DomId));
        Assert.Equal(release is "3.0.0" ? DomainRunState.Paused : null, step.State.Domains.Domains.Select(domain => (DomainRunState?)domain.State).FirstOrDefault());
        Assert.Equal(release is "3.0.0", step.State.FindLink(Name("vif1.0")) is not null);
        Assert.Equal(2, timeline.After(new DomainStarted(Play.Named("web"))).Steps[^1].DomId);
    }

    [Fact]
    public void X18_3_0_4_has_set_up_the_port_before_it_fails_in_silence()
    {
        var host = Hosts.S0("3.0.4", networkScript: null).With(Hosts.Guest("lost", "bridge=xenbr7"));
        var effects = Play.On(host, "host boot", "start lost").Steps[^1].Effects;

        Assert.Contains(new SetArp(Name("vif1.0"), IsOn: false), effects);
        Assert.Contains(new SetMulticast(Name("vif1.0"), IsOn: false), effects);
    }

    [Theory]
    [InlineData("3.0.4", "Device 0 (vif) could not be connected. Backend device not found.")]
    [InlineData("3.4", "Device 0 (vif) could not be connected. Could not find bridge, and none was specified")]
    public void X18_no_bridge_at_all_and_none_given(string release, string message)
    {
        var timeline = Play.On(Hosts.S0(release, networkScript: null).With(Hosts.Guest("web", "")), "host boot", "start web");

        Assert.Equal(message, timeline.Steps[^1].Reason);
    }

    [Theory]
    [InlineData("3.2", "eth0")]
    [InlineData("4.4", "eth0")]
    [InlineData("3.1", null)]
    public void X19_xenbr0_means_eth0_where_only_that_is_a_bridge(string release, string? bridge)
    {
        var script = release is "3.1" ? "network-bridge bridge=eth7" : "network-bridge";
        var timeline = Play.On(Hosts.S0(release, script).With(Hosts.Guest("web", "bridge=xenbr0")), "host boot", "start web");

        Assert.Equal(bridge, timeline.FinalState.FindLink(Name("vif1.0"))?.Master?.ToString());
        Assert.Equal(bridge is null ? StepOutcome.Failed : StepOutcome.Done, timeline.Steps[^1].Outcome);
    }

    [Fact]
    public void Xl_writes_xenbr0_where_nothing_names_a_bridge()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web", ""));

        Assert.Contains("Could not find bridge device xenbr0", Play.On(host, "host boot", "start web").Steps[^1].Reason, StringComparison.Ordinal);

        var stated = host with { DefaultBridge = Fact.Stated<InterfaceName?>(Name("br0")) };
        Assert.Equal("br0", Play.On(stated, "host boot", "start web").FinalState.FindLink(Name("vif1.0"))?.Master?.ToString());
    }

    [Theory]
    [InlineData("3.0.4", "")]
    [InlineData("4.4", "")]
    [InlineData("4.17", " metric 2")]
    public void X20_vif_route_gives_the_vif_dom0s_address_and_host_routes(string release, string metric)
    {
        var host = Routed(release).With(Hosts.Guest("web", "ip=192.168.1.50 192.168.1.51/32"));
        var state = Play.On(host, "host boot", "start web").FinalState;

        Assert.Equal(
            $"""
            eth0 U real 192.168.1.10/24
            vif1.0 U dead 192.168.1.10/32
            default via 192.168.1.1 dev eth0
            192.168.1.0/24 dev eth0 src 192.168.1.10
            192.168.1.50 dev vif1.0 src 192.168.1.10{metric}
            192.168.1.51 dev vif1.0 src 192.168.1.10{metric}

            """,
            Sketch.Of(state));
        Assert.Equal("1", state.FindSysctl(Sysctl.ProxyArp(Name("vif1.0"))));

        var ended = Transition.Apply(state, new DomainShutDown(Play.Named("web"))).State;
        Assert.Equal(Play.On(host, "host boot").FinalState, ended with { Domains = DomainTable.Empty });
    }

    [Theory]
    [InlineData("3.0.2", "")]
    [InlineData("4.1", "/etc/xen/scripts/vif-route failed; error detected.")]
    [InlineData("4.17", "/etc/xen/scripts/vif-route failed; error detected.")]
    public void X20_vif_route_fails_while_eth0_has_no_address(string release, string error)
    {
        var host = Routed(release).With(Hosts.Guest("web", "ip=192.168.1.50")) with { Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50")], Routes = [] };

        Assert.Equal(new HotplugOutcome("error", error), Play.On(host, "host boot", "start web").Steps[^1].Scripts[0].Hotplug);
    }

    [Fact]
    public void Vif_route_of_3_0_0_takes_the_last_of_several_addresses()
    {
        var nic = Hosts.Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24", "192.168.1.11/24");
        var host = Routed("3.0.0").With(Hosts.Guest("plain", ""), Hosts.Guest("routed", "ip=192.168.1.50")) with { Interfaces = [nic] };

        var timeline = Play.On(host, "host boot", "start plain", "start routed");

        Assert.Equal("192.168.1.11/32", string.Join(" ", timeline.FinalState.FindLink(Name("vif1.0"))?.Addresses.Select(address => address.Prefix) ?? []));
        Assert.Equal([StepOutcome.Done, StepOutcome.Failed], timeline.Steps.TakeLast(2).Select(step => step.Outcome));
        Assert.DoesNotContain(timeline.FinalState.Routes, route => route.Device == Name("vif2.0"));
    }

    [Fact]
    public void X23_ports_come_and_go_with_guests_and_a_reboot_gives_a_new_name()
    {
        var host = Hosts.S0("3.0.4").With(Hosts.Guest("filler", ""), Hosts.Guest("a", ""), Hosts.Guest("b", "bridge=xenbr0"));
        string[] fillers = ["start filler", "shutdown filler"];
        string[] events = ["host boot", .. fillers, .. fillers, .. fillers, .. fillers, "start a", "start b"];
        var timeline = Play.On(host, events);

        Assert.Equal("peth0 vif0.0 vif5.0 vif6.0", Ports(timeline.FinalState));

        var ended = timeline.After(new DomainShutDown(Play.Named("a")));
        Assert.Equal("peth0 vif0.0 vif6.0", Ports(ended.FinalState));
        Assert.Equal("peth0 vif0.0 vif6.0 vif7.0", Ports(ended.After(new DomainStarted(Play.Named("a"))).FinalState));
        Assert.Equal("peth0 vif0.0 vif6.0 vif7.0", Ports(timeline.After(new DomainRebooted(Play.Named("a"))).FinalState));

        static string Ports(NetworkState state) => string.Join(' ', state.PortsOf(Name("xenbr0")).Select(port => port.Name));
    }

    [Fact]
    public void Vifname_renames_the_back_end_and_a_second_one_fails_from_4_2_on()
    {
        var host = Hosts.S0("4.2").With(Hosts.Guest("a", "vifname=web,bridge=eth0"), Hosts.Guest("b", "vifname=web,bridge=eth0"));
        var timeline = Play.On(host, "host boot", "start a");

        Assert.Equal("eth0", timeline.FinalState.FindLink(Name("web"))?.Master?.ToString());
        Assert.Equal("web", timeline.FinalState.Domains.Domains[0].Vifs[0].Backend.ToString());

        var clash = timeline.After(new DomainStarted(Play.Named("b")));
        Assert.Contains("Cannot rename interface vif2.0. An interface with name web already exists.", clash.Steps[^1].Reason, StringComparison.Ordinal);

        // §3.2: the failed start's offline takes the first guest off the bridge.
        Assert.True(clash.FinalState.FindLink(Name("web")) is { IsUp: false, Master: null });
    }

    [Fact]
    public void Facts_that_are_unknown_make_the_start_unknown_and_use_up_an_id()
    {
        var guest = Hosts.Guest("web", "bridge=eth0");
        var vif = guest.Vifs.OrElse([])[0] with { Bridge = Fact.Unknown<InterfaceName?>("computed") };
        var host = Hosts.S0("3.4").With(guest with { Vifs = Fact.Stated<Collections.EquatableArray<Vif>>([vif]) }, Hosts.Guest("next", "bridge=eth0"));
        var timeline = Play.On(host, "host boot", "start web", "start next");

        Assert.Equal((StepOutcome.Unknown, "computed", 1), (timeline.Steps[^2].Outcome, timeline.Steps[^2].Reason, timeline.Steps[^2].DomId));
        Assert.Equal((StepOutcome.Done, 2), (timeline.Steps[^1].Outcome, timeline.Steps[^1].DomId));
    }

    [Fact]
    public void Bridges_that_no_file_shows_make_a_missing_one_unknown_not_failed()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Bridge("br0"))
            .With(Hosts.Guest("seen", "bridge=br0"), Hosts.Guest("unseen", "bridge=br1"));
        var timeline = Play.On(host with { UnseenBridges = "the distribution makes them" }, "host boot", "start seen", "start unseen");

        Assert.Equal(StepOutcome.Done, timeline.Steps[^2].Outcome);
        Assert.Equal(StepOutcome.Unknown, timeline.Steps[^1].Outcome);
        Assert.Contains("the distribution makes them", timeline.Steps[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_script_that_nobody_knows_leaves_ids_known_and_links_unknown()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("web", "bridge=eth0")) with { NetworkScript = Fact.Unknown<ScriptCommand?>("no xend-config.sxp") };
        var timeline = Play.On(host, "host boot", "start web");

        Assert.Equal("no xend-config.sxp", timeline.FinalState.UnknownSince);
        Assert.Equal((StepOutcome.Unknown, 1), (timeline.Steps[^1].Outcome, timeline.Steps[^1].DomId));
        Assert.Equal(Verdict.Unknown, timeline.Steps[^1].Dom0Reachable);
    }

    [Theory]
    [InlineData("my-vif")]
    [InlineData("/opt/vif-bridge")]
    public void Scripts_of_which_nothing_is_known_are_unknown_by_name(string script)
    {
        var timeline = Play.On(Hosts.S0("4.4").With(Hosts.Guest("web", "script=" + script)), "host boot", "start web");

        Assert.Equal(StepOutcome.Unknown, timeline.Steps[^1].Outcome);
        Assert.Contains(script, timeline.Steps[^1].Reason, StringComparison.Ordinal);
    }

    private static HostNetwork Routed(string release) =>
        Hosts.S0(release, networkScript: null) with { VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);

    private static string Short(FilterRule rule) => rule switch
    {
        { PhysdevOut: { } device, IsEstablishedOnly: true } => $"reply {device}",
        { PhysdevOut: { } device } => $"out {device}",
        _ => $"{(rule.IsBridgedOnly ? "bridged " : "")}{(rule.IsDhcpOnly ? "udp" : rule.Source?.ToString() ?? "any")} {rule.PhysdevIn}",
    };
}
