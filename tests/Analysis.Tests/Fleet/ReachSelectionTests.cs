using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class ReachSelectionTests
{
    [Fact]
    public void Verdicts_on_parts_are_those_on_each_of_their_pairs()
    {
        var selection = Select(Fleets.Office, "*", "*");

        foreach (var verdict in selection.Groups.SelectMany(selection.Verdicts))
        {
            foreach (var from in verdict.From.Ends)
            {
                foreach (var to in verdict.To.Ends.Where(to => !ReferenceEquals(from, to) && (verdict.IsOnOneHost is not { } one || one == string.Equals(from.Host, to.Host, StringComparison.Ordinal))))
                {
                    var pair = verdict.Pair with { From = from, To = to, Address = selection.TargetOf(to, verdict.AddressNumber) };
                    Assert.Equal(verdict.Verdict.Verdict, Fleets.Office.Reachability.Judge(pair.ToPacket(), to.Node).Verdict);
                }
            }
        }
    }

    [Fact]
    public void Pairs_are_counted_once_and_nobody_is_a_pair_with_himself()
    {
        var ends = Fleets.Office.Network.Ends;
        var addresses = ends.Select(end => Fleets.Office.Matrix.Targets(end).Count).ToList();
        var expected = ends.Sum(_ => addresses.Sum()) - addresses.Sum();

        var selection = Select(Fleets.Office, "*", "*");

        Assert.Equal(expected, selection.Groups.SelectMany(selection.Verdicts).Sum(verdict => verdict.Pairs));
    }

    [Theory]
    [InlineData("web2", "alpha:dom0", "alpha:web2>alpha:dom0 192.168.1.10")]
    [InlineData("two", "192.168.1.11", "alpha:two>beta:dom0 192.168.1.11")]
    [InlineData("beta:dom0", "two/1", "beta:dom0>alpha:two 10.9.0.30")]
    [InlineData("beta:dom0", "two/0,two/1", "beta:dom0>alpha:two 192.168.1.30, beta:dom0>alpha:two 10.9.0.30")]
    [InlineData("beta:dom0", "10.9.0.0/24", "beta:dom0>alpha:two 10.9.0.30")]
    [InlineData("beta:dom0", "gone", "")]
    [InlineData("alpha:web1", "alpha:web1", "")]
    public void Only_what_was_asked_for_is_judged(string from, string to, string pairs)
    {
        var selection = Select(Fleets.Office, from, to);

        Assert.Equal(pairs, string.Join(", ", selection.Groups.SelectMany(selection.Verdicts).Select(verdict => $"{verdict.Pair.From.FullName}>{verdict.Pair.To.FullName} {verdict.Pair.Address.Address}")));
    }

    [Fact]
    public void A_sender_may_be_bound_to_an_interface()
    {
        // By its routes two sends to the LAN through eth0; through eth1 it has no route there.
        Assert.Equal(Verdict.Reachable, Only(Select(Fleets.Office, "two", "alpha:dom0")).Verdict.Verdict);
        Assert.Equal(Verdict.Unreachable, Only(Select(Fleets.Office, "two/1", "alpha:dom0")).Verdict.Verdict);
    }

    [Fact]
    public void Hosts_that_nothing_joins_are_groups_of_their_own()
    {
        var fleet = Fleets.Of("{}", ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Fleets.Guest("web", 1)), ("beta/xend-config.sxp", Hosts.Bridged), ("beta/web", Fleets.Guest("web", 2)));

        var all = Select(fleet, "web", "dom0");
        Assert.Equal(["alpha", "beta"], all.Groups.Select(group => Assert.Single(group.Hosts)), StringComparer.Ordinal);
        Assert.True(all.HasUnjoined);
        Assert.False(Select(fleet, "alpha:web", "alpha:dom0").HasUnjoined);
        var apart = Select(fleet, "alpha:web", "beta:dom0");
        Assert.Empty(Assert.Single(apart.Groups).To);
        Assert.Empty(apart.Groups.SelectMany(apart.Verdicts));
    }

    private static PartVerdict Only(ReachSelection selection) => Assert.Single(selection.Groups.SelectMany(selection.Verdicts));

    private static ReachSelection Select(FleetAnalysis fleet, string from, string to)
    {
        var selector = new EndSelector(fleet);
        return new ReachSelection(fleet, Selected(selector, from), Selected(selector, to));
    }

    private static EndSelection Selected(EndSelector selector, string names) => EndSelection.Of(names.Split(',').Select(name => selector.Select(ExpectationEnd.Parse(name))));
}
