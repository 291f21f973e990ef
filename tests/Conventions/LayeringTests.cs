using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace XenNetLint.Conventions;

public sealed partial class LayeringTests
{
    [Fact]
    public void The_graph_in_the_architecture_page_is_the_table_of_allowed_arrows()
    {
        var drawn = LayerGraph.ParseMermaid(SourceTree.Read("docs/architecture.md")).Select(arrow => arrow.ToString()).Order(StringComparer.Ordinal);

        Assert.Equal(LayerGraph.Allowed.Select(arrow => arrow.ToString()).Order(StringComparer.Ordinal), drawn);
    }

    [Fact]
    public void No_arrow_leads_back()
    {
        Assert.All(LayerGraph.Allowed, arrow => Assert.DoesNotContain(arrow.From, LayerGraph.Below(arrow.To)));
    }

    [Fact]
    public void Every_namespace_uses_only_what_its_arrows_allow()
    {
        var violations =
            from use in Uses()
            where !LayerGraph.Below(use.Part).Contains(use.Used)
            select $"{use.File}: {use.Part} must not use {use.Used}";

        Assert.Empty(violations.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_arrow_is_needed()
    {
        var used = Uses().Select(use => (use.Part, use.Used)).ToHashSet();

        Assert.All(LayerGraph.Allowed, arrow => Assert.Contains(LayerGraph.Below(arrow.To), below => used.Contains((arrow.From, below))));
    }

    [Fact]
    public void Every_source_file_declares_the_namespace_of_its_folder()
    {
        var wrong =
            from file in SourceTree.Files("src", ".cs")
            let declared = DeclaredNamespace(file)
            where declared is not null && !string.Equals(declared, NamespaceOfFolder(file), StringComparison.Ordinal)
            select $"{file} declares {declared}, its folder says {NamespaceOfFolder(file)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_source_file_belongs_to_a_part_of_the_graph()
    {
        var strangers = SourceTree.Files("src", ".cs").Where(file => DeclaredNamespace(file) is { } name && LayerGraph.PartOf(name) is null);

        Assert.Empty(strangers);
    }

    [Fact]
    public void Project_references_follow_the_arrows()
    {
        var references =
            from project in SourceTree.Files("src", ".csproj")
            from reference in XDocument.Parse(SourceTree.Read(project)).Descendants("ProjectReference")
            let used = Path.GetFileNameWithoutExtension(reference.Attribute("Include")?.Value.Replace('\\', '/')) ?? ""
            select (Project: Path.GetFileNameWithoutExtension(project), Used: used);

        Assert.All(references, reference => Assert.Contains(PartsOf(reference.Project), from => PartsOf(reference.Used).Any(to => LayerGraph.Below(from).Contains(to))));
    }

    // Decision 0012: a run that asks for no graph does not load the package.
    [Fact]
    public void Only_one_folder_names_QuikGraph()
    {
        var files = SourceTree.Files("src", ".cs").Where(file => QuikGraph().IsMatch(SourceTree.Read(file))).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.StartsWith("src/Simulator/Packets/Graphs/", file, StringComparison.Ordinal));
    }

    private static IEnumerable<string> PartsOf(string project) => LayerGraph.Namespaces.Keys.Where(part =>
        string.Equals(LayerGraph.Namespaces[part].Split('.')[1], project, StringComparison.Ordinal)
        || (project is "Parser" && part is ("Collections" or "Text" or "Diagnostics" or "Syntax")));

    private static IEnumerable<(string File, string Part, string Used)> Uses() =>
        from file in SourceTree.Files("src", ".cs")
        let text = SourceTree.Read(file)
        let name = DeclaredNamespace(file)
        where name is not null
        let part = LayerGraph.PartOf(name)
        where part is not null
        from match in QualifiedName().Matches(text)
        let used = LayerGraph.PartOf(match.Value)
        where used is not null && !string.Equals(used, part, StringComparison.Ordinal)
        select (file, part, used);

    private static string? DeclaredNamespace(string file) =>
        Namespace().Match(SourceTree.Read(file)) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string NamespaceOfFolder(string file)
    {
        var folders = file.Split('/')[1..^1];
        return string.Join('.', (string[])["XenNetLint", .. folders[0] is "Parser" ? folders[1..] : folders]);
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using QuikGraph|\bQuikGraph\.|\.ToGraph\(", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuikGraph();

    [GeneratedRegex(@"XenNetLint(\.[A-Z]\w*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QualifiedName();
}
