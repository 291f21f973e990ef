using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>What runs at boot and in which order: config-languages §6.4, §6.5, §7.</summary>
public sealed class HostBootTests
{
    [Fact]
    public void Files_of_auto_start_by_the_bytes_of_their_names_and_hidden_ones_do_not()
    {
        var host = Hosts.S0("3.4").With(Auto("z", "b-last"), Auto("ten", "10-x"), Auto("nine", "9-x"), Auto("upper", "B-x"), Auto("hidden", ".x"), Hosts.Guest("other", ""));

        Assert.Equal("1:ten 2:nine 3:upper 4:z", DomainIdTests.Running(Play.On(host, "host boot").FinalState));
    }

    [Fact]
    public void Stated_order_takes_the_place_of_auto()
    {
        var host = Hosts.S0("3.4").With(Auto("a", "10"), Auto("b", "20"), Hosts.Guest("c", "")) with { BootOrder = new EquatableArray<DomainName>([new("c"), new("a")]) };

        Assert.Equal("1:c 2:a", DomainIdTests.Running(Play.On(host, "host boot").FinalState));
    }

    [Fact]
    public void Saved_domains_come_first_and_get_the_low_ids()
    {
        var host = Hosts.S0("3.4").With(Auto("a", "10-a"), Auto("web", "web"), Auto("b", "20-b")) with { SavedDomains = [new("web"), new("b")] };
        var timeline = Play.On(host, "host boot");

        Assert.Equal("1:b 2:web 3:a", DomainIdTests.Running(timeline.FinalState));
        Assert.Equal(
            ["restore b", "restore web", "start a", "start b", "start web"],
            timeline.Steps.Where(step => step.Event is DomainEvent).Select(step => step.Title), StringComparer.Ordinal);
        Assert.Equal("b runs already, as domain 1", Reason(timeline, "start b"));
        Assert.Equal("xendomains leaves out auto/web: an image of that name is saved", Reason(timeline, "start web"));
    }

    [Fact]
    public void Before_3_4_an_image_of_the_files_name_leaves_nothing_out()
    {
        var other = Auto("other", "web");
        var saved = Hosts.Guest("web", "");

        Assert.Equal("1:web", DomainIdTests.Running(Play.On(Hosts.S0("3.4").With(other, saved) with { SavedDomains = [new("web")] }, "host boot").FinalState));
        Assert.Equal("1:web 2:other", DomainIdTests.Running(Play.On(Hosts.S0("3.3").With(other, saved) with { SavedDomains = [new("web")] }, "host boot").FinalState));
    }

    [Fact]
    public void Saved_domain_without_a_file_takes_an_id_and_its_vifs_are_unknown()
    {
        var timeline = Play.On(Hosts.S0("3.4").With(Auto("a", "a")) with { SavedDomains = [new("gone")] }, "host boot");

        Assert.Equal((StepOutcome.Unknown, "no file here defines the saved domain 'gone'"), (Step(timeline, "restore gone").Outcome, Reason(timeline, "restore gone")));
        Assert.Equal("1:gone 2:a", DomainIdTests.Running(timeline.FinalState));
    }

    [Fact]
    public void Second_file_of_one_name_is_left_out()
    {
        var copy = Auto("web", "web~") with { Id = new DomainId("auto/web~") };
        var timeline = Play.On(Hosts.S0("3.4").With(Auto("web", "web"), copy), "host boot");

        Assert.Equal("1:web", DomainIdTests.Running(timeline.FinalState));
        Assert.Equal((StepOutcome.Nothing, "xendomains leaves it out: domain 1 (web.cfg) is called web already"), (timeline.Steps[^1].Outcome, timeline.Steps[^1].Reason));
    }

    [Theory]
    [InlineData("3.0.4", "1:auto")]
    [InlineData("3.1", "1:managed 2:auto")]
    [InlineData("4.4", "1:managed 2:auto")]
    public void Managed_domain_is_xends_and_comes_before_those_of_auto(string release, string running)
    {
        var host = Hosts.S0(release).With(Auto("auto", "auto"), Hosts.Guest("managed", "") with { IsStartedByXend = true });

        Assert.Equal(running, DomainIdTests.Running(Play.On(host, "host boot").FinalState));
    }

    [Fact]
    public void Order_of_several_managed_domains_is_not_predictable_and_they_start_at_every_start_of_xend()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("m", "bridge=eth0") with { IsStartedByXend = true }, Hosts.Guest("n", "") with { IsStartedByXend = true }, Auto("a", "a"));
        var booted = Play.On(host, "host boot");

        Assert.Equal("?:n ?:m 3:a", DomainIdTests.Running(booted.FinalState));
        Assert.Equal("eth0", booted.FinalState.FindLink(InterfaceName.Parse("vif?1.0"))?.Master?.ToString());
        Assert.Equal("?:n 3:a 4:m", DomainIdTests.Running(booted.After(Play.Read("shutdown m")).After(Play.Read("xend restart")).FinalState));
    }

    [Fact]
    public void Check_starts_after_the_boot_what_the_boot_does_not_start()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("a", ""), Auto("b", "x"), Hosts.Guest("c", "bridge=nosuch"), Hosts.Guest("d", ""));
        var timeline = Timeline.ForCheck(host);

        Assert.Equal(["start b", "start a", "start c", "start d"], timeline.Steps.Where(step => step.Event is DomainStarted).Select(step => step.Title), StringComparer.Ordinal);
        Assert.Equal("1:b 2:a 4:d", DomainIdTests.Running(timeline.FinalState));
    }

    [Fact]
    public void Xl_host_starts_auto_without_xend()
    {
        var host = Hosts.S0("4.17", networkScript: null).With(Hosts.Bridge("xenbr0")).With(Auto("a", "a", "bridge=xenbr0"));

        Assert.Equal("1:a", DomainIdTests.Running(Play.On(host, "host boot").FinalState));
    }

    private static Domain Auto(string name, string file, string vif = "") => Hosts.Guest(name, vif) with { AutostartName = file };

    private static TimelineStep Step(Timeline timeline, string title) => timeline.Steps.First(step => string.Equals(step.Title, title, StringComparison.Ordinal));

    private static string Reason(Timeline timeline, string title) => Step(timeline, title).Reason;
}
