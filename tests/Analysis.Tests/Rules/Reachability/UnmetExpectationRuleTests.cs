using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Reachability;

public sealed class UnmetExpectationRuleTests
{
    private const string Card = """ "interfaces": [ { "name": "eth0", "mac": "00:16:36:00:00:0a", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] """;

    private const string OtherCard = """ "interfaces": [ { "name": "eth0", "mac": "00:16:36:00:00:0b", "addresses": [ "192.168.1.11/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] """;

    [Fact]
    public void A_guest_that_must_not_reach_another_and_does_is_reported() => Bridged("""[ { "from": "web", "neverReaches": [ {|XNL5004:"db"|} ] } ]""")
        .Reports("'web' must never reach 'db', but web reaches db (192.168.1.254)")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithEffect("packets get there and answers come back")
        .WithNote("'xennetlint trace web db' shows the way, hop by hop")
        .WithRelated("web sends", "bridge=eth0")
        .WithRelated("db is meant", "bridge=eth0")
        .HasNoFix();

    [Fact]
    public void A_guest_that_must_reach_another_and_does_not_is_reported_with_what_the_packet_ends_at() => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Bridged)
        .Domain("far", "name = 'far'\nvif = ['mac=00:16:3e:00:00:03,bridge=eth0']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}}, "guests": { "far": { "eth0": { "addresses": [ "10.0.0.9/24" ] } } } } }, "expect": [ { "from": "far", "reaches": [ {|XNL5004:"dom0"|} ] } ] }""")
        .Reports("'far' must reach 'dom0', but far does not reach dom0 (192.168.1.10)")
        .WithEffect("far has no route to 192.168.1.10")
        .WithRelated("far sends", "bridge=eth0");

    [Fact]
    public void A_guest_that_must_be_reached_and_does_not_run_is_reported() => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Bridged)
        .Domain("web", "name = 'web'\nvif = ['bridge=nowhere']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} } }, "expect": [ { "from": "dom0", "reaches": [ {|XNL5004:"web"|} ] } ] }""")
        .Reports("'dom0' must reach 'web', but web does not run")
        .WithEffect("'start web' fails (Device 0 (vif) could not be connected. Could not find bridge device nowhere)")
        .WithRelated("the guest that does not run", "");

    [Fact]
    public void A_verdict_that_depends_on_who_spoke_breaks_both_and_the_orders_are_told()
    {
        const string Orders = "it works while nobody has spoken; it does not after dom0 has sent to 192.168.1.253 and then db to 192.168.1.10 (it comes to db, which does not have 192.168.1.253 and passes nothing on (net.ipv4.ip_forward is 0))";
        Twins("""[ { "from": "dom0", "reaches": [ {|XNL5004:"db"|} ], "neverReaches": [ {|XNL5004:"web"|} ] } ]""")
            .Reports(
                "'dom0' must reach 'db', but whether dom0 reaches db (192.168.1.254) depends on who spoke before",
                "'dom0' must never reach 'web', but whether dom0 reaches web (192.168.1.253) depends on who spoke before")
            .WithEffect(Orders)
            .WithSeverity(DiagnosticSeverity.Error);
    }

    [Fact]
    public void What_is_not_known_cannot_be_proved() => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Routed)
        .Domain("web", "name = 'web'\nvif = ['ip=10.0.0.5']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} } }, "expect": [ { "from": "outside", "neverReaches": [ {|XNL5004:"web"|} ] } ] }""")
        .Reports("'outside' must never reach 'web', which cannot be proved of outside and web (10.0.0.5)")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("nobody states whether the network outside has a route to it: state \"outsideRoutes\" in xennetlint.json, such as [ \"10.1.0.0/24 via 192.168.1.10\" ], or [] if there is none");

    [Theory]
    [InlineData("[]", "neverReaches", "there is none")]
    [InlineData("""[ "10.0.0.0/24 via 192.168.1.10" ]""", "reaches", "there is one by dom0")]
    public void What_the_routes_outside_settle_is_silent(string routes, string expectation, string why) => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Routed)
        .Domain("web", "name = 'web'\nvif = ['ip=10.0.0.5']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} } }, "outsideRoutes": {{routes}}, "expect": [ { "from": "outside", "{{expectation}}": [ "web" ] } ] }""")
        .IsSilent(why);

    [Fact]
    public void A_group_says_for_how_many_pairs_it_is_broken() => Bridged("""[ { "from": "all", "neverReaches": [ {|XNL5004:"dom0"|} ] } ]""", """ "groups": { "all": [ "web", "db" ] }, """)
        .Reports("'all' must never reach 'dom0', but db reaches dom0 (192.168.1.10)")
        .WithNote("it is so for all 2 pairs");

    [Fact]
    public void A_guest_is_reached_at_one_address_and_is_never_reached_at_all()
    {
        const string Two = "name = 'two'\nvif = ['mac=00:16:3e:00:00:05,bridge=eth0', 'mac=00:16:3e:00:00:06,bridge=eth0']\n";
        const string Alone = """ "interfaces": [ { "name": "eth0", "mac": "00:16:36:00:00:0a", "addresses": [ "192.168.1.10/24" ] } ], "routes": [] """;
        const string Guests = """ "guests": { "two": { "eth0": { "addresses": [ "192.168.1.30/24" ], "gateway": "192.168.1.10" }, "eth1": { "addresses": [ "10.9.0.30/24" ] } } } """;
        RuleTest.Of<UnmetExpectationRule>().XendConfig(Hosts.Bridged).Domain("two", Two)
            .Facts($$"""{ "hosts": { "alpha": { {{Alone}}, {{Guests}} } }, "expect": [ { "from": "dom0", "reaches": [ "two" ] } ] }""").IsSilent("one address is enough");
        RuleTest.Of<UnmetExpectationRule>().XendConfig(Hosts.Bridged).Domain("two", Two)
            .Facts($$"""{ "hosts": { "alpha": { {{Alone}}, {{Guests}} } }, "expect": [ { "from": "dom0", "reaches": [ {|XNL5004:"two/1"|} ], "neverReaches": [ {|XNL5004:"two"|} ] } ] }""")
            .Reports("'dom0' must reach 'two/1', but dom0 does not reach two (10.9.0.30)", "'dom0' must never reach 'two', but dom0 reaches two (192.168.1.30)");
    }

    [Fact]
    public void Hosts_on_one_LAN_reach_each_other() => Two("""[ { "from": "alpha:web", "neverReaches": [ {|XNL5004:"beta:db"|} ] } ]""", """ "segments": { "lan": [ "alpha:eth0", "beta:eth0" ] }, """)
        .Reports("'alpha:web' must never reach 'beta:db', but alpha:web reaches beta:db (192.168.1.253)")
        .WithRelated("beta:db is meant", "bridge=eth0");

    [Fact]
    public void What_is_between_hosts_that_nothing_joins_cannot_be_proved() => Two("""[ { "from": "alpha:web", "neverReaches": [ {|XNL5004:"beta:db"|} ] } ]""")
        .Reports("'alpha:web' must never reach 'beta:db', which cannot be proved")
        .WithEffect("nobody states how alpha and beta are joined: name the LAN that they share under \"segments\" in xennetlint.json");

    [Fact]
    public void A_name_without_a_host_means_those_that_the_sender_can_hear_of() =>
        Two("""[ { "from": "alpha:web", "reaches": [ "dom0", "outside" ] } ]""").IsSilent("alpha's own are meant: nothing joins the hosts");

    [Theory]
    [InlineData("""[ { "from": "web", "reaches": [ "db", "dom0", "outside", "192.168.1.0/24" ] } ]""", "all of this works")]
    [InlineData("""[ { "from": "web", "neverReaches": [ "nobody" ] } ]""", "a name that means nobody is another finding")]
    [InlineData("""[ { "from": "nobody", "reaches": [ "web" ] } ]""", "nor is it judged as a sender")]
    [InlineData("""[ { "from": "web", "reaches": [ "web" ], "neverReaches": [ "alpha:web" ] } ]""", "nobody sends to himself")]
    [InlineData("[]", "nothing is expected")]
    public void What_holds_is_silent(string expectations, string why) => Bridged(expectations).IsSilent(why);

    [Fact]
    public void A_broken_expectation_of_some_releases_is_lowered() => RuleTest.Of<UnmetExpectationRule>()
        .WithAssumedRelease()
        .XendConfig(Hosts.Bridged)
        .Domain("web", "name = 'web'\nvif = ['bridge=eth0']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}}, "nloopbacks": 0 } }, "expect": [ { "from": "dom0", "neverReaches": [ {|XNL5004:"web"|} ] } ] }""")
        .Reports("'dom0' must never reach 'web', but dom0 reaches web (192.168.1.254)")
        .WithSeverity(DiagnosticSeverity.Warning);

    private static RuleTest Bridged(string expectations, string more = "") => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Bridged)
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=eth0']\n")
        .Domain("db", "name = 'db'\nvif = ['mac=00:16:3e:00:00:02,bridge=eth0']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} } }, {{more}} "expect": {{expectations}} }""");

    private static RuleTest Twins(string expectations) => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Bridged)
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=eth0']\n")
        .Domain("db", "name = 'db'\nvif = ['mac=00:16:3e:00:00:01,bridge=eth0']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} } }, "expect": {{expectations}} }""");

    private static RuleTest Two(string expectations, string more = "") => RuleTest.Of<UnmetExpectationRule>()
        .XendConfig(Hosts.Bridged)
        .Domain("web", "name = 'web'\nvif = ['mac=00:16:3e:00:00:01,bridge=eth0']\n")
        .OtherHost("beta", "xend-config.sxp", Hosts.Bridged)
        .OtherHost("beta", "db", "name = 'db'\nvif = ['mac=00:16:3e:00:00:02,bridge=eth0']\n")
        .Facts($$"""{ "hosts": { "alpha": { {{Card}} }, "beta": { {{OtherCard}} } }, {{more}} "expect": {{expectations}} }""");
}
