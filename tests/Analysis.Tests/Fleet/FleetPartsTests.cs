using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class FleetPartsTests
{
    [Theory]
    [InlineData("", "alpha|beta|gamma|delta", "nobody knows what lies between them")]
    [InlineData("\"one\": [ \"alpha:eth0\", \"gamma:eth0\" ]", "alpha gamma|beta|delta", "a LAN joins two")]
    [InlineData("\"one\": [ \"delta:eth0\", \"beta:eth0\" ], \"two\": [ \"beta:eth1\", \"alpha:eth1\" ]", "alpha beta delta|gamma", "a host in two LANs joins all that are on them")]
    [InlineData("\"one\": [ \"alpha:eth0\", \"beta:eth0\", \"gamma:eth0\", \"delta:eth0\", \"elsewhere:eth0\" ]", "alpha beta gamma delta", "hosts that are not here count for nothing")]
    public void Hosts_that_share_a_lan_are_one_part(string segments, string expected, string why)
    {
        var fleet = Open(segments, "alpha", "beta", "gamma", "delta");

        Assert.True(string.Equals(expected, string.Join('|', fleet.Parts.Select(part => string.Join(' ', part.Hosts.Select(host => host.Name)))), StringComparison.Ordinal), why);
    }

    [Fact]
    public void A_fleet_of_one_part_is_that_part()
    {
        var fleet = Open("", "alpha");

        Assert.Same(fleet, Assert.Single(fleet.Parts));
    }

    [Fact]
    public void What_is_taken_for_unstated_facts_is_told_of_the_parts_that_were_built()
    {
        var fleet = Open("", "alpha", "beta");
        Assert.False(fleet.IsNetworkBuilt);

        _ = fleet.Parts[1].Network;

        Assert.True(fleet.IsNetworkBuilt);
        Assert.NotEmpty(fleet.StandIns);
        Assert.All(fleet.StandIns, assumption => Assert.Equal("beta", assumption.Host));
    }

    private static FleetAnalysis Open(string segments, params string[] names)
    {
        var config = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", $$"""{ "segments": { {{segments}} } }"""), out var errors);
        Assert.Empty(errors);
        var files = names.SelectMany(name => (SourceText[])
        [
            SourceText.FromString(name + "/xend-config.sxp", Hosts.Bridged),
            SourceText.FromString(name + "/web", "name = 'web'\nkernel = '/vmlinuz'\nvif = ['bridge=eth0']\n"),
        ]);
        var workspace = Workspace.Arrange(files.Select(FileRecognition.RecognizeNamed), [config]);
        var hosts = workspace.Hosts.ToDictionary(host => host.Name, host => new NetworkAnalysis(host, new BindingCandidate(Release.Get("3.4"), Toolstack.Xend)), StringComparer.Ordinal);
        return FleetAnalysis.Of([.. names.Select(name => new FleetHost(hosts[name].Network, hosts[name].Timeline))], workspace);
    }
}
