using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Fleet;

/// <summary>Hosts as users have them: who is on the network, with which addresses, and what comes of it.</summary>
public sealed class FleetBuilderTests
{
    private static readonly Domain Web = Hosts.Guest("web", "mac=00:16:3e:00:00:01");
    private static readonly Domain Db = Hosts.Guest("db", "mac=00:16:3e:00:00:02");

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.4")]
    public void Guests_of_a_bridged_host_get_addresses_of_its_network_and_everybody_reaches_everybody(string release)
    {
        var fleet = Booted(Hosts.S0(release).With(Web, Db));

        Assert.Equal(["alpha:dom0", "alpha:web", "alpha:db", "alpha:outside"], fleet.Ends.Select(end => end.FullName), StringComparer.Ordinal);
        Assert.Equal(["192.168.1.254", "192.168.1.253"], fleet.Ends.Where(end => end.Role == NodeRole.Guest).Select(end => end.Addresses[0].Address.ToString()), StringComparer.Ordinal);
        Assert.Contains(fleet.Assumptions, assumption => assumption.Value.StartsWith("web, db", StringComparison.Ordinal));
        Assert.All(Verdicts(fleet), verdict => Assert.EndsWith(" Reachable", verdict, StringComparison.Ordinal));
    }

    [Fact]
    public void Stated_addresses_take_the_place_of_stand_ins_and_get_the_length_of_their_network()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("web", "mac=00:16:3e:00:00:01,ip=192.168.1.20"));

        var web = Assert.Single(Booted(host).Ends, end => end.Role == NodeRole.Guest);

        Assert.Equal("192.168.1.20/24", Assert.Single(web.Addresses).Prefix.ToString());
        Assert.False(web.Addresses[0].IsStandIn);
    }

    [Fact]
    public void What_xennetlint_json_says_of_a_guest_comes_first_and_no_gateway_means_none()
    {
        var host = Hosts.S0("3.4").With(Hosts.Guest("web", "mac=00:16:3e:00:00:01,ip=192.168.1.20")) with
        {
            GuestFacts = [new GuestInterface(new DomainName("web"), InterfaceName.Parse("eth0"), [Prefix("192.168.1.77/24")], Gateway: null)],
        };

        var fleet = Booted(host, Outside("203.0.113.5"));

        Assert.Equal("192.168.1.77/24", Assert.Single(fleet.Ends, end => end.Role == NodeRole.Guest).Addresses[0].Prefix.ToString());
        Assert.Contains("web>203.0.113.5 Unreachable", Verdicts(fleet), StringComparer.Ordinal);
        Assert.Contains("dom0>203.0.113.5 Reachable", Verdicts(fleet), StringComparer.Ordinal);
    }

    [Fact]
    public void An_address_that_is_computed_leaves_every_verdict_open()
    {
        var vif = Web.Vifs.OrElse([])[0] with { IpWords = Fact.Unknown<Collections.EquatableArray<string>>("'ip' is computed") };
        var fleet = Booted(Hosts.S0("3.4", networkScript: null).With(Web with { Vifs = Fact.Stated<Collections.EquatableArray<Vif>>([vif]) }));

        Assert.NotEmpty(Assert.Single(fleet.Ends, end => end.Role == NodeRole.Guest).Unknown);
        Assert.Contains("outside>web Unknown", Verdicts(fleet), StringComparer.Ordinal);
    }

    /// <summary>Source: host-scripts §12.7 items 2 and 3, findings of the lab on network-route.</summary>
    [Theory]
    [InlineData("3.0.4", "outside>192.168.1.20 Unreachable")]
    [InlineData("4.1", "outside>192.168.1.20 Reachable")]
    public void A_routed_guest_inside_dom0s_network_is_answered_for_where_proxy_arp_is_on(string release, string expected)
    {
        var fleet = Booted(Routed(release, "network-route", "vif-route", "ip=192.168.1.20"));

        Assert.Contains(expected, Verdicts(fleet), StringComparer.Ordinal);
        Assert.Contains("web>192.168.1.10 Reachable", Verdicts(fleet), StringComparer.Ordinal);
    }

    [Fact]
    public void Whether_the_network_outside_has_a_route_to_a_routed_guest_is_unknown_until_it_is_stated()
    {
        var host = Routed("4.1", "network-route", "vif-route", "ip=10.5.0.20");

        Assert.Contains("outside>10.5.0.20 Unknown", Verdicts(Booted(host)), StringComparer.Ordinal);
        Assert.Contains("outside>10.5.0.20 Unreachable", Verdicts(Booted(host, Surroundings.Unstated with { OutsideRoutes = [] })), StringComparer.Ordinal);
        Assert.Contains(
            "outside>10.5.0.20 Reachable",
            Verdicts(Booted(host, Surroundings.Unstated with { OutsideRoutes = [new OutsideRoute(Prefix("10.5.0.0/24"), Prefix("192.168.1.10").Address)] })),
            StringComparer.Ordinal);
    }

    /// <summary>Source: host-scripts §3.6, §12.7 item 5.</summary>
    [Fact]
    public void A_guest_behind_nat_gets_out_and_whether_anybody_gets_in_is_not_stated()
    {
        var fleet = Booted(Routed("3.4", "network-nat", "vif-nat", ""));
        var web = Assert.Single(fleet.Ends, end => end.Role == NodeRole.Guest);

        Assert.Equal("10.0.1.1/16", web.Addresses[0].Prefix.ToString());
        Assert.Contains("web>192.168.1.1 Reachable", Verdicts(fleet), StringComparer.Ordinal);
        Assert.Contains("outside>10.0.1.1 Unknown", Verdicts(fleet), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_cards_of_one_bridge_are_on_one_lan_only_where_that_is_stated()
    {
        var host = Hosts.S0("4.17", networkScript: null) with
        {
            Interfaces =
            [
                Hosts.Nic("eth0", "00:11:22:33:44:50"), Hosts.Nic("eth1", "00:11:22:33:44:51"),
                Hosts.Bridge("br0") with { Ports = [InterfaceName.Parse("eth0"), InterfaceName.Parse("eth1")], Addresses = [Prefix("192.168.1.10/24")] },
            ],
            Routes = [new HostRoute(default, Prefix("192.168.1.1").Address, InterfaceName.Parse("br0"))],
        };
        var lan = new SharedLan("office", [new LanInterface("alpha", InterfaceName.Parse("eth0")), new LanInterface("alpha", InterfaceName.Parse("eth1"))]);

        var fleet = Booted(host);

        Assert.Equal(["outside", "outside-eth1"], fleet.Ends.Where(end => end.Role == NodeRole.Outside).Select(end => end.Name), StringComparer.Ordinal);
        Assert.Equal("192.168.1.1/24", $"{Assert.Single(Assert.Single(fleet.Ends, end => end is { Role: NodeRole.Outside, Addresses.Count: > 0 }).Addresses).Prefix}");
        Assert.Contains("dom0>192.168.1.1 Reachable", Verdicts(fleet), StringComparer.Ordinal);
        Assert.Equal("office", Assert.Single(Booted(host, Surroundings.Unstated with { Lans = [lan] }).Ends, end => end.Role == NodeRole.Outside).Name);
    }

    [Fact]
    public void Guests_on_different_tags_of_Open_vSwitch_do_not_hear_each_other()
    {
        var host = Hosts.S0("4.17", networkScript: null) with
        {
            Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:50"), Hosts.Bridge("ovs0") with { IsOpenVSwitch = true, Ports = [InterfaceName.Parse("eth0")], Addresses = [Prefix("192.168.1.10/24")] }],
            Routes = [Hosts.DefaultRoute("192.168.1.1", "ovs0")],
            VifScript = Fact.Stated(ScriptCommand.Split("vif-openvswitch")),
            Environment = HostEnvironment.Default with { HasOpenVSwitch = Fact.Stated(true) },
            Domains =
            [
                Hosts.Guest("a", "mac=00:16:3e:00:00:01,bridge=ovs0.10,ip=10.1.0.1"), Hosts.Guest("b", "mac=00:16:3e:00:00:02,bridge=ovs0.10,ip=10.1.0.2"), Hosts.Guest("c", "mac=00:16:3e:00:00:03,bridge=ovs0.20,ip=10.1.0.3"),
            ],
            GuestFacts = [.. new[] { ("a", "10.1.0.1/24"), ("b", "10.1.0.2/24"), ("c", "10.1.0.3/24") }.Select(guest => new GuestInterface(new DomainName(guest.Item1), InterfaceName.Parse("eth0"), [Prefix(guest.Item2)], null))],
        };

        var verdicts = Verdicts(Booted(host)).ToList();

        Assert.Contains("a>10.1.0.2 Reachable", verdicts, StringComparer.Ordinal);
        Assert.Contains("a>10.1.0.3 Unreachable", verdicts, StringComparer.Ordinal);
        Assert.Contains("outside>192.168.1.10 Reachable", verdicts, StringComparer.Ordinal);
    }

    [Fact]
    public void A_bridge_over_a_VLAN_leads_to_the_VLANs_network_and_no_other()
    {
        var host = Hosts.S0("4.17", networkScript: null) with
        {
            Interfaces =
            [
                Hosts.Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24"),
                Hosts.Nic("eth0.5", "00:11:22:33:44:50") with { VlanParent = InterfaceName.Parse("eth0") },
                Hosts.Bridge("br5") with { Ports = [InterfaceName.Parse("eth0.5")] },
            ],
            Domains = [Hosts.Guest("web", "mac=00:16:3e:00:00:01,bridge=br5")],
            GuestFacts = [new GuestInterface(new DomainName("web"), InterfaceName.Parse("eth0"), [Prefix("10.5.0.20/24")], Prefix("10.5.0.1").Address)],
        };

        var verdicts = Verdicts(Booted(host)).ToList();

        Assert.Contains("web>10.5.0.1 Reachable", verdicts, StringComparer.Ordinal);
        Assert.Contains("outside>192.168.1.10 Reachable", verdicts, StringComparer.Ordinal);
        Assert.DoesNotContain("outside>10.5.0.20 Reachable", verdicts, StringComparer.Ordinal);
        Assert.Contains("outside-eth0.5>10.5.0.20 Reachable", verdicts, StringComparer.Ordinal);
    }

    [Fact]
    public void Hosts_on_one_LAN_reach_each_others_guests_and_hosts_that_nothing_joins_are_unknown_to_each_other()
    {
        var alpha = Hosts.S0("3.4").With(Web);
        var beta = Hosts.S0("3.4").With(Db) with { Name = "beta", Interfaces = [Hosts.Nic("eth0", "00:11:22:33:44:60", "192.168.1.11/24")] };
        var shared = Surroundings.Unstated with
        {
            Lans = [new SharedLan("office", [new LanInterface("alpha", InterfaceName.Parse("eth0")), new LanInterface("beta", InterfaceName.Parse("eth0"))])],
        };

        var joined = FleetBuilder.Build([StateOf(alpha), StateOf(beta)], shared);
        var apart = FleetBuilder.Build([StateOf(alpha), StateOf(beta)], Surroundings.Unstated);

        Assert.Single(joined.Ends, end => end.Role == NodeRole.Outside);
        Assert.Contains("alpha:web>db Reachable", Verdicts(joined, isNamed: true), StringComparer.Ordinal);
        Assert.Contains("alpha:web>db Unknown", Verdicts(apart, isNamed: true), StringComparer.Ordinal);
    }

    [Fact]
    public void Two_cards_of_one_bridge_lead_to_two_networks_and_make_no_circle()
    {
        var host = Hosts.S0("4.17", networkScript: null) with
        {
            Interfaces =
            [
                Hosts.Nic("eth0", "00:11:22:33:44:50"), Hosts.Nic("eth1", "00:11:22:33:44:51"),
                Hosts.Bridge("br0") with { Ports = [InterfaceName.Parse("eth0"), InterfaceName.Parse("eth1")], Addresses = [Prefix("192.168.1.10/24")] },
            ],
            Routes = [Hosts.DefaultRoute("192.168.1.1", "br0")],
        };

        Assert.Equal(["dom0>192.168.1.1 Reachable", "outside>192.168.1.10 Reachable"], Verdicts(Booted(host)).Where(verdict => !verdict.Contains("eth1", StringComparison.Ordinal)).Where(verdict => verdict.Contains("192.168.1.1", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    private static HostNetwork Routed(string release, string networkScript, string vifScript, string vif) =>
        Hosts.S0(release, networkScript).With(Hosts.Guest("web", "mac=00:16:3e:00:00:01" + (vif.Length > 0 ? "," + vif : ""))) with { VifScript = Fact.Stated(ScriptCommand.Split(vifScript)) };

    private static Surroundings Outside(string address) => Surroundings.Unstated with { Outside = [Prefix(address)] };

    private static NetworkState StateOf(HostNetwork host) => Timeline.ForCheck(host).FinalState;

    private static FleetNetwork Booted(HostNetwork host, Surroundings? surroundings = null) => FleetBuilder.Build([StateOf(host)], surroundings ?? Surroundings.Unstated);

    /// <summary>Every pair as <c>from>address verdict</c>.</summary>
    private static IEnumerable<string> Verdicts(FleetNetwork fleet, bool isNamed = false)
    {
        var matrix = ReachMatrix.Of(fleet);
        return
            from sender in fleet.Ends
            from receiver in fleet.Ends
            where sender != receiver
            from target in matrix.Targets(receiver).Select((address, number) => (Address: address, Number: number)).DefaultIfEmpty((Address: null!, Number: -1))
            where target.Number >= 0 || receiver.Unknown.Length > 0
            let verdict = target.Number >= 0 ? matrix.Find(sender, receiver, target.Number).Verdict.Verdict : Verdict.Unknown
            select $"{(isNamed ? sender.FullName : sender.Name)}>{(isNamed || target.Number < 0 ? receiver.Name : target.Address.Address.ToString())} {verdict}";
    }

    private static IPv4Prefix Prefix(string text) => IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));
}
