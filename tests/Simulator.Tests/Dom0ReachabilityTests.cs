using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Simulator.Tests;

/// <summary>What decision 0013 says, part by part.</summary>
public sealed class Dom0ReachabilityTests
{
    private const string Release = "4.17";

    /// <summary>What is done to a host with eth0 (192.168.1.10, default route) and eth1 (10.1.0.10) after its boot.</summary>
    public static TheoryData<string, string[], Verdict> Cases => new()
    {
        { "as booted", [], Verdict.Reachable },
        { "the card down, the other one answers, the default route gone", ["ip link set eth0 down"], Verdict.Unreachable },
        { "the other card down", ["ip link set eth1 down"], Verdict.Reachable },
        { "no default route", ["ip route del default"], Verdict.Unreachable },
        { "another default route", ["ip route del default", "ip route add default via 10.1.0.1 dev eth1"], Verdict.Reachable },
        { "one address of two gone, a default route through the other", ["ip addr flush dev eth0", "ip route add default via 10.1.0.1 dev eth1"], Verdict.Reachable },
        { "another address than before", ["ip link set eth1 down", "ip addr flush dev eth0", "ip addr add 192.168.1.99/24 dev eth0", "ip route add default via 192.168.1.1 dev eth0"], Verdict.Unreachable },
        { "the card a port, its address still on it", ["ip link set eth1 down", "brctl addbr br0", "ip link set br0 up", "brctl addif br0 eth0"], Verdict.Unreachable },
        { "the address on the bridge", OnBridge(), Verdict.Reachable },
        { "the address on the bridge, the bridge down", [.. OnBridge(), "ip link set br0 down"], Verdict.Unreachable },
        { "the address on the bridge, the port down", [.. OnBridge(), "ip link set eth0 down"], Verdict.Unreachable },
        { "the address on a bridge without the card", [.. OnBridge(), "brctl delif br0 eth0"], Verdict.Unreachable },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dom0_is_reachable_where_an_address_and_the_default_route_lead_outside(string what, string[] commands, Verdict verdict)
    {
        var timeline = Play.On(Hosts.S0WithEth1(Release, networkScript: null), ["host boot", .. commands.Select(command => $"run \"{command}\"")]);

        Assert.All(timeline.Steps.Skip(1), step => Assert.True(step.Outcome == StepOutcome.Done, $"{step.Title}: {step.Reason}"));
        Assert.True(Dom0Reachability.Of(timeline.FinalState) == verdict, $"{what}: {Dom0Reachability.Of(timeline.FinalState)}\n{Sketch.Of(timeline.FinalState)}");
    }

    /// <summary>A veth pair joins dom0's address with the bridge. Source: host-scripts §5.</summary>
    [Theory]
    [InlineData("", Verdict.Reachable)]
    [InlineData("ip link set vif0.0 down", Verdict.Unreachable)]
    [InlineData("ip link set peth0 down", Verdict.Unreachable)]
    [InlineData("ip link set xenbr0 down", Verdict.Unreachable)]
    [InlineData("brctl delif xenbr0 vif0.0", Verdict.Unreachable)]
    public void A_veth_pair_leads_outside_while_both_ends_ports_and_bridge_are_up(string command, Verdict verdict)
    {
        var timeline = Play.On(Hosts.S0("3.0.4"), command.Length > 0 ? ["host boot", $"run \"{command}\""] : ["host boot"]);

        Assert.Equal(verdict, Dom0Reachability.Of(timeline.FinalState));
    }

    [Fact]
    public void A_bridge_of_the_distribution_without_stated_ports_leaves_the_verdict_open()
    {
        var bridge = Hosts.Bridge("br0") with { Addresses = Hosts.Nic("x", "00:11:22:33:44:52", "192.168.1.10/24").Addresses };
        var host = Hosts.S0(Release, networkScript: null) with { Interfaces = [bridge], Routes = [] };

        var state = Play.On(host, "host boot").FinalState;

        Assert.Equal(Verdict.Unknown, Dom0Reachability.Of(state));
        Assert.Equal("dom0's address is on a bridge whose ports no file states", Dom0Reachability.WhyUnknown(state, Dom0Contact.Stated(host)));
        Assert.Equal(Verdict.Reachable, Dom0Reachability.Of(Play.On(host with { Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50"), bridge with { Ports = [InterfaceName.Parse("eth0")] }] }, "host boot").FinalState));
    }

    [Fact]
    public void Without_an_address_nothing_can_be_told()
    {
        var host = Hosts.S0(Release, networkScript: null) with { Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50")], Routes = [] };

        Assert.Equal(Verdict.Unknown, Dom0Reachability.Of(Play.On(host, "host boot").FinalState));
    }

    [Fact]
    public void What_could_be_reached_before_is_the_measure_not_what_the_files_state()
    {
        var host = Hosts.S0(Release, networkScript: null);
        var moved = Play.On(host, "host boot", "run \"ip addr add 192.168.1.99/24 dev eth0\"").FinalState;
        var without = moved.With(new Effects.RemoveAddress(InterfaceName.Parse("eth0"), host.Interfaces[0].Addresses[0])).State;
        var before = Dom0Contact.In(moved);

        Assert.Equal(["192.168.1.10", "192.168.1.99"], before.Addresses.Select(address => address.ToString()), StringComparer.Ordinal);
        Assert.Equal(["192.168.1.10", "192.168.1.99"], Dom0Reachability.AddressesAt(moved, before).Select(address => address.ToString()), StringComparer.Ordinal);
        Assert.True(before.NeedsDefaultRoute);
        Assert.NotEqual(moved, without);
    }

    [Fact]
    public void Along_the_effects_of_any_timeline_each_verdict_is_that_of_its_state() => Law.Holds(GeneratedTimeline(), generated =>
    {
        var timeline = Timeline.Play(generated.Host, generated.Events);
        var contact = Dom0Contact.Stated(generated.Host);
        var effects = timeline.Steps.SelectMany(step => step.Effects).ToList();
        var state = timeline.Initial;
        return Dom0Reachability.Along(timeline.Initial, effects, contact).Zip(effects).All(pair =>
        {
            state = state.With(pair.Second).State;
            return pair.First == Dom0Reachability.Of(state, contact);
        });
    });

    private static FsCheck.Arbitrary<Events.GeneratedTimeline> GeneratedTimeline() => Events.GeneratedTimeline.Any;

    private static string[] OnBridge() =>
    [
        "ip link set eth1 down", "brctl addbr br0", "ip link set br0 up", "brctl addif br0 eth0", "ip addr flush dev eth0",
        "ip addr add 192.168.1.10/24 dev br0", "ip route add default via 192.168.1.1 dev br0",
    ];
}
