using System.Text.RegularExpressions;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>What code says of Xen can be looked up: every cited section of the two references exists.</summary>
public sealed partial class CitationTests
{
    [Fact]
    public void Every_cited_section_exists()
    {
        var missing =
            from citation in Citations()
            where !Reference(citation.Page).HasSection(citation.Section)
            select $"{citation.File}: {citation.Page} §{citation.Section}";

        Assert.Empty(missing.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cited_example_and_trap_exists()
    {
        var missing =
            from citation in Citations()
            from example in citation.Examples
            where !Reference(citation.Page).HasExample(example)
            select $"{citation.File}: {citation.Page} {example}";

        Assert.Empty(missing.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_code_cites_its_sources()
    {
        // Guards the pattern below: a change of style must not make the other facts look at nothing.
        Assert.InRange(Citations().Count(), 50, int.MaxValue);
    }

    private static ReferencePage Reference(string page) => page is "host-scripts" ? ReferencePage.HostScripts : ReferencePage.ConfigLanguages;

    private static IEnumerable<(string File, string Page, string Section, IReadOnlyList<string> Examples)> Citations() =>
        from file in SourceTree.Files("src", ".cs").Concat(SourceTree.Files("docs/rules", ".md")).Concat(SourceTree.Files("docs/decisions", ".md")).Append("docs/architecture.md").Append("docs/glossary.md")
        let text = LineBreak().Replace(SourceTree.Read(file), " ")
        from citation in Citation().Matches(text)
        from section in SectionNumber().Matches(citation.Groups["list"].Value)
        select (
            file,
            citation.Groups["page"].Value,
            section.Groups["number"].Value,
            (IReadOnlyList<string>)[.. ExampleId().Matches(citation.Groups["list"].Value).Select(match => match.Value)]);

    // A line of a comment goes on behind its slashes.
    [GeneratedRegex(@"\s*\n\s*(///?)?\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"\b(?<page>host-scripts|config-languages)(\.md)?[ ,](?<list>\s*§\d+(\.\d+)*(\s*(,|and|to|row|item|X\d+|T\d+|M\d+|§?\d+(\.\d+)*)(?=[\s,.;:)]))*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"§(?<number>\d+(\.\d+)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"\b[XTM]\d+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExampleId();
}
