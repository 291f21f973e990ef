using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class EndSelectorTests
{
    private static readonly EndSelector Selector = new(Fleets.Office);

    [Theory]
    [InlineData("web1", "alpha:web1 beta:web1", "a name without a host means all of that name")]
    [InlineData("alpha:web1", "alpha:web1", "a host before it means that one")]
    [InlineData("*:web1", "alpha:web1 beta:web1", "the host may be a pattern")]
    [InlineData("dom0", "alpha:dom0 beta:dom0", "each host has a dom0")]
    [InlineData("beta:dom0", "beta:dom0", "or one is meant")]
    [InlineData("outside", "office", "default routes lead to the shared LAN")]
    [InlineData("alpha:outside", "office", "and alpha is on it")]
    [InlineData("office", "office", "a LAN by its own name")]
    [InlineData("gamma:outside", "", "there is no such host")]
    [InlineData("web*", "alpha:web1 alpha:web2 beta:web1", "a pattern")]
    [InlineData("*", "alpha:dom0 alpha:two alpha:web1 alpha:web2 beta:dom0 beta:db beta:web1 office (alpha:gone)", "everybody, also who does not run")]
    [InlineData("beta:*", "beta:dom0 beta:db beta:web1 office", "everybody on a host, and the LAN that it is on")]
    [InlineData("front", "alpha:web1 alpha:web2 alpha:two in 192.168.1.30/32", "a group's members")]
    [InlineData("alpha:front", "", "a group has no host")]
    [InlineData("gone", "(alpha:gone)", "a guest that does not run is known")]
    [InlineData("two/1", "alpha:two/eth1", "one interface of a guest")]
    [InlineData("two/eth1", "alpha:two/eth1", "by its name in the guest")]
    [InlineData("beta:dom0/eth0", "beta:dom0/eth0", "one of dom0")]
    [InlineData("two/2", "", "that it does not have")]
    [InlineData("dom0/0", "", "dom0's interfaces have no numbers")]
    [InlineData("192.168.1.22", "alpha:web2 in 192.168.1.22/32", "who has an address")]
    [InlineData("192.168.1.254", "", "a stand-in is nobody's address")]
    [InlineData("192.168.1.16/28", "alpha:two in 192.168.1.16/28 alpha:web2 in 192.168.1.16/28", "who has an address in a network")]
    [InlineData("beta:192.168.1.0/24", "beta:dom0 in 192.168.1.0/24 beta:db in 192.168.1.0/24 beta:web1 in 192.168.1.0/24 office in 192.168.1.0/24", "stand-ins are in their network")]
    [InlineData("198.51.100.0/24", "office in 198.51.100.0/24", "a network that is stated beyond the uplink")]
    [InlineData("198.51.100.99", "office in 198.51.100.0/24", "an address in it")]
    [InlineData("203.0.113.1", "", "an address that nobody states")]
    public void A_name_means_those_that_it_fits(string name, string ends, string why) =>
        Assert.True(string.Equals(ends, Fleets.Show(Selector.Select(ExpectationEnd.Parse(name))), StringComparison.Ordinal), $"{why}: {Fleets.Show(Selector.Select(ExpectationEnd.Parse(name)))}");

    [Theory]
    [InlineData("wbe1", "nobody is called 'wbe1'; did you mean 'web1'?")]
    [InlineData("beta:web2", "nobody on host beta is called 'web2'; did you mean 'web1'?")]
    [InlineData("aplha:web1", "no host is called 'aplha'; did you mean 'alpha'?")]
    [InlineData("gamma:web1", "no host is called 'gamma'")]
    [InlineData("fornt", "nobody is called 'fornt'; did you mean 'front'?")]
    [InlineData("two/7", "'two' has no interface '7'")]
    [InlineData("alpha:two/7", "'two' on host alpha has no interface '7'")]
    [InlineData("203.0.113.1", "nobody has the address 203.0.113.1; name it under \"outside\" in xennetlint.json if it lies beyond the uplink")]
    [InlineData("203.0.113.0/24", "nobody has an address in 203.0.113.0/24; name it under \"outside\" in xennetlint.json if it lies beyond the uplink")]
    public void A_name_that_means_nobody_is_told_with_what_was_meant(string name, string why) => Assert.Equal(why, Selector.WhyNobody(ExpectationEnd.Parse(name)));

    [Theory]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "abd", false)]
    [InlineData("*b*", "abc", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("a*b*c", "axbxbxc", true)]
    [InlineData("*ab*ab", "ab", false)]
    [InlineData("", "", true)]
    [InlineData("A*", "abc", false)]
    public void A_star_stands_for_any_letters(string pattern, string text, bool matches) => Assert.Equal(matches, EndSelector.Matches(pattern, text));

    [Fact]
    public void An_end_that_is_meant_twice_is_one() =>
        Assert.Equal("alpha:web1", Fleets.Show(EndSelection.Of([Selector.Select(ExpectationEnd.Parse("alpha:web1")), Selector.Select(ExpectationEnd.Parse("alpha:web1"))])));

    [Fact]
    public void Without_any_default_route_the_first_cards_lead_outside()
    {
        var fleet = Fleets.Of(
            """{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "addresses": [ "10.0.0.1/24" ] }, { "name": "eth1", "addresses": [ "10.1.0.1/24" ] } ], "routes": [] } } }""",
            ("alpha/xend-config.sxp", Hosts.Bridged));

        Assert.Equal("alpha:outside", Fleets.Show(new EndSelector(fleet).Select(ExpectationEnd.Parse("outside"))));
    }
}
