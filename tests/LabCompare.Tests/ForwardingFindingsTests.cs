using System.Globalization;
using Xunit;
using static XenNetLint.LabCompare.Tests.PredictedProbes;

namespace XenNetLint.LabCompare.Tests;

/// <summary>What surprised in the lab, as the simulator predicts it: who reaches whom, and who takes delivery of what is not answered.</summary>
/// <remarks>
/// The lab's notes number these points; a test's trait <c>Finding</c> names the points that it shows. Numbers of scenarios are those of labs/scenarios.
/// That the predictions agree with what the kernel did, probe by probe, is in <see cref="LabAgreementTests"/>.
/// </remarks>
[Trait("Category", "Lab")]
public sealed class ForwardingFindingsTests
{
    private const int Points = 41;

    /// <summary>The points that are not about who reaches whom, and what they are about instead.</summary>
    private static readonly Dictionary<int, string> NotAboutForwarding = new()
    {
        [4] = "what ip accepts: the word is 'address', not 'mac'",
        [16] = "the hardware address of a bridge; Item_12_4_6 has what that does to caches",
        [22] = "a false line in the log",
        [31] = "what a failed script writes to xenstore",
        [33] = "the MTU of a vif; Item_12_6_2 has what that does to packets",
        [39] = "labels of addresses",
        [40] = "how the lab's driver waits",
        [41] = "the size of the lab machine's neighbour table",
    };

    [Fact]
    public void Every_point_about_forwarding_has_a_test()
    {
        var tested = typeof(ForwardingFindingsTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value is "Finding")
            .Select(attribute => int.Parse((string?)attribute.ConstructorArguments[1].Value ?? "", CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.Equal(Enumerable.Range(1, Points).Except(NotAboutForwarding.Keys), tested.Order());
    }

    // ---- Bridged, Xen 3.0 and 3.1

    /// <summary>xenbr0 answers for dom0 before eth0 does, and what is sent into it passes INPUT, not FORWARD; from 3.0.4 on its ARP is off.</summary>
    [Theory]
    [Trait("Finding", "1")]
    [InlineData(36, Answered, "3.0.0")]
    [InlineData(37, Lost, "3.0.4")]
    public void Guest_that_antispoof_cuts_off_still_reaches_dom0_if_it_speaks_first(int scenario, string fate, string release)
    {
        var probes = In(scenario);

        Assert.Equal((fate, release), (probes["g2", "dom0"], release));
        Assert.All(["lan0", "g1", "g3"], other => Assert.Equal(Lost, probes["g2", other]));
        Assert.Equal("g2 has it, no answer", probes["dom0", "10.0.0.77"]);
    }

    /// <summary>Once dom0 has asked for somebody, the guest has eth0's address, and the same request is lost.</summary>
    [Theory]
    [Trait("Finding", "1")]
    [InlineData(129)]
    [InlineData(130)]
    public void Guest_that_antispoof_cuts_off_loses_dom0_when_dom0_has_spoken(int scenario)
    {
        var probes = In(scenario);

        Assert.Equal(Lost, probes["g2", "dom0"]);
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1"));
    }

    [Fact]
    [Trait("Finding", "2")]
    public void With_the_NICs_address_left_on_peth0_dom0_resolves_nobody_and_answers_who_speaks_first()
    {
        var probes = In(121);

        Assert.All(["lan0", "g1", "g2"], other => Assert.Equal(Lost, probes["dom0", other]));
        Assert.All(["lan0", "g1", "g2"], other => Assert.Equal(Answered, probes[other, "dom0"]));
        Assert.Empty(probes.UnansweredAmong("lan0", "g1", "g2"));
    }

    [Fact]
    [Trait("Finding", "3")]
    public void Arp_of_an_enslaved_NIC_does_not_matter()
    {
        Assert.Empty(In(8).UnansweredAmong("lan1", "g2"));
        Assert.Empty(In(122).UnansweredAmong("dom0", "lan0", "g1", "g2"));
    }

    /// <summary>dom0 answers ARP for it through the bridge, and its answers leave through the port.</summary>
    [Theory]
    [Trait("Finding", "3")]
    [InlineData(7)]
    [InlineData(10)]
    public void Address_left_on_an_enslaved_NIC_is_delivered_to_and_never_answered(int scenario)
    {
        var probes = In(scenario);

        Assert.Equal("dom0 has it, no answer", probes["lan1", "10.1.0.1"]);
        Assert.Equal("dom0 has it, no answer", probes["g2", "10.1.0.1"]);
        Assert.Equal(Lost, probes["dom0", "lan1"]);
        Assert.Empty(probes.UnansweredAmong("lan1", "g2"));
    }

    [Theory]
    [Trait("Finding", "5")]
    [InlineData(125, "dom0", "vif0.0 is down")]
    [InlineData(126, "lan0", "peth0 is down")]
    public void Port_that_is_down_cuts_off_only_who_is_behind_it(int scenario, string apart, string why)
    {
        var probes = In(scenario);
        string[] others = [.. probes.Nodes.Where(node => !string.Equals(node, apart, StringComparison.Ordinal))];

        Assert.Empty(probes.UnansweredAmong(others).Select(pair => $"{why}: {pair}"));
        Assert.All(others, other => Assert.Equal((Lost, Lost), (probes[apart, other], probes[other, apart])));
    }

    [Theory]
    [Trait("Finding", "5")]
    [InlineData(127)]
    [InlineData(34)]
    public void Bridge_that_is_down_forwards_nothing_even_between_its_ports(int scenario)
    {
        Assert.Equal(12, In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g2").Count(pair => pair.EndsWith(Lost, StringComparison.Ordinal)));
    }

    /// <summary>The default route leads through eth1, whose network is lan0, and the guests are of that network.</summary>
    [Theory]
    [Trait("Finding", "6")]
    [InlineData(88, "10.0.0.1", "dom0 has it, no answer", Lost, "3.0.0 bridges eth0 whatever the default route says")]
    [InlineData(89, "10.0.0.1", Answered, Answered, "3.0.2 takes the default route's NIC, pair 0 and xenbr0")]
    [InlineData(90, "10.0.0.1", Answered, Answered, "3.0.4 takes the digit of eth1 for all: g1 asks for xenbr1")]
    public void Which_NIC_is_bridged_decides_whether_guests_are_reached(int scenario, string dom0, string toDom0, string toOutside, string why)
    {
        var probes = In(scenario);

        Assert.Equal((toDom0, toOutside, why), (probes["g1", dom0], probes["g1", "lan0"], why));
        Assert.Equal(toOutside, probes["lan0", "g1"]);
        Assert.Equal(Answered, probes["lan1", "10.1.0.1"]);
        Assert.Equal(scenario == 90, !probes.Nodes.Contains("g2", StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Finding", "7")]
    public void Where_3_0_0_takes_xenbr10_for_xenbr1_dom0_is_as_it_was_and_the_guest_alone()
    {
        var old = In(59);
        Assert.Empty(old.UnansweredAmong("dom0", "lan0"));
        Assert.Equal("dom0 has it, no answer", old["g2", "dom0"]);
        Assert.Equal(Lost, old["g2", "lan0"]);
        Assert.DoesNotContain("g1", old.Nodes, StringComparer.Ordinal);

        // 3.0.4 looks in /sys.
        Assert.Empty(In(60).UnansweredAmong("dom0", "lan0", "g1"));
    }

    [Fact]
    [Trait("Finding", "7")]
    public void Where_3_0_0_takes_peth10_for_peth1_the_second_bridge_is_without_its_NIC()
    {
        var probes = In(61);

        Assert.Equal(Lost, probes["dom0", "lan1"]);
        Assert.Equal(Lost, probes["g1", "lan1"]);
        Assert.Equal(Answered, probes["g1", "10.1.0.1"]);
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g2"));
    }

    [Theory]
    [Trait("Finding", "8")]
    [InlineData(77)]
    [InlineData(83)]
    public void Without_a_working_ifdown_3_0_0_leaves_dom0_as_it_was_and_guests_on_an_empty_bridge(int scenario)
    {
        var probes = In(scenario);

        Assert.Empty(probes.UnansweredAmong("dom0", "lan0"));
        Assert.Empty(probes.UnansweredAmong("g1", "g2"));
        Assert.Equal("dom0 has it, no answer", probes["g1", "dom0"]);
        Assert.Equal(Lost, probes["g1", "lan0"]);
        Assert.Equal(Lost, probes["lan0", "g1"]);
    }

    [Fact]
    [Trait("Finding", "8")]
    public void Without_any_ifup_3_0_0_starts_neither_bridge_nor_guests()
    {
        Assert.Equal(["dom0", "lan0"], In(87).Nodes, StringComparer.Ordinal);
        Assert.Empty(In(87).UnansweredAmong("dom0", "lan0"));
    }

    // ---- Bridged, 3.2 to 4.4

    /// <summary>g1 asks for eth0, g2 for xenbr0, g3 for nothing.</summary>
    [Theory]
    [Trait("Finding", "9")]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void Guest_that_asks_for_xenbr0_is_on_eth0s_bridge_with_the_others(int scenario)
    {
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g2", "g3"));
    }

    [Theory]
    [Trait("Finding", "10")]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(21, true)]
    [InlineData(22, true)]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void Second_bridge_of_a_wrapper_is_there_up_to_4_0(int scenario, bool isThere)
    {
        var probes = In(scenario);

        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1"));
        Assert.Equal(Answered, probes["lan1", "10.1.0.1"]);
        Assert.Equal(isThere, probes.Nodes.Contains("g2", StringComparer.Ordinal));
        Assert.All(isThere ? ["lan1"] : Array.Empty<string>(), lan => Assert.Empty(probes.UnansweredAmong(lan, "g2")));
    }

    [Theory]
    [Trait("Finding", "11")]
    [InlineData(78)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(81)]
    [InlineData(82)]
    public void Without_default_route_and_ifup_the_script_may_fail_and_everything_works(int scenario)
    {
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g2"));
    }

    [Theory]
    [Trait("Finding", "11")]
    [InlineData(132, Answered, Answered)]
    [InlineData(133, Answered, Answered)]
    [InlineData(134, Lost, "g2 has it, no answer")]
    public void Without_default_route_and_ifup_antispoof_restricts_nothing_before_4_4(int scenario, string outward, string inward)
    {
        Assert.Equal((outward, inward), (In(scenario)["g2", "lan0"], In(scenario)["lan0", "10.0.0.77"]));
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g3"));
    }

    [Fact]
    [Trait("Finding", "12")]
    public void With_two_addresses_and_no_ifup_3_0_2_leaves_dom0_down_and_guests_work()
    {
        var probes = In(84);

        Assert.Empty(probes.UnansweredAmong("lan0", "g1", "g2"));
        Assert.All(["lan0", "g1", "g2"], other => Assert.Equal("dom0 has it, no answer", probes[other, "dom0"]));
        Assert.Equal(Lost, probes["dom0", "lan0"]);
    }

    [Theory]
    [Trait("Finding", "12")]
    [InlineData(85)]
    [InlineData(86)]
    public void With_two_addresses_and_no_ifup_3_4_and_4_1_take_everybody_off_the_net(int scenario)
    {
        var probes = In(scenario);

        Assert.All(["lan0", "g1", "g2"], other => Assert.Equal(Lost, probes["dom0", other]));
        Assert.All(["g1", "g2"], guest => Assert.Equal(Lost, probes["lan0", guest]));
        Assert.Equal(Lost, probes["g1", "g2"]);
    }

    /// <summary>g1 and g2 ran when the network was stopped; g3 was started later. 3.0.4 has turned the vifs' ARP off.</summary>
    [Theory]
    [Trait("Finding", "13")]
    [InlineData(70, "dom0 has it, no answer")]
    [InlineData(72, Lost)]
    [InlineData(74, "dom0 has it, no answer")]
    [InlineData(76, "dom0 has it, no answer")]
    public void Stop_releases_running_guests_and_start_does_not_take_them_back(int scenario, string toDom0)
    {
        foreach (var probes in (PredictedProbes[])[In(scenario, "stopped"), In(scenario)])
        {
            Assert.Empty(probes.UnansweredAmong("dom0", "lan0"));
            Assert.All(["g1", "g2"], guest => Assert.Equal((toDom0, Lost, Lost), (probes[guest, "dom0"], probes[guest, "lan0"], probes["dom0", guest])));
            Assert.Equal(Lost, probes["g1", "g2"]);
        }

        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g3"));
    }

    [Theory]
    [Trait("Finding", "13")]
    [InlineData(69)]
    [InlineData(71)]
    [InlineData(73)]
    [InlineData(75)]
    public void Second_start_changes_nothing(int scenario)
    {
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g2"));
    }

    [Fact]
    [Trait("Finding", "13")]
    public void Second_start_does_not_change_the_firewall_either()
    {
        foreach (var probes in (PredictedProbes[])[In(37), In(119)])
        {
            Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1", "g3"));
            Assert.Equal(Lost, probes["g2", "g1"]);
            Assert.Equal("g2 has it, no answer", probes["g1", "10.0.0.77"]);
        }
    }

    /// <summary>g1 and g3 were restarted after it, g2 was not.</summary>
    [Fact]
    [Trait("Finding", "14")]
    public void Stop_and_start_with_antispoof_disconnect_running_guests_and_restarted_ones_get_new_rules()
    {
        var probes = In(120);

        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1", "g3"));
        Assert.All(["dom0", "lan0", "g1", "g3"], other => Assert.Equal((Lost, Lost), (probes["g2", other], probes[other, "10.0.0.77"])));
    }

    [Fact]
    [Trait("Finding", "15")]
    public void Where_the_script_does_not_understand_the_NICs_name_dom0_is_unharmed()
    {
        Assert.Empty(In(92).UnansweredAmong("dom0", "lan0"));
        Assert.DoesNotContain("g1", In(92).Nodes, StringComparer.Ordinal);
    }

    // ---- antispoof and ip=

    [Theory]
    [Trait("Finding", "17")]
    [InlineData(36)]
    [InlineData(37)]
    public void Guest_with_a_wrong_address_receives_everything_and_answers_nobody_in_3_0(int scenario)
    {
        var probes = In(scenario);

        Assert.All(["dom0", "lan0", "g1", "g3"], other => Assert.Equal("g2 has it, no answer", probes[other, "10.0.0.77"]));
        Assert.All(["lan0", "g1", "g3"], other => Assert.Equal(Lost, probes["g2", other]));
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1", "g3"));
    }

    [Theory]
    [Trait("Finding", "18")]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(42)]
    public void Antispoof_does_not_protect_dom0_from_3_2_on(int scenario)
    {
        Assert.Equal(Answered, In(scenario)["g2", "dom0"]);
        Assert.Equal(Answered, In(scenario)["dom0", "10.0.0.77"]);
    }

    [Theory]
    [Trait("Finding", "19")]
    [InlineData(38, Lost)]
    [InlineData(39, Answered)]
    [InlineData(40, Answered)]
    [InlineData(42, Answered)]
    public void Guest_with_a_wrong_address_answers_guests_from_3_4_on_and_opens_from_4_1_on(int scenario, string opened)
    {
        var probes = In(scenario);

        Assert.All(["g1", "g3"], other => Assert.Equal((opened, Answered), (probes["g2", other], probes[other, "10.0.0.77"])));
        Assert.Equal((Lost, "g2 has it, no answer"), (probes["g2", "lan0"], probes["lan0", "10.0.0.77"]));
    }

    [Fact]
    [Trait("Finding", "20")]
    public void Guest_with_two_addresses_in_ip_is_cut_off_in_3_0_0_but_for_dom0()
    {
        var probes = In(44);

        Assert.All(["dom0", "lan0", "g2"], other => Assert.Equal("g1 has it, no answer", probes[other, "g1"]));
        Assert.All(["lan0", "g2"], other => Assert.Equal(Lost, probes["g1", other]));
        Assert.Equal(Answered, probes["g1", "dom0"]);
    }

    [Fact]
    [Trait("Finding", "20")]
    public void Guest_with_two_addresses_in_ip_has_both_in_4_17_and_no_third()
    {
        Assert.Equal(
            (Answered, Answered, "g1 has it, no answer"),
            (In(110)["lan0", "10.0.0.11"], In(110)["lan0", "10.0.0.21"], In(110)["lan0", "10.0.0.31"]));
    }

    [Theory]
    [Trait("Finding", "21")]
    [InlineData(43, "ip= without policy DROP")]
    [InlineData(109, "policy DROP, and bridge-nf-call-iptables=0")]
    public void Nothing_is_restricted_without_policy_DROP_or_with_the_bridge_not_calling_iptables(int scenario, string why)
    {
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g3").Select(pair => $"{why}: {pair}"));
        Assert.All(["dom0", "lan0", "g1", "g3"], other => Assert.Equal((Answered, Answered), (In(scenario)["g2", other], In(scenario)[other, "10.0.0.77"])));
    }

    [Fact]
    [Trait("Finding", "21")]
    public void Guests_of_Debians_package_reach_dom0_and_nothing_else_under_policy_DROP()
    {
        var probes = In(41);

        Assert.All(["g1", "g2", "g3"], guest => Assert.Equal((Answered, Lost), (probes[guest, "dom0"], probes[guest, "lan0"])));
        Assert.Equal((Lost, Lost), (probes["g1", "g3"], probes["g3", "g1"]));
        Assert.Equal("g1 has it, no answer", probes["lan0", "g1"]);
    }

    [Fact]
    [Trait("Finding", "21")]
    public void Policy_DROP_stops_routing_between_two_bridges_too()
    {
        Assert.Empty(In(115).UnansweredAmong("g1", "g2"));
        Assert.Equal((Lost, Lost), (In(117)["g1", "g2"], In(117)["g2", "g1"]));
        Assert.Equal((Answered, Answered), (In(117)["g1", "dom0"], In(117)["g1", "10.1.0.1"]));
    }

    // ---- Routed

    [Theory]
    [Trait("Finding", "23")]
    [InlineData(2)]
    [InlineData(53)]
    public void Routed_guests_packets_reach_the_outside_and_no_answer_comes_back(int scenario)
    {
        var probes = In(scenario);

        Assert.Empty(probes.UnansweredAmong("dom0", "g1", "g2"));
        Assert.All(["g1", "g2"], guest => Assert.Equal(("lan0 has it, no answer", Lost), (probes[guest, "lan0"], probes["lan0", guest])));
    }

    [Theory]
    [Trait("Finding", "23")]
    [InlineData(55, "proxy_arp on eth0")]
    [InlineData(57, "a route outside")]
    public void Routed_guests_are_answered_with_proxy_arp_on_eth0_or_a_route_outside(int scenario, string why)
    {
        Assert.Empty(In(scenario).UnansweredAmong("dom0", "lan0", "g1", "g2").Select(pair => $"{why}: {pair}"));
    }

    [Theory]
    [Trait("Finding", "24")]
    [InlineData(49, false)]
    [InlineData(50, false)]
    [InlineData(51, true)]
    [InlineData(52, true)]
    public void Network_route_sets_proxy_arp_of_eth0_from_4_1_on(int scenario, bool isSet)
    {
        var probes = In(scenario);

        Assert.Equal(isSet ? 0 : 1, probes.StatusOf(0));
        Assert.Equal(isSet ? Answered : "lan0 has it, no answer", probes["g1", "lan0"]);
        Assert.Equal(isSet ? Answered : Lost, probes["lan0", "g1"]);
        Assert.Empty(probes.UnansweredAmong("dom0", "g1", "g2"));
    }

    [Fact]
    [Trait("Finding", "25")]
    public void Without_ip_forward_routed_guests_reach_dom0_and_nothing_else()
    {
        var probes = In(54);

        Assert.All(["g1", "g2"], guest => Assert.Equal((Answered, Answered, Lost), (probes[guest, "dom0"], probes["dom0", guest], probes[guest, "lan0"])));
        Assert.Equal((Lost, Lost), (probes["g1", "g2"], probes["g2", "g1"]));
    }

    [Fact]
    [Trait("Finding", "26")]
    public void Routed_guest_without_ip_is_heard_by_all_and_answered_by_nobody()
    {
        var probes = In(56);

        Assert.Equal(("dom0 has it, no answer", "g2 has it, no answer", "lan0 has it, no answer"), (probes["g1", "dom0"], probes["g1", "g2"], probes["g1", "lan0"]));
        Assert.All(["dom0", "lan0", "g2"], other => Assert.Equal(Lost, probes[other, "g1"]));
    }

    [Theory]
    [Trait("Finding", "26")]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(102)]
    public void Without_an_address_on_eth0_no_routed_guest_starts(int scenario)
    {
        Assert.DoesNotContain("g1", In(scenario).Nodes, StringComparer.Ordinal);
    }

    [Theory]
    [Trait("Finding", "27")]
    [InlineData(53, 2)]
    [InlineData(52, null)]
    public void Metric_of_the_route_to_a_guest_does_not_matter_where_it_is_the_only_one(int scenario, int? metric)
    {
        var route = Assert.Single(In(scenario).Dom0.Routes, route => route.DestinationText is "10.0.0.11");

        Assert.Equal(metric, route.Metric);
        Assert.Equal(Answered, In(scenario)["dom0", "g1"]);
    }

    // ---- NAT

    [Theory]
    [Trait("Finding", "28")]
    [InlineData(45)]
    [InlineData(46)]
    [InlineData(47)]
    [InlineData(48)]
    public void Nat_guests_reach_all_and_the_outside_sees_dom0_and_does_not_reach_them(int scenario)
    {
        var probes = In(scenario);

        Assert.Empty(probes.UnansweredAmong("dom0", "g1", "g2"));
        Assert.Equal((Answered, "192.168.5.1"), (probes["g1", "lan0"], probes.SourceOf("g1", "lan0")));
        Assert.Equal("10.0.1.1", probes.SourceOf("g1", "g2"));
        Assert.Equal(Answered, probes["g1", "10.0.1.128"]);
        Assert.All(["g1", "g2", "10.0.1.128"], target => Assert.Equal(Lost, probes["lan0", target]));
    }

    [Fact]
    [Trait("Finding", "28")]
    public void Nat_guest_whose_number_plus_127_is_no_address_does_not_start()
    {
        Assert.DoesNotContain("g1", In(113).Nodes, StringComparer.Ordinal);
        Assert.Contains("g1", In(112).Nodes, StringComparer.Ordinal);
    }

    // ---- vifs

    [Fact]
    [Trait("Finding", "29")]
    public void Second_guest_with_the_same_vifname_fails_in_4_17_and_is_alone_in_4_1()
    {
        Assert.DoesNotContain("g2", In(64).Nodes, StringComparer.Ordinal);
        Assert.All(["dom0", "lan0", "g1"], other => Assert.Equal((Lost, Lost), (In(65)["g2", other], In(65)[other, "g2"])));
        Assert.Empty(In(65).UnansweredAmong("dom0", "lan0", "g1"));
    }

    /// <summary>Neither bridge has a NIC: the guest is on abr, by name the first, and sees dom0 only.</summary>
    [Fact]
    [Trait("Finding", "30")]
    public void Guest_without_bridge_is_on_the_first_one_by_name()
    {
        var probes = In(107);

        Assert.Equal("abr", probes.Dom0.FindLink(Model.Addresses.InterfaceName.Parse("vif1.0"))?.Master?.ToString());
        Assert.Equal(("dom0 has it, no answer", Lost), (probes["g1", "dom0"], probes["g1", "lan0"]));
    }

    [Theory]
    [Trait("Finding", "30")]
    [InlineData(103)]
    [InlineData(104)]
    [InlineData(105)]
    [InlineData(106)]
    public void Without_any_bridge_no_guest_starts(int scenario)
    {
        Assert.Equal(["dom0", "lan0"], In(scenario).Nodes, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Finding", "32")]
    public void Restarted_guest_is_reached_at_once_with_its_old_MAC_and_after_seconds_with_another()
    {
        Assert.Empty(In(67).UnansweredAmong("dom0", "lan0", "g1", "g2"));
        Assert.All(["dom0", "lan0", "g2"], other => Assert.Equal((Lost, Answered), (In(68, "at once")[other, "10.0.0.11"], In(68)[other, "10.0.0.11"])));
        Assert.All(["dom0", "lan0", "g2"], other => Assert.Equal(Answered, In(68, "at once")["g1b", other]));
    }

    // ---- Bridging in general

    [Fact]
    [Trait("Finding", "34")]
    public void Two_guests_with_one_MAC_never_reach_each_other_and_others_reach_both()
    {
        var probes = In(29);

        Assert.Equal((Lost, Lost), (probes["g1", "g2"], probes["g2", "g1"]));
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g1", "g3"));
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g2", "g3"));
    }

    [Fact]
    [Trait("Finding", "34")]
    public void Two_guests_with_one_IP_are_answered_and_one_of_them_answers()
    {
        var probes = In(30);

        Assert.All(["dom0", "lan0", "g3"], other => Assert.Equal((Answered, Answered, Answered), (probes[other, "10.0.0.11"], probes["g1", other], probes["g2", other])));
    }

    [Theory]
    [Trait("Finding", "35")]
    [InlineData(96, Answered, "fe:ff:ff:ff:ff:ff: dom0 sends by the address table")]
    [InlineData(97, Lost, "the NIC's: dom0 takes it for the NIC")]
    public void Guest_with_a_MAC_of_dom0s_is_answered_and_reached_by_dom0_at_most(int scenario, string dom0, string why)
    {
        var probes = In(scenario);

        Assert.Equal((dom0, dom0, why), (probes["dom0", "g1"], probes["g1", "dom0"], why));
        Assert.All(["lan0", "g2"], other => Assert.Equal((Lost, Lost), (probes[other, "g1"], probes["g1", other])));
        Assert.Empty(probes.UnansweredAmong("dom0", "lan0", "g2"));
    }

    [Fact]
    [Trait("Finding", "36")]
    public void New_port_passes_nothing_for_twice_the_forward_delay_with_STP_and_all_without()
    {
        var atOnce = In(94, "at once");

        Assert.Empty(atOnce.UnansweredAmong("dom0", "lan0"));
        Assert.All(["g1", "g2"], guest => Assert.Equal((Lost, Lost, Lost), (atOnce[guest, "dom0"], atOnce["dom0", guest], atOnce["lan0", guest])));
        Assert.Equal(Lost, atOnce["g1", "g2"]);
        Assert.Empty(In(94).UnansweredAmong("dom0", "lan0", "g1", "g2"));
        Assert.Empty(In(95).UnansweredAmong("dom0", "lan0", "g1", "g2"));
    }

    [Fact]
    [Trait("Finding", "37")]
    public void Dom0s_address_left_on_an_enslaved_NIC_is_delivered_to_and_never_answered()
    {
        var probes = In(33);

        Assert.All(["lan0", "g1", "g2"], other => Assert.Equal(("dom0 has it, no answer", Lost), (probes[other, "dom0"], probes["dom0", other])));
        Assert.Empty(probes.UnansweredAmong("lan0", "g1", "g2"));
    }

    [Fact]
    [Trait("Finding", "38")]
    public void Dom0_and_a_guest_with_two_vifs_answer_for_all_their_addresses_and_forward_nothing()
    {
        var dom0 = In(116);
        Assert.Equal((Answered, Lost, Lost), (dom0["g1", "10.1.0.1"], dom0["g1", "lan1"], dom0["g1", "g2"]));

        // g2 uses g1 as its gateway.
        var guest = In(114);
        Assert.Equal((Answered, Answered, Lost), (guest["g2", "10.0.0.11"], guest["g2", "10.1.0.11"], guest["g2", "lan0"]));
    }
}
