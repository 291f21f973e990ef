using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests;

public sealed class HostCheckTests
{
    [Fact]
    public void An_error_of_every_release_stays_an_error()
    {
        var finding = Assert.Single(Find("XNL0113", Files(("xend-config.sxp", Hosts.Bridged), ("web", "vif = ['bridge=a' 'ip=1']"))));

        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Empty(finding.Notes);
    }

    /// <summary>Which releases an error names, with gaps.</summary>
    [Theory]
    [InlineData("vif = ['be_mac=x']", "XNL0110", "xm of Xen 3.0.2 to 4.4")]
    [InlineData("vif = ['mac=00:16:3e:00:00:01', 'mac=00:16:3e:00:00:01']", "XNL2010", "")]
    [InlineData("vif = ['vifname=a', 'vifname=a']", "XNL2009", "xm of Xen 3.0.2 to 4.4")]
    public void An_error_of_some_releases_is_a_warning_that_names_them(string text, string id, string ranges)
    {
        var finding = Assert.Single(Find(id, Files(("xend-config.sxp", Hosts.Bridged), ("web", text))));

        Assert.Equal(ranges.Length == 0 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal(ranges.Length == 0 ? [] : [$"holds for {ranges}; the release or toolstack is only assumed here"], finding.Notes);
    }

    [Fact]
    public void Ranges_with_a_gap_are_told_apart()
    {
        var finding = Assert.Single(Find("XNL9901", Files(("xend-config.sxp", Hosts.Bridged), ("web", "vif = ['']")), new HoldsIn("3.0.0", "3.0.3", "3.0.4", "4.4")));

        Assert.Equal(["holds for xm of Xen 3.0.0 and 3.0.3 to 3.0.4 and 3.4 and 4.4; the release or toolstack is only assumed here"], finding.Notes);
    }

    [Fact]
    public void Both_toolstacks_are_checked_where_both_may_be_meant()
    {
        var files = Files(("web", "vif = ['gatewaydev=eth0']\n"), ("db", "vif = [ 'bridge=' + 'br0' ]\n"));
        var report = HostCheck.Run(files, new AnalysisSettings(), RuleCatalog.BuiltIn);

        var unknownKey = Assert.Single(report.Findings, finding => finding.Id is "XNL0110");
        Assert.Equal(DiagnosticSeverity.Warning, unknownKey.Severity);
        Assert.Equal("xm 3.4 knows no vif key 'gatewaydev'", unknownKey.Message);
        Assert.Contains("holds for xm of Xen 3.0.0 to 4.4, xl of Xen 4.1 to 4.2.1; the release or toolstack is only assumed here", unknownKey.Notes, StringComparer.Ordinal);
        var rejected = Assert.Single(report.Findings, finding => finding.Id is "XNL0010");
        Assert.Equal(DiagnosticSeverity.Warning, rejected.Severity);
        Assert.Equal(["holds for xl of Xen 4.1 to 4.22; the release or toolstack is only assumed here"], rejected.Notes);
    }

    [Fact]
    public void A_stated_release_and_toolstack_leave_errors_as_they_are()
    {
        var files = Files(("web", "vif = ['gatewaydev=eth0']\n"));
        var report = HostCheck.Run(files, new AnalysisSettings { Release = Release.Get("3.4"), Toolstacks = [Toolstack.Xend] }, RuleCatalog.BuiltIn);

        var finding = Assert.Single(report.Findings, finding => finding.Id is "XNL0110");
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Empty(finding.Notes);
    }

    [Fact]
    public void What_the_parser_says_is_never_lowered()
    {
        var report = HostCheck.Run(Files(("web", "vif = ['a=b'\n")), new AnalysisSettings(), RuleCatalog.BuiltIn);

        Assert.All(report.Findings.Where(finding => string.CompareOrdinal(finding.Id, "XNL0005") < 0), finding => Assert.Equal(DiagnosticSeverity.Error, finding.Severity));
        Assert.Contains(report.Findings, finding => finding.Id is "XNL0001");
    }

    [Fact]
    public void One_place_is_reported_once_for_both_toolstacks()
    {
        var report = HostCheck.Run(Files(("web", "set vif = ['bridge=br0']\n")), new AnalysisSettings(), RuleCatalog.BuiltIn);

        var finding = Assert.Single(report.Findings, finding => finding.Id is "XNL0008");
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
    }

    [Fact]
    public void Warnings_are_not_weighed()
    {
        var finding = Assert.Single(Find("XNL0115", Files(("web", "vif = ['bridge=a,bridge=b']\n"))));

        Assert.Empty(finding.Notes);
    }

    [Fact]
    public void What_was_assumed_is_listed_once()
    {
        var report = HostCheck.Run(Files(("xend-config.sxp", Hosts.Bridged), ("web", "vif = ['']")), new AnalysisSettings(), RuleCatalog.BuiltIn);

        Assert.Equal("alpha", report.Name);
        Assert.Equal(["toolstack", "xen", "interfaces", "routes", "environment"], report.Assumptions.Select(assumption => assumption.Fact), StringComparer.Ordinal);
        Assert.All(report.Assumptions, assumption => Assert.Equal("alpha", assumption.Host));
    }

    private static List<Diagnostic> Find(string id, HostFiles files, params Rule[] more) =>
        [.. HostCheck.Run(files, new AnalysisSettings(), [.. RuleCatalog.BuiltIn, .. more]).Findings.Where(finding => string.Equals(finding.Id, id, StringComparison.Ordinal))];

    private static HostFiles Files(params (string Name, string Text)[] files) => Assert.Single(
        Workspace.Arrange(files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString("alpha/" + file.Name, file.Text))), []).Hosts);

    /// <summary>An error under some releases of xend, and under the default one.</summary>
    private sealed class HoldsIn(params string[] releases) : SyntaxRule
    {
        public override DiagnosticDescriptor Describes { get; } = new("XNL9901", "Test", "holds", RuleCategory.Tool, DiagnosticSeverity.Error);

        public override bool HoldsFor(Release release, Toolstack toolstack) =>
            release == Release.DefaultForXend || releases.Contains(release.ToString(), StringComparer.Ordinal);

        public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, XenNetLint.Syntax.SyntaxTree tree, ReaderContext context) =>
            file.Role == FileRole.DomainConfig ? [Describes.At(new Location(file.Text, new TextSpan(0, 0)))] : [];
    }
}
