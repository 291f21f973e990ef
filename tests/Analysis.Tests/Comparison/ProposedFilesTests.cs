using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis.Tests.Comparison;

public sealed class ProposedFilesTests
{
    private static readonly HostFiles Present = Compared.Files(
        "now", "\"xen\": \"3.4\", \"nloopbacks\": 4", Compared.XendAlone, Compared.Guest("web", "bridge=a"), ("scripts/network-own", "#!/bin/sh\n"));

    [Fact]
    public void A_kind_of_file_that_the_proposal_lacks_stays()
    {
        var proposed = Compared.Files("new", "\"xen\": \"4.1\"", Compared.Xend("network-bridge"));

        var after = ProposedFiles.Over(Present, proposed);

        Assert.Same(proposed.XendConfig, after.XendConfig);
        Assert.Equal(Present.Domains, after.Domains);
        Assert.Equal(Present.Scripts, after.Scripts);
        Assert.Equal(["the guests' files", "scripts"], ProposedFiles.KeptKinds(Present, proposed), StringComparer.Ordinal);
    }

    [Fact]
    public void A_kind_of_file_that_the_proposal_has_is_taken_from_it_alone()
    {
        var proposed = Compared.Files("new", "\"xen\": \"4.1\"", Compared.Guest("db", "bridge=a"));

        var after = ProposedFiles.Over(Present, proposed);

        Assert.Equal("new/auto/db", Assert.Single(after.Domains).Path);
        Assert.Same(Present.XendConfig, after.XendConfig);
        Assert.Equal("now", after.Name);
    }

    [Fact]
    public void A_fact_that_the_proposal_does_not_state_stays_as_stated()
    {
        var after = ProposedFiles.Over(Present, Compared.Files("new", "\"xen\": \"4.1\"", Compared.XendAlone));

        Assert.Equal(Release.Get("4.1"), after.Statement?.Release);
        Assert.Equal(4, after.Statement?.LoopbackPairs);
    }

    [Fact]
    public void Hosts_are_paired_by_name_and_a_single_one_with_a_single_one()
    {
        var other = Compared.Files("new", "\"xen\": \"4.1\"", Compared.XendAlone);

        Assert.Equal((Present, other), (HostPairing.Of([Present], [other])[0].Before, HostPairing.Of([Present], [other])[0].After));
        var pairs = HostPairing.Of([Present, Present with { Name = "left" }], [other, Present]);
        Assert.Equal(["left", "new", "now"], pairs.Select(pair => pair.Name), StringComparer.Ordinal);
        Assert.Null(pairs[0].After);
        Assert.Null(pairs[1].Before);
        Assert.Equal(Present, pairs[2].After);
    }
}
