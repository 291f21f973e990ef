using System.Globalization;
using System.Text.RegularExpressions;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Conventions;

public sealed partial class DescriptorTests
{
    public static TheoryData<string> Ids => [.. DescriptorCatalog.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_unique()
    {
        var twice = DescriptorCatalog.All.GroupBy(descriptor => descriptor.Id, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Descriptors_are_sorted_by_id()
    {
        Assert.Equal(DescriptorCatalog.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), DescriptorCatalog.All.Select(descriptor => descriptor.Id), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_lies_in_the_range_of_its_category(string id)
    {
        Assert.Matches("^XNL[0-9]{4}$", id);
        var number = int.Parse(id.AsSpan(3), CultureInfo.InvariantCulture);
        var category = number switch
        {
            >= 1 and <= 99 => RuleCategory.Syntax,
            >= 100 and <= 999 => RuleCategory.Binding,
            >= 1000 and <= 1999 => RuleCategory.Bridging,
            >= 2000 and <= 2999 => RuleCategory.Addressing,
            >= 3000 and <= 3999 => RuleCategory.Routing,
            >= 4000 and <= 4999 => RuleCategory.Lifecycle,
            >= 5000 and <= 5999 => RuleCategory.Reachability,
            >= 6000 and <= 6999 => RuleCategory.Portability,
            >= 7000 and <= 7999 => RuleCategory.Exposure,
            >= 9000 and <= 9099 => RuleCategory.Tool,
            _ => "none",
        };

        Assert.Equal(category, Descriptor(id).Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_the_severity_of_the_list_of_rules(string id)
    {
        var row = SourceTree.Read("docs/reference/rules.md").Split('\n').SingleOrDefault(line => line.StartsWith($"| {id} |", StringComparison.Ordinal));

        Assert.True(row is not null, $"docs/reference/rules.md does not list {id}.");
        Assert.Equal(Descriptor(id).Severity.ToString()[..1], row.Split('|')[3].Trim(), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_title_is_a_phrase_without_final_period(string id)
    {
        var title = Descriptor(id).Title;

        Assert.NotEmpty(title);
        Assert.False(title.EndsWith('.'), $"'{title}' ends in a period.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_is_a_sentence_without_final_period(string id)
    {
        var format = Descriptor(id).MessageFormat;

        Assert.NotEmpty(format);
        Assert.False(format.EndsWith('.'), $"'{format}' ends in a period.");
        Assert.DoesNotContain('\n', format);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_places_of_a_message_are_numbered_without_gap(string id)
    {
        var places = Place().Matches(Descriptor(id).MessageFormat).Select(match => int.Parse(match.Groups["place"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order().ToList();

        Assert.Equal(Enumerable.Range(0, places.Count), places);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_a_page_with_the_usual_headings(string id)
    {
        Assert.True(File.Exists(Repository.PathOf($"docs/rules/{id}.md")), $"docs/rules/{id}.md is missing.");
        var page = SourceTree.Read($"docs/rules/{id}.md");

        Assert.StartsWith($"# {id}", page, StringComparison.Ordinal);
        Assert.All((string[])["Cause", "Why it matters", "Example", "How to fix", "When to suppress", "Sources"], heading => Assert.Contains($"\n## {heading}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_has_one_release_line(string id)
    {
        var lines = SourceTree.Read("docs/releases/rules-shipped.md").Split('\n')
            .Concat(SourceTree.Read("docs/releases/rules-unshipped.md").Split('\n'))
            .Where(line => line.StartsWith($"| {id} |", StringComparison.Ordinal))
            .ToList();

        Assert.True(lines.Count == 1, $"{id} has {lines.Count} lines in docs/releases.");
        Assert.Contains($"| {Descriptor(id).Category} | {Descriptor(id).Severity} |", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_is_tested(string id)
    {
        // A test names the id in a mark, or the descriptor that it is about.
        var files = ((string[])["tests/Parser.Tests", "tests/Model.Tests", "tests/Analysis.Tests", "tests/Cli.Tests"]).SelectMany(folder => SourceTree.Files(folder, ".cs"));

        var names = typeof(ToolDescriptors).GetProperties().Where(property => ReferenceEquals(property.GetValue(obj: null), Descriptor(id))).Select(property => $"{nameof(ToolDescriptors)}.{property.Name}").Append(id);

        Assert.True(files.Select(SourceTree.Read).Any(text => names.Any(name => text.Contains(name, StringComparison.Ordinal))), $"No test names {id}.");
    }

    private static DiagnosticDescriptor Descriptor(string id) => DescriptorCatalog.Find(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));

    [GeneratedRegex(@"\{(?<place>\d+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
