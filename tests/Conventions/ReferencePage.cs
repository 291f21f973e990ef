using System.Text.RegularExpressions;

namespace XenNetLint.Conventions;

/// <summary>One of the two references that code cites.</summary>
internal sealed partial class ReferencePage
{
    private readonly HashSet<string> _sections;
    private readonly string _text;

    private ReferencePage(string path)
    {
        _text = SourceTree.Read(path);
        _sections = Heading().Matches(_text).Select(match => match.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
    }

    internal static ReferencePage HostScripts { get; } = new("docs/reference/host-scripts.md");

    internal static ReferencePage ConfigLanguages { get; } = new("docs/reference/config-languages.md");

    /// <summary>Whether a heading carries the number.</summary>
    internal bool HasSection(string number) => _sections.Contains(number);

    /// <summary>The text from a numbered heading to the next heading that is not below it.</summary>
    internal string TextOf(string number)
    {
        var headings = Heading().Matches(_text);
        var start = headings.First(match => string.Equals(match.Groups["number"].Value, number, StringComparison.Ordinal));
        var end = headings.FirstOrDefault(match =>
            match.Index > start.Index && !match.Groups["number"].Value.StartsWith(number + ".", StringComparison.Ordinal));
        return _text[start.Index..(end?.Index ?? _text.Length)];
    }

    /// <summary>Whether an example, trap or message of this name is described: it begins a table row, a heading or bold text.</summary>
    internal bool HasExample(string name) => Regex.IsMatch(_text, $@"(^\|\s*|\*\*){name}\b", RegexOptions.Multiline, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^#{1,6} §?(?<number>\d+(\.\d+)*)\.?\s", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
