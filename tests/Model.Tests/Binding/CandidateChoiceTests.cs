using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Model.Tests.Binding;

public sealed class CandidateChoiceTests
{
    private static readonly (string, string) XendConfig = ("xend-config.sxp", "(vif-script vif-bridge)");
    private static readonly (string, string) XlConf = ("xl.conf", "autoballoon=1\n");
    private static readonly (string, string) Domain = ("web", "vif = ['']\n");

    public static TheoryData<(string, string)[], string, string> DeducedToolstacks => new()
    {
        { [Domain], "3.4 Xend, 4.17 Xl", "nothing tells which one is used, so both are checked" },
        { [XendConfig, Domain], "3.4 Xend", "the host has an xend-config.sxp and no xl.conf" },
        { [XlConf, Domain], "4.17 Xl", "the host has an xl.conf and no xend-config.sxp" },
        { [XendConfig, XlConf, Domain], "4.1 Xend, 4.17 Xl", "nothing tells which one is used, so both are checked" },
        { [("web.sxp", "(vm (name web))")], "3.4 Xend", "its domains are written as SXP" },
        { [("web", "import os\nvif = ['']\n")], "3.4 Xend", "alpha/web holds Python code" },
        { [("web", "from common import *\nvif = ['']\n")], "3.4 Xend", "alpha/web holds Python code" },
    };

    [Theory]
    [MemberData(nameof(DeducedToolstacks))]
    public void The_toolstack_follows_from_the_files((string, string)[] files, string primary, string why)
    {
        var candidates = CandidateChoice.For(Host.Files(files), askedRelease: null, askedToolstacks: []);

        Assert.Equal(primary, Show(candidates.Primary));
        Assert.Equal($"{why}; state it with --toolstack or in xennetlint.json", Assert.Single(candidates.Assumptions, assumption => assumption.Fact is "toolstack").Why);
    }

    [Theory]
    [InlineData("3.0.4", "3.0.4 Xend", false)]
    [InlineData("4.0", "4.0 Xend", false)]
    [InlineData("4.1", "4.1 Xend, 4.1 Xl", true)]
    [InlineData("4.4", "4.4 Xend, 4.4 Xl", true)]
    [InlineData("4.5", "4.5 Xl", false)]
    public void A_stated_release_with_one_toolstack_leaves_nothing_to_assume(string release, string primary, bool isAssumed)
    {
        var candidates = CandidateChoice.For(Host.Files(Domain), Release.Get(release), askedToolstacks: []);

        Assert.Equal(primary, Show(candidates.Primary));
        Assert.Equal(primary, Show(candidates.All));
        Assert.Equal(isAssumed ? ["toolstack"] : [], candidates.Assumptions.Select(assumption => assumption.Fact), StringComparer.Ordinal);
    }

    [Fact]
    public void An_xl_conf_tells_that_xl_is_there()
    {
        var candidates = CandidateChoice.For(Host.Files(XendConfig, XlConf), askedRelease: null, [Toolstack.Xend]);

        Assert.Equal(("4.1", "4.4"), (candidates.All[0].Release.ToString(), candidates.All[^1].Release.ToString()));
        Assert.StartsWith("alpha/xl.conf came with Xen 4.1", Assert.Single(candidates.Assumptions).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_release_all_that_have_the_toolstack_are_possible()
    {
        var candidates = CandidateChoice.For(Host.Files(Domain), askedRelease: null, askedToolstacks: []);
        var xend = candidates.All.Where(candidate => candidate.Toolstack == Toolstack.Xend).Select(candidate => candidate.Release.ToString()).ToList();
        var xl = candidates.All.Where(candidate => candidate.Toolstack == Toolstack.Xl).Select(candidate => candidate.Release.ToString()).ToList();

        Assert.Equal(("3.0.0", "4.4", "4.1", "4.22"), (xend[0], xend[^1], xl[0], xl[^1]));
        Assert.Equal(["toolstack", "xen", "xen"], candidates.Assumptions.Select(assumption => assumption.Fact), StringComparer.Ordinal);
        Assert.Equal("nothing tells the release; 3.4 is the default for xend; state it with --xen or in xennetlint.json", candidates.Assumptions[1].Why);
        Assert.Equal(("4.17", "nothing tells the release; 4.17 is the default for xl; state it with --xen or in xennetlint.json"), (candidates.Assumptions[2].Value, candidates.Assumptions[2].Why));
    }

    // An option came with a release: the host runs no older one. Source: config-languages §2.7.
    [Theory]
    [InlineData("(xen-api-server ((unix)))", "3.4", "3.0.4")]
    [InlineData("(xend-udev-event-server no)", "3.4", "3.4")]
    [InlineData("(device-create-timeout 100)(xen-api-server ((unix)))", "4.0", "4.0")]
    [InlineData("(pscsi-device-mask ('*'))", "4.1", "4.1")]
    public void Options_tell_the_oldest_release(string text, string primary, string oldest)
    {
        var candidates = CandidateChoice.For(Host.Files(("xend-config.sxp", text)), askedRelease: null, askedToolstacks: []);

        Assert.Equal($"{primary} Xend", Show(candidates.Primary));
        Assert.Equal((oldest, "4.4"), (candidates.All[0].Release.ToString(), candidates.All[^1].Release.ToString()));
        Assert.Contains(candidates.Assumptions, assumption => assumption.Fact is "xen" && assumption.Why.Contains($"which came with Xen {oldest};", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_of_the_first_release_tell_nothing()
    {
        var candidates = CandidateChoice.For(Host.Files(XendConfig), askedRelease: null, askedToolstacks: []);

        Assert.Equal("3.0.0", candidates.All[0].Release.ToString());
        Assert.StartsWith("nothing tells the release", candidates.Assumptions[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stated_in_the_file_wins_over_what_is_deduced()
    {
        var files = Host.Files(XendConfig) with { Statement = new HostStatement { Name = "alpha", Release = Release.Get("4.2"), Toolstack = Toolstack.Xl } };
        var candidates = CandidateChoice.For(files, askedRelease: null, askedToolstacks: []);

        Assert.Equal("4.2 Xl", Show(candidates.All));
        Assert.Empty(candidates.Assumptions);
    }

    [Fact]
    public void What_is_asked_wins_over_what_is_stated()
    {
        var files = Host.Files(XendConfig) with { Statement = new HostStatement { Name = "alpha", Release = Release.Get("4.2"), Toolstack = Toolstack.Xl } };
        var candidates = CandidateChoice.For(files, Release.Get("4.1"), [Toolstack.Xend, Toolstack.Xl]);

        Assert.Equal("4.1 Xend, 4.1 Xl", Show(candidates.Primary));
        Assert.Empty(candidates.Assumptions);
    }

    private static string Show(IEnumerable<BindingCandidate> candidates) => string.Join(", ", candidates.Select(candidate => $"{candidate.Release} {candidate.Toolstack}"));
}
