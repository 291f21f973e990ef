using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests;

public sealed class RuleRunnerTests
{
    [Fact]
    public void A_rule_that_throws_becomes_a_finding_and_the_others_go_on()
    {
        var findings = RuleRunner.Run(Analysis(("web", "vif = ['']")), [new Crashing("XNL9901"), new Marking("XNL9902", 0, 3)]);

        var crash = Assert.Single(findings, finding => finding.Id is "XNL9001");
        Assert.Equal("rule XNL9901 crashed here: out of order", crash.Message);
        Assert.Equal(DiagnosticSeverity.Warning, crash.Severity);
        Assert.Equal("alpha/web:1:1", crash.Location.ToString());
        Assert.Contains("this is a mistake in xennetlint; the other rules went on", crash.Notes, StringComparer.Ordinal);
        Assert.DoesNotContain(findings, finding => finding.Id is "XNL9901");
        Assert.Single(findings, finding => finding.Id is "XNL9902");
    }

    [Fact]
    public void What_a_rule_found_before_it_threw_is_dropped()
    {
        var findings = RuleRunner.Run(Analysis(("a", "vif = ['']"), ("b", "vif = ['']")), [new Crashing("XNL9901", afterFiles: 1)]);

        Assert.Single(findings, finding => finding.Id is "XNL9001");
        Assert.DoesNotContain(findings, finding => finding.Id is "XNL9901");
    }

    [Fact]
    public void Tests_can_see_the_exception() =>
        Assert.Throws<InvalidOperationException>(() => RuleRunner.Run(Analysis(("web", "vif = ['']")), [new Crashing("XNL9901")], catchCrashes: false));

    [Fact]
    public void Findings_come_by_file_place_and_id()
    {
        Rule[] rules = [new Marking("XNL9903", 4, 1), new Marking("XNL9902", 4, 1), new Marking("XNL9901", 0, 1)];
        var findings = RuleRunner.Run(Analysis(("b", "vif = []"), ("auto/a", "vif = []")), rules);

        string[] expected =
        [
            "XNL9901 alpha/auto/a:1:1", "XNL9902 alpha/auto/a:1:5", "XNL9903 alpha/auto/a:1:5",
            "XNL9901 alpha/b:1:1", "XNL9902 alpha/b:1:5", "XNL9903 alpha/b:1:5",
        ];
        Assert.Equal(expected, findings.Select(finding => $"{finding.Id} {finding.Location}"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(2, 4, 0, "the same place")]
    [InlineData(3, 1, 0, "inside it")]
    [InlineData(0, 8, 0, "around it")]
    [InlineData(6, 2, 0, "touching its end")]
    [InlineData(7, 1, 1, "behind it")]
    [InlineData(0, 1, 1, "before it")]
    public void The_more_specific_id_replaces_the_other_at_its_place(int start, int length, int left, string why)
    {
        var findings = RuleRunner.Run(Analysis(("web", "vif = ['']")), [new Marking("XNL9901", start, length), new Marking("XNL9902", 2, 4, "XNL9901")]);

        Assert.True(left == findings.Count(finding => finding.Id is "XNL9901"), why);
        Assert.Single(findings, finding => finding.Id is "XNL9902");
    }

    [Fact]
    public void A_rule_that_does_not_hold_here_is_not_asked_and_replaces_nothing()
    {
        var findings = RuleRunner.Run(Analysis(("web", "vif = ['']")), [new Marking("XNL9901", 0, 3), new Elsewhere("XNL9902", "XNL9901")]);

        Assert.Equal(["XNL9901"], findings.Select(finding => finding.Id).Where(id => id.StartsWith("XNL99", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Fact]
    public void Parser_binder_and_rules_are_heard()
    {
        var findings = RuleRunner.Run(Analysis(("web", "vif = ['brige=a'\n")), [new Marking("XNL9901", 0, 3)]);

        Assert.Equal(["XNL9901", "XNL0001", "XNL0110"], findings.Select(finding => finding.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_syntax_rule_sees_every_file_of_the_host()
    {
        var findings = RuleRunner.Run(
            Analysis(("xend-config.sxp", Hosts.Bridged), ("xl.conf", "autoballoon=1\n"), ("web", "vif = ['']"), ("scripts/network-mine", "#!/bin/sh\n")), [new Marking("XNL9901", 0, 1)]);

        Assert.Equal(
            ["alpha/scripts/network-mine", "alpha/web", "alpha/xend-config.sxp", "alpha/xl.conf"],
            findings.Where(finding => finding.Id is "XNL9901").Select(finding => finding.Location.Source.Path), StringComparer.Ordinal);
    }

    private static NetworkAnalysis Analysis(params (string Name, string Text)[] files)
    {
        var read = files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString("alpha/" + file.Name, file.Text))).ToList();
        var stated = new HostStatement { Name = "alpha", Root = "alpha" };
        return new NetworkAnalysis(Assert.Single(Workspace.Arrange(read, [new ToolConfig { Hosts = [stated] }]).Hosts), new BindingCandidate(Release.Get("3.4"), Toolstack.Xend));
    }

    private static DiagnosticDescriptor Descriptor(string id) => new(id, "Test", "test", RuleCategory.Tool, DiagnosticSeverity.Error);

    /// <summary>Marks a span of every file.</summary>
    private class Marking(string id, int start, int length, string supersedes = "") : SyntaxRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor(id);

        public override EquatableArray<string> Supersedes => supersedes.Length > 0 ? [supersedes] : [];

        public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context) =>
            [Describes.At(new Location(file.Text, new TextSpan(start, length)))];
    }

    /// <summary>Holds for xl only.</summary>
    private sealed class Elsewhere(string id, string supersedes) : Marking(id, 0, 3, supersedes)
    {
        public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xl;
    }

    /// <summary>Throws at the first file, or after some.</summary>
    private sealed class Crashing(string id, int afterFiles = 0) : ModelRule
    {
        public override DiagnosticDescriptor Describes { get; } = Descriptor(id);

        public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
        {
            foreach (var (index, file) in network.Files.Domains.Index())
            {
                if (index == afterFiles)
                {
                    throw new InvalidOperationException("out of order");
                }

                yield return Describes.At(new Location(file.Text, new TextSpan(0, 0)));
            }
        }
    }
}
