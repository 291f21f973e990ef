using System.Text.RegularExpressions;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>Every trap of host-scripts §10 has, for each rule that docs/reference/rules.md gives it, a host in which the rule fires and a twin in which it does not.</summary>
/// <remarks>A host is called after its trap and its rule, <c>T15-XNL3001</c>; it has the same name in <c>samples/bad-traps</c> and in <c>samples/traps</c>.</remarks>
public sealed partial class TrapSampleTests
{
    /// <summary>Hosts that must be there, by name.</summary>
    public static TheoryData<string> Pairs => [.. PairsOfReferences()];

    [Fact]
    public void Every_trap_has_a_rule()
    {
        var traps = Traps();

        // Guards the pattern: a change of the table's form must not make this test look at nothing.
        Assert.InRange(traps.Count, 36, 99);
        Assert.Empty(traps.Except(Rules().SelectMany(rule => rule.Traps), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_trap_of_a_rule_exists() => Assert.Empty(Rules().SelectMany(rule => rule.Traps).Except(Traps(), StringComparer.Ordinal));

    [Fact]
    public void No_host_is_left_over()
    {
        Assert.Empty(TrapWorkspace.Bad.Hosts.Except(PairsOfReferences(), StringComparer.Ordinal));
        Assert.Empty(TrapWorkspace.Good.Hosts.Except(PairsOfReferences(), StringComparer.Ordinal));
        Assert.Empty(Places().Select(place => place.Host).Except(PairsOfReferences(), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_trap_has_a_host_and_a_twin(string pair)
    {
        Assert.True(TrapWorkspace.Bad.Hosts.Contains(pair, StringComparer.Ordinal), $"samples/bad-traps/{pair} is missing.");
        Assert.True(TrapWorkspace.Good.Hosts.Contains(pair, StringComparer.Ordinal), $"samples/traps/{pair} is missing.");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_host_and_its_twin_differ_in_one_line(string pair)
    {
        var bad = TrapWorkspace.Bad.TextsOf(pair);
        var good = TrapWorkspace.Good.TextsOf(pair);

        Assert.Equal(bad.Keys.Order(StringComparer.Ordinal), good.Keys.Order(StringComparer.Ordinal));
        var different = bad.Keys.Where(file => !string.Equals(bad[file], good[file], StringComparison.Ordinal)).ToList();
        Assert.True(different.Count == 1, $"{pair} and its twin differ in {(different.Count == 0 ? "nothing" : string.Join(", ", different))}.");
        Assert.True(DifferInOneLine(bad[different[0]].Split('\n'), good[different[0]].Split('\n')), $"{pair}/{different[0]} and its twin differ in more than one line.");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_rule_fires_at_the_stated_place_and_nowhere_else(string pair)
    {
        var expected = Places().Where(place => string.Equals(place.Host, pair, StringComparison.Ordinal)).Select(place => place.Place).ToList();
        var found = TrapWorkspace.Bad.FindingsOf(pair).Where(finding => string.Equals(finding.Id, RuleOf(pair), StringComparison.Ordinal)).Select(finding => TrapWorkspace.Bad.PlaceOf(pair, finding)).ToList();

        Assert.True(expected.Count > 0, $"samples/bad-traps/places.txt states no place for {pair}. Found: {string.Join(", ", found)}.");
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void In_the_twin_the_rule_is_silent_and_nothing_is_an_error(string pair) => Assert.Empty(
        TrapWorkspace.Good.FindingsOf(pair)
            .Where(finding => finding.Severity == DiagnosticSeverity.Error || string.Equals(finding.Id, RuleOf(pair), StringComparison.Ordinal))
            .Select(finding => $"{TrapWorkspace.Good.PlaceOf(pair, finding)} {finding.Id}: {finding.Message}"));

    private static string RuleOf(string pair) => pair[(pair.IndexOf('-', StringComparison.Ordinal) + 1)..];

    // One line replaced, put in or left out.
    private static bool DifferInOneLine(string[] left, string[] right)
    {
        var common = left.Zip(right).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var rest = Math.Min(left.Length, right.Length) - common;
        var commonAtEnd = left.Reverse().Zip(right.Reverse()).Take(rest).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return Math.Max(left.Length, right.Length) - common - commonAtEnd == 1;
    }

    private static List<string> Traps()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/reference/host-scripts.md"));
        var section = page[page.IndexOf("\n## §10 ", StringComparison.Ordinal)..page.IndexOf("\n## §11 ", StringComparison.Ordinal)];
        return [.. TrapRow().Matches(section).Select(match => match.Groups["id"].Value)];
    }

    private static IEnumerable<(string Rule, IReadOnlyList<string> Traps)> Rules() =>
        from match in RuleRow().Matches(File.ReadAllText(Repository.PathOf("docs/reference/rules.md")))
        select (match.Groups["id"].Value, (IReadOnlyList<string>)[.. TrapId().Matches(match.Groups["source"].Value).Select(trap => trap.Value)]);

    private static List<string> PairsOfReferences() => [.. Rules().SelectMany(rule => rule.Traps, (rule, trap) => $"{trap}-{rule.Rule}").Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Host, string Place)> Places() =>
        from line in File.ReadAllLines(Repository.PathOf("samples/bad-traps/places.txt"))
        where line.Length > 0 && line[0] != '#'
        let words = line.Split(' ')
        select words is [var host, var place] ? (host, place) : throw new InvalidDataException($"samples/bad-traps/places.txt: '{line}' is not 'HOST FILE:LINE:COLUMN'.");

    [GeneratedRegex(@"^\| (?<id>T\d+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TrapRow();

    [GeneratedRegex(@"^\| (?<id>XNL\d{4}) \|[^\n]*\| (?<source>[^|\n]*) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"\bT\d+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrapId();
}
