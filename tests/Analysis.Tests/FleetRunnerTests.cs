using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests;

public sealed class FleetRunnerTests
{
    private const string Web = "name = \"web\"\nkernel = \"/vmlinuz\"\nvif = ['bridge=eth0']\n";

    [Fact]
    public void A_rule_for_fleets_sees_all_hosts_at_once_and_its_findings_are_sorted_in()
    {
        var report = Check(Stated, new Marking("XNL9903"), ("beta/xend-config.sxp", Hosts.Bridged), ("beta/web", Web), ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web));

        Assert.Equal(["XNL9903 alpha/web:1:1", "XNL9903 beta/web:1:1"], Own(report).Select(finding => $"{finding.Id} {finding.Location}"), StringComparer.Ordinal);
        Assert.All(Own(report), finding => Assert.Equal("alpha and beta", finding.Message));
    }

    [Fact]
    public void A_rule_that_throws_becomes_a_finding_and_the_others_go_on()
    {
        var report = Check(Workspace(("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web)), Stated, new Crashing(), new Marking("XNL9903"));

        var crash = Assert.Single(report.Findings, finding => finding.Id is "XNL9001");
        Assert.Equal("rule XNL9901 crashed here: out of order", crash.Message);
        Assert.Equal(DiagnosticSeverity.Warning, crash.Severity);
        Assert.Equal("alpha/web:1:1", crash.Location.ToString());
        Assert.DoesNotContain(report.Findings, finding => finding.Id is "XNL9901");
        Assert.Single(report.Findings, finding => finding.Id is "XNL9903");
    }

    [Fact]
    public void Nothing_is_built_for_a_rule_that_asks_for_nothing()
    {
        var workspace = Workspace(("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web));
        var host = new NetworkAnalysis(workspace.Hosts[0], new BindingCandidate(Release.Get("3.4"), Toolstack.Xend));
        var fleet = FleetAnalysis.Of([new FleetHost(host.Network, host.Timeline)], workspace);

        _ = FleetRunner.Run(fleet, [new Marking("XNL9903")], catchCrashes: false);

        Assert.False(fleet.IsNetworkBuilt);
    }

    [Fact]
    public void A_rule_that_holds_for_no_host_is_not_asked() =>
        Assert.Empty(Own(Check(Stated, new Marking("XNL9903", holdsFor: Toolstack.Xl), ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web))));

    [Fact]
    public void A_finding_about_a_fleet_replaces_what_says_less_of_its_place()
    {
        var report = Check(Workspace(("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web)), Stated, new Plain(), new Marking("XNL9903", supersedes: "XNL9902"));

        Assert.Equal(["XNL9903"], report.Findings.Select(finding => finding.Id).Where(id => id.StartsWith("XNL99", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Fact]
    public void An_error_that_holds_for_some_releases_only_is_lowered_and_says_for_which()
    {
        var report = Check(new AnalysisSettings(), new Marking("XNL9903", since: "3.3"), ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web));

        var finding = Assert.Single(Own(report));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains("holds for xm of Xen 3.3 to 4.4; the release or toolstack of alpha is only assumed", finding.Notes, StringComparer.Ordinal);
    }

    [Fact]
    public void An_error_that_holds_for_all_releases_stays_one()
    {
        var report = Check(new AnalysisSettings(), new Marking("XNL9903"), ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web));

        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Own(report)).Severity);
    }

    [Fact]
    public void What_is_assumed_of_one_host_has_no_bearing_on_another()
    {
        var facts = """{ "hosts": { "beta": { "xen": "3.4", "toolstack": "xend" } } }""";
        var report = Check(
            new AnalysisSettings(), new Marking("XNL9903", since: "3.3"),
            ("alpha/xend-config.sxp", Hosts.Bridged), ("alpha/web", Web), ("beta/xend-config.sxp", Hosts.Bridged), ("beta/web", Web), ("xennetlint.json", facts));

        Assert.Equal(
            [("alpha/web", DiagnosticSeverity.Warning), ("beta/web", DiagnosticSeverity.Error)],
            Own(report).Select(finding => (finding.Location.Source.Path, finding.Severity)));
    }

    [Fact]
    public void What_both_toolstacks_say_of_a_place_is_said_once()
    {
        var report = Check(new AnalysisSettings(), new Marking("XNL9903"), ("alpha/web", Web), ("beta/xend-config.sxp", Hosts.Bridged));

        Assert.Single(Own(report));
    }

    [Fact]
    public void Two_files_that_only_their_folder_puts_on_one_host_are_no_certain_error()
    {
        var report = Check(Stated, new Pairing(), ("alpha/db", Web), ("alpha/web", Web));

        var finding = Assert.Single(Own(report));
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains("holds if the files in alpha belong to one host, which only their folder says", finding.Notes, StringComparer.Ordinal);
    }

    private static AnalysisSettings Stated { get; } = new() { Release = Release.Get("3.4"), Toolstacks = [Toolstack.Xend] };

    private static WorkspaceReport Check(AnalysisSettings settings, Rule rule, params (string Path, string Text)[] files) => Check(Workspace(files), settings, rule);

    private static WorkspaceReport Check(Workspace workspace, AnalysisSettings settings, params Rule[] rules) => WorkspaceCheck.Run(workspace.Hosts, workspace, settings, rules);

    private static IEnumerable<Diagnostic> Own(WorkspaceReport report) => report.Findings.Where(finding => finding.Id is "XNL9903");

    private static Workspace Workspace(params (string Path, string Text)[] files)
    {
        var texts = files.Select(file => SourceText.FromString(file.Path, file.Text)).ToList();
        return Model.Workspaces.Workspace.Arrange(
            texts.Where(text => text.Path is not FileRecognition.ToolConfigName).Select(FileRecognition.RecognizeNamed),
            texts.Where(text => text.Path is FileRecognition.ToolConfigName).Select(text => ToolConfigReader.Read(text, out _)));
    }

    private static DiagnosticDescriptor Descriptor(string id, string format) => new(id, "Test", format, RuleCategory.Tool, DiagnosticSeverity.Error);

    /// <summary>Marks the first domU file of every host that runs a release.</summary>
    private sealed class Marking(string id, string since = "3.0.0", string supersedes = "", Toolstack? holdsFor = null) : FleetRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor(id, "{0}");

        public override EquatableArray<string> Supersedes => supersedes.Length > 0 ? [supersedes] : [];

        public override bool HoldsFor(Release release, Toolstack toolstack) => holdsFor is null || toolstack == holdsFor;

        public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet) =>
            from host in fleet.Hosts
            where host.Network.Host.Release >= Release.Get(since) && host.Network.Files.Domains.Count > 0
            select Describes.At(new Location(host.Network.Files.Domains[0].Text, new TextSpan(0, 1)), string.Join(" and ", fleet.Hosts.Select(other => other.Name)));
    }

    /// <summary>Says of the first domU file that it has to do with the second.</summary>
    private sealed class Pairing : FleetRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor("XNL9903", "two");

        public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet) =>
            from host in fleet.Hosts
            select Describes.At(new Location(host.Network.Files.Domains[0].Text, new TextSpan(0, 1))).WithRelated(new Location(host.Network.Files.Domains[1].Text, new TextSpan(0, 1)), "other");
    }

    /// <summary>Marks what <see cref="Marking"/> marks, host by host.</summary>
    private sealed class Plain : ModelRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor("XNL9902", "plain");

        public override IEnumerable<Diagnostic> Analyze(BoundNetwork network) => [Describes.At(new Location(network.Files.Domains[0].Text, new TextSpan(0, 1)))];
    }

    private sealed class Crashing : FleetRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor("XNL9901", "crash");

        public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
        {
            yield return Describes.At(new Location(fleet.Hosts[0].Network.Files.Domains[0].Text, new TextSpan(0, 0)));
            throw new InvalidOperationException("out of order");
        }
    }
}
