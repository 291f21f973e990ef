using System.Text.Json;
using System.Text.RegularExpressions;
using XenNetLint.Testing;

namespace XenNetLint.Reports.Tests;

/// <summary>Holds a document against a schema of docs/schemas: the part of JSON Schema that those use; any other keyword fails.</summary>
internal sealed class SchemaCheck
{
    private readonly JsonElement _root;
    private readonly List<string> _errors = [];

    private SchemaCheck(JsonElement root) => _root = root;

    /// <summary>Everything that is wrong with a document; empty if it fits.</summary>
    internal static IReadOnlyList<string> Errors(string schema, string document)
    {
        using var rules = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf($"docs/schemas/{schema}.schema.json")));
        using var json = JsonDocument.Parse(document);
        var check = new SchemaCheck(rules.RootElement);
        check.Check(rules.RootElement, json.RootElement, "$");
        return check._errors;
    }

    private void Check(JsonElement schema, JsonElement value, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$schema" or "$defs" or "title" or "description" or "additionalProperties":
                    break;
                case "$ref":
                    Check(_root.GetProperty("$defs").GetProperty((keyword.Value.GetString() ?? "")["#/$defs/".Length..]), value, path);
                    break;
                case "type":
                    Require(TypesOf(keyword.Value).Any(type => IsOf(type, value)), path, $"is no {keyword.Value}");
                    break;
                case "const":
                    Require(JsonElement.DeepEquals(keyword.Value, value), path, $"is not {keyword.Value}");
                    break;
                case "enum":
                    Require(keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)), path, $"is none of {keyword.Value}");
                    break;
                case "minimum":
                    Require(value.ValueKind != JsonValueKind.Number || value.GetInt64() >= keyword.Value.GetInt64(), path, $"is less than {keyword.Value}");
                    break;
                case "pattern":
                    Require(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString() ?? "", keyword.Value.GetString() ?? "", RegexOptions.None, TimeSpan.FromSeconds(1)), path, $"does not match {keyword.Value}");
                    break;
                case "required":
                    foreach (var name in keyword.Value.EnumerateArray().Select(name => name.GetString() ?? ""))
                    {
                        Require(value.ValueKind != JsonValueKind.Object || value.TryGetProperty(name, out _), path, $"has no {name}");
                    }

                    break;
                case "properties":
                    CheckProperties(schema, keyword.Value, value, path);
                    break;
                case "items":
                    CheckItems(keyword.Value, value, path);
                    break;
                default:
                    _errors.Add($"keyword {keyword.Name} is not known to this check");
                    break;
            }
        }
    }

    private void CheckProperties(JsonElement schema, JsonElement properties, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Require(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False, path, "is an object whose schema lets anything in");
        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out var inner))
            {
                Check(inner, member.Value, path + "." + member.Name);
            }
            else
            {
                _errors.Add($"{path} has {member.Name}, which the schema does not know");
            }
        }
    }

    private void CheckItems(JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Check(schema, item, FormattableString.Invariant($"{path}[{index}]"));
            index++;
        }
    }

    private void Require(bool isMet, string path, string error)
    {
        if (!isMet)
        {
            _errors.Add($"{path} {error}");
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString() ?? "") : [type.GetString() ?? ""];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };
}
