using System.Text;
using System.Text.Json;
using XenNetLint.Collections;

namespace XenNetLint.Model.Workspaces;

/// <summary>A JSON value with its place in the file.</summary>
/// <param name="Kind">The first token of it.</param>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Text">What a string says, or a number as written; null if it is neither, or half a character stands in the string.</param>
/// <param name="Members">Members of an object in their order, equal names included.</param>
/// <param name="Items">Items of an array.</param>
internal sealed record JsonValue(JsonTokenType Kind, int Offset, string? Text, EquatableArray<JsonMember> Members, EquatableArray<JsonValue> Items)
{
    /// <summary>Reads a whole file of JSON with comments and trailing commas.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static JsonValue Parse(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        var value = ReadValue(ref reader);
        while (reader.Read())
        {
            // Only comments may follow; anything else throws.
        }

        return value;
    }

    // The reader's own limit of depth, 64, bounds the recursion.
    private static JsonValue ReadValue(ref Utf8JsonReader reader)
    {
        var kind = reader.TokenType;
        var offset = (int)reader.TokenStartIndex;
        switch (kind)
        {
            case JsonTokenType.StartObject:
                var members = new List<JsonMember>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var at = (int)reader.TokenStartIndex;
                    var name = TextOf(ref reader);
                    reader.Read();
                    members.Add(new JsonMember(name ?? "", at, ReadValue(ref reader)));
                }

                return new(kind, offset, Text: null, members.ToEquatableArray(), []);
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return new(kind, offset, Text: null, [], items.ToEquatableArray());
            case JsonTokenType.String:
                return new(kind, offset, TextOf(ref reader), [], []);
            case JsonTokenType.Number:
                return new(kind, offset, Encoding.UTF8.GetString(reader.ValueSpan), [], []);
            default:
                return new(kind, offset, Text: null, [], []);
        }
    }

    // The reader has no other way to say that an escape is half a character.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
