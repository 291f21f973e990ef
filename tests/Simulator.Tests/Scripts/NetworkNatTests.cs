using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>network-nat; host-scripts §2.2 and the first half of §8 X22.</summary>
public sealed class NetworkNatTests
{
    private const string Rule = "POSTROUTING -o eth0 -j MASQUERADE";

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.1")]
    [InlineData("3.3")]
    [InlineData("4.4")]
    public void X22_every_start_adds_a_rule_and_stop_deletes_one(string release)
    {
        var twice = Play.Starts(Hosts.S0(release, "network-nat dhcp=no"), runs: 2);

        Assert.Equal([1, 1], twice.Steps.Skip(1).Select(step => step.Scripts[0].ExitStatus ?? -1));
        Assert.Equal([Rule, Rule], twice.FinalState.NatRules, StringComparer.Ordinal);

        var (state, outcome) = twice.ByHand("network-nat stop dhcp=no");

        Assert.Equal(0, outcome.ExitStatus);
        Assert.Equal("1", state.FindSysctl(Sysctl.IpForward));
        Assert.Equal([Rule], state.NatRules, StringComparer.Ordinal);
    }

    [Fact]
    public void Stop_without_a_rule_fails_and_netdev_names_the_interface()
    {
        var before = Play.Starts(Hosts.S0("3.4"), runs: 0);
        var (_, none) = before.ByHand("network-nat stop");

        Assert.Equal(1, none.ExitStatus);
        Assert.Contains("iptables: Bad rule (does a matching rule exist in that chain?).", none.StandardError, StringComparer.Ordinal);

        var (state, _) = before.ByHand("network-nat start netdev=eth1");
        Assert.Equal(["POSTROUTING -o eth1 -j MASQUERADE"], state.NatRules, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("3.1", "dhcp=yes")]
    [InlineData("3.4", "dhcp=yes")]
    [InlineData("3.4", "dhcp=maybe")]
    public void M18_dhcp_without_its_files_ends_before_anything_changes(string release, string dhcp)
    {
        var before = Play.Starts(Hosts.S0(release), runs: 0).FinalState;
        var (state, outcome) = before.ByHand("network-nat start " + dhcp);

        Assert.Equal(1, outcome.ExitStatus);
        Assert.Equal("Failed to find dhcpd configuration or init file.", outcome.StandardError[^1]);
        Assert.Empty(outcome.Syslog);
        Assert.Equal(before, state);
    }

    [Theory]
    [InlineData("3.2", "", 1, "")]
    [InlineData("3.2", " dhcp=yes", 0, "subnet 10.0.0.0 netmask 255.255.0.0 {}")]
    [InlineData("3.3", "", 0, "subnet 10.0.0.0 netmask 255.255.0.0 {}")]
    [InlineData("3.3", " dhcp=", 0, "subnet 10.0.0.0 netmask 255.255.0.0 {}")]
    [InlineData("3.4", "", 0, "subnet 10.0.0.0 netmask 255.255.0.0 { option domain-name \"<domain of /etc/resolv.conf>\"; option domain-name-servers <first nameserver of /etc/resolv.conf>; }")]
    [InlineData("3.4", " dhcp=no", 1, "")]
    public void Dhcp_is_the_default_from_3_3_on_where_dhcpd_is_there(string release, string argument, int status, string line)
    {
        var host = Hosts.S0(release) with { Environment = new() { Files = ["/etc/dhcpd.conf", "/etc/init.d/dhcpd"] } };
        var (state, outcome) = Play.Starts(host, runs: 0).ByHand("network-nat start" + argument);

        Assert.Equal(status, outcome.ExitStatus);
        Assert.Equal(line.Length == 0 ? [] : [new FileLine("/etc/dhcpd.conf", line)], state.FileLines);
    }

    [Fact]
    public void The_older_place_of_dhcpds_files_comes_first_and_the_line_is_added_once()
    {
        var host = Hosts.S0("3.4", "network-nat dhcp=yes") with
        {
            Environment = new() { Files = ["/etc/dhcp3/dhcpd.conf", "/etc/dhcpd.conf", "/etc/init.d/dhcp", "/etc/init.d/dhcp3-server"] },
        };
        var twice = Play.Starts(host, runs: 2);

        Assert.Equal("/etc/dhcp3/dhcpd.conf", Assert.Single(twice.FinalState.FileLines).Path);
        Assert.Contains(new RestartService("/etc/init.d/dhcp3-server"), twice.Steps[^1].Effects);
        Assert.Equal(2, twice.FinalState.NatRules.Count);
        Assert.Equal(StepOutcome.Done, twice.Steps[^1].Outcome);

        var (state, _) = twice.ByHand("network-nat stop dhcp=yes");
        Assert.Empty(state.FileLines);
        Assert.Single(state.NatRules);
    }

    [Theory]
    [InlineData("3.2", false)]
    [InlineData("3.3", true)]
    [InlineData("4.1", true)]
    [InlineData("4.1.4", false)]
    [InlineData("4.2", true)]
    [InlineData("4.2.1", false)]
    public void Releases_with_a_shell_trace_say_so_on_standard_error(string release, bool isTraced) =>
        Assert.Equal(isTraced ? ["(shell trace)"] : [], Play.Starts(Hosts.S0(release, "network-nat")).Steps[^1].Scripts[0].StandardError, StringComparer.Ordinal);

    [Fact]
    public void Status_changes_nothing_and_M2_answers_every_other_command()
    {
        var before = Play.Starts(Hosts.S0("4.4"), runs: 0).FinalState;
        var (state, status) = before.ByHand("network-nat status");

        Assert.Equal(0, status.ExitStatus);
        Assert.Equal(before, state);

        var (_, wrong) = before.ByHand("network-nat restart");
        Assert.Equal(1, wrong.ExitStatus);
        Assert.Equal(["Unknown command: restart", "Valid commands are: start, stop, status"], wrong.StandardError, StringComparer.Ordinal);
    }

    [Fact]
    public void M6_3_0_0_needs_ifup_for_network_nat_and_not_for_network_route()
    {
        var before = Play.Starts(Hosts.S0("3.0.0") with { Environment = new() { Ifup = IfupBehaviour.Absent } }, runs: 0).FinalState;

        var (state, nat) = before.ByHand("network-nat start");
        Assert.Equal(1, nat.ExitStatus);
        Assert.Equal(["crit You don't have ifup and don't seem to be running Gentoo either!"], nat.Syslog, StringComparer.Ordinal);
        Assert.Equal(before, state);

        var (_, route) = before.ByHand("network-route start");
        Assert.Equal(0, route.ExitStatus);
    }

    [Fact]
    public void Without_iptables_start_ends_with_forwarding_on()
    {
        var (state, outcome) = Play.Starts(Hosts.S0("4.4") with { Environment = new() { HasIptables = false } }, runs: 0).ByHand("network-nat start");

        Assert.Equal(127, outcome.ExitStatus);
        Assert.Equal("1", state.FindSysctl(Sysctl.IpForward));
        Assert.Empty(state.NatRules);
    }
}
