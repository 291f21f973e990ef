using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class TraceAnalysisTests
{
    private static readonly FleetAnalysis Bridged = TestFleet.Of(
        """{ "hosts": { "alpha": { "root": "alpha", "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] } } }""",
        ("alpha/xend-config.sxp", Hosts.Bridged),
        ("alpha/db", TestFleet.Guest("db", "mac=00:16:3e:00:00:02,bridge=eth0,ip=192.168.1.22")),
        ("alpha/web", TestFleet.Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0,ip=192.168.1.21")));

    [Fact]
    public void Each_step_has_the_line_that_makes_it_so()
    {
        var trace = Bridged.Trace("web", "db");

        Assert.Equal(Verdict.Reachable, trace.Verdict);
        Assert.Equal(
            [
                "alpha:web Routed alpha/web:3:44", "alpha:web NeighbourResolved alpha/db:3:10", "alpha:web Sent alpha/web:3:10",
                "alpha:dom0 Received alpha/web:3:32", "alpha:dom0 Switched alpha/db:3:32", "alpha:dom0 Accepted alpha/web:3:44",
                "alpha:db Received alpha/db:3:10", "alpha:db Delivered alpha/db:3:44",
            ],
            Places(trace.Request),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_link_of_dom0_has_the_line_of_the_script_that_made_it_or_the_statement_of_the_card()
    {
        var trace = Bridged.Trace("web", "dom0");

        Assert.Equal(["alpha:dom0 Received alpha/web:3:32", "alpha:dom0 TakenByBridge alpha/xend-config.sxp:1:17", "alpha:dom0 Delivered alpha/xend-config.sxp:1:17"], Places(trace.Request).Skip(3), StringComparer.Ordinal);
    }

    [Fact]
    public void A_routed_guest_is_found_by_the_line_with_its_address()
    {
        var fleet = TestFleet.Of(
            """{ "hosts": { "alpha": { "root": "alpha", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] } } }""",
            ("alpha/xend-config.sxp", "(network-script 'network-route netdev=eth0')\n(vif-script vif-route)\n"),
            ("alpha/web", TestFleet.Guest("web", "ip=192.168.1.21")));

        var trace = fleet.Trace("outside", "web");

        Assert.Equal(Verdict.Reachable, trace.Verdict);
        Assert.Contains("alpha:dom0 Routed alpha/web:3:10", Places(trace.Request), StringComparer.Ordinal);
        Assert.Contains("alpha:dom0 Received xennetlint.json:1:68", Places(trace.Request), StringComparer.Ordinal);
    }

    [Fact]
    public void A_change_that_a_definition_can_make_last_names_the_line()
    {
        var fleet = TestFleet.Of(
            null,
            ("alpha/xend-config.sxp", Hosts.Bridged),
            ("alpha/db", TestFleet.Guest("db", "mac=00:16:3e:00:00:01,bridge=eth0")),
            ("alpha/web", TestFleet.Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0")));

        var cures = fleet.Trace("web", "db").Cures;

        Assert.Equal(
            ["mac=00:16:3e:00:00:02 alpha/db:3:10", "mac=00:16:3e:00:00:02 alpha/web:3:10"],
            cures.Select(set => Assert.Single(set)).Select(advice => $"{advice.Cure.Setting} {advice.Place}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void For_a_guest_that_does_not_start_other_bridges_are_tried()
    {
        var fleet = TestFleet.Of(
            null,
            ("alpha/xend-config.sxp", Hosts.Bridged),
            ("alpha/db", TestFleet.Guest("db", "bridge=nowhere", "bridge=nowhere")),
            ("alpha/web", TestFleet.Guest("web", "bridge=eth0")));

        var trace = fleet.Trace("web", "db");

        Assert.Equal((Verdict.Unreachable, null, "alpha/db:3:10"), (trace.Verdict, trace.Disposition, trace.NothingSentPlace?.ToString()));
        Assert.Equal(["bridge=eth0 alpha/db:3:10", "bridge=eth0 alpha/db:3:28"], Assert.Single(trace.Cures).Select(advice => $"{advice.Cure.Setting} {advice.Place}"), StringComparer.Ordinal);
    }

    [Fact]
    public void Hosts_that_nothing_is_known_to_join_are_not_traced()
    {
        var fleet = TestFleet.Of(null, ("alpha/xend-config.sxp", Hosts.Bridged), ("beta/xend-config.sxp", Hosts.Bridged), ("alpha/web", TestFleet.Guest("web", "bridge=eth0")));

        var trace = fleet.Trace("web", "beta:dom0");

        Assert.Equal(Verdict.Unknown, trace.Verdict);
        Assert.Equal("nobody states how alpha and beta are joined: name the LAN that they share under \"segments\" in xennetlint.json", trace.Unknown);
        Assert.Empty(trace.Request);
    }

    [Fact]
    public void What_is_for_an_address_that_the_sender_has_too_never_leaves_it()
    {
        var fleet = TestFleet.Of(
            null,
            ("alpha/xend-config.sxp", Hosts.Bridged),
            ("alpha/db", TestFleet.Guest("db", "bridge=eth0,ip=192.168.1.21")),
            ("alpha/web", TestFleet.Guest("web", "bridge=eth0,ip=192.168.1.21")));

        var trace = fleet.Trace("web", "db");

        Assert.Equal((Verdict.Unreachable, Disposition.WrongRecipient), (trace.Verdict, trace.Disposition));
        Assert.Equal("web has 192.168.1.21 too, and takes it", new BlockerText(fleet.Network).Of(trace.Blockers[0]));
    }

    [Fact]
    public void A_blocker_that_is_nothing_known_has_its_detail_for_words()
    {
        var words = new BlockerText(Bridged.Network);

        foreach (var disposition in Enum.GetValues<Disposition>())
        {
            Assert.NotEmpty(words.Of(new Blocker(disposition, Way.Request, "alpha:web") { Detail = "because" }));
        }
    }

    private static IEnumerable<string> Places(IEnumerable<TracedHop> hops) => hops.SelectMany(hop => hop.Steps, (hop, step) => $"{hop.Node.Name} {step.Step.Kind} {step.Place}");
}
