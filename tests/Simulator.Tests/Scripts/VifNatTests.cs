using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>vif-nat. Source: host-scripts §3.6, §8 X21.</summary>
public sealed class VifNatTests
{
    private static readonly string[] OldServer = ["/etc/dhcpd.conf", "/etc/init.d/dhcpd"];
    private static readonly string[] Server = [.. OldServer, "/etc/sysconfig/dhcpd"];

    [Theory]
    [InlineData("3.0.0", "10.0.0.0/16 vif5.0; udp vif5.0")]
    [InlineData("3.3", "10.0.0.0/16 vif5.0; udp vif5.0")]
    [InlineData("4.9", "out vif5.0; udp vif5.0; out vif5.0; 10.0.0.0/16 vif5.0")]
    [InlineData("4.17-debian", "")]
    public void X21_the_addresses_come_from_the_domain_id(string release, string rules)
    {
        var state = Start(Natted(release).With(Hosts.Guest("web", "")), skipped: 4).FinalState;

        Assert.Contains("vif5.0 U dead 10.0.5.128/32\n", Sketch.Of(state), StringComparison.Ordinal);
        Assert.Contains("10.0.5.1 dev vif5.0 src 10.0.5.128\n", Sketch.Of(state), StringComparison.Ordinal);
        Assert.Equal("1", state.FindSysctl(Sysctl.ProxyArp(Name("vif5.0"))));
        Assert.Equal(rules, string.Join("; ", state.Filter.Forward.Select(Short)));
    }

    [Theory]
    [InlineData(0, 0, "", "10.0.1.1", "10.0.1.128")]
    [InlineData(4, 2, "", "10.0.5.3", "10.0.5.130")]
    [InlineData(254, 0, "", "10.0.255.1", "10.0.255.128")]
    [InlineData(299, 0, "", "10.1.44.1", "10.1.44.128")]
    [InlineData(0, 0, "ip=192.168.1.50", "192.168.1.50", "192.168.1.177")]
    [InlineData(0, 0, "ip=10.0.0.5/16 10.0.0.6/16", "10.0.0.5", "10.0.0.132")]
    public void The_table_of_3_6(int skipped, int index, string spec, string guest, string router)
    {
        var timeline = Start(Natted("4.17").With(Hosts.Guest("web", [.. Enumerable.Repeat(spec, index + 1)])), skipped);
        var device = Name(FormattableString.Invariant($"vif{skipped + 1}.{index}"));

        Assert.Equal(StepOutcome.Done, timeline.Steps[^1].Outcome);
        Assert.Equal(router + "/32", timeline.FinalState.FindLink(device)?.Addresses.Single().Prefix.ToString());
        Assert.Equal($"{guest} dev {device} src {router}", timeline.FinalState.RoutesOf(device).Single().ToString());
    }

    [Theory]
    [InlineData("3.0.2", "")]
    [InlineData("4.17", "ip addr add 192.168.1.327 dev vif1.0 failed")]
    public void X21_an_address_above_128_is_unusable(string release, string error)
    {
        var step = Start(Natted(release).With(Hosts.Guest("web", "ip=192.168.1.200/24"))).Steps[^1];

        Assert.Equal(new HotplugOutcome("error", error), step.Scripts[0].Hotplug);
        Assert.Contains(new BringUp(Name("vif1.0")), step.Effects);
        Assert.DoesNotContain(step.Effects, effect => effect is AddAddress { Device: var device } && device == Name("vif1.0"));
        Assert.Contains("err /etc/xen/scripts/vif-nat: ip addr add 192.168.1.327 dev vif1.0 failed", step.Scripts[0].Syslog, StringComparer.Ordinal);
    }

    [Fact]
    public void A_list_without_lengths_is_taken_for_one_address()
    {
        var step = Start(Natted("4.17").With(Hosts.Guest("web", "ip=10.0.0.5 10.0.0.6"))).Steps[^1];

        Assert.Equal("ip route add 10.0.0.5 10.0.0.6 dev vif1.0 src 10.0.0.132 failed", step.Scripts[0].Hotplug?.Error);
    }

    [Fact]
    public void Without_a_length_3_0_0_dies_of_its_arithmetic_in_silence()
    {
        var step = Start(Natted("3.0.0").With(Hosts.Guest("web", "ip=192.168.1.50"))).Steps[^1];

        Assert.Equal((1, HotplugOutcome.Silence), (step.Scripts[0].ExitStatus, step.Scripts[0].Hotplug));
        Assert.Contains("syntax error: operand expected", step.Scripts[0].StandardError[^1], StringComparison.Ordinal);
        Assert.Equal(StepOutcome.Done, Start(Natted("3.0.2").With(Hosts.Guest("web", "ip=192.168.1.50"))).Steps[^1].Outcome);
    }

    [Theory]
    [InlineData("3.4", StepOutcome.Failed)]
    [InlineData("4.17", StepOutcome.Done)]
    public void A_route_of_vif1_10_makes_vif1_1_count_as_up_already(string release, StepOutcome outcome)
    {
        // host-scripts §3.6: exit 0 without success; xend waits in vain, libxl is content.
        var host = Natted(release).With(Hosts.Guest("web", "", ""));
        var booted = Play.On(host, "host boot").FinalState;
        var before = booted.With(new CreateNic(Name("vif1.10"), MacAddress.Dead)).State.With(new BringUp(Name("vif1.10"))).State
            .With(new AddRoute(new RouteEntry(Prefix("10.9.9.9"), Gateway: null, Name("vif1.10")))).State;

        var step = Transition.Apply(before, new DomainStarted(Play.Named("web"))).Steps[^1];

        Assert.Equal(outcome, step.Outcome);
        Assert.Equal((0, HotplugOutcome.Silence), (step.Scripts[1].ExitStatus, step.Scripts[1].Hotplug));
        Assert.Equal(HotplugOutcome.Connected, step.Scripts[0].Hotplug);
    }

    [Theory]
    [InlineData("3.2", "Failed to find dhcpd configuration or init file.")]
    [InlineData("3.3", "Failed to find dhcpd configuration or init or args file.")]
    [InlineData("4.17", "Failed to find dhcpd configuration or init or args file.")]
    public void M18_dhcp_without_its_files_ends_in_silence(string release, string message)
    {
        var host = Natted(release);
        var asked = release is "4.17"
            ? host with { Environment = host.Environment with { Files = ["/etc/dhcpd.conf"] } }
            : host with { VifScript = Fact.Stated(ScriptCommand.Split("vif-nat dhcp=yes")) };

        var script = Start(asked.With(Hosts.Guest("web", ""))).Steps[^1].Scripts[0];

        Assert.Equal((1, HotplugOutcome.Silence, message), (script.ExitStatus, script.Hotplug, script.StandardError[^1]));
    }

    [Theory]
    [InlineData("3.2", false)]
    [InlineData("3.3", true)]
    [InlineData("4.17", true)]
    public void From_3_3_on_dhcp_is_on_where_etc_dhcpd_conf_exists(string release, bool isOn)
    {
        var host = Natted(release);
        var state = Start((host with { Environment = host.Environment with { Files = [.. Server] } }).With(Hosts.Guest("web", ""))).FinalState;

        Assert.Equal(isOn, state.FileLines.Count > 0);
    }

    [Theory]
    [InlineData("3.2", "web-1", "web-1")]
    [InlineData("3.4", "web_1.example", "web-1-example")]
    [InlineData("4.17", "web", "dom1")]
    public void Dhcp_is_told_of_the_guest_and_forgets_it(string release, string name, string hostName)
    {
        var host = Natted(release) with { VifScript = Fact.Stated(ScriptCommand.Split(release is "4.17" ? "vif-nat" : "vif-nat dhcp=yes")) };
        var served = (host with { Environment = host.Environment with { Files = [.. release is "3.2" ? OldServer : Server] } })
            .With(Hosts.Guest(name, "mac=00:16:3e:00:00:01"));
        var timeline = Play.On(served, "host boot", "start " + name);

        var line = $"host {hostName} {{ hardware ethernet 00:16:3e:00:00:01; fixed-address 10.0.1.1; option routers 10.0.1.128; option host-name \"{hostName}\"; }}";
        Assert.Contains(new FileLine("/etc/dhcpd.conf", line), timeline.FinalState.FileLines);
        Assert.Equal(release is "3.2" ? 1 : 2, timeline.FinalState.FileLines.Count);
        Assert.Contains(new RestartService("/etc/init.d/dhcpd"), timeline.Steps[^1].Effects);
        Assert.Empty(timeline.After(new DomainShutDown(Play.Named(name))).FinalState.FileLines);
    }

    [Fact]
    public void Removing_web_removes_web2_too()
    {
        var host = Natted("3.4") with { VifScript = Fact.Stated(ScriptCommand.Split("vif-nat dhcp=yes")) };
        var served = (host with { Environment = host.Environment with { Files = [.. Server] } }).With(Hosts.Guest("web", ""), Hosts.Guest("web2", ""));
        var state = Play.On(served, "host boot", "start web2", "start web").FinalState;

        Assert.DoesNotContain(state.FileLines, line => line.Text.StartsWith("host web2", StringComparison.Ordinal));
        Assert.Contains(state.FileLines, line => line.Text.StartsWith("host web ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4.2", true)]
    [InlineData("4.9", true)]
    [InlineData("4.14", true)]
    [InlineData("4.15", false)]
    public void M15_libxl_writes_no_domain_node_and_the_error_is_written_over(string release, bool isMissed)
    {
        var host = Natted(release) with { Toolstack = Toolstack.Xl };
        var script = Start(host.With(Hosts.Guest("web", ""))).Steps[^1].Scripts[0];

        Assert.Equal(("connected", 0), (script.Hotplug?.Status, script.ExitStatus));
        Assert.Equal(isMissed ? "xenstore-read backend/vif/1/0/domain failed." : "", script.Hotplug?.Error);
        Assert.Equal(isMissed, script.Syslog.Contains("err /etc/xen/scripts/vif-nat: xenstore-read backend/vif/1/0/domain failed.", StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.4")]
    [InlineData("4.17")]
    public void Offline_takes_the_rules_away_and_the_device_takes_the_rest(string release)
    {
        var host = Natted(release).With(Hosts.Guest("web", ""));
        var ended = Start(host).After(new DomainShutDown(Play.Named("web"))).FinalState;

        Assert.Equal(Sketch.Of(Play.On(host, "host boot").FinalState), Sketch.Of(ended));
        Assert.Empty(ended.Filter.Forward);
        Assert.Null(ended.FindSysctl(Sysctl.ProxyArp(Name("vif1.0"))));
    }

    private static Timeline Start(HostNetwork host, int skipped = 0)
    {
        // The ids before are given to a domain that has no vif.
        var filled = host.With(Hosts.Guest("filler"));
        var fillers = Enumerable.Repeat<string[]>(["start filler", "destroy filler"], skipped).SelectMany(pair => pair);
        return Play.On(filled, ["host boot", .. fillers, "start web"]);
    }

    private static HostNetwork Natted(string release) =>
        Hosts.S0(release, networkScript: null) with { VifScript = Fact.Stated(ScriptCommand.Split("vif-nat")) };

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);

    private static IPv4Prefix Prefix(string text) => IPv4Prefix.TryParse(text, out var prefix) ? prefix : default;

    private static string Short(FilterRule rule) => rule.PhysdevOut is { } device
        ? $"out {device}"
        : $"{(rule.IsDhcpOnly ? "udp" : rule.Source?.ToString() ?? "any")} {rule.PhysdevIn}";
}
