using System.Text.Json;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>The published schema of xennetlint.json lists what the reader takes, and nothing else.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("$.properties", """{ "wrong": 1 }""")]
    [InlineData("$defs.host.properties", """{ "hosts": { "alpha": { "wrong": 1 } } }""")]
    [InlineData("$defs.interface.properties", """{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "wrong": 1 } ] } } }""")]
    [InlineData("$defs.environment.properties", """{ "hosts": { "alpha": { "environment": { "wrong": 1 } } } }""")]
    [InlineData("$defs.ifupConfiguration.properties", """{ "hosts": { "alpha": { "environment": { "ifupConfigurations": [ { "name": "xenbr0", "wrong": 1 } ] } } } }""")]
    [InlineData("$defs.networkRoot.properties", """{ "hosts": { "alpha": { "environment": { "networkRoot": { "type": "nfs", "wrong": 1 } } } } }""")]
    [InlineData("$defs.guestInterface.properties", """{ "hosts": { "alpha": { "guests": { "web": { "eth0": { "wrong": 1 } } } } } }""")]
    [InlineData("$defs.expectation.properties", """{ "expect": [ { "from": "a", "reaches": [ "b" ], "wrong": 1 } ] }""")]
    public void The_schema_lists_the_members_that_the_reader_knows(string path, string wrong)
    {
        const string Marker = "known are ";
        ToolConfigReader.Read(SourceText.FromString("xennetlint.json", wrong), out var errors);

        var message = Assert.Single(errors).Message;
        var known = message[(message.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..].Split(", ");
        Assert.Equal(known.Order(StringComparer.Ordinal), MembersAt(path).Where(name => name is not "$schema").Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void The_example_of_the_page_is_read_without_error()
    {
        var page = SourceTree.Read("docs/xennetlint-json.md");
        var start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        var example = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        var hosts = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", example), out var errors).Hosts;

        Assert.Empty(errors);
        var host = Assert.Single(hosts);
        Assert.Equal("alpha", host.Name);
        Assert.Equal(8, host.LoopbackPairs);
        Assert.Equal(3, host.Interfaces?.Count);
        Assert.Equal(1, host.Routes?.Count);
    }

    [Fact]
    public void Every_object_of_the_schema_that_lists_members_is_compared_with_the_reader()
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("docs/schemas/xennetlint.schema.json"));
        var compared = typeof(SchemaTests).GetMethod(nameof(The_schema_lists_the_members_that_the_reader_knows))?
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Length;

        Assert.Equal(compared, CountObjects(schema.RootElement));
    }

    // A word that the schema takes, the reader takes too, and the other way round.
    [Fact]
    public void The_schema_lists_the_words_that_the_reader_knows()
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("docs/schemas/xennetlint.schema.json"));
        var members = schema.RootElement.GetProperty("$defs").GetProperty("environment").GetProperty("properties").EnumerateObject()
            .Where(member => member.Value.TryGetProperty("enum", out _))
            .ToDictionary(member => member.Name, member => member.Value.GetProperty("enum").EnumerateArray().Select(word => word.GetString()).ToList(), StringComparer.Ordinal);

        Assert.Equal(5, members.Count);
        Assert.All(members, member =>
        {
            ToolConfigReader.Read(SourceText.FromString("x", $$$"""{ "hosts": { "a": { "environment": { "{{{member.Key}}}": "!" } } } }"""), out var errors);
            var expected = string.Join(" or ", member.Value.Select(word => $"\"{word}\"")) + " is expected";
            Assert.StartsWith(expected, Assert.Single(errors).Message, StringComparison.Ordinal);
        });
    }

    private static int CountObjects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(member => CountObjects(member.Value))
            + (element.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False ? 1 : 0),
        JsonValueKind.Array => element.EnumerateArray().Sum(CountObjects),
        _ => 0,
    };

    private static List<string> MembersAt(string path)
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("docs/schemas/xennetlint.schema.json"));
        var at = schema.RootElement;
        foreach (var part in path.Split('.').Where(part => part is not "$"))
        {
            at = at.GetProperty(part);
        }

        return [.. at.EnumerateObject().Select(member => member.Name)];
    }
}
