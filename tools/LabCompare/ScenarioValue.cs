using System.Globalization;
using System.Text.Json.Nodes;

namespace XenNetLint.LabCompare;

/// <summary>A value of a scenario while it is read; what is not as expected is noted under its place, and reading goes on.</summary>
/// <param name="Node">The value; null if it is missing.</param>
/// <param name="Field">Its place.</param>
/// <param name="Problems">Where problems are noted.</param>
internal readonly record struct ScenarioValue(JsonNode? Node, string Field, List<Unplayable> Problems)
{
    public bool IsThere => Node is not null;

    public ScenarioValue this[string key] => new((Node as JsonObject)?[key], Below(key), Problems);

    public IEnumerable<ScenarioValue> Items
    {
        get
        {
            if (Node is null)
            {
                return [];
            }

            if (Node is not JsonArray list)
            {
                Note("a list was expected");
                return [];
            }

            var (place, problems) = (Field, Problems);
            return [.. list.Select((item, index) => new ScenarioValue(item, string.Create(CultureInfo.InvariantCulture, $"{place}/{index}"), problems))];
        }
    }

    public IEnumerable<KeyValuePair<string, ScenarioValue>> Entries
    {
        get
        {
            if (Node is null)
            {
                return [];
            }

            if (Node is not JsonObject entries)
            {
                Note("an object was expected");
                return [];
            }

            var here = this;
            return [.. entries.Select(entry => KeyValuePair.Create(entry.Key, here[entry.Key]))];
        }
    }

    /// <summary>The text; numbers count as text, as the lab writes both into files alike.</summary>
    public string Text(string missing = "")
    {
        switch (Node)
        {
            case null:
                return missing;
            case JsonValue value when value.TryGetValue<string>(out var text):
                return text;
            case JsonValue value when value.TryGetValue<long>(out var number):
                return number.ToString(CultureInfo.InvariantCulture);
            default:
                Note("a text was expected");
                return missing;
        }
    }

    public string[] Texts() => [.. Items.Select(item => item.Text())];

    public bool Flag(bool missing)
    {
        switch (Node)
        {
            case null:
                return missing;
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                return flag;
            default:
                Note("true or false was expected");
                return missing;
        }
    }

    public double Number(double missing)
    {
        switch (Node)
        {
            case null:
                return missing;
            case JsonValue value when value.TryGetValue<double>(out var number):
                return number;
            default:
                Note("a number was expected");
                return missing;
        }
    }

    /// <summary>A value that a type of the model reads.</summary>
    public T Parsed<T>(Parse<T> parse, string kind)
        where T : struct
    {
        var text = Text();
        if (parse(text, out var value))
        {
            return value;
        }

        Note($"'{text}' is no {kind}");
        return default;
    }

    /// <summary>Notes every key that nobody reads.</summary>
    public void AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, value) in Entries)
        {
            if (!keys.Contains(key))
            {
                value.Note("this key is not known");
            }
        }
    }

    public void Note(string reason) => Problems.Add(new Unplayable(Field, reason));

    private string Below(string key) => Field.Length == 0 ? key : Field + "/" + key;

    internal delegate bool Parse<T>(string text, out T value);
}
