using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Keys;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads the values of one <c>xennetlint.json</c> and collects what is wrong with them.</summary>
internal sealed class ToolConfigReading
{
    private readonly List<(int Offset, string Message)> _errors = [];
    private readonly byte[] _bytes;
    private readonly int _charactersBefore;

    internal ToolConfigReading(SourceText text)
    {
        Text = text;
        // Editors that write a byte order mark are forgiven.
        _charactersBefore = text.Content.StartsWith('\uFEFF') ? 1 : 0;
        _bytes = Encoding.UTF8.GetBytes(text.Content[_charactersBefore..]);
    }

    /// <summary>Takes a word for what it stands for.</summary>
    internal delegate bool TryParse<T>(string word, out T value);

    internal SourceText Text { get; }

    /// <summary>All errors by their places.</summary>
    internal EquatableArray<ToolConfigError> Errors
    {
        get
        {
            var errors = new List<ToolConfigError>();
            var (bytes, characters) = (0, _charactersBefore);
            foreach (var (offset, message) in _errors.OrderBy(error => error.Offset))
            {
                characters += Encoding.UTF8.GetCharCount(_bytes, bytes, offset - bytes);
                bytes = offset;
                errors.Add(new ToolConfigError(new Location(Text, new TextSpan(characters, 0)), message));
            }

            return errors.ToEquatableArray();
        }
    }

    /// <summary>The whole file; null if it is no JSON.</summary>
    internal JsonValue? ReadFile()
    {
        try
        {
            return JsonValue.Parse(_bytes);
        }
        catch (JsonException exception)
        {
            var offset = OffsetOf(exception);
            Error(offset, "this is no JSON: " + WhyNoJson(exception, offset));
            return null;
        }
    }

    internal void Error(JsonValue value, string message) => Error(value.Offset, message);

    internal void Error(int offset, string message) => _errors.Add((Math.Clamp(offset, 0, _bytes.Length), message));

    /// <summary>Where a value is written: a string with its quotation marks, of anything else the beginning.</summary>
    internal Location LocationOf(JsonValue value) => LocationOf(value.Offset);

    /// <summary>Where a member's name is written.</summary>
    internal Location LocationOf(JsonMember member) => LocationOf(member.Offset);

    private Location LocationOf(int offset)
    {
        var start = _charactersBefore + Encoding.UTF8.GetCharCount(_bytes, 0, offset);
        var text = Text.Content.AsSpan(start);
        var length = 0;
        if (text.StartsWith("\""))
        {
            for (length = 1; length < text.Length && text[length] is not '"'; length++)
            {
                length += text[length] is '\\' ? 1 : 0;
            }

            length = Math.Min(length + 1, text.Length);
        }

        return new Location(Text, new TextSpan(start, length));
    }

    /// <summary>The known members of an object, each once; the others are errors.</summary>
    internal IEnumerable<JsonMember> Members(JsonValue value, string what, IReadOnlyList<string> known)
    {
        foreach (var member in Members(value, what))
        {
            if (known.Contains(member.Name, StringComparer.Ordinal))
            {
                yield return member;
            }
            else
            {
                var meant = EditDistance.Nearest(member.Name, known) is { } near ? $" (did you mean '{near}'?)" : "";
                Error(member.Offset, $"'{member.Name}' means nothing here{meant}; known are {string.Join(", ", known.Where(name => name is not "$schema"))}");
            }
        }
    }

    /// <summary>The members of an object whose names are free, each once.</summary>
    internal IEnumerable<JsonMember> Members(JsonValue value, string what)
    {
        if (value.Kind != JsonTokenType.StartObject)
        {
            Error(value, $"{what} is expected");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (seen.Add(member.Name))
            {
                yield return member;
            }
            else
            {
                Error(member.Offset, $"'{member.Name}' is stated twice");
            }
        }
    }

    internal EquatableArray<JsonValue> Items(JsonValue value, string what) => ItemsOr(value, $"an array of {what} is expected");

    private EquatableArray<JsonValue> ItemsOr(JsonValue value, string message)
    {
        if (value.Kind == JsonTokenType.StartArray)
        {
            return value.Items;
        }

        Error(value, message);
        return [];
    }

    /// <summary>A string that is not empty.</summary>
    internal bool TryRead(JsonValue value, string what, [NotNullWhen(true)] out string? word)
    {
        word = value is { Kind: JsonTokenType.String, Text.Length: > 0 } ? value.Text : null;
        if (word is null)
        {
            Error(value, $"{what} is expected");
        }

        return word is not null;
    }

    /// <summary>A string that may be empty.</summary>
    internal string? ReadText(JsonValue value, string what)
    {
        if (value is { Kind: JsonTokenType.String, Text: { } text })
        {
            return text;
        }

        Error(value, $"{what} is expected");
        return null;
    }

    internal T? Read<T>(JsonValue value, string what, TryParse<T> tryParse)
        where T : struct
    {
        if (!TryRead(value, what, out var word))
        {
            return null;
        }

        if (tryParse(word, out var result))
        {
            return result;
        }

        Error(value, $"'{word}' is not {what}");
        return null;
    }

    internal bool ReadBoolean(JsonValue value, bool otherwise)
    {
        if (value.Kind is JsonTokenType.True or JsonTokenType.False)
        {
            return value.Kind == JsonTokenType.True;
        }

        Error(value, "true or false is expected");
        return otherwise;
    }

    internal int? ReadNumber(JsonValue value, int least, int most)
    {
        if (value.Kind == JsonTokenType.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Error(value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} is expected"));
        return null;
    }

    /// <summary>One of a few words; null and an error if it is none of them.</summary>
    internal string? ReadWord(JsonValue value, params IReadOnlyList<string> words)
    {
        var what = string.Join(" or ", words.Select(word => $"\"{word}\""));
        if (!TryRead(value, what, out var word) || words.Contains(word, StringComparer.Ordinal))
        {
            return word;
        }

        var meant = EditDistance.Nearest(word, words) is { } near ? $"; did you mean '{near}'?" : "";
        Error(value, $"{what} is expected, not '{word}'{meant}");
        return null;
    }

    /// <summary>An array of words, each once.</summary>
    internal EquatableArray<T> ReadArray<T>(JsonValue value, string what, TryParse<T> tryParse)
        where T : struct
    {
        var items = new List<T>();
        var seen = new HashSet<T>();
        foreach (var item in ItemsOr(value, $"an array is expected, each item {what}"))
        {
            if (Read(item, what, tryParse) is not { } known)
            {
                continue;
            }

            if (seen.Add(known))
            {
                items.Add(known);
            }
            else
            {
                Error(item, $"'{item.Text}' is stated twice");
            }
        }

        return items.ToEquatableArray();
    }

    /// <summary>The name of an interface that the kernel can have.</summary>
    internal InterfaceName? ReadInterfaceName(JsonValue value)
    {
        if (Read(value, "an interface name", (string word, out InterfaceName result) => InterfaceName.TryParse(word, out result)) is not { } name)
        {
            return null;
        }

        if (name.FitsKernel)
        {
            return name;
        }

        Error(value, $"'{name}' is longer than the {InterfaceName.KernelLimit} characters that the kernel takes");
        return null;
    }

    /// <summary>An IPv4 address.</summary>
    internal IPv4Address? ReadAddress(JsonValue value) =>
        Read(value, "an address such as \"192.168.1.1\"", (string word, out IPv4Address result) => IPv4Address.TryParse(word, out result));

    /// <summary>An IPv4 address that has its length behind it.</summary>
    internal static bool TryParsePrefix(string word, out IPv4Prefix prefix)
    {
        prefix = default;
        return word.Contains('/', StringComparison.Ordinal) && IPv4Prefix.TryParse(word, out prefix);
    }

    internal static bool TryParseName(string word, out DomainName name)
    {
        name = new DomainName(word);
        return true;
    }

    private string WhyNoJson(JsonException exception, int offset) =>
        string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(_bytes)) ? "the file is empty; '{}' states nothing"
        : string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(_bytes.AsSpan(offset))) ? "the file ends before everything that was opened is closed"
        : FirstSentence(exception.Message);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') : message[..end];
    }

    // The exception counts lines and the bytes of the last one.
    private int OffsetOf(JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            var end = Array.IndexOf(_bytes, (byte)'\n', start);
            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        return (int)Math.Min(_bytes.Length, start + (exception.BytePositionInLine ?? 0));
    }
}
