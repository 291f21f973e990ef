using System.Text.RegularExpressions;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>What the references show by example and by message, some test of the simulator shows too.</summary>
public sealed partial class ExampleCoverageTests
{
    private static readonly string Tests = string.Concat(SourceTree.Files("tests/Simulator.Tests", ".cs").Select(SourceTree.Read));

    [Fact]
    public void Every_message_of_host_scripts_9_has_a_test_with_its_number()
    {
        var messages = Messages().Matches(ReferencePage.HostScripts.TextOf("9")).Select(match => match.Groups["id"].Value).ToList();

        Assert.True(messages.Count >= 23, "the message catalogue is not where this test looks");
        Assert.DoesNotContain(messages, id => !IsTested(id));
    }

    [Fact]
    public void Every_worked_example_of_host_scripts_8_has_a_test_with_its_number()
    {
        var examples = Examples().Matches(ReferencePage.HostScripts.TextOf("8")).Select(match => match.Groups["id"].Value).ToList();

        Assert.True(examples.Count >= 30, "the examples are not where this test looks");
        Assert.DoesNotContain(examples, id => !IsTested(id));
    }

    [Fact]
    public void Every_worked_example_of_config_languages_6_3_has_a_test_with_its_number()
    {
        var examples = Numbered().Matches(ReferencePage.ConfigLanguages.TextOf("6.3")).Select(match => "Example_" + match.Groups["number"].Value).ToList();

        Assert.True(examples.Count >= 6, "the examples are not where this test looks");
        Assert.DoesNotContain(examples, id => !IsTested(id));
    }

    [Fact]
    public void Every_item_of_host_scripts_12_has_a_test_with_its_number()
    {
        var items =
            (from section in Subsections().Matches(ReferencePage.HostScripts.TextOf("12"))
             let number = section.Groups["number"].Value
             from item in Items().Matches(ReferencePage.HostScripts.TextOf(number))
             select $"Item_{number.Replace('.', '_')}_{item.Groups["number"].Value}").ToList();

        Assert.True(items.Count >= 38, "the forwarding facts are not where this test looks");
        Assert.DoesNotContain(items, id => !IsTested(id));
    }

    /// <summary>A test method begins with the id, or a theory's row cites it.</summary>
    private static bool IsTested(string id) =>
        Regex.IsMatch(Tests, $@"public (void|async Task|Task) {id}_|\[InlineData\([^\n]*""{id}[,""]", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"^\| (?<id>M\d+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Messages();

    [GeneratedRegex(@"^\*\*(?<id>X\d+b?)\*\*", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Examples();

    [GeneratedRegex(@"^(?<number>\d+)\. ", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^### §(?<number>\d+\.\d+) ", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subsections();

    // Continued lines are indented further.
    [GeneratedRegex(@"^ ?(?<number>\d+)\. ", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Items();
}
