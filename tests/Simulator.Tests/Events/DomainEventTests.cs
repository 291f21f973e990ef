using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>Crash, save, restore, migrate, attach, detach and links: host-scripts §4.4, §4.5, config-languages §6.2.</summary>
public sealed class DomainEventTests
{
    private static readonly HostNetwork Alpha = Hosts.S0("3.4").With(Hosts.Guest("web", "bridge=eth0"), Hosts.Guest("db", "bridge=eth0"));

    /// <summary>Event, the key's value, toolstack, and what is left.</summary>
    public static TheoryData<string, EndAction?, Toolstack, string> Ends => new()
    {
        { "crash web", null, Toolstack.Xend, "2:web" },
        { "crash web", null, Toolstack.Xl, "" },
        { "crash web", EndAction.Restart, Toolstack.Xl, "2:web" },
        { "crash web", EndAction.Destroy, Toolstack.Xend, "" },
        { "crash web", EndAction.Preserve, Toolstack.Xend, "1:web" },
        { "crash web", EndAction.SoftReset, Toolstack.Xl, "1:web" },
        { "reboot web", null, Toolstack.Xend, "2:web" },
        { "reboot web", null, Toolstack.Xl, "2:web" },
        { "reboot web", EndAction.Destroy, Toolstack.Xend, "" },
        { "shutdown web", null, Toolstack.Xend, "" },
        { "shutdown web", EndAction.Restart, Toolstack.Xend, "2:web" },
        { "destroy web", EndAction.Restart, Toolstack.Xend, "" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Definition_says_what_an_end_leads_to(string text, EndAction? action, Toolstack toolstack, string left)
    {
        var said = Fact.Stated(action);
        var web = Hosts.Guest("web", "bridge=br0") with { OnCrash = said, OnReboot = said, OnPowerOff = said };
        var host = Hosts.S0(toolstack == Toolstack.Xl ? "4.17" : "3.4", networkScript: null).With(Hosts.Bridge("br0")).With(web);
        var timeline = Play.On(host, "host boot", "start web", text);

        Assert.Equal(left, DomainIdTests.Running(timeline.FinalState));
    }

    [Fact]
    public void What_is_computed_makes_the_end_unknown()
    {
        var web = Hosts.Guest("web", "bridge=eth0") with { OnCrash = Fact.Unknown<EndAction?>("'on_crash' is computed") };
        var step = Play.On(Hosts.S0("3.4").With(web), "host boot", "start web", "crash web").Steps[^1];

        Assert.Equal((StepOutcome.Unknown, "'on_crash' is computed"), (step.Outcome, step.Reason));
        Assert.Equal(DomainRunState.Unknown, step.State.Domains.Find(1)?.State);
    }

    [Fact]
    public void Preserved_domain_keeps_its_port_until_it_is_destroyed()
    {
        var web = Hosts.Guest("web", "bridge=eth0") with { OnCrash = Fact.Stated<EndAction?>(EndAction.Preserve) };
        var crashed = Play.On(Hosts.S0("3.4").With(web), "host boot", "start web", "crash web");

        Assert.Equal("eth0", Master(crashed.FinalState, "vif1.0"));
        Assert.Equal("web has ended and is still there, as domain 1", crashed.After(Play.Read("start web")).Steps[^1].Reason);
        Assert.Equal("web has ended already", crashed.After(Play.Read("reboot web")).Steps[^1].Reason);
        Assert.Empty(crashed.After(Play.Read("destroy web")).FinalState.Domains.Domains);
    }

    [Fact]
    public void Reboot_of_3_0_does_not_wait_for_its_vifs_and_a_later_one_fails()
    {
        foreach (var (release, left) in (ReadOnlySpan<(string, string)>)[("3.0.4", "2:web"), ("3.1", "")])
        {
            var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web", "bridge=br0"));
            var started = Play.On(host, "host boot", "start web").FinalState;
            var without = started.With(new Effects.BringDown(InterfaceName.Parse("br0"))).State.With(new Effects.DeleteLink(InterfaceName.Parse("br0"))).State;

            Assert.Equal(left, DomainIdTests.Running(Transition.Apply(without, Play.Read("reboot web")).State));
        }
    }

    [Fact]
    public void Saved_domain_comes_back_with_the_next_id_and_its_old_definition()
    {
        var saved = Play.On(Alpha, "host boot", "start web", "save web", "start db");

        Assert.Equal("2:db", DomainIdTests.Running(saved.FinalState));
        Assert.Null(saved.FinalState.FindLink(InterfaceName.Parse("vif1.0")));

        var restored = saved.After(new FilesReplaced(Alpha with { Domains = [] })).After(Play.Read("restore web"));

        Assert.Equal("2:db 3:web", DomainIdTests.Running(restored.FinalState));
        Assert.Equal("eth0", Master(restored.FinalState, "vif3.0"));
        Assert.Equal("nobody has saved web", restored.After(Play.Read("restore web")).Steps[^1].Reason);
    }

    [Fact]
    public void Image_outlives_the_boot_and_a_second_domain_of_its_name_keeps_it_out()
    {
        var saved = Play.On(Alpha, "host boot", "start web", "save web", "host boot");

        Assert.Equal("1:web", DomainIdTests.Running(saved.After(Play.Read("restore web")).FinalState));
        Assert.Equal(
            (StepOutcome.Failed, "domain 1 (web.cfg) is called web already"),
            saved.After(Play.Read("start web")).After(Play.Read("restore web")).Steps[^1] is var step ? (step.Outcome, step.Reason) : default);
    }

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    public void Attached_vif_gets_the_next_device_id_and_a_detached_one_leaves_a_gap(string release)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web", "bridge=br0"));
        var attached = Play.On(host, "host boot", "start web", "attach web bridge=br0,mac=00:16:3e:00:00:07");

        Assert.Equal("br0", Master(attached.FinalState, "vif1.1"));
        Assert.Equal(StepOutcome.Done, attached.Steps[^1].Outcome);

        var gap = attached.After(Play.Read("detach web 0")).After(Play.Read("attach web bridge=br0"));
        Assert.Equal("vif1.1 vif1.2", Backends(gap.FinalState));

        // The new domain counts from 0 again, with the vifs that were there.
        Assert.Equal("vif2.0 vif2.1", Backends(gap.After(Play.Read("reboot web")).FinalState));
        Assert.Equal("vif3.0", Backends(gap.After(Play.Read("destroy web")).After(Play.Read("start web")).After(Play.Read("reboot web")).FinalState));
    }

    [Fact]
    public void Detaching_0_of_one_and_attaching_gives_1()
    {
        // host-scripts §4.5.
        var host = Hosts.S0("3.4", networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web", "bridge=br0"));

        Assert.Equal("vif1.1", Backends(Play.On(host, "host boot", "start web", "detach web 0", "attach web bridge=br0").FinalState));
    }

    [Fact]
    public void Xl_takes_the_number_behind_the_last_vif_and_before_4_5_forgets_the_change_at_a_reboot()
    {
        foreach (var (release, afterReboot) in (ReadOnlySpan<(string, string)>)[("4.4", "vif2.0"), ("4.17", "vif2.0 vif2.1")])
        {
            var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web", "bridge=br0")) with { Toolstack = Toolstack.Xl };
            var timeline = Play.On(host, "host boot", "start web", "attach web bridge=br0", "detach web 1", "attach web bridge=br0");

            Assert.Equal("vif1.0 vif1.1", Backends(timeline.FinalState));
            Assert.Equal(afterReboot, Backends(timeline.After(Play.Read("reboot web")).FinalState));
        }
    }

    [Theory]
    [InlineData("3.4", "attach web brige=eth0", "Invalid argument: brige=eth0")]
    [InlineData("3.1", "attach web bridge=", "Invalid argument: bridge=")]
    [InlineData("3.4", "attach web bridge=a=b", "Invalid argument: bridge=a=b")]
    [InlineData("3.4", "attach web bridge=nosuch", "Device 1 (vif) could not be connected. Could not find bridge device nosuch")]
    public void Refused_vif_changes_nothing_that_lasts(string release, string text, string reason)
    {
        var host = Hosts.S0(release).With(Hosts.Guest("web", ""));
        var before = Play.On(host, "host boot", "start web");
        var after = before.After(Play.Read(text));

        Assert.Equal((StepOutcome.Failed, reason), (after.Steps[^1].Outcome, after.Steps[^1].Reason));
        Assert.Equal(before.FinalState.Links, after.FinalState.Links);
        Assert.Equal("vif1.0", Backends(after.FinalState));
    }

    [Fact]
    public void Before_3_1_any_key_is_taken()
    {
        var timeline = Play.On(Hosts.S0("3.0.4", networkScript: null).With(Hosts.Bridge("br0")).With(Hosts.Guest("web")), "host boot", "start web", "attach web brige=br0");

        Assert.Equal("vif1.0", Backends(timeline.FinalState));
    }

    [Theory]
    [InlineData("link down eth1", StepOutcome.Done, "")]
    [InlineData("link up eth1", StepOutcome.Nothing, "eth1 is up already")]
    [InlineData("link up eth7", StepOutcome.Failed, "Cannot find device \"eth7\"")]
    public void Links_are_set_as_the_kernel_allows(string text, StepOutcome outcome, string reason)
    {
        var step = Play.On(Hosts.S0WithEth1("3.4"), "host boot", text).Steps[^1];

        Assert.Equal((outcome, reason), (step.Outcome, step.Reason));
        Assert.Equal(outcome != StepOutcome.Done, step.State.FindLink(InterfaceName.Parse("eth1"))?.IsUp);
    }

    [Fact]
    public void Stub_domain_takes_an_id_and_goes_with_its_guest()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Guest("win") with { HasStubDomain = true }, Hosts.Guest("web"));
        var timeline = Play.On(host, "host boot", "start win", "start web");

        Assert.Equal("1:win 2:win-dm 3:web", DomainIdTests.Running(timeline.FinalState));
        Assert.Equal("3:web", DomainIdTests.Running(timeline.After(Play.Read("destroy win")).FinalState));
    }

    [Fact]
    public void Drawn_ids_are_unknown()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Bridge("xenbr0")).With(Hosts.Guest("a", "bridge=xenbr0"), Hosts.Guest("b")) with { DrawsDomainIds = true };
        var timeline = Play.On(host, "host boot", "start a", "start b");

        Assert.Equal("?:b ?:a", DomainIdTests.Running(timeline.FinalState));
        Assert.Equal("its domain id is not known: xl.conf says domid_policy=\"random\"", timeline.Steps[^1].Reason);
        Assert.Equal("xenbr0", Master(timeline.FinalState, "vif?1.0"));
    }

    private static string Master(NetworkState state, string name) => state.FindLink(InterfaceName.Parse(name))?.Master?.ToString() ?? "";

    private static string Backends(NetworkState state) => string.Join(' ', state.Domains.Domains.SelectMany(domain => domain.Vifs).Select(vif => vif.Backend));
}
