using XenNetLint.Analysis.Comparison;

namespace XenNetLint.Analysis.Tests.Comparison;

/// <summary>Who reaches whom before and after, and the fewest changed lines behind a difference.</summary>
public sealed class ReachComparisonTests
{
    private const string Facts = """
        "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ],
        "routes": [ "default via 192.168.1.1 dev eth0" ],
        "guests": { "web": { "eth0": { "addresses": [ "192.168.1.20/24" ] } }, "db": { "eth0": { "addresses": [ "192.168.1.30/24" ] } } }
        """;

    private static readonly (string, string)[] Before = [Compared.Xend("network-bridge"), Web("ip=192.168.1.20"), Db("ip=192.168.1.30")];

    [Fact]
    public void Equal_behaviour_has_no_lines_about_reachability() =>
        Assert.DoesNotContain(Compared.Diff("3.4", Facts, Before, [Before[0], Web("ip=192.168.1.20,rate=1Mb/s"), Before[2]]).Changes, change => change.Group == ChangeGroup.Reachability);

    /// <summary>Without DROP ip= restricts nothing; with it a wrong one shields the outside. Source: host-scripts §12.3 item 5.</summary>
    [Fact]
    public void Two_lines_that_cut_a_guest_off_only_together_are_both_named()
    {
        var comparison = Compared.Diff("3.4", Facts, Before, [Compared.Xend("network-bridge antispoof=yes"), Web("ip=192.168.1.20,rate=1Mb/s"), Db("ip=192.168.1.99")]);

        var outside = Assert.Single(comparison.Changes, change => change.Text is "db and the network outside reach each other");
        Assert.Equal(ChangeKind.Lost, outside.Kind);
        Assert.Equal("db", outside.Guest);
        Assert.Equal(["new/xend-config.sxp:1:1", "new/auto/db:3:1"], outside.Lines.Select(line => line.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void One_line_that_does_it_alone_is_named_alone()
    {
        (string, string)[] shielded = [Compared.Xend("network-bridge antispoof=yes"), Before[1], Before[2]];

        var comparison = Compared.Diff("3.4", Facts, shielded, [shielded[0], Web("ip=192.168.1.20,rate=1Mb/s"), Db("ip=192.168.1.99")]);

        var outside = Assert.Single(comparison.Changes, change => change.Text is "db and the network outside reach each other");
        Assert.Equal("new/auto/db:3", Assert.Single(outside.Lines).ToString()[..13]);
    }

    [Fact]
    public void A_line_that_gives_it_back_is_a_gain()
    {
        (string, string)[] wrong = [Compared.Xend("network-bridge antispoof=yes"), Before[1], Db("ip=192.168.1.99")];

        var comparison = Compared.Diff("3.4", Facts, wrong, [wrong[0], wrong[1], Before[2]]);

        Assert.Contains("+ db and the network outside reach each other", comparison.Lines(), StringComparer.Ordinal);
    }

    [Fact]
    public void Guests_that_fare_alike_are_told_in_one_line()
    {
        var comparison = Compared.WhatIf("3.4", Facts, Before, proposed: null, "run \"network-bridge stop\"");

        Assert.Contains("- db and web reach the network outside, and back", comparison.Lines(), StringComparer.Ordinal);
        Assert.Contains("- db and web reach each other", comparison.Lines(), StringComparer.Ordinal);
        Assert.All(comparison.Changes, change => Assert.Empty(change.Lines));
    }

    [Fact]
    public void A_file_that_is_new_or_gone_counts_as_one_line()
    {
        (string, string) twin = ("auto/twin", "name = 'twin'\nkernel = '/boot/x'\nvif = [ 'mac=00:16:3e:00:00:01' ]\n");

        var comparison = Compared.Diff("3.4", Facts, Before, [.. Before, twin]);

        var doubt = Assert.Single(comparison.Changes, change => change.Text.StartsWith("dom0", StringComparison.Ordinal) && change.Text.Contains("web", StringComparison.Ordinal));
        Assert.Equal(ChangeKind.Lost, doubt.Kind);
        Assert.Equal("new/auto/twin:1:1", Assert.Single(doubt.Lines).ToString());
    }

    private static (string Name, string Text) Web(string rest) => Compared.Guest("web", "mac=00:16:3e:00:00:01," + rest);

    private static (string Name, string Text) Db(string rest) => Compared.Guest("db", "mac=00:16:3e:00:00:02," + rest);
}
