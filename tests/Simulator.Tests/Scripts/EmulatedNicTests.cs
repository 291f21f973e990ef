using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>The taps of HVM guests. Source: host-scripts §3.10.</summary>
public sealed class EmulatedNicTests
{
    private const string Wide = "bridge=xenbr0,type=ioemu";

    [Theory]
    [InlineData("3.0.0", "tap0", "tap0")]
    [InlineData("3.0.2", "tap0", "tap0 vif1.0")]
    [InlineData("3.2", "tap0", "tap0 vif1.0")]
    [InlineData("3.3", "tap1.0", "tap1.0 vif1.0")]
    [InlineData("4.0", "tap1.0", "tap1.0 vif1.0")]
    [InlineData("4.1", "tap1.0", "tap1.0 vif1.0")]
    [InlineData("4.2", "vif1.0-emu", "vif1.0 vif1.0-emu")]
    [InlineData("4.17", "vif1.0-emu", "vif1.0 vif1.0-emu")]
    public void Each_release_names_and_bridges_the_tap_in_its_way(string release, string tap, string ports)
    {
        var host = Bridged(release).With(Hvm("win", Wide));
        var timeline = Play.On(host, "host boot", "start win");

        Assert.Equal(StepOutcome.Done, timeline.Steps[^1].Outcome);
        Assert.Equal(ports, Ports(timeline.FinalState, "xenbr0"));
        Assert.True(timeline.FinalState.FindLink(Name(tap)) is { IsUp: true, Kind: LinkKind.Tap, EmulatedNic.Index: 0 });
        Assert.DoesNotContain(timeline.After(new DomainShutDown(Play.Named("win"))).FinalState.Links, link => link.Kind is LinkKind.Tap or LinkKind.BackendVif);
    }

    [Theory]
    [InlineData("3.4", "tap1.0: /etc/xen/qemu-ifup tap1.0 xenbr0")]
    [InlineData("4.1", "tap1.0: /etc/xen/scripts/vif-bridge add type_if=tap")]
    [InlineData("4.4", "vif1.0-emu: /etc/xen/scripts/vif-bridge add type_if=tap")]
    public void Under_xend_qemu_ifup_or_udev_bridges_it(string release, string expected)
    {
        var step = Play.On(Bridged(release).With(Hvm("win", Wide)), "host boot", "start win").Steps[^1];

        Assert.Equal(expected, $"{step.Effects.OfType<CreateTap>().Single().Name}: {step.Scripts[^1].CommandLine}");
    }

    [Fact]
    public void Udev_knows_no_script_of_the_vif_and_bridges_the_tap_of_a_routed_guest()
    {
        // host-scripts §3.9: without the environment's script, vif-setup executes vif-bridge.
        var host = Bridged("4.1").With(Hvm("win", "ip=192.168.1.50,type=ioemu,script=vif-route"));
        var step = Play.On(host, "host boot", "start win").Steps[^1];

        Assert.Equal("/etc/xen/scripts/vif-bridge add type_if=tap", step.Scripts[^1].CommandLine);
        Assert.Equal("tap1.0", Ports(step.State, "xenbr0"));
    }

    [Fact]
    public void Qemu_of_3_0_2_hears_of_the_first_bridge_only()
    {
        var host = Bridged("3.0.2").With(Hosts.Bridge("xenbr1")).With(Hvm("win", Wide, "bridge=xenbr1,type=ioemu"));

        Assert.Equal("tap0 tap1 vif1.0", Ports(Play.On(host, "host boot", "start win").FinalState, "xenbr0"));
        var later = Bridged("3.0.4").With(Hosts.Bridge("xenbr1")).With(Hvm("win", Wide, "bridge=xenbr1,type=ioemu"));
        Assert.Equal("tap1 vif1.1", Ports(Play.On(later, "host boot", "start win").FinalState, "xenbr1"));
    }

    [Theory]
    [InlineData("3.1", "vif1.0", 1)]
    [InlineData("3.2", "tap0 vif1.0", 0)]
    public void With_a_renamed_bridge_the_tap_lands_nowhere_up_to_3_1(string release, string ports, int exitStatus)
    {
        var bridge = release is "3.1" ? "mybr" : "eth0";
        var host = release is "3.1" ? Hosts.S0(release, networkScript: null).With(Hosts.Bridge(bridge)) : Hosts.S0(release);
        var step = Play.On(host.With(Hvm("win", "type=ioemu")), "host boot", "start win").Steps[^1];

        Assert.Equal(ports, Ports(step.State, bridge).Replace("peth0 ", "", StringComparison.Ordinal));
        Assert.True(step.State.FindLink(Name("tap0")) is { IsUp: true });
        Assert.Equal(exitStatus, step.Scripts[^1].ExitStatus);
    }

    [Theory]
    [InlineData("4.17", "", true)]
    [InlineData("4.17", "type=vif", false)]
    [InlineData("3.4", "", false)]
    public void Xl_emulates_unless_told_not_to_xend_only_if_told_to(string release, string type, bool hasTap)
    {
        var step = Play.On(Bridged(release).With(Hvm("win", "bridge=xenbr0," + type)), "host boot", "start win").Steps[^1];

        Assert.Equal(hasTap, step.State.Links.Any(link => link.Kind == LinkKind.Tap));
    }

    [Fact]
    public void A_stub_domain_keeps_its_taps_to_itself()
    {
        var host = Bridged("4.17").With(Hvm("win", "bridge=xenbr0") with { HasStubDomain = true });

        Assert.DoesNotContain(Play.On(host, "host boot", "start win").FinalState.Links, link => link.Kind == LinkKind.Tap);
    }

    [Fact]
    public void A_guest_whose_kind_is_unknown_may_have_a_tap()
    {
        var guest = Hosts.Guest("win", "bridge=xenbr0") with { Kind = Fact.Unknown<GuestKind>("'builder' is computed") };
        var step = Play.On(Bridged("4.17").With(guest), "host boot", "start win").Steps[^1];

        Assert.Equal((StepOutcome.Unknown, "'builder' is computed"), (step.Outcome, step.Reason));
    }

    [Fact]
    public void Vifname_renames_the_tap_too_and_must_leave_room_for_it()
    {
        var named = Play.On(Bridged("4.17").With(Hvm("win", "bridge=xenbr0,vifname=winnic")), "host boot", "start win");
        Assert.Equal("winnic winnic-emu", Ports(named.FinalState, "xenbr0"));
        Assert.DoesNotContain(named.After(new DomainShutDown(Play.Named("win"))).FinalState.Links, link => link.Kind == LinkKind.Tap);

        var tooLong = Play.On(Bridged("4.17").With(Hvm("win", "bridge=xenbr0,vifname=twelveletter")), "host boot", "start win").Steps[^1];
        Assert.Equal(
            "/etc/xen/scripts/vif-bridge add exited with error status 1; script: ip link set vif1.0-emu name twelveletter-emu failed; unable to add vif devices",
            tooLong.Reason);
    }

    [Theory]
    [InlineData("4.4", 2, 0)]
    [InlineData("4.5", 4, 0)]
    public void Rules_for_taps_come_with_4_5_and_go_with_remove(string release, int started, int ended)
    {
        // host-scripts §3.3.4, §3.4.
        var timeline = Play.On((Bridged(release) with { Toolstack = Toolstack.Xl }).With(Hvm("win", "bridge=xenbr0")), "host boot", "start win");

        Assert.Equal(started, timeline.FinalState.Filter.Forward.Count);
        Assert.Equal(ended, timeline.After(new DomainShutDown(Play.Named("win"))).FinalState.Filter.Forward.Count);
    }

    [Theory]
    [InlineData("4.2", 1500)]
    [InlineData("4.4", 1400)]
    public void Taps_take_the_bridges_mtu_from_4_4_on(string release, int mtuBytes)
    {
        var host = (Hosts.S0(release, networkScript: null) with { Toolstack = Toolstack.Xl }).With(Hosts.Bridge("xenbr0") with { MtuBytes = 1400 });

        Assert.Equal(mtuBytes, Play.On(host.With(Hvm("win", "bridge=xenbr0")), "host boot", "start win").FinalState.FindLink(Name("vif1.0-emu"))?.MtuBytes);
    }

    [Theory]
    [InlineData("4.2", "Command \"192.168.1.50\" is unknown, try \"ip route help\".")]
    [InlineData("4.12", "Command \"192.168.1.50\" is unknown, try \"ip route help\".")]
    public void Vif_route_up_to_4_12_fails_for_a_tap_with_an_address(string release, string error)
    {
        var host = Hosts.S0(release, networkScript: null) with { Toolstack = Toolstack.Xl, VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };
        var step = Play.On(host.With(Hvm("win", "ip=192.168.1.50")), "host boot", "start win").Steps[^1];

        Assert.Equal(StepOutcome.Failed, step.Outcome);
        Assert.Contains(step.Scripts, script => script.StandardError.Contains(error, StringComparer.Ordinal) && script.Hotplug?.Error is "/etc/xen/scripts/vif-route failed; error detected.");
    }

    [Fact]
    public void Vif_route_of_4_13_gives_the_tap_the_better_metric()
    {
        var host = Hosts.S0("4.13", networkScript: null) with { VifScript = Fact.Stated(ScriptCommand.Split("vif-route")) };
        var state = Play.On(host.With(Hvm("win", "ip=192.168.1.50")), "host boot", "start win").FinalState;

        Assert.Equal(
            ["192.168.1.50 dev vif1.0-emu src 192.168.1.10 metric 1", "192.168.1.50 dev vif1.0 src 192.168.1.10 metric 2"],
            state.Routes.Where(route => route.Metric is not null).Select(route => route.ToString()), StringComparer.Ordinal);
    }

    private static Domain Hvm(string name, params string[] vifs) => Hosts.Guest(name, vifs) with { Kind = Fact.Stated(GuestKind.Hvm) };

    private static HostNetwork Bridged(string release) => Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0"));

    private static string Ports(NetworkState state, string bridge) => string.Join(' ', state.PortsOf(Name(bridge)).Select(port => port.Name));

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
