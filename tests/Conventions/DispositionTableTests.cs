using System.Text.RegularExpressions;
using XenNetLint.Simulator.Packets;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>docs/architecture.md tells of every disposition exactly when it applies, and of no other.</summary>
public sealed partial class DispositionTableTests
{
    private const string Heading = "\n## What becomes of a packet\n";

    [Fact]
    public void The_table_has_each_disposition_once_in_the_order_of_the_enumeration()
    {
        var page = SourceTree.Read("docs/architecture.md");
        var start = page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var section = page[start..page.IndexOf("\n## ", start, StringComparison.Ordinal)];

        var rows = Row().Matches(section).Select(row => (Name: row.Groups["name"].Value, When: row.Groups["when"].Value)).ToList();

        Assert.Equal(Enum.GetNames<Disposition>(), rows.ConvertAll(row => row.Name), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.False(string.IsNullOrWhiteSpace(row.When), row.Name));
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<when>.*) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
