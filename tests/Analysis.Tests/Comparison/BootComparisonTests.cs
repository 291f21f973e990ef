using XenNetLint.Analysis.Comparison;

namespace XenNetLint.Analysis.Tests.Comparison;

public sealed class BootComparisonTests
{
    private const string Usual = """
        "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ],
        "routes": [ "default via 192.168.1.1 dev eth0" ]
        """;

    private static readonly (string, string)[] Bridged =
    [
        Compared.Xend("network-bridge"), Compared.Guest("10-web", "mac=00:16:3e:00:00:01,bridge=eth0"), Compared.Guest("20-db", "mac=00:16:3e:00:00:02,bridge=eth0"),
    ];

    [Fact]
    public void Equal_files_in_another_folder_behave_alike()
    {
        var comparison = Compared.Diff("3.4", Usual, Bridged, Bridged);

        Assert.Equal(ComparisonVerdict.NoChange, comparison.Answer);
        Assert.Empty(comparison.Changes);
    }

    [Fact]
    public void A_guest_less_moves_the_ids_of_those_behind_it()
    {
        var comparison = Compared.Diff("3.4", Usual, Bridged, [Bridged[0], Bridged[2]]);

        Assert.Equal(["~ id of 20-db: 2 -> 1", "~ back end of 20-db/0: vif2.0 -> vif1.0"], comparison.Lines().Where(line => line.Contains("20-db", StringComparison.Ordinal) && line[0] == '~'), StringComparer.Ordinal);
        Assert.Contains("- 10-web runs (bridge eth0)", comparison.Lines(), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_lost_is_blamed_on_the_earlier_files_and_what_is_gained_on_the_later_ones()
    {
        var comparison = Compared.Diff("3.4", Usual, [Compared.Xend("network-bridge bridge=a0")], [Compared.Xend("network-bridge bridge=b0")]);

        Assert.Equal("now/xend-config.sxp:1:17", Assert.Single(comparison.Changes, change => change.Text.StartsWith("bridge a0", StringComparison.Ordinal)).Blame.Place?.ToString());
        var gained = Assert.Single(comparison.Changes, change => change.Text.StartsWith("bridge b0", StringComparison.Ordinal));
        Assert.Equal("new/xend-config.sxp:1:17", gained.Blame.Place?.ToString());
        Assert.Equal("xend start", gained.Blame.Event);
    }

    [Fact]
    public void A_start_that_fails_now_is_blamed_on_the_vif_that_fails()
    {
        var comparison = Compared.Diff("3.4", Usual, Bridged, [Bridged[0], Bridged[1], Compared.Guest("20-db", "mac=00:16:3e:00:00:02,bridge=nosuch")]);

        var gone = Assert.Single(comparison.Changes, change => change.Text.StartsWith("20-db runs", StringComparison.Ordinal));
        Assert.Equal("new/auto/20-db:3:32", gone.Blame.Place?.ToString());
        Assert.Equal("start 20-db", gone.Blame.Event);
    }

    [Fact]
    public void Two_boots_side_by_side_have_no_outages()
    {
        var comparison = Compared.Diff("3.4", Usual, [Compared.XendAlone], Bridged);

        Assert.Empty(comparison.Course.Outages);
        Assert.Equal(ComparisonVerdict.Changes, comparison.Answer);
    }
}
