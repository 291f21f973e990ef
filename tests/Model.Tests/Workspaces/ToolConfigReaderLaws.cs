using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Testing.Generators;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Workspaces;

public sealed class ToolConfigReaderLaws
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\n", " ", "0", "-1", "1e9", "true", "null", "//", "/*", "*/", "\uFEFF", "\u00E9", "\uD800",
        "\"hosts\":", "\"a\":{", "\"interfaces\":[", "{\"name\":\"eth0\"}", "\"routes\":", "\"default via 10.0.0.1 dev eth0\"", "\"environment\":{", "\"expect\":[", "\"ports\":[\"eth0\"]",
        "\"parent\":\"eth0\"", "\"addresses\":[\"10.0.0.1/8\"]", "\"segments\":{", "\"groups\":{", "\"outsideRoutes\":[", "\"10.1.0.0/24 via 10.0.0.1\"", "\"guests\":{", "\"brctl\":\"1.\"", "\"mtu\":99999999999999999999",
    ];

    private static string[] Words { get; } =
        [.. System.Text.RegularExpressions.Regex.Matches(
            ToolConfigReaderTests.Complete, "\"[^\"]*\"|[^\"\\s]+|\\s+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];

    private static Arbitrary<string> JsonishTexts { get; } = Arb.From(Gen.Elements(Pieces).ListOf().Select(string.Concat));

    private static Arbitrary<string> Mutated { get; } = TextGenerators.EditsOf([ToolConfigReaderTests.Complete]);

    /// <summary>The complete file with one of its values in the place of another.</summary>
    private static Arbitrary<string> Transplanted { get; } = Arb.From(
        from source in Gen.Choose(0, Words.Length - 1)
        from target in Gen.Choose(0, Words.Length - 1)
        select string.Concat(Words.Select((word, at) => at == target ? Words[source] : word)));

    [Fact]
    public void Any_text_is_read_without_an_exception_and_errors_lie_in_it() => Law.Holds(TextGenerators.AnyText, IsReadable);

    [Fact]
    public void Pieces_of_json_are_read_without_an_exception() => Law.Holds(JsonishTexts, IsReadable);

    [Fact]
    public void A_file_with_random_edits_is_read_without_an_exception() => Law.Holds(Mutated, IsReadable);

    [Fact]
    public void A_file_with_values_in_wrong_places_is_read_without_an_exception() => Law.Holds(Transplanted, IsReadable);

    [Fact]
    public void What_is_nested_too_deep_is_an_error() =>
        Assert.True(ErrorsOf(string.Concat(Enumerable.Repeat("{\"hosts\":", 5000))).Count == 1);

    // Errors come by place, in sentences without a final period, and half of the edits make one.
    [Fact]
    public void Errors_come_in_order_and_random_edits_make_some()
    {
        var (broken, all) = (0, 0);
        Law.Holds(Mutated, text =>
        {
            var errors = ErrorsOf(text);
            all++;
            broken += errors.Count > 0 ? 1 : 0;
            return errors.Zip(errors.Skip(1)).All(pair => pair.First.Location.Span.Start <= pair.Second.Location.Span.Start);
        });

        Assert.InRange(broken, all / 4, all - 1);
    }

    private static bool IsReadable(string text) => ErrorsOf(text).All(error =>
        error.Location.Span.Start >= 0 && error.Location.Span.Start <= text.Length && error.Message.Length > 0 && !error.Message.EndsWith('.'));

    private static Collections.EquatableArray<ToolConfigError> ErrorsOf(string text)
    {
        ToolConfigReader.Read(SourceText.FromString("xennetlint.json", text), out var errors);
        return errors;
    }
}
