using XenNetLint.Analysis;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Testing;

/// <summary>A host, or several for a rule about fleets, written down as marked source, and what a rule must say about it.</summary>
/// <remarks>
/// <code>RuleTest.Of&lt;DuplicateMacAddressRule&gt;()
///     .Domain("web01", "vif = ['mac=00:16:3e:00:00:01,bridge=xenbr0']")
///     .Domain("web02", "vif = ['{|XNL2001:mac=00:16:3e:00:00:01|},bridge=xenbr0']")
///     .Reports("vif web02/0 reuses MAC address 00:16:3e:00:00:01, already taken by vif web01/0")
///     .FixedBy("Remove the mac option", "web02", "vif = ['bridge=xenbr0']");</code>
/// The files belong to the host alpha and lie in a folder of that name; <c>xennetlint.json</c> lies beside it. Unless told otherwise the host
/// runs Xen 3.4 with xend. Further hosts for a <see cref="FleetRule"/> are added with their folder: <c>.OtherHost("beta", "web", …)</c>. Every test also checks that the files print back identically and are free of syntax diagnostics that are not marked.
/// A rule that throws makes the test fail with its exception.
/// </remarks>
public sealed record RuleTest
{
    /// <summary>The host's name and its folder.</summary>
    public const string HostName = "alpha";

    private readonly DiagnosticDescriptor _descriptor;
    private EquatableArray<Rule> _rules;
    private EquatableArray<RuleTestFile> _files = [];
    private Release? _release;
    private Toolstack? _toolstack;
    private bool _isAssumed;
    private EquatableArray<Diagnostic> _findings = [];

    private RuleTest(DiagnosticDescriptor descriptor, EquatableArray<Rule> rules)
    {
        _descriptor = descriptor;
        _rules = rules;
    }

    /// <summary>A test of one rule; beside it only parser and binder speak.</summary>
    public static RuleTest Of<TRule>()
        where TRule : Rule, new()
    {
        var rule = new TRule();
        return new RuleTest(rule.Describes, [rule]);
    }

    /// <summary>A test of what the parser or the binder reports.</summary>
    public static RuleTest For(DiagnosticDescriptor descriptor) => new(descriptor, []);

    /// <summary>Runs a further rule too, for example one whose findings replace those of the rule under test.</summary>
    public RuleTest AlongWith<TRule>()
        where TRule : Rule, new() => this with { _rules = _rules.Add(new TRule()) };

    /// <summary>States the release, as <c>--xen</c> takes it.</summary>
    public RuleTest Xen(string release)
    {
        Assert.True(Release.TryParse(release, out var known, out var isExact) && isExact, $"Xen {release} is no release that the program knows.");
        return this with { _release = known };
    }

    /// <summary>States the toolstack; without this it follows from the release and the files.</summary>
    public RuleTest Toolstack(Toolstack toolstack) => this with { _toolstack = toolstack };

    /// <summary>Leaves open what is not stated, so that findings are weighed over all releases and toolstacks that the files leave possible.</summary>
    public RuleTest WithAssumedRelease() => this with { _isAssumed = true };

    /// <summary>Adds <c>xend-config.sxp</c>.</summary>
    public RuleTest XendConfig(string marked) => File("xend-config.sxp", marked);

    /// <summary>Adds <c>xl.conf</c>.</summary>
    public RuleTest XlConf(string marked) => File("xl.conf", marked);

    /// <summary>Adds a domU file under its file name, which may lie in a folder: <c>auto/web01</c>.</summary>
    public RuleTest Domain(string fileName, string marked) => File(fileName, marked);

    /// <summary>Adds a domU file to which a link in <c>auto/</c> leads.</summary>
    public RuleTest LinkedDomain(string fileName, string link, string marked) =>
        Added(new RuleTestFile($"{HostName}/{fileName}", MarkedSource.Parse(marked)) { AutostartLink = link });

    /// <summary>Adds a script below <c>scripts/</c>; its first line must name a shell.</summary>
    public RuleTest Script(string fileName, string marked) => File("scripts/" + fileName, marked);

    /// <summary>Adds <c>xennetlint.json</c>; the host's name is <see cref="HostName"/>.</summary>
    public RuleTest Facts(string json) => AtPath(FileRecognition.ToolConfigName, json);

    /// <summary>Adds any file of the host.</summary>
    public RuleTest File(string fileName, string marked) => AtPath($"{HostName}/{fileName}", marked);

    /// <summary>Adds a file of another host, which has its name from its folder; only a rule about fleets sees several hosts.</summary>
    public RuleTest OtherHost(string host, string fileName, string marked) => AtPath($"{host}/{fileName}", marked);

    /// <summary>Demands exactly the marked findings, with these messages in the order of output: by file name, then by place.</summary>
    public RuleTest Reports(params string[] messages)
    {
        Assert.True(messages.Length > 0, "Reports needs a message; a test of silence says IsSilent and why.");
        var findings = Run();
        var found = Shown(findings);
        var marks = Marks();
        Assert.True(marks.Count == messages.Length, $"{marks.Count} marked spans, but {messages.Length} expected messages.{Listing("Found", found)}");
        Assert.True(
            marks.Exists(mark => string.Equals(mark.Id, _descriptor.Id, StringComparison.Ordinal)),
            $"No span is marked {_descriptor.Id}, the id under test.{Listing("Found", found)}");

        var expected = marks.Zip(messages, (mark, message) => mark with { Message = message }).ToList();
        Assert.True(found.SequenceEqual(expected), $"The findings are not the marked ones.{Listing("Expected", expected)}{Listing("Found", found)}");
        return this with { _findings = findings };
    }

    /// <summary>Demands that nothing of the rule's id is found.</summary>
    /// <param name="why">Why that is right; for the reader.</param>
    public void IsSilent(string why)
    {
        Assert.False(string.IsNullOrWhiteSpace(why), "A silent case says why it is silent.");
        Assert.False(Marks().Exists(mark => string.Equals(mark.Id, _descriptor.Id, StringComparison.Ordinal)), $"A silent case marks no {_descriptor.Id}.");
        var found = Shown(Run());
        Assert.False(found.Exists(finding => string.Equals(finding.Id, _descriptor.Id, StringComparison.Ordinal)), $"Not silent, although {why}.{Listing("Found", found)}");
    }

    /// <summary>Demands that the fix of this title, applied to every finding that offers it, makes <paramref name="fixedText"/> of a file.</summary>
    /// <remarks>The finding must then be gone; if the fix is safe, no new finding may appear.</remarks>
    public RuleTest FixedBy(string title, string fileName, string fixedText)
    {
        Assert.True(char.IsUpper(title[0]) && title[^1] != '.', $"'{title}' is no title of a fix: an imperative without final period.");
        var path = PathOf(fileName);
        var fixes = Own().SelectMany(finding => finding.Fixes).Where(fix => string.Equals(fix.Title, title, StringComparison.Ordinal)).ToList();
        Assert.True(fixes.Count > 0, $"No fix is called '{title}'. Offered: {string.Join(", ", Own().SelectMany(finding => finding.Fixes).Select(fix => $"'{fix.Title}'"))}.");
        Assert.True(_descriptor.HasFix, $"{_descriptor.Id} carries a fix, but its descriptor says that it has none.");

        var edits = WithoutOverlaps(fixes);
        var fixedTest = this with { _files = [.. _files.Select(file => file with { Source = file.Source.With(edits.Where(edit => string.Equals(edit.Location.Source.Path, file.Path, StringComparison.Ordinal))) })] };
        var actual = fixedTest.TextOf(path);
        Assert.True(string.Equals(fixedText, actual, StringComparison.Ordinal), $"The fixed {fileName} {Difference.Between(fixedText, actual)}");

        var after = fixedTest.Run(checksSyntax: false);
        Assert.True(CountOf(after, _descriptor.Id) < CountOf(_findings, _descriptor.Id), $"After '{title}' the finding is still there.");
        if (fixes.TrueForAll(fix => fix.IsSafe))
        {
            var fresh = after.Select(finding => finding.Id).Distinct(StringComparer.Ordinal).Where(id => CountOf(after, id) > CountOf(_findings, id)).ToList();
            Assert.True(fresh.Count == 0, $"'{title}' is called safe, but brings {string.Join(", ", fresh)}.");
        }

        return this;
    }

    /// <summary>Demands that no fix is offered.</summary>
    public RuleTest HasNoFix()
    {
        var titles = Own().SelectMany(finding => finding.Fixes).Select(fix => fix.Title).ToList();
        Assert.True(titles.Count == 0, $"Fixes are offered: {string.Join(", ", titles)}.");
        return this;
    }

    /// <summary>Demands that a finding states this consequence.</summary>
    public RuleTest WithEffect(string effect) => Says("effect", effect, finding => [finding.Effect]);

    /// <summary>Demands that a finding says this beside its carets.</summary>
    public RuleTest WithCallout(string callout) => Says("callout", callout, finding => [finding.Callout]);

    /// <summary>Demands that a finding carries this remark.</summary>
    public RuleTest WithNote(string note) => Says("note", note, finding => finding.Notes);

    /// <summary>Demands that a finding points to a further place with these words.</summary>
    public RuleTest WithRelated(string message, string sourceText) => Says(
        "related place",
        $"{message}: {sourceText}",
        finding => finding.Related.Select(related => $"{related.Message}: {related.Location.Source.ToString(related.Location.Span)}"));

    /// <summary>Demands that every finding of the rule has this severity.</summary>
    public RuleTest WithSeverity(DiagnosticSeverity severity)
    {
        Assert.All(Own(), finding => Assert.Equal(severity, finding.Severity));
        return this;
    }

    private static int CountOf(EquatableArray<Diagnostic> findings, string id) => findings.Count(finding => string.Equals(finding.Id, id, StringComparison.Ordinal));

    private List<Diagnostic> Own()
    {
        var own = _findings.Where(finding => string.Equals(finding.Id, _descriptor.Id, StringComparison.Ordinal)).ToList();
        Assert.True(own.Count > 0, "Ask for details after Reports.");
        return own;
    }

    // Fixes were computed from the same text: one that would meet an edit already taken waits for the next run, as in "check --fix".
    private static List<TextEdit> WithoutOverlaps(List<CodeFix> fixes)
    {
        var taken = new List<TextEdit>();
        foreach (var fix in fixes.Where(fix => !fix.Edits.Any(edit => taken.Exists(other => Meet(edit.Location, other.Location)))))
        {
            taken.AddRange(fix.Edits);
        }

        return taken;
    }

    private static bool Meet(Location left, Location right) =>
        string.Equals(left.Source.Path, right.Source.Path, StringComparison.Ordinal)
        && left.Span.Start <= right.Span.End && right.Span.Start <= left.Span.End;

    private static string Listing(string title, List<ShownFinding> findings) =>
        findings.Count == 0 ? $"\n{title}: nothing" : $"\n{title}:\n  {string.Join("\n  ", findings)}";

    private static string PathOf(string fileName) => fileName is FileRecognition.ToolConfigName ? fileName : $"{HostName}/{fileName}";

    private RuleTest AtPath(string path, string marked) => Added(new RuleTestFile(path, MarkedSource.Parse(marked)));

    private RuleTest Added(RuleTestFile added)
    {
        Assert.False(_files.Any(file => string.Equals(file.Path, added.Path, StringComparison.Ordinal)), $"{added.Path} is there already.");
        return this with { _files = _files.Add(added) };
    }

    private string TextOf(string path) =>
        _files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal)) is { } file ? file.Source.Text : throw new ArgumentException($"The test has no file {path}.", nameof(path));

    private RuleTest Says(string what, string expected, Func<Diagnostic, IEnumerable<string>> select)
    {
        var said = Own().SelectMany(select).Where(text => text.Length > 0).ToList();
        Assert.True(said.Contains(expected, StringComparer.Ordinal), $"No {what} says\n  {expected}\nSaid:\n  {string.Join("\n  ", said)}");
        return this;
    }

    private List<ShownFinding> Marks() =>
    [
        .. _files.OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => file.Source.Spans, (file, mark) => new ShownFinding(mark.Id, file.Path, mark.Span, "")),
    ];

    private EquatableArray<Diagnostic> Run(bool checksSyntax = true)
    {
        var texts = _files.Select(file => (Source: SourceText.FromString(file.Path, file.Source.Text), file.AutostartLink)).ToList();
        var statements = texts.Where(text => text.Source.Path is FileRecognition.ToolConfigName).Select(text => Statements(text.Source)).ToList();
        var files = texts.Where(text => text.Source.Path is not FileRecognition.ToolConfigName)
            .Select(text => Recognized(text.Source) with { AutostartLink = text.AutostartLink })
            .ToList();
        CheckTrees(files, checksSyntax);

        var workspace = Workspace.Arrange(files, statements);
        Assert.True(
            workspace.Hosts.Count == 1 || (workspace.Hosts.Count > 1 && _rules.Any(rule => rule is FleetRule)),
            $"A test of a rule for single hosts describes one host; these files make {workspace.Hosts.Count}.");
        if (_isAssumed)
        {
            var settings = new AnalysisSettings { Release = _release, Toolstacks = _toolstack is { } stated ? [stated] : [] };
            var findings = WorkspaceCheck.Run(workspace.Hosts, workspace, settings, [.. _rules]).Findings;
            Assert.DoesNotContain(findings, finding => ReferenceEquals(finding.Descriptor, ToolDescriptors.RuleCrashed));
            return findings;
        }

        var analyses = workspace.Hosts.Select(host => new NetworkAnalysis(host, Candidate(host))).ToList();
        var own = analyses.SelectMany(analysis => RuleRunner.Run(analysis, [.. _rules], catchCrashes: false));
        return _rules.Any(rule => rule is FleetRule) ? WithFleet(own, analyses, workspace) : own.ToEquatableArray();
    }

    // In the order of output, as WorkspaceCheck brings it; what the fleet's rules replace is gone.
    private EquatableArray<Diagnostic> WithFleet(IEnumerable<Diagnostic> own, List<NetworkAnalysis> analyses, Workspace workspace)
    {
        var fleet = FleetAnalysis.Of([.. analyses.Select(analysis => new FleetHost(analysis.Network, analysis.Timeline))], workspace);
        return WorkspaceCheck.Joined([.. own], FleetRunner.Run(fleet, [.. _rules], catchCrashes: false), [.. _rules], [.. analyses.Select(analysis => analysis.Candidate)]);
    }

    private BindingCandidate Candidate(HostFiles host)
    {
        var isXl = host is { XlConf: not null, XendConfig: null };
        var release = _release ?? host.Statement?.Release ?? (_toolstack is Model.Elements.Toolstack.Xl || isXl ? Release.DefaultForXl : Release.DefaultForXend);
        var toolstack = _toolstack ?? host.Statement?.Toolstack ?? (isXl || !release.HasXend ? Model.Elements.Toolstack.Xl : Model.Elements.Toolstack.Xend);
        Assert.True(release.Has(toolstack), $"Xen {release} has no {toolstack}.");
        return new BindingCandidate(release, toolstack);
    }

    private static ToolConfig Statements(SourceText text)
    {
        var statements = ToolConfigReader.Read(text, out var errors);
        Assert.True(errors.Count == 0, $"xennetlint.json: {string.Join("; ", errors.Select(error => $"{error.Location.Start} {error.Message}"))}");
        return statements;
    }

    private static WorkspaceFile Recognized(SourceText text)
    {
        var file = FileRecognition.RecognizeNamed(text);
        Assert.True(
            file.Role == FileRole.Script || !text.Path.StartsWith($"{HostName}/scripts/", StringComparison.Ordinal),
            $"{text.Path} is read as {file.Role}: a script begins with '#!/bin/sh' or another shell.");
        return file;
    }

    private void CheckTrees(List<WorkspaceFile> files, bool checksSyntax)
    {
        var marked = Marks().Select(mark => mark.Id).Append(_descriptor.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Tree is not null))
        {
            var tree = file.Tree ?? SyntaxTree.ParseCfg("");
            Assert.Equal(file.Text.Content, tree.ToFullString());
            if (checksSyntax && !string.Equals(_descriptor.Category, RuleCategory.Syntax, StringComparison.Ordinal))
            {
                Assert.True(
                    tree.Diagnostics.All(diagnostic => marked.Contains(diagnostic.Id)),
                    $"{file.Path} has unmarked syntax diagnostics: {string.Join("; ", tree.Diagnostics.Select(diagnostic => $"{diagnostic.Location.Start} {diagnostic.Message}"))}");
            }
        }
    }

    // What was expected by id, and everything of the id under test.
    private List<ShownFinding> Shown(EquatableArray<Diagnostic> findings)
    {
        var ids = Marks().Select(mark => mark.Id).Append(_descriptor.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. findings.Where(finding => ids.Contains(finding.Id))
                .Select(finding => new ShownFinding(finding.Id, finding.Location.Source.Path, finding.Location.Span, finding.Message)),
        ];
    }
}
